"""Days and meetings settle one another: a known day tells meetings apart, and a meeting settles days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from demarche.days.overlay import settled
from demarche.link.calendar.counted import counted_days
from demarche.link.calendar.settle import Known, Meetings, settle
from demarche.link.meetings import find_meetings
from demarche.link.told import told_meetings
from demarche.model import Days, Document, Identity, Story, When

ROUNDS = 3
"""Times that meetings are joined with the days found so far."""


def with_days(
    documents: Sequence[Document], people: Sequence[Identity], stories: Sequence[Story]
) -> tuple[list[Document], tuple[Days, ...]]:
    """(the documents with the days that all of them together tell, those that changed); `documents` sorted by id.

    Where every report knows its day, nothing is done.
    """
    found: tuple[Days, ...] = ()
    known: Known = {}
    now = list(documents)
    for _ in range(ROUNDS):
        days = settle(documents, stories, partial(_meetings, now, people, stories), known)
        if days == found:
            break
        found = days
        by_id = {one.document: one for one in found}
        now = [settled(one, by_id[one.id]) if one.id in by_id else one for one in documents]
    return _with_counted(documents, now, found, people, stories)


def _with_counted(
    documents: Sequence[Document],
    now: list[Document],
    found: tuple[Days, ...],
    people: Sequence[Identity],
    stories: Sequence[Story],
) -> tuple[list[Document], tuple[Days, ...]]:
    """And with the days that are counted from an event."""
    if not any(mark.terms and mark.terms.event for document in now for mark in document.times):
        return now, found
    lines = _meetings(now, people, stories)[1]
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


def _meetings(documents: Sequence[Document], people: Sequence[Identity], stories: Sequence[Story]) -> Meetings:
    told = told_meetings(documents, people, stories)
    return told, find_meetings(told)
