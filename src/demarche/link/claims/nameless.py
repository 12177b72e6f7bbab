"""Words in marks of which one report does not tell whose they are, and another does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Generic, TypeVar

from demarche.link.claims.retold import ENOUGH, Bar, Beside, Line, days_between, doubts, turned
from demarche.link.sense.bridge import crossed, reach
from demarche.link.sense.concepts import Sense
from demarche.link.sense.gist import Weights, shared

DAYS = 2
"""Days between the two reports."""
BAR = Bar(1.9, 0.65, 0.5, 2)
FRESH = 20
"""Lines by which a meaning brings others together: the newest that have it."""
LEAST = 2
"""Meanings that both share at least, to be compared."""
QUOTED = frozenset({"direct", "mixed"})

L = TypeVar("L", bound=Line)


def nameless(
    lines: Sequence[L], weights: Weights, beside: Callable[[Course[Any]], Iterable[Beside]] | None = None
) -> list[tuple[L, L]]:
    """Pairs of which one has a speaker and the other none, the likeliest first."""
    course = Course.of([line for line in lines if line.line.kind in QUOTED])
    found = []
    for at, others in (beside or _before_each)(course):
        for there in others:
            one, other = sorted((course.lines[at], course.lines[there]), key=lambda line: bool(line.speaker))
            told = shared(one, other, weights, crossed(one, other))
            # who speaks is not compared: the doubts are those about the words
            known = doubts(one, other, told) - 2 * (not (one.dated and other.dated)) - 2 * (not one.speaker)
            if BAR.met(told) and known < ENOUGH - 1 and not turned(one, other):
                found.append((told.rank, one, other))
    found.sort(key=lambda pair: (-pair[0], pair[1].key, pair[2].key))
    return [(one, other) for _, one, other in found]


def _before_each(course: Course[Any]) -> Iterable[Beside]:
    return course.look(0, len(course.lines))


@dataclass(slots=True)
class Course(Generic[L]):
    """Quotations in the order of days; each is laid beside those before it of which one has a speaker and the other
    none. seen: so many of them stand on the shelves of their meanings."""

    lines: Sequence[L]
    abroad: bool
    _wanted: Sense  # by the lines without a speaker: the others have too many
    _holders: dict[tuple[bool, str], list[int]] = field(default_factory=dict)  # whether it has a speaker, and a meaning
    _seen: int = 0

    @classmethod
    def of(cls, lines: Iterable[L]) -> Course[L]:
        """In whatever order they are given."""
        given = list(lines)
        told = [line for line in given if line.order and (line.speaker or not line.line.speaker_party)]
        told.sort(key=lambda line: (line.order, line.key))
        abroad = len({line.lang for line in given}) > 1
        parts = reach if abroad else _gist
        return cls(told, abroad, frozenset[str]().union(*(parts(line) for line in told if not line.speaker)))

    def look(self, first: int, last: int) -> list[Beside]:
        """What stands beside the lines from `first` to before `last`."""
        for at in range(self._seen, first):
            self._put(at)
        self._seen = last
        return [(at, found) for at in range(first, last) if (found := self._before(at))]

    def _parts(self, at: int) -> Sense:
        line = self.lines[at]
        return self._wanted & (reach(line) if self.abroad else line.gist)

    def _put(self, at: int) -> None:
        named = bool(self.lines[at].speaker)
        for part in self._parts(at):
            self._holders.setdefault((named, part), []).append(at)

    def _before(self, at: int) -> list[int]:
        one = self.lines[at]
        held = (self._holders.get((not one.speaker, part), ())[-FRESH:] for part in self._parts(at))
        votes = Counter(chain.from_iterable(held))
        self._put(at)
        return [
            there
            for there, count in votes.items()
            if count >= LEAST
            and self.lines[there].key[0] != one.key[0]
            and days_between(one, self.lines[there]) <= DAYS
        ]


def _gist(line: Line) -> Sense:
    return line.gist
