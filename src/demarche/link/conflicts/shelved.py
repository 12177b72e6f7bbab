"""Sentences by all that they are about, so that what shares most with one is found without comparing each with each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, repeat

from demarche.lang.concepts import Sense
from demarche.link.conflicts.accounts import Side

HELD, CROWD = 40, 30
"""Sentences by which a meaning brings others together: the last of the days that are asked for; and how many of all
that are found are compared."""

Place = tuple[str, int]
Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Sentences in the order of the days of their reports, those without one first."""

    sides: Sequence[Side]
    days: Sequence[int]

    def within(self, days: Days) -> Sequence[Side]:
        """The last ones of these days, and the last ones without a day."""
        undated = bisect_right(self.days, 0)
        first, last = bisect_left(self.days, days[0], undated), bisect_right(self.days, days[1], undated)
        return (*self.sides[max(0, undated - HELD) : undated], *self.sides[max(first, last - HELD) : last])


def shelves_of(sides: Iterable[Side], keys: Callable[[Side], Sense]) -> dict[str, Shelf]:
    """By each key."""
    found: dict[str, list[Side]] = {}
    for one in sorted(sides, key=lambda one: (one.day, *place_of(one))):
        for name in keys(one):
            found.setdefault(name, []).append(one)
    return {name: Shelf(held, [one.day for one in held]) for name, held in found.items()}


def place_of(one: Side) -> Place:
    """To sort by."""
    return one.document.id, one.of.sentence


def most_alike(
    shelves: Mapping[str, Shelf], keys: Mapping[str, int], days: Days, may_be: Callable[[Side], bool]
) -> list[Side]:
    """Those that stand on most of the shelves, by what each shelf weighs."""
    held = ((shelves[name].within(days), weight) for name, weight in keys.items() if name in shelves)
    votes = Counter(chain.from_iterable(one for found, weight in held for one in repeat(found, weight)))
    by_count: dict[int, list[Side]] = defaultdict(list)
    for one, count in votes.items():
        by_count[count].append(one)
    best: list[Side] = []
    for count in sorted(by_count, reverse=True):  # most share but one meaning: they are seldom looked at
        best += sorted(filter(may_be, by_count[count]), key=place_of)
        if len(best) >= CROWD:
            break
    return best[:CROWD]


def ranked(found: Iterable[Side], alike: Callable[[Side], float], best: int) -> list[Side]:
    """The best of them, by how much they are alike."""
    scored = {place_of(one): (alike(one), one) for one in found}
    return [scored[place][1] for place in nsmallest(best, scored, key=lambda place: (-scored[place][0], place))]
