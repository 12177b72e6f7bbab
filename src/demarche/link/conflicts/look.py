"""How two sentences that disagree are looked for: one is laid beside those that share most with it, and what is weighed
is kept.

What the sentences of a report say no to rests on what stands in the days around it: it is kept for the next build, and
weighed again only where one of these reports is another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b

from demarche.kept import DIGEST
from demarche.link.conflicts.matters import Matter, Pair, Told, Two, one_matter, shared, told_by
from demarche.link.conflicts.shelved import Days, Keyed, Place, Shelves, in_order
from demarche.link.conflicts.sides import Side, Sides
from demarche.link.conflicts.signs import Signs
from demarche.link.conflicts.weights import conflict_weights, surest
from demarche.link.sense.meant import Span

ALWAYS = 1 << 30
"""Later than any day, as a number."""

Weighed = tuple[Side, Side, Signs]
Row = tuple[Told, Told, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How disagreements of one kind are looked for. days: before a report that says no, and behind it, on which those
    appeared that are weighed with it; about: which side of a pair says what the matter is; keys: by what the sentences
    of a report are found; weighed: the pairs of a report, with the signs for and against each; again: two pairs tell of
    one disagreement."""

    kind: str
    days: Span
    about: int
    keys: Callable[[Sides, str], Keyed]
    weighed: Callable[[Sides, str, Shelves], Iterable[Weighed]]
    again: Callable[[Two, Two], bool]

    def shelves(self, told: Sides) -> Shelves:
        """The sentences that a pair may have beside the one that says no."""
        return Shelves(told, partial(self.keys, told))

    def one_matter(self, pair: Two) -> list[str]:
        """What a disagreement is found by."""
        return one_matter(self.about, pair)


def days_around(day: Span, back: int, ahead: int) -> Days:
    """From so many days before a report to so many behind it; all, where its day is not known."""
    return (day[0] - back, day[1] + ahead) if day[1] else (0, ALWAYS)


def pairs(look: Look, told: Sides) -> Iterator[Weighed]:
    """All that are weighed, report by report."""
    shelves = look.shelves(told)
    return (pair for name in sorted(told) for pair in look.weighed(told, name, shelves))


def differing(look: Look, told: Sides) -> Iterator[Pair]:
    """The likeliest ones first, each disagreement once."""
    return surest(_found(look, told), look.one_matter, look.again)


def _found(look: Look, told: Sides) -> Iterator[tuple[float, Matter, Matter]]:
    held: dict[Place, Matter] = {}

    def matter(one: Told) -> Matter:
        place = one.report, one.sentence
        if place not in held:
            held[place] = Matter(told.documents[one.report], told.story_of[one.report], shared(one))
        return held[place]

    seen = Seen(told) if told.kept.keeps else None
    shelves = cache(partial(look.shelves, told))  # not needed where all is kept
    for _, name in in_order(told):

        def rows(name: str = name) -> list[Row]:
            return _rows(look.kind, look.weighed(told, name, shelves()))

        basis = seen.around(name, look.days) if seen else b""
        for one, other, score in told.kept.named(look.kind, name, basis, rows, list[Row]):
            yield score, matter(one), matter(other)


def _rows(kind: str, found: Iterable[Weighed]) -> list[Row]:
    weights = conflict_weights(kind)
    scored = ((weights.sum_of(signs), one, other) for one, other, signs in found)
    return [(told_by(one), told_by(other), score) for score, one, other in scored if score >= weights.enough]


class Seen:
    """What stands in the days that a report is weighed with, as a digest of all that is said there."""

    def __init__(self, told: Sides) -> None:
        self._told = told
        reports = in_order(told)
        self._days = [day for day, _ in reports]
        self._said = b"".join(told.said(name) for _, name in reports)

    def around(self, name: str, days: Span) -> bytes:
        """Also of what has no day, which is weighed with everything."""
        undated = bisect_right(self._days, 0)
        first, last = days_around(self._told.days(name), *days)
        begin, end = bisect_left(self._days, first, undated), bisect_right(self._days, last, undated)
        basis = blake2b(self._told.said(name), digest_size=DIGEST)
        basis.update(self._said[: undated * DIGEST])
        basis.update(self._said[begin * DIGEST : end * DIGEST])
        return basis.digest()
