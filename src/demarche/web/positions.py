"""Issues and parties: the matrix, and one explainer an issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from demarche.web.book import Book
from demarche.web.lines import Line, of_act, of_statement
from demarche.web.overview import shown
from demarche.web.rows import PositionRow, Turn


@dataclass(frozen=True, slots=True)
class Cell:
    """The newest stance of one party on one issue. before: the stance it replaced, "" where it is the first."""

    row: PositionRow
    line: Line | None
    before: str


@dataclass(frozen=True, slots=True)
class Step:
    """One stance in a party's history, with the lines that show it."""

    turn: Turn
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A party on an issue: what it holds now and how that came about, the newest step first."""

    row: PositionRow
    now: tuple[Line, ...]
    steps: tuple[Step, ...]


def issues(book: Book) -> list[str]:
    """Every issue that a line touches; the most spoken of first."""
    seen = book.issue_uses + Counter(row.issue for row in book.positions)
    return sorted(seen, key=lambda issue: (-seen[issue], issue))


def matrix(book: Book) -> Mapping[str, object]:
    """Rows and columns ordered by how much they hold; `cells[issue, party]` where there is a stance."""
    cells = {(row.issue, row.party): Cell(row, shown(book, row.acts), before(row)) for row in book.positions}
    columns = Counter(party for _, party in cells)
    held = {issue for issue, _ in cells}
    return {
        "cells": cells,
        "rows": [issue for issue in issues(book) if issue in held],
        "silent": [issue for issue in issues(book) if issue not in held],
        "columns": sorted(columns, key=lambda party: (-columns[party], party)),
    }


def before(row: PositionRow) -> str:
    """The last stance that was another than the present one."""
    return next((turn.stance for turn in reversed(row.history) if turn.stance != row.stance), "")


def explainer(book: Book, issue: str) -> Mapping[str, object]:
    """One issue: each party's stance, and what else was said on it."""
    rows = [row for row in book.positions if row.issue == issue]
    rows.sort(key=lambda row: (row.stance == "open", -(row.as_of.toordinal() if row.as_of else 0), row.party))
    stands = [_stand(book, row) for row in rows]
    used = {act for row in rows for act in row.acts}
    used |= {act for row in rows for turn in row.history for act in turn.acts}
    spoken = {book.act[act].statement for act in used if act in book.act}
    rest = [row for row in book.statements if issue in row.issues and row.id not in spoken]
    return {"issue": issue, "stands": stands, "rest": _once(book, [of_statement(book, row) for row in rest])}


def _stand(book: Book, row: PositionRow) -> Stand:
    turns = row.history or (Turn(stance=row.stance, as_of=row.as_of, acts=row.acts),)
    steps = tuple(Step(turn, lines_of(book, turn.acts)) for turn in reversed(turns))
    return Stand(row, lines_of(book, row.acts), steps if len(steps) > 1 else ())


def lines_of(book: Book, acts: tuple[str, ...]) -> tuple[Line, ...]:
    """The acts as lines, the newest first, each claim once."""
    held = [book.act[act] for act in acts if act in book.act]
    held.sort(key=lambda row: (row.document in book.copies, row.document, row.start))
    held.sort(key=lambda row: str(row.date.latest or ""), reverse=True)
    return tuple(_once(book, [of_act(book, row) for row in held]))


def _once(book: Book, lines: list[Line]) -> list[Line]:
    """Of the copies of one text, the first that tells the words; the line itself counts the others."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for line in lines:
        key = (book.origin(line.document.id), line.quote)
        if key not in seen:
            kept.append(line)
        seen.add(key)
    return kept
