"""The days that two reports give a meeting: by the calendar, by the words alone, or by when they appeared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from demarche.link.meetings.telling import Told

SHARP = 3
"""Days: an interval up to that length tells one meeting from another."""
AHEAD = 45
"""Days that a meeting announced without a day may lie ahead of the report."""
SLIP = 14
"""Days by which a round may slip, without a report that says so."""
CALLS = frozenset({"call"})
PAIR = 2
LEAP = 2000
"""A year that has every day."""
UNDONE = frozenset({"planned", "cancelled"})

Days = tuple[date, date]


def two(one: object, other: object) -> bool:
    """Both are told, and they differ."""
    return bool(one and other) and one != other


def one_round(one: Told, other: Told) -> bool:
    """Both are counted as the same round."""
    return one.line.round == other.line.round != 0


def leaders(one: Told, other: Told) -> bool:
    """Those who met are leaders by both."""
    return one.line.level == other.line.level == "summit"


def in_touch(known: Sequence[Days]) -> bool:
    """One day lies in all the intervals."""
    return not known or max([first for first, _ in known]) <= min([last for _, last in known])


def acquainted(one: Told, other: Told) -> bool:
    """Somebody is told to have taken part by both; "Z. Karimova" is Zarina Karimova of the same party."""
    return bool(one.people & other.people or one.faces & other.faces)


def between(one: Days, other: Days) -> int:
    """Days from the end of the earlier one to the start of the later one."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def within(one: Days, whole: Days) -> bool:
    return whole[0] <= one[0] and one[1] <= whole[1]


def left_then(new: Told, old: Told) -> bool:
    """The day that was left by the one is the day of the other."""
    if new.was:
        return old.days is not None and in_touch([new.was, old.days])
    if not new.left[1]:
        return False
    if old.on[1]:
        return new.left[1:] == old.on[1:]
    return old.days is not None and _holds(old.days, new.left)


def replaced(one: Told, other: Told) -> Days | None:
    """The older day of the two, where the plan for it has given way to the plan for the other."""
    if not (one.line.status == other.line.status == "planned" and one.days and other.days and one.told and other.told):
        return None
    if one.told == other.told or not one.place or one.parties != other.parties or not _same_series(one, other):
        return None
    if in_touch([one.days, other.days]):
        return None
    old, new = (one, other) if one.told < other.told else (other, one)
    if not (old.told and new.told and old.days and new.days):
        return None
    pending = new.told <= old.days[0] and (new.told - old.told).days <= AHEAD
    return old.days if pending and abs((new.days[0] - old.days[0]).days) <= SLIP else None


def _same_series(one: Told, other: Told) -> bool:
    """Of one round and level, as far as they are told."""
    return not two(one.line.round, other.line.round) and not two(one.line.level, other.line.level)


def by_words(one: Told, other: Told) -> str:
    """A weekday, without a known day on at least one side."""
    first, second = one.on[0], other.on[0]
    for known, weekday in ((one, second), (other, first)):
        if known.days and weekday and known.width <= SHARP:
            return "one weekday" if has_weekday(known.days, weekday) else "another weekday"
    if first and second and not (one.days or other.days):
        return "one weekday" if first == second else "another weekday"
    return "nothing"


def dates(one: Told, other: Told) -> tuple[Days, Days] | None:
    """The days that both give: known, or with a month and no year, which is then taken to be the other's."""
    if one.days and other.days:
        return one.days, other.days
    year = (one.days or other.days or (date(LEAP, 1, 1),))[0].year
    found = [told.days or _in_year(told.on, year) for told in (one, other)]
    return (found[0], found[1]) if found[0] and found[1] else None


def _in_year(on: tuple[int, int, int], year: int) -> Days | None:
    """None without a month, and on the 29th of a February that the year has not."""
    _, day, month = on
    if not month:
        return None
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _holds(days: Days, words: tuple[int, int, int]) -> bool:
    _, day, month = words
    span = range((days[1] - days[0]).days + 1)
    return any((one.day, one.month) == (day, month) for one in (days[0] + timedelta(n) for n in span))


def has_weekday(days: Days, weekday: int) -> bool:
    span = range((days[1] - days[0]).days + 1)
    return any((days[0] + timedelta(n)).isoweekday() == weekday for n in span)


def told_in_order(one: Told, other: Told) -> bool:
    """What a report plans is not what was over when it appeared; what it tells as held was not still to come."""
    for plan, done in ((one, other), (other, one)):
        if plan.line.status != "planned" or done.line.status in UNDONE or not plan.told:
            continue
        over = done.days[1] if done.days else done.told
        if over and over < plan.told and plan.story != done.story:
            return False
    for done, plan in ((one, other), (other, one)):
        seen = done.told or done.by
        if done.line.status == "held" and seen and plan.days and plan.days[0] > seen:
            return False
    return True
