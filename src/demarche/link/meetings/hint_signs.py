"""What speaks for a hint as evidence of a meeting, and what against it, sign by sign."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.lang.concepts import Sense
from demarche.link.meetings.agree import TWO, UNTOLD, place
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import SHARP, acquainted, has_weekday
from demarche.model import MeetingLine

_SUMS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
"""Log-odds of a sentence, to tell of an encounter."""
_MEANS = (-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0)
"""Mean log-odds of tellings to be of one meeting."""
_AHEAD = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
"""By how much a meeting is likelier than the next."""
_DAYS = (-8, -3, 0, 1, 2, 4, 8, 15)
"""Days from the meeting to the report."""
_ALIKE = (0.03, 0.08, 0.14, 0.2, 0.3)
"""Likeness of words, from which they count as more alike."""
_MANY = (2, 3, 5, 8)
"""Reports that tell of the meeting."""
_NEAR = 40
"""Code points between a line and what is told beside it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A hint beside a meeting. members: tellings of it; mean: of the hint and each of these, log-odds to be of one
    meeting; next: the same of the likeliest other meeting; mine: the lines that its report tells."""

    hint: Told
    line: MeetingLine
    members: Sequence[Told]
    mean: float
    next: float
    mine: Sequence[Told]


def signs(one: Beside) -> Iterator[str]:
    """Each once."""
    day = _day(one)
    yield from _words(one)
    yield from _sentence(one, day)
    yield from _sides(one, day)
    yield from _around(one)


def _sentence(one: Beside, day: str) -> Iterator[str]:
    """How much it looks like a meeting, and like this one."""
    odds = bisect_right(_SUMS, one.hint.line.odds)
    weak = not one.hint.line.odds
    word = "a weak line" if weak else f"sum {odds}"
    mean = bisect_right(_MEANS, one.mean)
    yield word
    yield f"mean {mean}"
    yield f"ahead {bisect_right(_AHEAD, one.mean - one.next)}"
    yield f"{word}, mean {mean // 2}"
    yield f"{word}, {day}"
    yield f"mean {mean // 2}, {day}"
    yield f"kind {one.hint.line.kind}"
    yield f"kind {one.hint.line.kind}, {day}"
    if one.hint.line.round:
        rounds = {member.line.round for member in one.members} - {0}
        yield f"round {'untold' if not rounds else 'same' if one.hint.line.round in rounds else 'other'}"


def _day(one: Beside) -> str:
    hint, line = one.hint, one.line
    first, last = line.date.earliest, line.date.latest
    if first is None or last is None:
        return "meeting of no day"
    sharp = (last - first).days <= SHARP
    if hint.days:
        meets = hint.days[0] <= last and first <= hint.days[1]
        return ("one day" if sharp and hint.width <= SHARP else "days that meet") if meets else "two days"
    if hint.on[0] and sharp:
        return "one weekday" if has_weekday((first, last), hint.on[0]) else "two weekdays"
    return "no day"


def _sides(one: Beside, day: str) -> Iterator[str]:
    hint, sides = one.hint, frozenset(one.line.parties)
    shared, strange = len(hint.parties & sides), len(hint.parties - sides)
    yield f"{min(shared, 3)} sides shared, {min(strange, 2)} strange"
    yield f"{len(sides - hint.around)} sides not in the report" if sides - hint.around else "sides in the report"
    if any(acquainted(hint, member) for member in one.members):
        yield "people shared"
    where = {place(hint, member) for member in one.members if member.place}
    at = "not told" if not hint.place else "unknown" if not where else "same" if where - {TWO, UNTOLD} else "two"
    yield f"place {at}"
    yield f"place {at}, {day}"
    yield f"place {at}, {min(shared, 2)} shared, {day}"


def _words(one: Beside) -> Iterator[str]:
    own = max((_alike(one.hint.own, member.own) for member in one.members), default=0.0)
    alike = max((_alike(one.hint.sense, member.sense) for member in one.members), default=0.0)
    yield f"own words {bisect_right(_ALIKE, own)}"
    yield f"words {bisect_right(_ALIKE, alike)}"


def _alike(one: Sense, other: Sense) -> float:
    return float(len(one & other) / (len(one) * len(other)) ** 0.5) if one and other else 0.0


def _around(one: Beside) -> Iterator[str]:
    """What the report tells beside it, and when it appeared."""
    hint, line = one.hint, one.line
    yield f"lines {min(len(one.mine), 3)}"
    if any(
        -_NEAR < mine.at.start - hint.at.end < _NEAR or -_NEAR < hint.at.start - mine.at.end < _NEAR
        for mine in one.mine
    ):
        yield "beside a line"
    yield f"told by {bisect_right(_MANY, len({at.document for at, _ in line.evidence}))}"
    if any(member.story == hint.story for member in one.members):
        yield "story"
    yield f"status {line.status}, {hint.line.status}"
    if hint.told and line.date.latest:
        step = bisect_right(_DAYS, (hint.told - line.date.latest).days)
        yield f"report {step}"
        yield f"report {step}, {'a day' if hint.days else 'no day'}"
