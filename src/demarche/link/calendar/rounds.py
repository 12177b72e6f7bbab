"""Days and meetings settle one another: a known day tells meetings apart, and a meeting settles days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from demarche.days.overlay import settled
from demarche.link.calendar.settle import Known, Meetings, settle
from demarche.link.meetings import find_meetings
from demarche.link.told import told_meetings
from demarche.model import Days, Document, Identity, Story

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
    return now, found


def _meetings(documents: Sequence[Document], people: Sequence[Identity], stories: Sequence[Story]) -> Meetings:
    told = told_meetings(documents, people, stories)
    return told, find_meetings(told)
