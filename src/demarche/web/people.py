"""People and parties: who they are, in which role, and what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from demarche.web.book import Book, members
from demarche.web.lines import Line, of_act, of_statement
from demarche.web.overview import shown
from demarche.web.positions import Cell, before
from demarche.web.rows import PersonRow, RoleRow, StatementRow


def people(book: Book) -> Mapping[str, object]:
    """Parties, the busiest first, with their people; `alone` are the people without one."""
    by_party: dict[str, list[PersonRow]] = {}
    for row in book.people:
        by_party.setdefault(row.party, []).append(row)
    for rows in by_party.values():
        rows.sort(key=lambda row: (-len(book.said_by.get(row.id, [])), row.name))
    said = Counter(code for row in book.statements for code in members(row.speaker_party))
    return {
        "groups": [(party, by_party.get(party, []), said[party]) for party in book.parties],
        "alone": by_party.get("", []),
    }


def person(book: Book, row: PersonRow) -> Mapping[str, object]:
    """One person with roles, words, and whom their acts are directed at."""
    return {
        "person": row,
        "said": spoken(book, book.said_by.get(row.id, [])),
        "addressed": addressed(book, book.said_by.get(row.id, [])),
        "roles": [(role, book.document.get(role.document)) for role in _once(row)],
    }


def party(book: Book, code: str) -> Mapping[str, object]:
    """One party: its positions, people, what was said for it and what it did."""
    said = [row for row in book.statements if code in members(row.speaker_party)]
    held = [row for row in book.positions if row.party == code]
    told = [row for row in book.acts_of.get(None, []) if code in members(row.by)]
    return {
        "code": code,
        "cells": [Cell(row, shown(book, row.acts), before(row)) for row in held],
        "members": [row for row in book.people if row.party == code],
        "said": spoken(book, said),
        "addressed": addressed(book, said),
        "told": [of_act(book, row) for row in told],
    }


def spoken(book: Book, rows: Sequence[StatementRow]) -> list[Line]:
    """Statements as lines, the newest first, each claim once."""
    lines = []
    claims: set[str] = set()
    originals_first = sorted(rows, key=lambda row: (row.document in book.copies, row.document, row.start))
    for row in sorted(originals_first, key=lambda row: str(row.date.latest or ""), reverse=True):
        claim = book.claim_of.get(row.id)
        if claim is None or claim.id not in claims:
            lines.append(of_statement(book, row))
        if claim is not None:
            claims.add(claim.id)
    return lines


def addressed(book: Book, rows: Sequence[StatementRow]) -> list[tuple[str, str, int]]:
    """(party, act, how often), the commonest first; plain speech to nobody is left out."""
    pairs = Counter((row.target_party, row.act) for row in rows if row.target_party)
    return [(to, act, n) for (to, act), n in sorted(pairs.items(), key=lambda i: (-i[1], i[0]))]


def _once(row: PersonRow) -> list[RoleRow]:
    """Each wording of a role once, where it is first read."""
    seen: dict[str, RoleRow] = {}
    for role in row.roles:
        seen.setdefault(role.text.casefold(), role)
    return list(seen.values())
