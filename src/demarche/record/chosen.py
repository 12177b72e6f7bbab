"""Which lines of a kind are asked for, and rows brought together by what they belong to."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which lines of a kind: an SQL condition on the columns of its table, and the values of its question marks."""

    condition: str = ""
    values: tuple[str | int, ...] = ()

    @property
    def where(self) -> str:
        return f"WHERE {self.condition}" if self.condition else ""

    def of(self, column: str, table: str, key: str = "id") -> str:
        """The same for a table whose `column` names these lines."""
        return f"WHERE {column} IN (SELECT {key} FROM {table} {self.where})" if self.condition else ""


ALL = Chosen()


def grouped(rows: Iterable[sqlite3.Row]) -> dict[str, list[sqlite3.Row]]:
    """Rows by their first column."""
    found: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def listed(connection: sqlite3.Connection, query: str, values: tuple[str | int, ...] = ()) -> dict[str, list[str]]:
    """Two columns: the second as a list by the first."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(query, values):
        found[row[0]].append(row[1])
    return found
