"""The days that are left when everything that ties them holds at once: narrowed until nothing narrows any more.

The unknowns are the publication of each report and the day of each expression that is tied to another. The result does
not depend on the order of the steps. Where constraints contradict one another, the least sure of those that meet at the
contradiction is dropped and all is narrowed anew: an interval must never leave the truth out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from demarche.link.calendar.domain import ALL, HIGHEST, LOWEST, Domain, days, meet, union
from demarche.link.calendar.words import backward, fixed, forward
from demarche.model import Terms

Place = tuple[str, int]
"""(document id, index in `Document.times`); index `PUBLISHED`: the publication of the document."""
PUBLISHED = -1


class Bound(NamedTuple):
    """The day at `place` lies in `domain`. rank: 0 the surest."""

    rank: int
    place: Place
    domain: Domain
    why: str


class Same(NamedTuple):
    """The days at both places are one, or at most `reach` days apart. group: the meeting that both tell of, "" for no
    meeting."""

    rank: int
    one: Place
    other: Place
    reach: int
    why: str
    group: str = ""


class Order(NamedTuple):
    """The day at `one` is not after that at `other`."""

    rank: int
    one: Place
    other: Place
    why: str


Constraint = Bound | Same | Order


@dataclass(frozen=True, slots=True)
class Words:
    """The words at a place. loose: they are not seen from the report's own day (a copy sent out later keeps them)."""

    terms: Terms
    loose: bool = False


class Step(NamedTuple):
    """What narrowed a day: to `domain`, by `why`, from `source` where another day stands behind it."""

    domain: Domain
    why: str
    source: Place | None = None
    by: Constraint | None = None


@dataclass(slots=True)
class Solved:
    """The days left at each place, what narrowed them, and what was dropped because it contradicts something surer."""

    left: dict[Place, Domain]
    steps: dict[Place, list[Step]] = field(default_factory=dict)
    dropped: list[Constraint] = field(default_factory=list)
    lost: dict[str, list[str]] = field(default_factory=dict)
    """Document -> the reasons of what was dropped at it."""


class Contradiction(Exception):
    """Nothing is left somewhere."""


def solve(constraints: Sequence[Constraint], words: Mapping[Place, Words]) -> Solved:
    """`words`: the expressions at the places that constraints name. Contradictions only widen.

    The surest constraints are believed first, one at a time, and one that leaves nothing beside those before it is
    dropped: most of these fail at once, so that what is dropped costs less than what is kept.
    """
    ordered = sorted(constraints, key=lambda one: (one.rank, places(one), one.why))
    narrowing = _Narrowing(ordered, words)
    dropped: list[Constraint] = []
    for one in ordered:
        if narrowing.believe(one):
            continue
        if not one.rank:
            return Solved({}, {}, dropped)
        dropped.append(one)
    solved = narrowing.solved
    solved.dropped = dropped
    for one in dropped:
        for document in sorted({place[0] for place in places(one)}):
            solved.lost.setdefault(document, []).append(one.why)
    return solved


def places(one: Constraint) -> tuple[Place, ...]:
    return (one.place,) if isinstance(one, Bound) else (one.one, one.other)


class _Narrowing:
    """The days left beside the constraints that are believed so far."""

    def __init__(self, constraints: Sequence[Constraint], words: Mapping[Place, Words]) -> None:
        self.words = words
        self.solved = Solved({})
        self.at: dict[Place, list[Same | Order]] = {}
        self.inner: dict[str, list[Place]] = {}
        self.waiting: deque[Place] = deque()
        self.queued: set[Place] = set()
        self.undone: list[tuple[Place, Domain]] = []
        for place in sorted({place for one in constraints for place in places(one)} | set(words)):
            self.solved.left[place] = ALL
            self.solved.left.setdefault((place[0], PUBLISHED), ALL)
            if place[1] != PUBLISHED and place in words and not words[place].loose:
                self.inner.setdefault(place[0], []).append(place)
        for place in self.solved.left:
            self.queue(place)
        self.run()

    def believe(self, one: Constraint) -> bool:
        """Narrow by this too; False, and as before, where it leaves nothing somewhere."""
        self.undone.clear()
        try:
            if isinstance(one, Bound):
                self.narrow(one.place, Step(one.domain, one.why, None, one))
            else:
                self.along(one, one.one)
                self.along(one, one.other)
                for place in places(one):
                    self.at.setdefault(place, []).append(one)
            self.run()
        except Contradiction:
            self.undo(one)
            return False
        return True

    def undo(self, one: Constraint) -> None:
        self.waiting.clear()
        self.queued.clear()
        for place, before in reversed(self.undone):
            self.solved.left[place] = before
            self.solved.steps[place].pop()
        for place in () if isinstance(one, Bound) else places(one):
            tied = self.at.get(place)
            if tied and tied[-1] is one:
                tied.pop()

    def run(self) -> None:
        while self.waiting:
            place = self.waiting.popleft()
            self.queued.discard(place)
            self.spread(place)

    def narrow(self, place: Place, step: Step) -> None:
        """Keep of the days at `place` those of the step."""
        before = self.solved.left[place]
        after = meet(before, step.domain)
        if after is before or after == before:
            return
        if not after:
            raise Contradiction
        self.undone.append((place, before))
        self.solved.steps.setdefault(place, []).append(step)
        self.solved.left[place] = after
        self.queue(place)

    def queue(self, place: Place) -> None:
        if place not in self.queued:
            self.queued.add(place)
            self.waiting.append(place)

    def spread(self, place: Place) -> None:
        """What the days at `place` mean for all that is tied to it."""
        here = self.solved.left[place]
        if place[1] == PUBLISHED:
            for other in self.inner.get(place[0], ()):
                self.narrow(other, Step(_forward(self.words[other].terms, here), "", place))
        elif place in self.words and not self.words[place].loose:
            terms = self.words[place].terms
            if not fixed(terms):
                self.narrow((place[0], PUBLISHED), Step(backward(terms, here), "", place))
        for one in self.at.get(place, ()):
            self.along(one, place)

    def along(self, one: Same | Order, place: Place) -> None:
        """From the end `place` of a tie to its other end."""
        here = self.solved.left[place]
        if here != ALL:
            there = one.other if place == one.one else one.one
            self.narrow(there, Step(_across(one, place, here), one.why, place, one))


def _across(one: Same | Order, place: Place, here: Domain) -> Domain:
    """What the days at `place` leave to the other end."""
    if isinstance(one, Same):
        return union((low - one.reach, high + one.reach) for low, high in here) if one.reach else here
    return days(here[0][0], HIGHEST) if place == one.one else days(LOWEST, here[-1][1])


def _forward(terms: Terms, published: Domain) -> Domain:
    span = fixed(terms)
    return days(*span) if span else forward(terms, published)
