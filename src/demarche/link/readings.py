"""What is read of one report for comparison with others, taken from an earlier build where the report is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import lru_cache, partial
from sys import intern
from typing import Any, TypeVar, get_type_hints

from demarche.kept import Kept
from demarche.model import Document

R = TypeVar("R")
Share = Callable[[Any], None]
"""Makes of equal words in a line one object each."""
_set = object.__setattr__  # on lines that are nobody else's yet


def readings(
    kept: Kept, what: str, document: Document, read: Callable[[Document], Iterable[R]], kind: type[R]
) -> list[R]:
    """`read(document)`, lines of the dataclass `kind` that rest on the document alone; one that holds it has it as its
    first field `document`."""
    make_one: Callable[..., R] = kind
    names, row, share = _shape(kind)  # type: ignore[arg-type]
    made: list[R] = []

    def make() -> list[tuple[Any, ...]]:
        made.extend(read(document))
        return [tuple(getattr(line, name) for name in names) for line in made]

    found = kept.result(what, (document,), make, row)
    if made or not found:
        return made
    first = (document,) if len(names) < len(fields(make_one)) else ()  # type: ignore[arg-type]
    whole = [make_one(*first, *one) for one in found]
    for line in whole:
        share(line)
    return whole


@lru_cache(maxsize=32)
def _shape(kind: type[Any]) -> tuple[tuple[str, ...], Any, Share]:
    """The fields that are kept, their types, and what makes the words in them one."""
    hints = get_type_hints(kind)
    names = tuple(one.name for one in fields(kind) if hints[one.name] is not Document)
    return names, list[tuple[tuple(hints[name] for name in names)]], _sharing(kind)  # type: ignore[misc]


def _sharing(kind: type[Any]) -> Share:
    """As words are when they are read: over many reports, each apart would take several times the memory."""
    hints = get_type_hints(kind)
    steps = [(one.name, how) for one in fields(kind) if (how := _how(hints[one.name])) is not None]

    def share(line: Any) -> None:
        for name, how in steps:
            _set(line, name, how(getattr(line, name)))

    return share


def _how(hint: Any) -> Callable[[Any], Any] | None:
    if hint is str:
        return intern
    if hint == frozenset[str]:
        return lambda words: frozenset(map(intern, words))
    if hint == tuple[str, ...]:
        return lambda words: tuple(map(intern, words))
    if is_dataclass(hint) and isinstance(hint, type) and hint is not Document:
        return partial(_shared, _sharing(hint))
    return None


def _shared(share: Share, line: Any) -> Any:
    share(line)
    return line
