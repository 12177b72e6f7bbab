"""What two tellings of a meeting have in common and in what they differ, sign by sign: whether they are of one is
weighed in `weights`."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from demarche.link.meetings.agree import SAME, TWO, forum, place, subject
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import (
    CALLS,
    SHARP,
    Days,
    acquainted,
    between,
    by_words,
    dates,
    in_touch,
    leaders,
    left_then,
    told_in_order,
)
from demarche.world import states

LEVELS = {"experts": 0.0, "envoys": 1.0, "ministers": 1.5, "summit": 4.0}
"""How far apart two levels lie."""
FAR = 2.5
"""Distance of levels of which no meeting has both."""
STEPS = (1, 2, 4, 8, 15)
"""Days from which a gap counts as a longer one."""
NAMES = ("0", "1", "2-3", "4-7", "8-14", "15 or more")
MOST_SHARED, MOST_OTHER, MOST_OUTSIDE = 3, 4, 2
"""Numbers of parties beyond which no more are told apart."""


def signs(one: Told, other: Told) -> list[str]:
    """Each once, the same whichever of the two comes first."""
    days, where, sides = dates(one, other), place(one, other), _sides_of(one, other)
    day = "open day" if days is None else "one day" if in_touch(days) else "two days"
    found = [f"{day}, place {where}", f"{day}, sides {sides}"]
    _day(one, other, days, found)
    _course(one, other, found)
    _setting(one, other, where, found)
    _sides(one, other, found)
    _manner(one, other, found)
    _ranks(one, other, found)
    return found


def apart(one: Told, other: Told) -> bool:
    """Two rounds or two forums; leaders by the one, experts or envoys by the other; each among its sides with somebody
    of whom the other report does not speak; or one report tells of both, and neither of a plan and of what came of it
    on its day, nor on that day of sides that its words leave out."""
    first, second = one.line, other.line
    if first.round and second.round and first.round != second.round:
        return True
    if first.level and second.level and abs(LEVELS[first.level] - LEVELS[second.level]) >= FAR:
        return True
    if forum(one, other) == TWO or _strangers(one, other):
        return True
    if one.at.document != other.at.document:
        return False
    if one.days != other.days or one.width > SHARP:
        return True
    if one.parties == other.parties and first.status != second.status:
        plan, done = (one, other) if first.status == "planned" else (other, one)
        return bool(done.people and plan.people - done.people)
    within = one.parties <= other.parties or other.parties <= one.parties
    return not (within and (one.guessed or other.guessed))


def _strangers(one: Told, other: Told) -> bool:
    """Each report names those who met, and among them somebody whom the other does not speak of, and no two days tell
    that it was one meeting."""
    if one.guessed or other.guessed or dates(one, other) is not None:
        return False
    return bool(one.parties - other.parties - other.around and other.parties - one.parties - one.around)


def _sides_of(one: Told, other: Told) -> str:
    first, second = one.parties, other.parties
    if not first or not second:
        return "of one unknown"
    if first == second:
        return "the same"
    return "within" if first <= second or second <= first else "crossed" if first & second else "others"


def _day(one: Told, other: Told, days: tuple[Days, Days] | None, found: list[str]) -> None:
    if days:
        if in_touch(days):
            sharp = max(one.width if one.days else 0, other.width if other.days else 0) <= SHARP
            same = sharp and days[0] == days[1]
            found.append("day: the same" if same else "day: may be the same" if sharp else "day: vague")
            if same and days[0][0] == days[0][1]:
                found.append("day: one day")
        else:
            gap = _step(between(*days))
            found.append(f"gap: {gap}")
            found.append(f"gap: {gap}, {_both(one.line.status, other.line.status)}")
    elif one.days or other.days:
        found.append(f"words of the day: {by_words(one, other)}")
        found.append(_report_and_day(one, other))
    else:
        found.append(f"words of no known day: {by_words(one, other)}")
    if left_then(one, other) or left_then(other, one):
        found.append("day: moved")


def one_week(one: Told, other: Told) -> bool:
    """Two reports tell of no day but one weekday, the same sides, and of another meeting of the same on one other
    weekday."""
    first, second = one.parties, other.parties
    if one.days or other.days or not one.on[0] or one.on[0] != other.on[0] or not first or not second:
        return False
    if not (first <= second or second <= first) or one.at.document == other.at.document:
        return False
    rest = [(sides, weekday) for sides, weekday in other.agenda if weekday != other.on[0]]
    return any(
        weekday == there and sides and others and (sides <= others or others <= sides)
        for sides, weekday in one.agenda
        for others, there in rest
    )


def _report_and_day(one: Told, other: Told) -> str:
    """How long after the day that the one tells the other, which tells none, appeared; before it, if it plans."""
    known, vague = (one, other) if one.days else (other, one)
    if not vague.told or not known.days:
        return "told: no day"
    ahead = vague.line.status == "planned"
    gap = (known.days[0] - vague.told).days if ahead else (vague.told - known.days[1]).days
    return f"told: {vague.line.status}, {'against time ' if gap < 0 else ''}{_step(abs(gap))}"


def _course(one: Told, other: Told, found: list[str]) -> None:
    """Their reports in time, and how each has it."""
    found.append(
        f"reports: {_step(abs((one.told - other.told).days))}" if one.told and other.told else "reports: unknown"
    )
    if not told_in_order(one, other):
        found.append("against the order of time")
    found.append(f"status: {_both(one.line.status, other.line.status)}")
    first, second = one.line.round, other.line.round
    told = "the same" if first and first == second else "two" if first and second else "one" if first or second else ""
    found.append(f"round: {told or 'none'}")
    if one.line.anew != other.line.anew:
        found.append("again: one")
    elif one.line.anew:
        found.append("again: both")
    if one.story == other.story:
        found.append("story")
    if one.laid and one.laid == other.laid:
        found.append("beside one another")


def _setting(one: Told, other: Told, where: str, found: list[str]) -> None:
    found.append(f"place: {where}" if one.place or other.place else "place: nowhere")
    if where == SAME and one.city and other.city:
        found.append("place: one city")
    found.append(f"forum: {forum(one, other)}")
    found.append(f"subject: {subject(one, other)}")


def _sides(one: Told, other: Told, found: list[str]) -> None:
    first, second = one.parties, other.parties
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
    if guessed := one.guessed + other.guessed:
        found.append(f"sides guessed: {guessed}")


def _manner(one: Told, other: Told, found: list[str]) -> None:
    first, second = one.line, other.line
    found.append(f"sure: {first.sure + second.sure}")
    found.append("kind: the same" if first.kind == second.kind else "kind: two")
    for kind in (*CALLS, "sign"):
        if first.kind == kind or second.kind == kind:
            found.append(f"{kind}: both" if first.kind == second.kind else f"{kind}: one")
    if first.margin != second.margin:
        found.append("margin: one")


def _ranks(one: Told, other: Told, found: list[str]) -> None:
    first, second = one.line.level, other.line.level
    found.append(f"levels apart: {abs(LEVELS[first] - LEVELS[second])}" if first and second else "level: not told")
    if leaders(one, other):
        found.append("level: leaders")
    if one.line.office and other.line.office:
        found.append("office: the same" if one.line.office == other.line.office else "office: two")
    if acquainted(one, other):
        found.append("people: shared")
    elif {party for party, _ in one.faces} & {party for party, _ in other.faces}:
        found.append("people: others of one side")


def _step(days: int) -> str:
    return NAMES[bisect_right(STEPS, days)]


@lru_cache(maxsize=64)
def _both(one: str, other: str) -> str:
    return " and ".join(sorted((one, other)))
