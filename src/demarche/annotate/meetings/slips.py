"""By how much an encounter was put off ("a day later than planned", "postponed by a week"), and all of its days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from demarche.annotate.meetings.details import length_of
from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.annotate.meetings.status import present, undecided
from demarche.annotate.times.schema import TimesFile
from demarche.lang import load
from demarche.model import TimeMark, When

_DAYS = {"day": 1, "week": 7}
_LONGEST = 7
"""Days that one encounter may take: a longer range of days holds it somewhere."""
_NEAR = 24
"""Code points within which the count stands beside its word."""


def run_late(scene: Scene, trigger: Trigger, day: TimeMark | None) -> When:
    """The day it was first set for, where the report tells how much later it was; unknown where it tells that it was
    late and not by how much, or on no known day."""
    hits = scene.table("late", trigger.low, min(len(scene.folded), trigger.high + 60))
    for start, _, _ in hits:
        days = _count(scene, max(trigger.low, start - _NEAR), start, last=True)
        if days and day is not None and day.when.earliest is not None and day.when.earliest == day.when.latest:
            left = day.when.earliest - timedelta(days)
            return When(left, left, f"it was held {days} days later than planned")
        if days:
            return When(why="it was held later than planned")
    return When()


def to_come(scene: Scene, trigger: Trigger, day: TimeMark | None) -> TimeMark | None:
    """`day`, or the same weekday ahead, where the encounter is still to come."""
    told = scene.document.published
    if (
        day is None
        or day.terms is None
        or day.when.earliest is None
        or not (undecided(scene, trigger) or _still_on(scene, trigger) or present(scene, trigger))
    ):
        return day
    ago = (told.earliest - day.when.earliest).days if told.earliest else 0
    ahead = day.when.earliest + timedelta(7)
    sharp = day.when.latest in (day.when.earliest, ahead)  # the last one, or the last or the next
    if {name for name, _ in day.terms.slots} != {"weekday"} or not sharp or not 0 < ago < 7:
        return day
    return replace(day, when=When(ahead, ahead, "it is told as still to come"))


def _still_on(scene: Scene, trigger: Trigger) -> bool:
    """ "the round on Friday is still on"; "belum ada perubahan"."""
    hits = scene.table("ahead", trigger.start, min(trigger.high, trigger.end + 70))
    past = scene.table("closes", trigger.end, trigger.high)
    return bool(hits) and not past


def put_off_by(scene: Scene, trigger: Trigger, day: TimeMark | None) -> TimeMark | None:
    """`day`, or the new day of what was to be on it and is "postponed by a week", "ditunda sepekan"."""
    if day is None or day.when.earliest is None or day.when.latest is None:
        return day
    for start, end, kind in scene.table("status", trigger.low, trigger.high):
        if start < trigger.start and "," in scene.document.text[end : trigger.start]:
            continue  # "asked for a week's delay, and the talks are now to start on Monday"
        days = _count(scene, end, end + _NEAR, last=False) if kind == "postponed" else 0
        if days and not _set_for(scene, end, day):
            later = timedelta(days)
            when = When(day.when.earliest + later, day.when.latest + later, f"it was put off by {days} days")
            return replace(day, when=when)
    return day


def _set_for(scene: Scene, end: int, day: TimeMark) -> bool:
    """It is the new day already: "put off by a week to 4 June"."""
    lead = scene.table("until", max(end, day.start - 14), day.start) if end <= day.start else []
    return bool(lead) and not scene.folded[lead[-1][1] : day.start].strip()


def all_days(scene: Scene, trigger: Trigger, day: TimeMark | None) -> When | None:
    """From its first to its last day, where the day told is one of these: "two days of talks that ended on Wednesday",
    "ran into the small hours of Thursday". None where it is told for one day."""
    if day is not None and _ranges(day):
        return day.when
    known = day.when.earliest if day is not None else None
    if day is None or known is None or known != day.when.latest or trigger.kind == "sign":
        return None
    if _beside(scene, "night", day):
        return When(known - timedelta(1), known, f"it went on into the night to {known}")
    spell = length_of(scene, trigger)
    days = _count(scene, spell.start, spell.end, last=False) if spell is not None else 0
    if spell is None or days < 2:
        return None
    led = scene.table("from_day", spell.end, day.end)
    way = "opens" if led else _end_told(scene, trigger, min(trigger.start, spell.start), day.end)
    rest = timedelta(days - 1)
    if way == "opens":
        return When(known, known + rest, f"it opened on {known} and took {days} days")
    return When(known - rest, known, f"it ended on {known} and took {days} days") if way else None


def end_of(scene: Scene, trigger: Trigger, day: TimeMark | None) -> str:
    """opens or closes, where the day told is that of its first or last: "talks that opened on Monday"."""
    near = day is not None and not trigger.verb and abs(day.start - trigger.end) < _NEAR * 4
    high = max(day.end, trigger.end + _NEAR) if day is not None else 0
    return _end_told(scene, trigger, trigger.start, high) if day is not None and near else ""


def _ranges(day: TimeMark) -> bool:
    """ "on 8 and 9 October", "Thursday and Friday"."""
    first, last = day.when.earliest, day.when.latest
    two = day.terms is not None and any(name in ("day2", "weekday2") for name, _ in day.terms.slots)
    return two and first is not None and last is not None and (last - first).days < _LONGEST


def _end_told(scene: Scene, trigger: Trigger, low: int, high: int) -> str:
    """opens or closes: which of its ends the words beside it tell; "" where none does."""
    names = ("opens", "closes")
    around = [(name, hit) for name in names for hit in scene.table(name, max(trigger.low, low - 40), high)]
    near = [name for name, hit in around if hit[1] <= low and len(scene.folded[hit[1] : low].split()) <= 3]
    near = near or [name for name, hit in around if hit[0] >= trigger.start]
    return near[-1] if near else ""


def _beside(scene: Scene, table: str, day: TimeMark) -> bool:
    low = max(0, day.start - 22)
    return any(end >= day.start - 5 or start >= day.start for start, end, _ in scene.table(table, low, day.end + 12))


def _count(scene: Scene, low: int, high: int, last: bool) -> int:
    """Days of the count in [low, high) that stands beside its end or its start, 0 where there is none."""
    found = list(_counts(scene.document.lang).finditer(scene.folded, low, high))
    if not found:
        return 0
    one = found[-1 if last else 0]
    gap = scene.folded[one.end() : high] if last else scene.folded[low : one.start()]
    if len(gap.split()) > 1 or any(mark in gap for mark in ",.;:"):
        return 0
    number, unit, single = one.groups()
    slots = load(scene.document.lang, "times", TimesFile).slots
    if single:
        return _DAYS[slots.one_unit[single]]
    return _DAYS[slots.unit[unit]] * (int(number) if number.isdigit() else slots.number[number])


@lru_cache(maxsize=8)
def _counts(code: str) -> re.Pattern[str]:
    """A number and a word for days or weeks, or one word for both ("sepekan")."""
    slots = load(code, "times", TimesFile).slots
    units, singles = ([word for word, unit in table.items() if unit in _DAYS] for table in (slots.unit, slots.one_unit))
    single = _any(singles) or "(?!)"
    return re.compile(rf"(?<![\w.,-])(?:(\d{{1,2}}|{_any(slots.number)}) ({_any(units)})|({single}))(?!\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
