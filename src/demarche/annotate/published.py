"""The publication day, with its reason: given, from the page, inferred from the words, or unknown.

A page date that the text contradicts is not believed: then the report is only no younger than the page. A day is
inferred only where the words settle it: the report dates what was said, or a dateline or signature carries the date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.model import Document, Published

_NEAR = timedelta(days=366)
_REPOST = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Told:
    """A date of the text as far as its own words settle it.

    found: its days by year, one where the year stands; weekday: it names one that must fit; way as in tense;
    spoken: a verb of saying shares its sentence; speech: it is the day of the saying itself; stamp: line (alone in the
    head), dateline, signature, or "".
    """

    start: int
    days: tuple[date, ...]
    full: bool
    weekday: int
    way: str
    spoken: bool
    stamp: str = ""
    speech: bool = False


@dataclass(frozen=True, slots=True)
class Clues:
    """What the text tells of its own day.

    told: its single days, in order; weekdays: the bare weekdays it uses, in order (1 Monday); since: the latest day,
    month or year that it tells as past.
    """

    told: Sequence[Told] = ()
    weekdays: Sequence[int] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The report is not older than `low` and not younger than `high`, as far as anything tells."""

    low: date | None = None
    high: date | None = None


def publication(document: Document, clues: Clues) -> tuple[Published, Bounds]:
    """The publication day, and what bounds it where it is not known."""
    told = clues.told
    bounds = Bounds(low=max(filter(None, (_oldest(told), clues.since)), default=None))
    if document.given is not None:
        return Published(document.given, document.given, "given", "given by the user or the feed"), bounds
    stamps = [(stamp.day, f"{stamp.where}: {stamp.raw}") for stamp in document.stamps]
    lines = [one.days[0] for one in told if one.stamp == "line" and one.full]
    stamps += [(day, "a line of its own in the head of the text") for day in lines]
    doubt = ""
    for day, where in stamps:
        doubt = _contradiction(day, told)
        if not doubt:
            return Published(day, day, "page", f"the page states it ({where})"), bounds
        bounds = Bounds(bounds.low, min(day, bounds.high or day))
    return _inferred(clues, bounds, doubt), bounds


def _oldest(told: Sequence[Told]) -> date | None:
    """The latest day that the report tells as past: it cannot be older."""
    return max((one.days[0] for one in told if one.full and one.way != "future" and one.stamp != "line"), default=None)


def _contradiction(day: date, told: Sequence[Told]) -> str:
    """Why the text speaks against a page date, or ""."""
    for one in told:
        if one.stamp == "line":
            continue
        if one.weekday and not one.full and not any(abs(d - day) <= _NEAR for d in one.days):
            return f"the page date {day} is not believed: a weekday and date of the text do not fall together near it"
        if one.full and one.way == "past" and one.days[0] > day + timedelta(days=1):
            return f"the page date {day} is not believed: the text tells of {one.days[0]} as past"
    said = [one.days[0] for one in told if one.full and _dates_speech(one) and one.stamp != "line"]
    if said and day - max(said) > _REPOST:
        return f"the page date {day} is taken for a repost: the report dates what was said {max(said)}"
    return ""


def _inferred(clues: Clues, bounds: Bounds, doubt: str) -> Published:
    told = clues.told
    for one in told:
        if one.stamp == "dateline" and (day := _settled(one, bounds)):
            return _at(day, day, "the dateline carries the date", doubt)
    said = [day for one in told if _dates_speech(one) and (day := _settled(one, bounds))]
    # a bare date without a word of the past ("postponed to 9 June 2020") may lie ahead
    latest = _oldest([one for one in told if one.weekday or one.way == "past"])
    if said and (latest is None or max(said) >= latest - timedelta(days=1)):
        day = max(said)
        return _at(day, day, f"the report dates what was said {day}", doubt)
    opening = [one for one in told[:2] if one.weekday and not one.full and one.way != "future"]
    lead = [day for one in opening if (day := _settled(one, bounds))]
    if lead and (latest is None or max(lead) >= latest):
        day = max(lead)
        return _at(day, day, f"only in {day.year} does the weekday fall on the date that the report opens with", doubt)
    signed = _signature(told, clues.weekdays)
    if signed is not None:
        week = signed + timedelta(days=6)
        return _at(signed, week, f"a signature of {signed} falls on the weekday that the report names", doubt)
    why = doubt or "neither given nor stated, and no words settle it"
    return Published(None, bounds.high if doubt else None, "unknown", why)


def _dates_speech(one: Told) -> bool:
    return one.spoken and bool(one.weekday) and one.way != "future"


def _at(first: date, last: date, why: str, doubt: str) -> Published:
    return Published(first, last, "inferred", f"{why}; {doubt}" if doubt else why)


def _settled(one: Told, bounds: Bounds) -> date | None:
    """The only day that the words and the bounds leave."""
    if one.full:
        return one.days[0]
    if bounds.high is None or bounds.low is None:
        return None
    left = [day for day in one.days if bounds.low.year <= day.year and day <= bounds.high]
    return left[0] if len(left) == 1 else None


def _signature(told: Sequence[Told], weekdays: Sequence[int]) -> date | None:
    """The last date that ends a line (a quoted post), if the report's first bare weekday is that day's."""
    signed = [one.days[0] for one in told if one.stamp == "signature" and one.full]
    latest = max((one.days[0] for one in told if one.full), default=None)
    if signed and max(signed) == latest and weekdays and max(signed).isoweekday() == weekdays[0]:
        return latest
    return None
