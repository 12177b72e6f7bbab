"""Sets of days as sorted, disjoint intervals of day numbers (`date.toordinal`), both ends in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

Domain = tuple[tuple[int, int], ...]

FIRST_YEAR, LAST_YEAR = 1950, 2099
"""Years that a date without a year is tried in; today's date plays no part."""
LOWEST, HIGHEST = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()
ALL: Domain = ((LOWEST, HIGHEST),)
NONE: Domain = ()


def days(first: date | int, last: date | int | None = None) -> Domain:
    """One day, or all from the first to the last."""
    low = first if isinstance(first, int) else first.toordinal()
    high = low if last is None else last if isinstance(last, int) else last.toordinal()
    return ((low, high),) if low <= high else NONE


def union(spans: Iterable[tuple[int, int]]) -> Domain:
    """Any intervals, put in order and melted."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if low > high:
            continue
        if merged and low <= merged[-1][1] + 1:
            if high > merged[-1][1]:
                merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return tuple(merged)


def meet(one: Domain, other: Domain) -> Domain:
    """The days of both."""
    if len(one) == 1 == len(other):
        (low, high), (first, last) = one[0], other[0]
        if low >= first and high <= last:
            return one
        low, high = low if low > first else first, high if high < last else last
        return ((low, high),) if low <= high else NONE
    if one in (ALL, other):
        return other
    return one if other == ALL else _meet(one, other)


@lru_cache(maxsize=1 << 9)
def _meet(one: Domain, other: Domain) -> Domain:
    # dates of which no year is told have an interval for each: only those in the reach of the other are looked at
    one = _within(one, other)
    other = _within(other, one)
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        (low, high), (first, last) = one[i], other[j]
        if low <= last and first <= high:
            found.append((low if low > first else first, high if high < last else last))
        if high < last:
            i += 1
        else:
            j += 1
    return tuple(found)


def _within(one: Domain, other: Domain) -> Domain:
    """The intervals that are touched by the days from the first to the last of `other`."""
    if not other:
        return NONE
    first, last = bisect_left(one, (other[0][0],)), bisect_left(one, (other[-1][1] + 1,))
    if first and one[first - 1][1] >= other[0][0]:
        first -= 1
    return one[first:last]


def size(domain: Domain) -> int:
    return sum(high - low + 1 for low, high in domain)


def each(domain: Domain) -> Iterator[int]:
    """Every day, in order."""
    for low, high in domain:
        yield from range(low, high + 1)


def ends(domain: Domain) -> tuple[date | None, date | None]:
    """The first and the last day, None where that side is open or no year is told."""
    if not domain:
        return None, None
    low, high = domain[0][0], domain[-1][1]
    first = date.fromordinal(low) if low > LOWEST else None
    last = date.fromordinal(high) if high < HIGHEST else None
    # a weekday falls on a date every six years or so, and on 29 February every 28
    return (
        first if first and first.year > FIRST_YEAR + 28 else None,
        last if last and last.year < LAST_YEAR - 28 else None,
    )


def shown(domain: Domain) -> str:
    """ "2021-12-15", "2021-12-15 to 2021-12-21", "not before 2021-12-15"."""
    first, last = ends(domain)
    if first and last:
        return str(first) if first == last else f"{first} to {last}"
    if first or last:
        return f"not before {first}" if first else f"not after {last}"
    return "no settled year"
