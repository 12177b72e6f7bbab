"""On which day each act of a party shows its stance, where words tell none or tell it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from demarche.record.positions.support import SAME_NEWS, opposed_to
from demarche.record.showings import Showing
from demarche.record.showings.days import apart

BREATH = 900
"""Code points between two acts of one breath."""
BESIDE_ASKED = {"accepts": "conditional", "rejects": "demands"}
"""What a yes, or a retort that refuses, is beside a demand of one breath."""
RECALLED = 10
"""Days for which reports recall by the way what a party took for its stance."""


def settled(group: Sequence[Showing]) -> list[Showing]:
    """Acts without a day of their own get that of the act they repeat.

    In one story, and of one claim, it is the earliest day told, for a copy is no younger than what it copies. Across
    stories it is the last day before on which the stance was shown: always for what a report tells by the way, for its
    news only where that day is near.
    """
    first: dict[tuple[str, str], str] = {}
    for one in group:
        for told in (one.story, one.claim):
            key = (told, one.stance)
            if told and one.day and not one.recalled and (key not in first or one.day < first[key]):
                first[key] = one.day
    moved = [one if one.dated else _moved(one, first) for one in group]
    moved.sort(key=lambda one: (one.day, not one.dated, one.document, one.start, one.act))
    seen: dict[str, str] = {}
    repeats: dict[str, str] = {}  # by report that names no day, the day of the news that it repeats
    placed = []
    for one in moved:
        before = seen.get(one.stance, "")
        near = bool(before) and before < one.day and apart(before, one.day) <= SAME_NEWS
        anew = one.renewed and not one.after
        if one.dated and one.since < before < one.day:
            one = replace(one, day=before, since="")  # "in late May": within it lies the day that is known
        if one.recalled:
            one = replace(one, day=before, since="", recalled=False) if before else one
        elif not one.dated and (near or (not anew and _by_the_way(one, before, max(seen.values(), default="")))):
            if near and one.silent:
                repeats[one.document] = before
            one = replace(one, day=before, since="")
        else:
            seen[one.stance] = one.day or before
        placed.append(one)
    return [
        one if one.dated or one.day <= (day := repeats.get(one.document, one.day)) else replace(one, day=day, since="")
        for one in placed
    ]


def faithful(group: Sequence[Showing]) -> list[Showing]:
    """Without what a later report of a story turns into the opposite of what the first one tells: a word of denial is
    lost in a translation more easily than in what is translated."""
    first: dict[str, Showing] = {}
    for one in group:
        if one.own and (one.published, one.document) < _printed(first.get(one.story)):
            first[one.story] = one
    told: dict[str, set[str]] = defaultdict(set)
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in group:
        if one.own and one.document == first[one.story].document:
            told[one.story].add(one.stance)
            said[one.story, one.claim].add(one.stance)

    def kept(one: Showing) -> bool:
        if one.stance in told[one.story] or not told[one.story]:
            return True
        same = said.get((one.story, one.claim)) if one.claim else None
        return not same and not any(opposed_to(one.stance, other) for other in told[one.story])

    return [one for one in group if kept(one)]


def _printed(one: Showing | None) -> tuple[str, str]:
    return (one.published or "9", one.document) if one else ("9", "")


def _by_the_way(one: Showing, before: str, latest: str) -> bool:
    """Does a report only recall what was shown on the day `before`? A demand stands until it is met; other stances are
    recalled for some days. latest: the last day on which any stance was shown; another one shown since makes what
    somebody says, but for a demand, a word of its own."""
    if (one.fresh and not one.silent) or not before or before >= one.day:
        return False
    if one.fresh and one.stance != "demands" and before < latest < one.day:
        return False
    return one.stance == "demands" or one.silent or apart(before, one.day) <= RECALLED


def _moved(one: Showing, first: Mapping[tuple[str, str], str]) -> Showing:
    days = [first[key] for told in (one.story, one.claim) if (key := (told, one.stance)) in first]
    return replace(one, day=day, since="") if days and (day := min(days)) != one.day else one


def bound_together(group: Sequence[Showing]) -> list[Showing]:
    """An offer told without its condition is the conditional one that others tell of those days; a yes beside what is
    still asked on the same issue ("no longer wants it scrapped, and asks that it be quicker") is a conditional one; a
    retort beside what is asked bears out the demand."""
    asked = [one for one in group if one.stance == "demands" and not one.lent]
    group = [
        replace(one, stance=stance)
        if (stance := BESIDE_ASKED.get(one.stance, ""))
        and (one.retort or one.stance == "accepts")
        and any(_beside(one, ask) for ask in asked)
        else one
        for one in group
    ]
    days = [one.day for one in group if one.stance == "conditional" and one.day]
    return [
        replace(one, stance="conditional", day=day, since="")
        if one.stance == "offers" and one.day and (day := _near(one.day, days))
        else one
        for one in group
    ]


def _beside(one: Showing, ask: Showing) -> bool:
    """In one breath: of one report and day, and close by."""
    same = (one.document, one.day) == (ask.document, ask.day)
    return same and one.act != ask.act and abs(one.start - ask.start) <= BREATH


def _near(day: str, days: Sequence[str]) -> str:
    return next((other for other in days if abs(apart(other, day)) <= SAME_NEWS), "")


def in_time(group: Iterable[Showing]) -> list[Showing]:
    """By day; of one day the best evidence last: a day told, news rather than background, the earlier report."""
    ordered = sorted(group, key=lambda one: (one.published, one.document, one.start, one.act), reverse=True)
    return sorted(ordered, key=lambda one: (one.day, one.dated, one.fresh))
