"""Meetings: what is to come, what is planned for no known day, what was planned and of which no report tells whether it
took place, what was held or called off; each with what every report tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from demarche.record.calendar import planned_before
from demarche.web.book import Book, slug
from demarche.web.filters import OFFERED
from demarche.web.lines import Line, around, evidence
from demarche.web.rests import Rest, rest
from demarche.web.rows import Interval, MeetingRow, ToldRow

ORDER = ("coming", "open", "passed", "held", "cancelled")
ROOM = 50
"""Meetings of a page."""
TOLD = 5
"""Places shown at once of each meeting on a list; the others are folded away, up to MOST of them."""
MOST = 40
SHORT, BESIDE = 60, 60
"""Characters: shorter words are shown with so many before and after them."""
ALL = 200
"""Places shown on the page of one meeting."""


@dataclass(frozen=True, slots=True)
class Told:
    """How one place tells of a meeting. `line` leads to its words, `rest` is what it rests on."""

    line: Line
    row: ToldRow
    rest: Rest


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting with its first places, those that are folded away, and how many are left out. levels, lengths: each
    that a report tells, once; before: days for which it was planned and on which it was not held."""

    row: MeetingRow
    told: tuple[Told, ...]
    folded: tuple[Told, ...]
    more: int
    levels: tuple[str, ...]
    lengths: tuple[str, ...]
    before: tuple[date, ...]


def meeting_page(meeting: str) -> str:
    """The permanent address of a meeting."""
    return f"meetings/{slug(meeting)}.html"


def meetings_page(part: int) -> str:
    """The address of a part of the list, from 1."""
    return f"meetings/p{part}.html" if part > 1 else "meetings.html"


def meetings(book: Book, part: int = 1, party: str = "") -> Mapping[str, object]:
    """A page of the list. groups: (section, its meetings); index: (section, number, page on which it begins); party:
    the slug of the one whose meetings are asked for, "" for all."""
    rows = [(kind, row) for kind, row in _listed(book) if not party or party in map(slug, row.parties)]
    here = rows[(part - 1) * ROOM : part * ROOM]
    groups = [(kind, [shown(book, row.id) for k, row in here if k == kind]) for kind in ORDER]
    return {
        "groups": [(kind, found) for kind, found in groups if found],
        "index": [*_index([kind for kind, _ in rows])],
        "part": part,
        "parts": max(1, -(-len(rows) // ROOM)),
        "part_page": meetings_page,
        "party": party,
        "offered": _parties(book),
        "undated": sum(row.date.earliest is None or row.date.latest is None for _, row in rows),
        "newest": book.newest,
        "empty": not len(book.calendar),
    }


def answer(book: Book, query: Mapping[str, Sequence[str]], part: int = 1) -> Mapping[str, object]:
    """The list as an address asks for it."""
    return meetings(book, part, (query.get("party") or [""])[0])


def meetings_pages(book: Book) -> Iterator[tuple[str, int]]:
    """(page, part) of the list's further pages."""
    yield from ((meetings_page(part), part) for part in range(2, -(-len(book.calendar) // ROOM) + 1))


def meeting(book: Book, ident: str) -> Mapping[str, object]:
    """The page of one meeting with all that is told of it."""
    return {"one": shown(book, ident, (ALL, 0)), "kind": _kind(book.meeting[ident], book.newest)}


def shown(book: Book, ident: str, room: tuple[int, int] = (TOLD, MOST)) -> Shown:
    """The meeting with as many places as there is room for at once, and folded away."""
    row = book.meeting[ident]
    told = sorted(zip(evidence(book, row), _places(book, row), strict=True), key=lambda pair: _when(pair[0]))
    first, folded = told[: room[0]], told[room[0] : sum(room)]
    return Shown(
        row=row,
        told=tuple(_told(book, *pair) for pair in first),
        folded=tuple(_told(book, *pair) for pair in folded),
        more=max(0, len(told) - sum(room)),
        levels=tuple(dict.fromkeys(place.level for _, place in told if place.level)),
        lengths=tuple(dict.fromkeys(place.length.text for _, place in told if place.length)),
        before=tuple(planned_before(msgspec.to_builtins(row))),
    )


def _places(book: Book, row: MeetingRow) -> list[ToldRow]:
    """The places in the order of `evidence`."""
    found = {(p.document, p.start, p.end): p for p in row.evidence if p.document in book.document}
    by_document: dict[str, list[ToldRow]] = {document: [] for document in sorted({key[0] for key in found})}
    for place in found.values():
        by_document[place.document].append(place)
    return [place for places in by_document.values() for place in places]


def _told(book: Book, line: Line, place: ToldRow) -> Told:
    if line.end - line.start < SHORT:
        lead, tail = around(book.texts.get(place.document, ""), place, BESIDE)
        line = replace(line, lead=lead, tail=tail)
    return Told(line, place, rest(book, place.origin, place.document))


def _when(line: Line) -> tuple[bool, str, str, int]:
    """By the day of the report, so that the last word stands last."""
    day = line.document.published.latest
    return (day is None, str(day or ""), line.document.id, line.start)


def _listed(book: Book) -> list[tuple[str, MeetingRow]]:
    """All meetings by section; what is to come by day, what is over the newest first."""
    newest = book.newest
    found = [(_kind(row, newest), row) for row in book.calendar]
    return sorted(found, key=lambda pair: (ORDER.index(pair[0]), *_place(*pair)))


def _kind(row: MeetingRow, newest: date | None) -> str:
    if row.status == "planned":
        last = row.date.latest or row.date.earliest
        return "open" if last is None else "passed" if row.date.latest and newest and last < newest else "coming"
    if row.status == "ongoing":
        return "coming"
    return row.status if row.status in ORDER else "held"


def _place(kind: str, row: MeetingRow) -> tuple[bool, int, str]:
    day: Interval = row.date
    first = day.earliest or day.latest
    ahead = 1 if kind == "coming" else -1
    return (first is None, ahead * first.toordinal() if first else 0, row.id)


def _index(kinds: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    for kind in dict.fromkeys(kinds):
        yield kind, kinds.count(kind), kinds.index(kind) // ROOM + 1


def _parties(book: Book) -> list[tuple[str, int]]:
    """The parties that meet, the most frequent first."""
    found: dict[str, int] = {}
    for row in book.calendar:
        for code in row.parties:
            found[code] = found.get(code, 0) + 1
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:OFFERED]
