"""The matrix: issues in rows, parties in columns, in each cell the newest stance and whether it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.web.book import Book
from demarche.web.lines import Line
from demarche.web.rows import PositionRow
from demarche.web.standing import best, waits_on

COLUMNS = 10
"""Parties side by side: more do not fit a page that is read without scrolling; the others stand in a table below."""
TABLES = 3
WAITING = 100
"""Demands, offers, deadlines and meetings without an answer that are listed below the matrix."""
ROWS = 60
"""Issues of the matrix; the others are named below it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The newest stance of one party on one issue. before: the stance it replaced, "" where it is the first."""

    row: PositionRow
    line: Line | None
    before: str


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the matrix: its parties, and the issues that one of them holds a stance on or speaks of."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]


def issues(book: Book) -> list[str]:
    """Every issue that a line touches; the most spoken of first."""
    seen = Counter(book.issue_uses) + Counter(row.issue for row in book.positions)
    return sorted(seen, key=lambda issue: (-seen[issue], issue))


def matrix(book: Book) -> Mapping[str, object]:
    """parts: tables of at most `COLUMNS` parties, those with most stances first; cells[issue, party] where there is a
    stance; heard[issue, party]: how many statements. silent: issues without a stance; left: parties and issues that
    found no room; waiting: what waits for an answer, with the words that put it, and how many `more`."""
    columns = Counter(row.party for row in book.positions)
    parties = sorted(columns, key=lambda party: (-columns[party], party))
    held = {row.issue for row in book.positions}
    rows = [issue for issue in issues(book) if issue in held]
    drawn = set(parties[: COLUMNS * TABLES])
    positions = [row for row in book.positions if row.party in drawn and row.issue in set(rows[:ROWS])]
    lines = best(book, [row.acts for row in positions])
    cells = {(row.issue, row.party): Cell(row, line, before(row)) for row, line in zip(positions, lines, strict=True)}
    return {
        "parts": _parts(parties, rows[:ROWS], cells),
        "cells": cells,
        "heard": book.heard,
        "silent": [issue for issue in issues(book) if issue not in held],
        "left": (parties[COLUMNS * TABLES :], rows[ROWS:]),
        "waiting": waits_on(book, book.loops[:WAITING]),
        "more": max(0, len(book.loops) - WAITING),
    }


def _parts(parties: Sequence[str], rows: Sequence[str], cells: Mapping[tuple[str, str], Cell]) -> list[Part]:
    """The first table has every row; a further one those in which its parties hold something."""
    found = []
    for n in range(0, min(len(parties), COLUMNS * TABLES), COLUMNS):
        some = tuple(parties[n : n + COLUMNS])
        found.append(Part(some, tuple(row for row in rows if not n or any((row, one) in cells for one in some))))
    return found


def before(row: PositionRow) -> str:
    """The last stance that was another than the present one."""
    return next((turn.stance for turn in reversed(row.history) if turn.stance != row.stance), "")
