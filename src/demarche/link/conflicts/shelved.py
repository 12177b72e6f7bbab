"""Sentences by all that they are about, so that what shares most with one is found without comparing each with each.

They are numbered in the order of the days of their reports, those without one first, and a shelf is a row of numbers.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import chain

from demarche.link.conflicts.sides import Side, Sides

HELD, CROWD = 40, 30
"""Sentences by which a meaning brings others together: the last of the days that are asked for; and how many of all
that are found are compared."""

Place = tuple[str, int]
"""A report, and which of its sides."""
Days = tuple[int, int]
Keyed = Iterable[tuple[int, Iterable[str]]]
"""Sides of one report, and by what each is found."""


def in_order(told: Sides) -> list[tuple[int, str]]:
    """The day of each report and its name, by both."""
    return sorted((told.days(name)[1], name) for name in told)


class Shelves:
    """By each key the sentences that have it."""

    def __init__(self, told: Sides, keys_of: Callable[[str], Keyed]) -> None:
        reports = in_order(told)
        self._names, self._days = [name for _, name in reports], [day for day, _ in reports]
        self._report, self._side = array("I"), array("H")  # of each sentence
        self._firsts = array("I")  # the number of the first sentence of each report, and behind the last
        self._rows: defaultdict[str, array[int]] = defaultdict(_row)
        for n, name in enumerate(self._names):
            self._firsts.append(len(self._report))
            for side, keys in keys_of(name):
                for key in keys:
                    self._rows[key].append(len(self._report))
                self._report.append(n)
                self._side.append(side)
        self._firsts.append(len(self._report))

    def most_alike(self, keys: Mapping[str, int], days: Days, may_be: Callable[[Place], bool]) -> list[Place]:
        """Those that stand on most of the shelves, by what each shelf weighs."""
        ends = self._ends(days)
        found: list[Sequence[int]] = []
        for key, weight in keys.items():
            if (row := self._rows.get(key)) is not None:
                found += within(row, ends) * weight
        by_count: dict[int, list[int]] = defaultdict(list)
        for one, count in Counter(chain.from_iterable(found)).items():
            by_count[count].append(one)
        best: list[Place] = []
        for count in sorted(by_count, reverse=True):  # most share but one meaning: they are seldom looked at
            best += sorted(filter(may_be, map(self._place, by_count[count])))
            if len(best) >= CROWD:
                break
        return best[:CROWD]

    def _place(self, one: int) -> Place:
        return self._names[self._report[one]], self._side[one]

    def _ends(self, days: Days) -> tuple[int, int, int]:
        """The number behind the last sentence without a day, the first of these days and the one behind them."""
        undated = bisect_right(self._days, 0)
        first, last = bisect_left(self._days, days[0], undated), bisect_right(self._days, days[1], undated)
        return self._firsts[undated], self._firsts[first], self._firsts[last]


def _row() -> array[int]:
    return array("I")


def within(row: array[int], ends: tuple[int, int, int]) -> list[Sequence[int]]:
    """Of a shelf the last ones without a day, and the last ones of some days."""
    undated = bisect_left(row, ends[0])
    first, last = bisect_left(row, ends[1], undated), bisect_left(row, ends[2], undated)
    return [row[max(0, undated - HELD) : undated], row[max(first, last - HELD) : last]]


def ranked(found: Iterable[Side], alike: Callable[[Side], float], best: int) -> list[Side]:
    """The best of them, by how much they are alike."""
    scored = {place_of(one): (alike(one), one) for one in found}
    return [scored[place][1] for place in nsmallest(best, scored, key=lambda place: (-scored[place][0], place))]


def place_of(one: Side) -> Place:
    """To sort by."""
    return one.document.id, one.of.sentence
