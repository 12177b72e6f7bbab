"""What changed since a day: what the reports published on it or later added to what was known before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from demarche.record.diff import Change
from demarche.web.book import Book
from demarche.web.lines import Line, disputes, evidence, of_statement
from demarche.web.rows import ClaimRow, ConflictRow, LoopRow, MeetingRow, PositionRow
from demarche.web.standing import shown

NEWEST = 7
"""Publication days that can be chosen one by one; of older ones the first of each month can."""
CHOICES = 12
MANY, FEW = 1500, 4
"""With more than so many reports, so few days: each takes seconds to work out."""
LISTED = 100
"""Changes of a kind that a page lists."""
ORDER = {
    "positions": ("reversed", "hardened", "softened", "answered", "changed", "new", "gained", "gone"),
    "meetings": ("held", "ongoing", "cancelled", "planned", "moved", "new", "gained"),
    "conflicts": ("contradicted", "gone"),
    "loops": ("opened", "closed"),
    "claims": ("gained",),
}
"""What is shown of each kind, in this order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. row: the line as it is, of what is gone as it was; lines: the words that show it; was: what each
    field was before, by its name."""

    how: str
    row: PositionRow | MeetingRow | ConflictRow | LoopRow | ClaimRow
    lines: tuple[Line, ...]
    was: Mapping[str, object]


def changes_page(day: date) -> str:
    return f"changes/{day.isoformat()}.html"


def choices(book: Book) -> list[date]:
    """The days that one can look back from, the newest first. With the oldest day everything would be new."""
    days = sorted((day for day, _ in book.published_on), reverse=True)[:-1]
    months: dict[tuple[int, int], date] = {}
    for day in days[NEWEST:]:
        months[day.year, day.month] = day
    most = CHOICES if len(book.documents) <= MANY else FEW
    return [*days[:NEWEST], *sorted(months.values(), reverse=True)][:most]


def changes(book: Book, day: date) -> Mapping[str, object]:
    """groups: (kind, its changes) in the order of `ORDER`; new: (kind, how many came) of reports and their lines."""
    found = book.since(day)
    return {
        "day": day,
        "days": choices(book),
        "new": [(kind, n) for kind, n in found.counts.items() if n],
        "groups": [(kind, entries) for kind in ORDER if (entries := _entries(book, kind, found.changes))],
    }


def _entries(book: Book, kind: str, found: Iterable[Change]) -> list[Entry]:
    order = ORDER[kind]
    some = [change for change in found if change.kind == kind and change.how in order]
    some.sort(key=lambda change: order.index(change.how))
    return [_entry(book, change) for change in some[:LISTED]]


def _entry(book: Book, change: Change) -> Entry:
    was = {name: old for name, old, _ in change.fields}
    row, lines = _MAKERS[change.kind](book, change.now)
    return Entry(change.how, row, lines, was)


Made = tuple[PositionRow | MeetingRow | ConflictRow | LoopRow | ClaimRow, tuple[Line, ...]]


def _position(book: Book, now: object) -> Made:
    row = msgspec.convert(now, PositionRow)
    return row, _one(shown(book, row.acts))


def _meeting(book: Book, now: object) -> Made:
    row = msgspec.convert(now, MeetingRow)
    return row, tuple(evidence(book, row)[-1:])


def _conflict(book: Book, now: object) -> Made:
    row = msgspec.convert(now, ConflictRow)
    return row, tuple(disputes(book, row))


def _loop(book: Book, now: object) -> Made:
    row = msgspec.convert(now, LoopRow)
    return row, _one(shown(book, row.lines))


def _claim(book: Book, now: object) -> Made:
    row = msgspec.convert(now, ClaimRow)
    said = next((book.statement[one] for one in row.statements if one in book.statement), None)
    return row, (of_statement(book, said),) if said else ()


_MAKERS = {"positions": _position, "meetings": _meeting, "conflicts": _conflict, "loops": _loop, "claims": _claim}


def _one(line: Line | None) -> tuple[Line, ...]:
    return (line,) if line else ()
