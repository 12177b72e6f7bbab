"""What the pages of people, parties and networks need of very many lines: a few fields of each, not the lines.

Each reading stands twice: over a book in memory, and as one query of a book on disk. Both give the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import singledispatch, wraps
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from demarche.web.book import Book, members
from demarche.web.opened import OpenBook
from demarche.web.rows import ActRow, StatementRow
from demarche.web.source import MANY

T = TypeVar("T")


class Deal(NamedTuple):
    """An act directed at a party. person: who says it, ""; content: what it shares with its copies."""

    id: str
    document: str
    start: int
    statement: str
    person: str
    by: str
    act: str
    to: str
    latest: str
    content: str


class Said(NamedTuple):
    """A statement or told act in a list. earliest, latest: its days as ISO text, "" where not known.

    content: what it shares with its copies.
    """

    id: str
    document: str
    start: int
    earliest: str
    latest: str
    content: str
    issues: tuple[str, ...] = ()


class Gathering(NamedTuple):
    """A meeting that was not called off."""

    id: str
    latest: str
    parties: tuple[str, ...]
    people: tuple[str, ...]


class Somebody(NamedTuple):
    id: str
    name: str
    party: str


def once_a_book(work: Callable[[Book], T]) -> Callable[[Book], T]:
    """Remember what was worked out for a book as long as the book lives. What is kept must not hold the book."""
    kept: WeakKeyDictionary[Book, T] = WeakKeyDictionary()

    @wraps(work)
    def remembered(book: Book) -> T:
        if book not in kept:
            kept[book] = work(book)
        return kept[book]

    return remembered


@singledispatch
def deals(book: Book) -> list[Deal]:
    """Every act that is directed at a party, whether spoken or told."""
    found = []
    for row in book.acts:
        if row.to and row.document in book.document:
            said = book.statement.get(row.statement) if row.statement else None
            claim = book.claim_of.get(said.id) if said else None
            content = (claim.id if claim else said.id) if said else f"{book.origin(row.document)} {row.text.casefold()}"
            person, statement = (said.speaker_id or "", said.id) if said else ("", "")
            found.append(
                Deal(
                    row.id,
                    row.document,
                    row.start,
                    statement,
                    person,
                    row.by,
                    row.act,
                    row.to,
                    _iso(row.date.latest),
                    content,
                )
            )
    return found


@deals.register
def _(book: OpenBook) -> list[Deal]:
    query = """SELECT a.id, a.document, a.start, coalesce(a.statement, ''), coalesce(s.speaker_id, ''), a.by_party,
            a.act, a.to_party, coalesce(a.date_latest, ''),
            coalesce((SELECT max(claim) FROM claim_statements c WHERE c.statement = a.statement),
            a.statement, ''), coalesce(d.story, a.document), CASE WHEN a.statement IS NULL THEN a.text ELSE '' END
        FROM acts a LEFT JOIN statements s ON s.id = a.statement LEFT JOIN story_documents d ON d.document = a.document
        WHERE a.to_party <> ''"""
    rows = book.source.ask(query)
    return [Deal._make((*row[:9], row[9] or f"{row[10]} {row[11].casefold()}")) for row in rows]


@singledispatch
def all_said(book: Book) -> list[tuple[str, str, Said]]:
    """(person, "" where none is known, party, statement) of all statements."""
    return [(row.speaker_id or "", row.speaker_party, _said(book, row)) for row in book.statements]


@all_said.register
def _(book: OpenBook) -> list[tuple[str, str, Said]]:
    return _read(book, "TRUE")


@singledispatch
def said_by(book: Book, person: str) -> list[Said]:
    """The statements of a person."""
    return [_said(book, row) for row in book.said_by.get(person, ())]


@said_by.register
def _(book: OpenBook, person: str) -> list[Said]:
    return [row for _, _, row in _read(book, "speaker_id = ?", person)]


@singledispatch
def said_for(book: Book, party: str) -> list[Said]:
    """The statements that speak for a party, alone or with others."""
    return [_said(book, row) for row in book.said_for(party)]


@said_for.register
def _(book: OpenBook, party: str) -> list[Said]:
    codes = _joint(book, party, "speaker_party", "statements")
    return [row for _, _, row in _read(book, f"speaker_party {MANY}", codes)]


@singledispatch
def all_told(book: Book) -> list[tuple[str, Said]]:
    """(party, act) of all acts that the reports tell themselves."""
    return [(row.by, _told(book, row)) for row in book.acts_of.get(None, ())]


@all_told.register
def _(book: OpenBook) -> list[tuple[str, Said]]:
    return _read_told(book, "TRUE")


@singledispatch
def told_for(book: Book, party: str) -> list[Said]:
    """The acts of a party that the reports tell themselves."""
    return [_told(book, row) for row in book.told_by(party)]


@told_for.register
def _(book: OpenBook, party: str) -> list[Said]:
    return [row for _, row in _read_told(book, f"by_party {MANY}", _joint(book, party, "by_party", "acts"))]


@singledispatch
def gatherings(book: Book) -> list[Gathering]:
    """Every meeting that was not called off, by its id."""
    kept = (row for row in book.meetings if row.status != "cancelled")
    return sorted(
        Gathering(row.id, _iso(row.date.latest), tuple(sorted(row.parties)), tuple(sorted(row.people))) for row in kept
    )


@gatherings.register
def _(book: OpenBook) -> list[Gathering]:
    query = """SELECT id, coalesce(date_latest, ''),
            (SELECT json_group_array(party) FROM meeting_parties p WHERE p.meeting = m.id),
            (SELECT json_group_array(person) FROM meeting_people p WHERE p.meeting = m.id)
        FROM meetings m WHERE status <> 'cancelled' ORDER BY id"""
    return [
        Gathering(ident, latest, tuple(sorted(json.loads(parties))), tuple(sorted(json.loads(people))))
        for ident, latest, parties, people in book.source.ask(query)
    ]


@once_a_book
def everybody(book: Book) -> list[Somebody]:
    """Every person with name and party, by the id."""
    return _everybody(book)


@singledispatch
def _everybody(book: Book) -> list[Somebody]:
    return sorted(Somebody(row.id, row.name, row.party) for row in book.people)


@_everybody.register
def _(book: OpenBook) -> list[Somebody]:
    return [Somebody(*fields) for fields in book.source.ask("SELECT id, name, party FROM people ORDER BY id")]


def _joint(book: OpenBook, party: str, column: str, table: str) -> str:
    """The values of a column that name a party, alone or with others, as a JSON list."""
    found = book.source.ask(f"SELECT DISTINCT {column} FROM {table}")
    return json.dumps([codes for (codes,) in found if party in members(codes)])


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _said(book: Book, row: StatementRow) -> Said:
    claim = book.claim_of.get(row.id)
    days = _iso(row.date.earliest), _iso(row.date.latest)
    return Said(row.id, row.document, row.start, *days, claim.id if claim else row.id, tuple(sorted(row.issues)))


def _told(book: Book, row: ActRow) -> Said:
    days = _iso(row.date.earliest), _iso(row.date.latest)
    content = f"{book.origin(row.document)} {row.text.casefold()}"
    return Said(row.id, row.document, row.start, *days, content, tuple(sorted(row.issues)))


def _read(book: OpenBook, condition: str, *values: str) -> list[tuple[str, str, Said]]:
    query = f"""SELECT coalesce(speaker_id, ''), speaker_party, id, document, start, coalesce(date_earliest, ''),
            coalesce(date_latest, ''),
            coalesce((SELECT max(claim) FROM claim_statements c WHERE c.statement = s.id), id),
            (SELECT json_group_array(issue) FROM statement_issues i WHERE i.statement = s.id)
        FROM statements s WHERE {condition}"""
    found = book.source.ask(query, *values)
    return [(*row[:2], Said._make((*row[2:8], tuple(sorted(json.loads(row[8])))))) for row in found]


def _read_told(book: OpenBook, condition: str, *values: str) -> list[tuple[str, Said]]:
    query = f"""SELECT by_party, id, a.document, start, coalesce(date_earliest, ''), coalesce(date_latest, ''),
            coalesce(d.story, a.document), text, (SELECT json_group_array(issue) FROM act_issues i WHERE i.act = a.id)
        FROM acts a LEFT JOIN story_documents d ON d.document = a.document
        WHERE statement IS NULL AND {condition}"""
    return [
        (row[0], Said._make((*row[1:6], f"{row[6]} {row[7].casefold()}", tuple(sorted(json.loads(row[8]))))))
        for row in book.source.ask(query, *values)
    ]
