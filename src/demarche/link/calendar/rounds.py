"""Days and meetings settle one another: a known day tells meetings apart, and a meeting settles days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from demarche.days.overlay import settled
from demarche.link.calendar.counted import counted_days
from demarche.link.calendar.settle import Known, Meetings, settle
from demarche.link.meetings.find import find_meetings
from demarche.link.meetings.told import Told, told_meetings
from demarche.model import Days, Document, Identity, MeetingLine, Story, When

ROUNDS = 3
"""Times that meetings are joined with the days found so far."""


@dataclass(slots=True)
class Joined:
    """Meetings joined, kept until what is told of them changes: to join them is what settling days costs most."""

    told: list[Told] | None = None
    lines: tuple[MeetingLine, ...] = ()

    def lines_of(self, told: list[Told]) -> tuple[MeetingLine, ...]:
        """As `find_meetings`."""
        if told != self.told:
            self.told, self.lines = told, find_meetings(told)
        return self.lines


def with_days(
    documents: Sequence[Document], people: Sequence[Identity], stories: Sequence[Story], joined: Joined | None = None
) -> tuple[list[Document], tuple[Days, ...]]:
    """(the documents with the days that all of them together tell, those that changed); `documents` sorted by id.

    Where every report knows its day, nothing is done. `joined`: takes the meetings as they are joined last.
    """
    joined = joined or Joined()
    found: tuple[Days, ...] = ()
    known: Known = {}
    now = list(documents)
    for _ in range(ROUNDS):
        days = settle(documents, stories, partial(_meetings, now, people, stories, joined), known)
        if days == found:
            break
        found = days
        by_id = {one.document: one for one in found}
        now = [settled(one, by_id[one.id]) if one.id in by_id else one for one in documents]
    lines = partial(_meetings, now, people, stories, joined)
    return _with_counted(documents, now, found, lines)


def _with_counted(
    documents: Sequence[Document],
    now: list[Document],
    found: tuple[Days, ...],
    meetings: Callable[[], Meetings],
) -> tuple[list[Document], tuple[Days, ...]]:
    """And with the days that are counted from an event."""
    if not any(mark.terms and mark.terms.event for document in now for mark in document.times):
        return now, found
    lines = meetings()[1]
    by_id = {one.document: one for one in found}
    times: dict[str, dict[int, When]] = {}
    for name, n, when in counted_days(now, lines):
        times.setdefault(name, {})[n] = when
    for document in now:
        if document.id in times:
            before = by_id.get(document.id, Days(document.id, document.published))
            more = tuple(sorted({**dict(before.times), **times[document.id]}.items()))
            by_id[document.id] = Days(document.id, before.published, more)
    again = [settled(one, by_id[one.id]) if one.id in by_id else one for one in documents]
    return again, tuple(by_id[name] for name in sorted(by_id))


def _meetings(
    documents: Sequence[Document], people: Sequence[Identity], stories: Sequence[Story], joined: Joined
) -> Meetings:
    told = told_meetings(documents, people, stories)
    return told, joined.lines_of(told)
