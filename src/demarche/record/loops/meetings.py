"""Meetings still told as planned though their day has passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from demarche.record.lines import Line
from demarche.record.loops.line import loop
from demarche.record.loops.meeting_lines import days_of
from demarche.record.showings.showing import strings

PUT_OFF = 3
"""Days by which a meeting may be held later than it was planned without a word on it."""
EARLIER = 14
"""Days before its last possible one on which a meeting may have been."""
TWO = 2
"""Parties that a meeting must share with another of those days to be the same encounter."""


def untold(last: str, meetings: Sequence[Line]) -> Iterator[Line]:
    """Those of whose days no other meeting of the same is told; where a report leaves one of them out, of the rest."""
    told: dict[str, list[frozenset[str]]] = defaultdict(list)
    for line in meetings:
        if line["status"] != "planned":
            for day in _around(line):
                told[day].append(frozenset(strings(line["parties"])))
    for line in meetings:
        day, parties = days_of(line)[1], frozenset(strings(line["parties"]))
        if line["status"] == "planned" and day and day < last and not any(_same(parties, of) for of in told[day]):
            why = f"planned for {day}; no report up to {last} says that it was held or called off"
            who = "+".join(strings(line["parties"]))
            yield loop("meeting", who, ("", "", day), [str(line["id"])], (str(line["what"]), why))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or (len(one & other) >= TWO and (one <= other or other <= one))


def _around(meeting: Line) -> Iterator[str]:
    """The days of a meeting, the one after, and those before for which it may have been planned and was put off."""
    first, last = days_of(meeting)
    if last:
        day = date.fromisoformat(last)
        earliest = max(date.fromisoformat(first or last), day - timedelta(EARLIER))
        yield from (str(earliest + timedelta(n)) for n in range(-PUT_OFF, (day - earliest).days + 2))
