"""The record as typed rows, and fields of a book that read from it when somebody asks for them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from demarche.errors import RecordError
from demarche.record.chosen import Chosen
from demarche.record.lines import CHOOSABLE
from demarche.record.store import damage_of, open_record
from demarche.web.lazy import Found, Rows
from demarche.web.rows import Row

R = TypeVar("R", bound=Row)
T = TypeVar("T")
Value = str | int
MANY = "IN (SELECT value FROM json_each(?))"
"""Behind a column: one of the values of a JSON list."""


class Source:
    """An open record. Raises RecordError where it cannot be read or a line is damaged. Threads may use it by turns."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self.connection = open_record(record, shared=True)

    def ask(self, query: str, *values: Value) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        with damage_of(self.record):
            read = self.connection.cursor()
            read.row_factory = None
            return read.execute(query, values).fetchall()

    def one(self, query: str, *values: Value) -> Any:
        """The first value of the first row; None where there is no row."""
        found = self.ask(query, *values)
        return found[0][0] if found else None

    def reckon(self, make: Callable[[sqlite3.Connection], T]) -> T:
        """What `make` finds in the record."""
        with damage_of(self.record):
            return make(self.connection)

    def lines(self, kind: str, row: type[R], condition: str = "", *values: Value) -> list[R]:
        """The lines of a kind for which the condition on its table holds, in their order."""
        return self.typed(row, lambda: CHOOSABLE[kind](self.connection, Chosen(condition, values)))

    def typed(self, row: type[R], read: Callable[[], Iterable[Mapping[str, object]]]) -> list[R]:
        """What `read` gives as rows."""
        with damage_of(self.record):
            try:
                return msgspec.convert(list(read()), type=list[row])  # type: ignore[valid-type]  # a type of ours
            except msgspec.ValidationError as error:
                raise RecordError(f"{self.record}: a line is damaged ({error}); build the record anew") from None


class Reading(Protocol):
    @property
    def source(self) -> Source: ...


def every(kind: str, row: type[R], table: str = "") -> Any:
    """The field with all lines of a kind."""

    def field(book: Reading) -> Sequence[R]:
        source = book.source
        count = f"SELECT count(*) FROM {table or kind}"
        return Rows(lambda: int(source.one(count)), lambda: source.lines(kind, row))

    return cached_property(field)


def by_id(kind: str, row: type[R], table: str = "", few: bool = False) -> Any:
    """The field with the lines of a kind by their ids; few: of which there are no more than reports."""

    def field(book: Reading) -> Mapping[str, R]:
        source = book.source

        def one(key: str) -> R | None:
            return next(iter(source.lines(kind, row, "id = ?", key)), None)

        def several(keys: Sequence[str]) -> Mapping[str, R]:
            found: list[Any] = source.lines(kind, row, f"id {MANY}", json.dumps(keys))
            return {line.id: line for line in found}

        query = f"SELECT id FROM {table or kind} ORDER BY id"
        return Found(one, lambda: (key for (key,) in source.ask(query)), several, few)

    return cached_property(field)


def under(kind: str, row: type[R], column: str) -> Any:
    """The field with the lists of lines of a kind by what they belong to; under None what belongs to nothing."""

    def field(book: Reading) -> Mapping[str | None, list[R]]:
        source = book.source

        def read(key: str | None) -> list[R]:
            if key is None:
                return source.lines(kind, row, f"{column} IS NULL")
            return source.lines(kind, row, f"{column} = ?", key)

        query = f"SELECT DISTINCT {column} FROM {kind} ORDER BY 1"
        return Found(read, lambda: (key for (key,) in source.ask(query)))

    return cached_property(field)
