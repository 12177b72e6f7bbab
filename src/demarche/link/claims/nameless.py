"""Words in marks of which one report does not tell whose they are, and another does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from demarche.lang.concepts import Sense
from demarche.link.claims.course import Course, Look
from demarche.link.claims.retold import ENOUGH, Bar, Line, days_between, doubts, turned
from demarche.link.sense.bridge import crossed, reach
from demarche.link.sense.gist import Weights, shared

DAYS = 2
"""Days between the two reports."""
BAR = Bar(1.9, 0.65, 0.5, 2)
LEAST = 2
"""Meanings that both share at least, to be compared."""
QUOTED = frozenset({"direct", "mixed"})

Shelf = tuple[bool, str]
"""Whether those that stand there have a speaker, and a meaning."""
L = TypeVar("L", bound=Line)


def nameless(lines: Sequence[L], weights: Weights, look: Look) -> list[tuple[L, L]]:
    """Pairs of which one has a speaker and the other none, the likeliest first."""
    course = Quoted.of([line for line in lines if line.line.kind in QUOTED])
    found = []
    for at, others in look(course):
        for there in others:
            one, other = sorted((course.lines[at], course.lines[there]), key=lambda line: bool(line.speaker))
            told = shared(one, other, weights, crossed(one, other))
            # who speaks is not compared: the doubts are those about the words
            known = doubts(one, other, told) - 2 * (not (one.dated and other.dated)) - 2 * (not one.speaker)
            if BAR.met(told) and known < ENOUGH - 1 and not turned(one, other):
                found.append((told.rank, one, other))
    found.sort(key=lambda pair: (-pair[0], pair[1].key, pair[2].key))
    return [(one, other) for _, one, other in found]


@dataclass(slots=True)
class Quoted(Course[L]):
    """Quotations with those before them of which one has a speaker and the other none."""

    FRESH = 20

    _wanted: Sense  # by the lines without a speaker: the others have too many

    @classmethod
    def of(cls, lines: Iterable[L]) -> Quoted[L]:
        """In whatever order they are given."""
        given = list(lines)
        told = [line for line in given if line.order and (line.speaker or not line.line.speaker_party)]
        told.sort(key=lambda line: (line.order, line.key))
        abroad = len({line.lang for line in given}) > 1
        parts = reach if abroad else _gist
        return cls(told, abroad, frozenset[str]().union(*(parts(line) for line in told if not line.speaker)))

    def _shelves(self, at: int) -> tuple[list[Shelf], list[Shelf]]:
        line = self.lines[at]
        named, parts = bool(line.speaker), self._wanted & (reach(line) if self.abroad else line.gist)
        return [(not named, part) for part in parts], [(named, part) for part in parts]

    def _before(self, at: int) -> list[int]:
        one = self.lines[at]
        return [
            there
            for there, count in self._votes(at).items()
            if count >= LEAST
            and self.lines[there].key[0] != one.key[0]
            and days_between(one, self.lines[there]) <= DAYS
        ]


def _gist(line: Line) -> Sense:
    return line.gist
