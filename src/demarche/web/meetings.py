"""Meetings planned, under way, held and cancelled."""

from __future__ import annotations

from collections.abc import Mapping

from demarche.web.book import Book
from demarche.web.lines import evidence
from demarche.web.rows import MeetingRow

ORDER = ("planned", "ongoing", "held", "cancelled")


def meetings(book: Book) -> Mapping[str, object]:
    """(status, [(meeting, its evidence)]): what is to come by day, what is over the newest first."""
    groups = []
    for status in ORDER:
        rows = sorted(
            (row for row in book.meetings if row.status == status),
            key=_day,
            reverse=status in ("held", "cancelled"),
        )
        if rows:
            groups.append((status, [(row, evidence(book, row)) for row in rows]))
    return {"groups": groups}


def _day(row: MeetingRow) -> tuple[bool, str, str]:
    later = row.status in ("held", "cancelled")
    known = row.date.earliest is not None
    return (known if later else not known, str(row.date.earliest or ""), row.id)
