"""Intervals of days: weeks run Monday to Sunday, parts of a month are 1-10, 11-20, 21-end.

Of a year, early is January to March, mid April to September, late October to December; of a decade, the years 0-3,
4-6 and 7-9. A week has no parts: the whole week stands for them.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]


def day(value: date) -> Interval:
    return value, value


def week(value: date) -> Interval:
    monday = value - timedelta(days=value.weekday())
    return monday, monday + timedelta(days=6)


def month(year: int, number: int) -> Interval:
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(value: int) -> Interval:
    return date(value, 1, 1), date(value, 12, 31)


def months(value: int, first: int, last: int) -> Interval:
    return date(value, first, 1), month(value, last)[1]


def part_of_month(whole: Interval, part: str) -> Interval:
    first, last = whole
    if part == "early":
        return first, first.replace(day=10)
    if part == "mid":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def nth_of_month(whole: Interval, number: int, piece: str) -> Interval:
    """The number-th day or seven days, or the first (1-15) or second half (16-end); 0 is the last of them."""
    first, last = whole
    if piece == "day":
        return day(last if number == 0 else first + timedelta(days=number - 1))
    if piece == "half":
        return (first, first.replace(day=15)) if number == 1 else (first.replace(day=16), last)
    if number == 0:
        return last - timedelta(days=6), last
    return first + timedelta(days=7 * number - 7), min(first + timedelta(days=7 * number - 1), last)


def part_of_year(value: int, part: str) -> Interval:
    return months(value, *{"early": (1, 3), "mid": (4, 9)}.get(part, (10, 12)))


def part_of_decade(value: int, part: str) -> Interval:
    first, last = {"early": (0, 3), "mid": (4, 6), "": (0, 9)}.get(part, (7, 9))
    return date(value + first, 1, 1), date(value + last, 12, 31)


def shift(value: date, count: int, unit: str) -> Interval | None:
    """The day, week, month or year that lies `count` units from `value`; None where the calendar ends."""
    try:
        if unit == "day":
            return day(value + timedelta(days=count))
        if unit == "week":
            return week(value + timedelta(weeks=count))
        if unit == "fortnight":
            return week(value + timedelta(weeks=2 * count))
        if unit == "month":
            index = value.year * 12 + value.month - 1 + count
            return month(index // 12, index % 12 + 1)
        if unit == "quarter":
            index = value.year * 4 + (value.month - 1) // 3 + count
            return months(index // 4, index % 4 * 3 + 1, index % 4 * 3 + 3)
        if unit == "year":
            return year(value.year + count)
        if unit == "decade":
            return part_of_decade(value.year // 10 * 10 + 10 * count, "")
    except (ValueError, OverflowError):
        return None
    return None
