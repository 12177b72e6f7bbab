"""One disagreement as it is shown, and how it is told from another.

Of what was weighed only this is kept: a claim with its denial, or what was with what was not.
"""

from __future__ import annotations

from dataclasses import dataclass
from sys import intern
from typing import NamedTuple, Protocol

from demarche.lang.concepts import Sense
from demarche.link.conflicts.sides import Side
from demarche.link.sense.lines import Line
from demarche.link.sense.setting import sentence_at
from demarche.model import At, Document

ENOUGH = 3
"""Meanings that two sentences share which tell of one matter."""


class One(Protocol):
    """A side, or what is left of it once it is weighed."""

    @property
    def document(self) -> Document: ...
    @property
    def sentence(self) -> int: ...
    @property
    def by(self) -> frozenset[str]: ...
    @property
    def names(self) -> Sense: ...
    @property
    def line(self) -> Line: ...


Two = tuple[One, One]


class Told(NamedTuple):
    """What is kept of a side: all by which one disagreement is told from another."""

    report: str
    sentence: int
    by: tuple[str, ...]
    issues: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    gist: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """One side of a disagreement."""

    document: Document
    story: str
    told: Told

    @property
    def sentence(self) -> int:
        """Its number in the report."""
        return self.told.sentence

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.document, self.told.sentence)

    @property
    def by(self) -> frozenset[str]:
        """Parties in whose mouth the words stand, or that are told to deny."""
        return frozenset(self.told.by)

    @property
    def names(self) -> Sense:
        """Names in it."""
        return frozenset(self.told.names)

    @property
    def line(self) -> Line:
        """What it is about."""
        return Line(self.document.lang, self.told.words, frozenset(self.told.gist))


Pair = tuple[Matter, Matter]


def adjoin(one: One, other: One) -> bool:
    """They are of one report, and one sentence or side by side."""
    return one.document.id == other.document.id and abs(one.sentence - other.sentence) <= 1


def one_matter(about: int, pair: Two) -> list[str]:
    """What a disagreement is found by: its places, and what the one of its sides that says what it is about means."""
    places = (f"{side.document.id} {side.sentence + n}" for side in pair for n in (-1, 0, 1))
    return [*places, *sorted(pair[about].line.gist)]


def told_by(one: Side) -> Told:
    """What is kept of it."""
    line, by, names = one.line, tuple(sorted(one.by)), tuple(sorted(one.names))
    return Told(one.document.id, one.sentence, by, one.issues, names, line.words, tuple(sorted(line.gist)))


def shared(one: Told) -> Told:
    """With each word once in memory."""
    return Told(one.report, one.sentence, *(tuple(map(intern, words)) for words in one[2:]))
