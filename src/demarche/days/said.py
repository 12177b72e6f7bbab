"""What an expression of time says, and what the words around it tell of its direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from demarche.model import Terms


@dataclass(frozen=True, slots=True)
class Said:
    """`reads` and `step` as in the form of a language pack, `slots` as they were filled."""

    reads: str
    step: int
    slots: Mapping[str, int | str]

    def has(self, *names: str) -> bool:
        return all(name in self.slots for name in names)

    def number(self, name: str) -> int:
        return int(self.slots[name])


BOTH = "both"
"""Of a weekday: the last and the next both fit the words, so it lies between them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the words around an expression tell. way: future, past, either (the nearest), both or ""; deadline: it ends
    a span of time."""

    way: str = ""
    deadline: bool = False
    # the word that tells stands before the date, not somewhere after it; without a way: a verb of its sentence is of
    # the past, though none tells of the date
    sure: bool = True


def terms_of(said: Said, heading: Heading) -> Terms:
    """Both as a mark keeps them."""
    return Terms(said.reads, said.step, tuple(said.slots.items()), heading.way, heading.sure, heading.deadline)


@lru_cache(maxsize=1 << 14)
def said_of(terms: Terms) -> tuple[Said, Heading]:
    """What `terms_of` was given."""
    return Said(terms.reads, terms.step, dict(terms.slots)), Heading(terms.way, terms.deadline, terms.sure)
