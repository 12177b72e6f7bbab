"""What the words of one expression allow: the days it can mean seen from a day of publication, and back.

Wider than the reading that is shown: a bare weekday of which no word tells whether it lies ahead may do either.
Everything that follows from here must hold in every case, so only what the words exclude is excluded.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain

from demarche.days import Heading, Said, absolute, relative, said_of, spell, weekday_fits
from demarche.link.calendar.domain import ALL, FIRST_YEAR, LAST_YEAR, Domain, days, each, meet, size, union
from demarche.model import Terms

YEAR = 366
"""A date without a year lies within a year of the report."""
QUOTED = 6
"""Days that words can be old when a report quotes them."""
MANY = 800
"""Days that are looked at one by one; a set of more tells nothing."""
WEEKLY = ("weekday", "near", "week")
"""Kinds that mean the same in every week: what was worked out in one week holds in all."""
A_WEEK = date(2023, 12, 31).toordinal() // 7 * 7
NEAR = 1 << 11
"""Answers that are kept: the same are asked for while one part of the reports is narrowed, and each may hold a span for
every year."""
_REACH = {"calendar": 7, "relday": 3, "week": 22, "weekend": 15}


@lru_cache(maxsize=1 << 14)
def kind(terms: Terms) -> str:
    """full: the year stands; date: day and month; weekday; near: other words that point at one day; or "" ."""
    said, _ = said_of(terms)
    if said.has("day2") or said.has("weekday2") or said.has("ambiguous"):
        return ""
    if said.reads in ("calendar", "numeric", "holiday"):
        if said.has("holiday") or said.has("day", "month"):
            return "full" if said.has("year") else "date"
        if said.has("weekday") and not said.has("month") and not said.has("day"):
            return "weekday"
        return ""
    if said.reads == "relday":
        return "near"
    return "week" if said.reads == "week" and said.has("weekday") else ""


@lru_cache(maxsize=1 << 14)
def fixed(terms: Terms) -> tuple[date, date] | None:
    """The days of an expression that needs no publication."""
    said, _ = said_of(terms)
    span = absolute(said) if not said.has("ambiguous") else None
    return span if span and (weekday_fits(said, span) or said.has("weekday2")) else None


@lru_cache(maxsize=1 << 12)
def fitting(terms: Terms) -> tuple[int, ...]:
    """The days, over all years, of a day and month (and weekday)."""
    said, _ = said_of(terms)
    spans = (spell(said, year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
    return tuple(span[0].toordinal() for span in spans if span and weekday_fits(said, span))


@lru_cache(maxsize=1 << 12)
def _in_any_year(terms: Terms) -> Domain:
    return union((one, one) for one in fitting(terms))


def headings(terms: Terms) -> tuple[str, ...]:
    """The directions that the words leave: where none is told for sure, both. A date without a year is far off often
    enough that one misread word must not bound the report by it."""
    if kind(terms) == "date":
        return "past", "future"
    return (terms.way,) if terms.sure and terms.way in ("past", "future") else ("past", "future")


def seen_from(terms: Terms, day: int) -> Domain:
    """The days that the expression can mean in a report of `day`."""
    if kind(terms) not in WEEKLY:
        return _seen_from(terms, day)
    away = day - day % 7
    return tuple((low + away - A_WEEK, high + away - A_WEEK) for low, high in _seen_from(terms, A_WEEK + day % 7))


@lru_cache(maxsize=1 << 13)
def _seen_from(terms: Terms, day: int) -> Domain:
    back = QUOTED if terms.quoted else 0
    return union(span for ago in range(back + 1) for span in _seen(terms, day - ago))


def _seen(terms: Terms, day: int) -> Iterator[tuple[int, int]]:
    if kind(terms) == "date":
        low, high = around(terms, day)
        yield from ((one, one) for one in fitting(terms) if low <= one <= high)
        return
    said, _ = said_of(terms)
    for way in headings(terms):
        span = relative(said, date.fromordinal(day), Heading(way, terms.deadline, terms.sure))
        if span is not None:
            yield from _or_the_next(said, span)


def _or_the_next(said: Said, span: tuple[date, date]) -> Iterator[tuple[int, int]]:
    """ "next Tuesday", said on a Friday, is the coming one for some and that of the next week for others."""
    low, high = span[0].toordinal(), span[1].toordinal()
    yield low, high
    if said.reads == "week" and "unit" not in said.slots and int(said.slots.get("step", 0)):
        step = 7 * int(said.slots["step"])
        yield low + step, high + step


def around(terms: Terms, day: int) -> tuple[int, int]:
    """Where a date without a year lies, seen from `day`; a day of leeway for the clocks of the world."""
    ways = headings(terms)
    return day - YEAR if "past" in ways else day - 1, day + YEAR if "future" in ways else day + 1


def told_from(terms: Terms, day: int) -> Domain:
    """The days of publication from which the expression can mean `day`."""
    if kind(terms) == "date":
        ways = headings(terms)
        back = QUOTED if terms.quoted else 0
        low = day - YEAR if "future" in ways else day - 1
        high = day + YEAR + back if "past" in ways else day + 1 + back
        return days(low, high)
    if kind(terms) not in WEEKLY:
        return _told_from(terms, day)
    away = day - day % 7
    return tuple((low + away - A_WEEK, high + away - A_WEEK) for low, high in _told_from(terms, A_WEEK + day % 7))


@lru_cache(maxsize=1 << 12)
def _told_from(terms: Terms, day: int) -> Domain:
    said, _ = said_of(terms)
    reach = _REACH.get(said.reads, YEAR) + (QUOTED if terms.quoted else 0)
    near = range(day - reach, day + reach + 1)
    return union((one, one) for one in near if any(low <= day <= high for low, high in seen_from(terms, one)))


@lru_cache(maxsize=NEAR)
def forward(terms: Terms, published: Domain) -> Domain:
    """All that the expression can mean in a report published within `published`."""
    if kind(terms) == "date":
        before, after = around(terms, 0)
        return meet(_in_any_year(terms), union((first + before, last + after) for first, last in published))
    if size(published) > MANY or kind(terms) == "full":  # a full date without days is misread: it tells nothing
        return ALL
    if kind(terms) in WEEKLY:
        return union(span for low, high in published for span in _seen_in_weeks(terms, low, high))
    return union(span for day in each(published) for span in seen_from(terms, day))


def _seen_in_weeks(terms: Terms, low: int, high: int) -> Iterator[tuple[int, int]]:
    """As `seen_from` of each day from `low` to `high`, whole weeks at once."""
    begin = low + -low % 7
    whole = range(begin, high - 5, 7)
    parts = (range(low, begin), range(whole[-1] + 7, high + 1)) if whole else (range(low, high + 1),)
    for week in whole:
        yield from ((first + week - A_WEEK, last + week - A_WEEK) for first, last in _seen_in_a_week(terms))
    for day in chain(*parts):
        yield from seen_from(terms, day)


@lru_cache(maxsize=1 << 12)
def _seen_in_a_week(terms: Terms) -> Domain:
    return union(span for day in range(A_WEEK, A_WEEK + 7) for span in seen_from(terms, day))


@lru_cache(maxsize=NEAR)
def backward(terms: Terms, meant: Domain) -> Domain:
    """All days of publication from which the expression can mean a day of `meant`."""
    if size(meant) > MANY or kind(terms) == "full":
        return ALL
    return union(span for day in each(meant) for span in told_from(terms, day))


def forget() -> None:
    """Let go of what expressions can mean seen from many days, which no later stage needs."""
    for answers in (forward, backward, fitting, _in_any_year, _seen_from, _told_from, _seen_in_a_week):
        answers.cache_clear()
