"""One meeting that two reports give to two days; or that was held in one and called off in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, Sense
from demarche.link.conflicts.sittings import BODIES
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import in_touch
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.figures import figure_file, without_undone
from demarche.link.sense.wording import words_of
from demarche.model import At, MeetingLine

APART = 7
"""Days between two accounts of one meeting."""
SOON = 2
"""Days between two reports on one meeting where one of them tells no day of it."""
WIDE = 21
"""Days within which a call of some weekday may have been."""
ONCE = 1
"""Days between two reports of one plan."""
CALL, PHONE = "call", CONCEPT + "phone"
"""What people do who are not at one place."""
TOLD_OF = frozenset({"held", "planned"})
LATE, MORNING = frozenset({CONCEPT + "night", CONCEPT + "afternoon"}), CONCEPT + "morning"
"""Times of two places that may be one."""
WORKING = frozenset({"envoys", "experts"})
"""Levels that reports take for one another."""
CROWD = 30
"""Meetings of the same parties among which each meets only so many of the next ones by day."""

Found = tuple[str, At, At]
"""What the meeting is called, and the two places."""


def two_accounts(told: Sequence[Told], meetings: Sequence[MeetingLine]) -> Iterator[tuple[str, str, At, At]]:
    """Kind (date or status), what the meeting is called, and the two places."""
    off = list(_held_and_off(told, meetings))
    yield from (("status", *found) for found in off)
    joined = {(held.document, called_off.document) for _, held, called_off in off}
    yield from (("status", *found) for found in _called_off(told, joined))
    yield from (("date", *found) for found in _two_days(told, meetings))


def _held_and_off(told: Sequence[Told], meetings: Sequence[MeetingLine]) -> Iterator[Found]:
    """Of one meeting, where it was held and where it was called off."""
    places = {one.at: one for one in told}
    for meeting in meetings:
        held, off = (_telling(meeting, status) for status in ("held", "cancelled"))
        # a report that tells of both tells of two meetings, or of one that was called off and held after all
        if held and off and not held.keys() & off.keys():
            pairs = [(a, b) for a in held.values() for b in off.values()]
            fit = [
                (_distance(places[a], places[b]), a, b)
                for a, b in pairs
                if a in places and b in places and not _held_later(places[a], places[b])
            ]
            for _, *sides in sorted(fit, key=repr)[:1]:
                yield meeting.what, sides[0], sides[1]


def _two_days(told: Sequence[Told], meetings: Sequence[MeetingLine]) -> Iterator[Found]:
    """Of one meeting, given to two days by two reports."""
    known: dict[str, list[Told]] = {}
    for one in told:
        known.setdefault(one.at.document, []).append(one)
    slipped = {(one.line.round, party) for one in told if one.moves or one.was for party in one.parties}
    home = {at: line.id for line in meetings for at, _ in line.evidence}
    for shelf in _shelves(told, home.keys()):
        for at, one in enumerate(shelf):
            for other in shelf[at + 1 : at + 1 + CROWD]:
                joined = home[one.at] == home[other.at]
                if _contradict(one, other, slipped, joined) and _apart(one, other, known):
                    yield one.line.what, one.at, other.at


def _held_later(held: Told, off: Told) -> bool:
    """What was called off, or put off, took place on another day after all; or two meetings are told of, or one text
    two ways."""
    if not _of_one_make(held, off):
        return True
    if held.days and off.days:
        return held.width > APART or not in_touch([held.days, off.days])
    if bool(off.was) or not (held.told and off.told):
        return bool(off.was)
    return (held.told - off.told).days > SOON or (off.told - held.told).days > APART


def _of_one_make(one: Told, other: Told) -> bool:
    """Of two stories, at one level, both by phone or neither, and in one place as far as it is told, or of a body that
    sits here and there."""
    if one.story == other.story or not _one_level(one, other) or _by_phone(one) != _by_phone(other):
        return False
    return not _two_places(one, other) or _one_body(one, other)


def _one_level(one: Told, other: Told) -> bool:
    first, second = one.line, other.line
    apart = first.level and second.level and first.level != second.level and {first.level, second.level} != WORKING
    return not apart and first.margin == second.margin


def _distance(held: Told, off: Told) -> tuple[bool, int]:
    """Of two tellings of one meeting: whether the words count it otherwise; and the days between the reports."""
    gap = abs((held.told - off.told).days) if held.told and off.told else APART
    return held.line.round != off.line.round, gap


def _called_off(told: Sequence[Told], joined: Set[tuple[str, str]]) -> Iterator[Found]:
    """Of the same parties at the same place or on the same day, where the two were not joined."""
    shelves: dict[str, list[Told]] = {}
    for one in told:
        if one.line.sure and one.told and one.parties and one.line.status in {"held", "cancelled"}:
            day = one.days[0].isoformat() if one.days and one.width <= 1 else ""
            for name in {one.state or one.place, day} - {""}:
                shelves.setdefault(name, []).append(one)
    seen = set(joined)
    for name in sorted(shelves):
        shelf = sorted(shelves[name], key=lambda one: (one.told or date.min, one.at.document, one.at.start))
        for at, one in enumerate(shelf):
            for other in shelf[at + 1 : at + 1 + CROWD]:
                held, off = (one, other) if one.line.status == "held" else (other, one)
                pair = held.at.document, off.at.document
                if off.line.status == "cancelled" != held.line.status and pair not in seen and _one_session(held, off):
                    seen.add(pair)
                    yield held.line.what, held.at, off.at


def _one_session(held: Told, off: Told) -> bool:
    """On one day between two sides; or, where a day is not told, of the same sides in reports of those days."""
    if not held.told or not off.told or held.line.round != off.line.round or not _of_one_make(held, off):
        return False
    if held.days and off.days:
        sharp = max(held.width, off.width) <= 1 and in_touch([held.days, off.days])
        return sharp and len(held.parties & off.parties) > 1 and abs((held.told - off.told).days) <= APART
    return held.parties == off.parties and abs((held.told - off.told).days) <= SOON


def _one_body(one: Told, other: Told) -> bool:
    """A working body that both name."""
    return not BODIES.isdisjoint(_sense(one.words, one.lang) & _sense(other.words, other.lang))


def _two_places(one: Told, other: Told) -> bool:
    """Both tell where, and in two states; or in two towns in one language."""
    if not one.place or not other.place or one.place == other.place:
        return False
    return one.state != other.state or one.lang == other.lang


def _telling(meeting: MeetingLine, status: str) -> dict[str, At]:
    """Where each report gives the meeting this status, by document."""
    return {at.document: at for at, told in reversed(meeting.evidence) if told == status}


def _shelves(told: Sequence[Told], shown: Set[At]) -> Iterator[list[Told]]:
    """Meetings with a known day, by place and, where the words count them, by party; in order of days."""
    shelves: dict[str, list[Told]] = {}
    for one in (day for side in told if side.at in shown and any(side.on) for day in _sharp(side)):
        if one.days:
            counted = one.line.round or _by_phone(one)
            for shelf in {one.place, one.state, *(one.parties if counted else ())} - {""}:
                shelves.setdefault(shelf, []).append(one)
    for name in sorted(shelves):
        yield sorted(shelves[name], key=_order)


def _sharp(one: Told) -> Iterator[Told]:
    """On one day; a call of "Wednesday" in a report of unknown day on each Wednesday that it may mean."""
    if one.width <= 1:
        yield one
    elif one.days and one.on[0] and not one.on[1] and one.width <= WIDE and _by_phone(one):
        days = (one.days[0] + timedelta(n) for n in range(one.width + 1))
        yield from (replace(one, days=(day, day)) for day in days if day.isoweekday() == one.on[0])


def _order(side: Told) -> tuple[date, str, int]:
    return (side.days or (date.min,))[0], side.at.document, side.at.start


def _same_sides(one: Told, other: Told) -> bool:
    if one.parties and other.parties:
        return len(one.parties & other.parties) > 1
    return one.line.round > 0 or bool(one.people & other.people)


def _contradict(one: Told, other: Told, slipped: Set[tuple[int, str]], joined: bool) -> bool:
    """slipped: rounds (0 where the words do not count) and parties of whom some report tells that a meeting moved;
    joined: both were found to tell of one meeting."""
    status = one.line.status
    if status != other.line.status or status not in TOLD_OF or not one.days or not other.days:
        return False
    if one.at.document == other.at.document or in_touch([one.days, other.days]):
        return False
    if one.on == other.on or (one.on[0] == other.on[0] and not (one.on[1] and other.on[1])):
        return False  # one weekday, of which two days of publication make two days
    if _one_night(one, other) or abs((one.days[0] - other.days[0]).days) > APART:
        return False
    if not _one_kind(one, other) or not _same_sides(one, other):
        return False
    if one.line.status == "planned":
        moved = any((one.line.round, party) in slipped for party in one.parties | other.parties)
        return _two_plans(one, other, joined and not moved, moved)
    # no report tells of what came after it, and each report of its own day
    outs = [day for day in (_out(one), _out(other)) if day]
    return len(outs) > 1 and max(one.days[0], other.days[0]) <= min(outs) and not _each_its_own(one, other)


def _two_plans(one: Told, other: Told, joined: bool, moved: bool) -> bool:
    """A later report may know of another plan, but that a round has slipped is told by somebody."""
    if not (one.told and other.told and one.days and other.days) or one.was or other.was:
        return False
    dated = joined and one.on[1] and other.on[1]
    counted = bool(one.line.round) and one.line.round == other.line.round and not moved
    reach = APART if dated or counted else ONCE
    first = min(one.told, other.told)
    return abs((one.told - other.told).days) <= reach and min(one.days[0], other.days[0]) >= first


def _out(one: Told) -> date | None:
    """When it was told, at the latest."""
    return one.told or one.by


def _one_kind(one: Told, other: Told) -> bool:
    first, second = one.line, other.line
    counted = bool(first.round and second.round)
    if (counted and first.round != second.round) or first.margin != second.margin:
        return False
    if first.level and second.level and first.level != second.level:
        return False
    if one.forum and other.forum and one.forum != other.forum and one.lang == other.lang:
        return False
    where = bool(one.place and other.place) and (
        one.place == other.place or (one.lang != other.lang and one.state == other.state)
    )
    spoken = _by_phone(one) and _by_phone(other) and _beside(one, other) and len(one.parties & other.parties) > 1
    return where or ((counted or spoken) and not (one.place and other.place))


def _by_phone(one: Told) -> bool:
    return one.line.kind == CALL or PHONE in _sense(one.words, one.lang)


@lru_cache(maxsize=1 << 12)
def _sense(words: str, code: str) -> Sense:
    told = words_of(words)
    return sense_of(without_undone(told, figure_file(code)) if code in covered() else told, code)


def _one_night(one: Told, other: Told) -> bool:
    """By phone, one evening here is the next morning there."""
    if not _beside(one, other) or not _by_phone(one):
        return False
    first, second = sorted((one, other), key=lambda side: (side.days or (date.min,))[0])
    late, early = (_sense(side.words, side.lang) for side in (first, second))
    return not LATE.isdisjoint(late) and MORNING in early


def _beside(one: Told, other: Told) -> bool:
    """One day apart: two calls lie further from one another."""
    return one.days is not None and other.days is not None and abs((one.days[0] - other.days[0]).days) <= 1


def _each_its_own(one: Told, other: Told) -> bool:
    """Each report tells of its own day."""
    return one.days == (one.told, one.told) and other.days == (other.told, other.told)


def _apart(one: Told, other: Told, known: dict[str, list[Told]]) -> bool:
    """Neither report tells of a meeting on the other's day as well: then there were two."""
    for side, day in ((one, other.days), (other, one.days)):
        if any(
            day and told.days and told.parties & side.parties and in_touch([told.days, day])
            for told in known[side.at.document]
        ):
            return False
    return True
