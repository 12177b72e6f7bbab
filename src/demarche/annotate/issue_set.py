"""A line with its issues set."""

from __future__ import annotations

from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, TypeVar

from demarche.model import Act, Statement

Line = TypeVar("Line", Statement, Act)
_NAMES = {kind: [field.name for field in fields(kind)] for kind in (Statement, Act)}
_VALUES = {kind: (attrgetter(*names), names.index("issues")) for kind, names in _NAMES.items()}


def with_issues(line: Line, issues: tuple[str, ...]) -> Line:
    if line.issues == issues:
        return line
    kind: type[Any] = type(line)
    values, at = _VALUES[kind]
    held = values(line)
    changed: Line = kind(*held[:at], issues, *held[at + 1 :])  # as `replace`, in a third of its time
    return changed


def with_lent(act: Act, issues: tuple[str, ...], lent: bool) -> Act:
    """lent: by what stands around the act."""
    act = with_issues(act, issues)
    return act if act.lent == (lent and bool(issues)) else replace(act, lent=not act.lent)
