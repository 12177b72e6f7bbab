"""Signs of two tellings that depend on a few things that each of them tells: how it has the meeting, where, between
whom and when. Many tellings have these alike, so that what two of them come to is worked out once (`scale`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache

from demarche.link.meetings.agree import SAME, TWO, forum, place, subject
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import CALLS, SHARP, Days, between, by_words, dates, in_touch, leaders, left_then
from demarche.world import states

LEVELS = {"experts": 0.0, "envoys": 1.0, "ministers": 1.5, "summit": 4.0}
"""How far apart two levels lie."""
FAR = 2.5
"""Distance of levels of which no meeting has both."""
STEPS = (1, 2, 4, 8, 15)
"""Days from which a gap counts as a longer one."""
NAMES = ("0", "1", "2-3", "4-7", "8-14", "15 or more")
MOST_SHARED, MOST_OTHER, MOST_OUTSIDE, LATEST = 3, 4, 2, 4
"""Numbers of parties, and of the round, beyond which no more are told apart."""
APART, NO_KIND = "apart", "none"
OPEN, ONE, OTHERS = "open day", "one day", "two days"

Found = tuple[str, list[str]]
"""What it comes to, by which other signs are told apart, `APART` where both cannot be one meeting; and the signs."""


@dataclass(frozen=True, slots=True)
class Part:
    """of: what its signs depend on, of each of the two; found: the same whichever of them comes first."""

    of: Callable[[Told], Hashable]
    found: Callable[[Told, Told], Found]


def _manner_of(one: Told) -> Hashable:
    line = one.line
    rank = line.round, line.level, line.office
    return line.status, line.kind, line.anew, line.sure, line.margin, one.guessed, rank


def _manner(one: Told, other: Told) -> Found:
    """How each has it: as held or not, as which round, on which level, and how surely."""
    first, second = one.line, other.line
    few, many = sorted((first.round, second.round))
    if few and few != many:
        return APART, []
    if first.level and second.level and abs(LEVELS[first.level] - LEVELS[second.level]) >= FAR:
        return APART, []
    found = [f"status: {both(first.status, second.status)}", f"sure: {first.sure + second.sure}"]
    found.append(f"rounds: {min(few, LATEST)} and {min(many, LATEST)}")
    found.append(f"kinds: {both(first.kind or NO_KIND, second.kind or NO_KIND)}")
    for kind in (*CALLS, "sign"):
        if first.kind == kind or second.kind == kind:
            found.append(f"{kind}: both" if first.kind == second.kind else f"{kind}: one")
    if first.margin != second.margin:
        found.append("margin: one")
    if guessed := one.guessed + other.guessed:
        found.append(f"sides guessed: {guessed}")
    found.append(f"levels apart: {abs(LEVELS[first.level] - LEVELS[second.level])}" if first.level and second.level
                 else "level: not told")  # fmt: skip
    if leaders(one, other):
        found.append("level: leaders")
    if first.office and second.office:
        found.append("office: the same" if first.office == second.office else "office: two")
    return f"{(few > 0) + (many > 0)}, again {first.anew + second.anew}", found


def _setting_of(one: Told) -> Hashable:
    return one.lang, one.place, one.line.place, one.state, one.city, one.forum, one.about


def _setting(one: Told, other: Told) -> Found:
    """Where each has it, in which forum, and what it is about."""
    what, where = forum(one, other), place(one, other)
    if what == TWO:
        return APART, []
    found = [f"place: {where}" if one.place or other.place else "place: nowhere"]
    if where == SAME and one.city and other.city:
        found.append("place: one city")
    return where, [*found, f"forum: {what}", f"subject: {subject(one, other)}"]


def _sides_of(one: Told) -> Hashable:
    return one.parties, one.around


def _sides(one: Told, other: Told) -> Found:
    """Between whom each has it, and whom its report speaks of."""
    first, second, found = one.parties, other.parties, []
    shared = first & second
    if first and second:
        found.append(f"sides shared: {min(MOST_SHARED, len(shared))}")
        found.append(f"sides of one: {min(MOST_OTHER, len(first ^ second))}")
    if shared and not shared <= states().keys():
        found.append("sides: a body shared")
    strange = len(first - second - other.around) + len(second - first - one.around)
    found.append(f"sides not in the report: {min(MOST_OUTSIDE, strange)}")
    if 1 in (len(first), len(second)):
        found.append("sides: a single one")
    if not first or not second:
        return "of one unknown", found
    if first == second:
        return "the same", found
    return "within" if shared in (first, second) else "crossed" if shared else "others", found


def _day_of(one: Told) -> Hashable:
    return one.days, one.on, one.left, one.was, one.told, one.line.status


def _day(one: Told, other: Told) -> Found:
    """Which day each gives, and when its report appeared."""
    known = dates(one, other)
    word = OPEN if known is None else ONE if in_touch(known) else OTHERS
    found = ["reports: " + (_step(abs((one.told - other.told).days)) if one.told and other.told else "unknown")]
    if known and word == ONE:
        found += _one_day(known, max(one.width if one.days else 0, other.width if other.days else 0) <= SHARP)
    elif known:
        gap = _step(between(*known))
        found += [f"gap: {gap}", f"gap: {gap}, {both(one.line.status, other.line.status)}"]
    elif one.days or other.days:
        found += [f"words of the day: {by_words(one, other)}", _report_and_day(one, other)]
    else:
        found.append(f"words of no known day: {by_words(one, other)}")
    if left_then(one, other) or left_then(other, one):
        found.append("day: moved")
    return word, found


def _one_day(days: tuple[Days, Days], sharp: bool) -> list[str]:
    same = sharp and days[0] == days[1]
    found = ["day: the same" if same else "day: may be the same" if sharp else "day: vague"]
    return [*found, "day: one day"] if same and days[0][0] == days[0][1] else found


def _report_and_day(one: Told, other: Told) -> str:
    """How long after the day that the one tells the other, which tells none, appeared; before it, if it plans."""
    known, vague = (one, other) if one.days else (other, one)
    if not vague.told or not known.days:
        return "told: no day"
    ahead = vague.line.status == "planned"
    gap = (known.days[0] - vague.told).days if ahead else (vague.told - known.days[1]).days
    return f"told: {vague.line.status}, {'against time ' if gap < 0 else ''}{_step(abs(gap))}"


def _step(days: int) -> str:
    return NAMES[bisect_right(STEPS, days)]


@lru_cache(maxsize=256)
def both(one: str, other: str) -> str:
    return " and ".join(sorted((one, other)))


PARTS = (Part(_manner_of, _manner), Part(_setting_of, _setting), Part(_sides_of, _sides), Part(_day_of, _day))
