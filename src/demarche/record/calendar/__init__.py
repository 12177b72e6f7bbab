"""Meetings, planned and held, as a calendar file (RFC 5545) that other programs read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from icalendar import Calendar

from demarche.record.calendar.events import Line, Names, days_of, event, plain, planned_before
from demarche.record.calendar.words import words_of

__all__ = ["Names", "calendar", "days_of", "planned_before"]


def calendar(meetings: Iterable[Line], names: Names, title: str = "") -> bytes:
    """The file, the same for the same record; what has no day within a month is left out, and counted in its words.

    meetings: lines of the export. title: of the negotiation. Raises UsageError for a language without words.
    """
    say = words_of(names.lang)
    rows = list(meetings)
    dated = sorted((row for row in rows if days_of(row)), key=_order)
    made = Calendar()
    named = say.name_of.format(title=plain(title)) if title else say.name
    told = say.left_out.format(n=len(rows) - len(dated))
    for key, value in (
        ("prodid", f"-//Demarche//Meetings//{names.lang.upper()}"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("name", named),
        ("x-wr-calname", named),
        ("description", told),
    ):
        made.add(key, value)
    for row in dated:
        made.add_component(event(row, names))
    return bytes(made.to_ical())


def _order(row: Line) -> Any:
    return row["date"]["earliest"], row["date"]["latest"], row["id"]
