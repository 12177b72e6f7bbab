"""Heads of state and government, foreign ministers and heads of bodies, with their terms: who stands for whom."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from demarche.lang.load import load_file

HOME = Path(__file__).parent


class _Leaders(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Party -> rows [name, role, first year, last year (0: still in office), further names]."""

    leaders: dict[str, list[tuple[str, str, int, int, list[str]]]]


@dataclass(frozen=True, slots=True)
class Leader:
    """One term. role: chief (of state or government), minister (of foreign affairs), body (head of a body)."""

    name: str
    role: str
    party: str
    first: int
    last: int


@lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """A name without accents and case, hyphens as spaces."""
    if name.isascii():
        return name.replace("-", " ").lower()
    decomposed = unicodedata.normalize("NFKD", name.replace("-", " ").replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=1)
def leaders() -> Mapping[str, tuple[Leader, ...]]:
    """Plain name, full or as commonly shortened -> the terms under it, the earliest first."""
    table: dict[str, list[Leader]] = {}
    for party, rows in load_file(HOME / "leaders.toml", _Leaders).leaders.items():
        for name, role, first, last, others in rows:
            leader = Leader(name, role, party, first, last or 9999)
            for form in dict.fromkeys(plain(form) for form in (name, *others)):
                table.setdefault(form, []).append(leader)
    return MappingProxyType({form: tuple(sorted(terms, key=lambda term: term.first)) for form, terms in table.items()})


def leader(name: str, year: int = 0) -> Leader | None:
    """The term of the leader of this name: the one that covers `year` where that is known, else the latest."""
    terms = leaders().get(plain(name), ())
    return next((term for term in reversed(terms) if term.first <= year <= term.last), terms[-1] if terms else None)
