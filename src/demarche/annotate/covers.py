"""Which spans of a document hold or meet a place, without looking at all of them: long reports have thousands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")
_CELL = 1024  # code points


class Cover:
    """Spans that never change, in any order; each question takes the logarithm of their number."""

    __slots__ = ("_reach", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))  # how far those up to here reach

    def holds(self, at: int) -> bool:
        """Whether one has offset `at` in it."""
        upto = bisect_right(self._starts, at)
        return upto > 0 and self._reach[upto - 1] > at

    def meets(self, start: int, end: int) -> bool:
        """Whether one has a place in common with [start, end)."""
        upto = bisect_left(self._starts, end)
        return upto > 0 and self._reach[upto - 1] > start

    def first(self, at: int) -> int:
        """The number of the first, by start and end, that has offset `at` in it; -1 where none has."""
        which = bisect_right(self._reach, at)
        return which if which < len(self._starts) and self._starts[which] <= at else -1

    def takes_in(self, start: int, end: int) -> bool:
        """Whether one has all of [start, end) in it."""
        upto = bisect_right(self._starts, start)
        return upto > 0 and self._reach[upto - 1] >= end


class Near(Generic[T]):
    """Things by the part of the text in which they stand; more may come."""

    __slots__ = ("_cells",)

    def __init__(self) -> None:
        self._cells: defaultdict[int, list[T]] = defaultdict(list)

    def add(self, start: int, end: int, thing: T) -> None:
        """Put a thing that stands at [start, end)."""
        for cell in range(start // _CELL, max(start, end - 1) // _CELL + 1):
            self._cells[cell].append(thing)

    def around(self, start: int, end: int) -> Iterator[T]:
        """All that has a place in common with [start, end), and some that only stands near; one may come again."""
        for cell in range(start // _CELL, max(start, end - 1) // _CELL + 1):
            yield from self._cells.get(cell, ())
