"""People and parties: who they are, in which role and when, what they said, whom they deal with and whom they met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from demarche.web.behind import View, dealings
from demarche.web.book import Book
from demarche.web.dealings import Somebody, everybody, gatherings, once_a_book
from demarche.web.lines import Line, around, evidence
from demarche.web.network import nodes
from demarche.web.parts import part_at
from demarche.web.positions import Cell, before
from demarche.web.rows import DocumentRow, Interval, MeetingRow, PersonRow, Place, RoleRow
from demarche.web.said import Voice, said
from demarche.web.sheets import count, sheet, sheet_page, where
from demarche.web.standing import shown
from demarche.web.words import Tongue

LISTED = 150
"""People on a sheet of the list."""
FIRST = 12
"""People on the page of a party, the busiest; the list has the others."""
NEWEST = 6
"""Meetings on the page of a party or person; the page of meetings has the others."""


@dataclass(frozen=True, slots=True)
class Role:
    """One role in one wording. when: from the first to the newest report that reads so.

    line: the words in the newest of them, with what stands around them.
    """

    text: str
    when: Interval
    newest: Interval
    reports: int
    line: Line


def people_pages(book: Book) -> Iterator[tuple[str, str, View]]:
    """(path, template, view) of the further sheets of the list."""
    for n in range(2, count(len(everybody(book)), LISTED) + 1):
        yield sheet_page("people.html", n), "people.html", partial(people, number=n)


def people(book: Book, speech: Tongue | None = None, number: int = 1) -> Mapping[str, object]:
    """Everybody by party, the busiest party and in it the busiest people first; "" for people without one."""
    groups = _by_party(book)
    shown = sheet("people.html", number, groups, LISTED)
    book.want(people=[row.id for part in shown.parts for row in part.items])
    pages = where("people.html", (len(rows) for _, rows in groups), LISTED)
    sizes = {code: (len(rows), page) for (code, rows), page in zip(groups, pages, strict=True)}
    return {
        "shown": shown,
        "parties": [(code, book.spoken_for.get(code, 0), *sizes.get(code, (0, ""))) for code in book.parties],
        "roles_of": lambda row: _in_short(roles(book, book.person[row.id])),
        "alone": sizes.get("", (0, "")),
    }


def person(book: Book, speech: Tongue, who: str) -> Mapping[str, object]:
    """One person: roles, dealings, meetings, words."""
    row = book.person[who]
    return {
        "person": row,
        "roles": roles(book, row),
        "dealings": dealings(book, "people", who),
        "drawn": who in nodes(book, "people"),
        "names": {other.id: other.name for other in everybody(book)},
        "met": _met(book, [m.id for m in gatherings(book) if who in m.people]),
        "named": _named(book, who),
        **said(book, speech, Voice("people", who), "day", 1),
    }


def party(book: Book, speech: Tongue, code: str) -> Mapping[str, object]:
    """One party: stances, people, dealings, meetings, words."""
    held = sorted(
        (row for row in book.positions if row.party == code), key=lambda row: (row.stance == "open", row.issue)
    )
    book.want(acts=[act for row in held for act in row.acts])
    members = next((rows for group, rows in _by_party(book) if group == code), [])
    meetings = [m.id for m in gatherings(book) if code in m.parties]
    return {
        "code": code,
        "cells": [Cell(row, shown(book, row.acts), before(row)) for row in held],
        "members": members[:FIRST],
        "more_members": len(members) - FIRST,
        "people_page": _list_page(book, code),
        "dealings": dealings(book, "parties", code),
        "drawn": code in nodes(book, "parties"),
        "met": _met(book, meetings),
        **said(book, speech, Voice("parties", code), "day", 1),
    }


def roles(book: Book, row: PersonRow) -> list[Role]:
    """Each wording of a role once, the newest first, with the days on which reports gave it."""
    found: dict[str, list[tuple[DocumentRow, RoleRow]]] = {}
    book.want(documents=[role.document for role in row.roles])
    for role in row.roles:
        if role.document in book.document:
            found.setdefault(role.text.casefold(), []).append((book.document[role.document], role))
    made = []
    for read in found.values():
        read.sort(key=lambda pair: (str(pair[0].published.latest or ""), pair[0].id, pair[1].start))
        days = [document.published for document, _ in read if document.published.latest] or [Interval()]
        when = Interval(earliest=min((d.earliest for d in days if d.earliest), default=None), latest=days[-1].latest)
        reports = len({document.id for document, _ in read})
        made.append(Role(read[-1][1].text, when, days[-1], reports, _in_place(book, *read[-1])))
    return sorted(made, key=lambda role: (str(role.when.latest or ""), role.reports), reverse=True)


def _in_short(found: list[Role]) -> list[Role]:
    """Two roles at most, the newest, without what only says the same in fewer or more words."""
    kept: list[Role] = []
    for role in found:
        text = role.text.casefold()
        if not any(text in other.text.casefold() or other.text.casefold() in text for other in kept):
            kept.append(role)
    return kept[:2]


def _in_place(book: Book, document: DocumentRow, role: RoleRow) -> Line:
    text = book.texts.get(document.id, "")
    lead, tail = around(text, Place(document=document.id, start=role.start, end=role.end))
    return Line(
        kind="role",
        part=part_at(text, role.start),
        anchor=f"r-{role.start}-{role.end}",
        document=document,
        start=role.start,
        end=role.end,
        quote=role.text,
        lead=lead,
        tail=tail,
    )


def _named(book: Book, who: str) -> tuple[list[DocumentRow], int]:
    """The newest reports that name a person, and how many do."""
    ids = {place.document for place in book.mentions_of(who)}
    book.want(documents=ids)
    rows = [book.document[ident] for ident in sorted(ids) if ident in book.document]
    rows.sort(key=lambda row: str(row.published.latest or ""), reverse=True)
    return rows[:NEWEST], len(rows)


def _met(book: Book, ids: list[str]) -> tuple[list[tuple[MeetingRow, Line | None]], int]:
    """The newest meetings, and how many there are."""
    rows = sorted((book.meeting[ident] for ident in ids), key=lambda row: (str(row.date.latest or ""), row.id))
    return [(row, next(iter(evidence(book, row)), None)) for row in reversed(rows[-NEWEST:])], len(rows)


@once_a_book
def _by_party(book: Book) -> list[tuple[str, list[Somebody]]]:
    """The people of each party in the order of the list."""
    groups: dict[str, list[Somebody]] = {}
    for row in sorted(everybody(book), key=lambda row: (-book.tally.get(row.id, 0), row.name)):
        groups.setdefault(row.party, []).append(row)
    place = Counter({code: -n for n, code in enumerate(book.parties)})
    return sorted(groups.items(), key=lambda group: (group[0] == "", -place[group[0]], group[0]))


def _list_page(book: Book, code: str) -> str:
    """The sheet of the list on which a party's people begin."""
    groups = _by_party(book)
    pages = where("people.html", (len(rows) for _, rows in groups), LISTED)
    return next((page for (group, _), page in zip(groups, pages, strict=True) if group == code), "people.html")
