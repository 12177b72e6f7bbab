"""The corrections of a record, in the order in which they were made. No build takes them away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from demarche.errors import UsageError


@dataclass(frozen=True, slots=True)
class Amendment:
    """One correction. `n` is its number in the record, 0 before it stands there.

    anchor: the places by which its line is found again (`places.Place`); was: what stood there before; made,
    undone: when (UTC); rests: why it changes nothing at present, "" where it does.
    """

    action: str
    line: str
    field: str = ""
    value: str = ""
    anchor: str = ""
    was: str = ""
    who: str = ""
    made: str = ""
    undone: str = ""
    n: int = 0
    rests: str = ""


COLUMNS = "action, line, field, value, anchor, was, who, made, undone, n, rests"


def amendments(connection: sqlite3.Connection) -> Iterator[Amendment]:
    """All corrections, oldest first."""
    rows = connection.execute("SELECT * FROM amendments ORDER BY n")
    names = [column[0] for column in rows.description]
    # a record of version 2 has no column `rests`
    yield from (Amendment(**dict(zip(names, row, strict=True))) for row in rows.fetchall())


def standing(connection: sqlite3.Connection) -> list[Amendment]:
    """The corrections that were not taken back, oldest first."""
    return [one for one in amendments(connection) if not one.undone]


def write(connection: sqlite3.Connection, one: Amendment) -> int:
    """Put a correction at the end; gives its number."""
    row = connection.execute(
        "INSERT INTO amendments (action, line, field, value, anchor, was, who, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (one.action, one.line, one.field, one.value, one.anchor, one.was, one.who, one.made),
    )
    return int(row.lastrowid or 0)


def undo(connection: sqlite3.Connection, number: int, made: str) -> None:
    """Take a correction back. The caller works the lines out anew. Raises UsageError where there is none."""
    found = connection.execute("UPDATE amendments SET undone = ? WHERE n = ? AND undone = ''", (made, number)).rowcount
    if not found:
        raise UsageError(f"no correction {number} that stands; see them with: demarche amend RECORD list")


def note_resting(connection: sqlite3.Connection, resting: Mapping[int, str]) -> None:
    """Write down which corrections change nothing at present, and why."""
    connection.execute("UPDATE amendments SET rests = '' WHERE rests <> ''")
    rows = [(why, n) for n, why in sorted(resting.items())]
    connection.executemany("UPDATE amendments SET rests = ? WHERE n = ?", rows)
