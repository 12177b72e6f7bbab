"""The tables of lines, brought to what marks and links say: rows that are right stay, only the others are written.

What stands in a record depends on the reports that it holds, never on the order or the number of steps in which they
came. Of each report a digest of its rows is kept, so that those that stand already need not be read.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from demarche.days.overlay import settled
from demarche.model import Document, Links
from demarche.record.link_rows import rows_between
from demarche.record.rows import Cast, Row, Rows, document_rows, published_cells
from demarche.record.schema import BETWEEN, OF_ONE

DOUBLES = frozenset({"roles", "edges", "claim_statements", "meeting_evidence"})
"""Tables where two marks may say the same: the first stays."""
BATCH = 100  # documents whose rows are handed to SQLite together
FEW = 0.2  # with more than this part of all documents to be written, everything is: without indexes it is faster
INDEXED = ("documents_fts", "statements_fts")
ROWS = "rows"  # of `kept.what`: digests of the rows of a document
CHILDREN = {"act_issues": ("act", "acts"), "statement_issues": ("statement", "statements")}


class Bulk:
    """Rows go in without indexes, triggers and checks from `begin` on; `end` makes them again, all at once.

    What is put in between must keep the foreign keys by itself. A failure leaves the tables without: the caller
    throws the file away.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._later: list[str] | None = None

    @property
    def begun(self) -> bool:
        return self._later is not None

    def begin(self) -> None:
        """Put indexes and triggers aside; where that is done already, nothing."""
        if self._later is None:
            query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
            aside = self._connection.execute(query).fetchall()
            for kind, name, _ in aside:
                self._connection.execute(f"DROP {kind} {name}")
            self._later = [sql for _, _, sql in aside]

    def end(self) -> None:
        """Bring them back, where they were put aside."""
        if self._later is not None:
            for table in INDEXED:
                self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
            for sql in self._later:
                self._connection.execute(sql)
            self._later = None


def fill(connection: sqlite3.Connection, documents: Sequence[Document], links: Links, bulk: Bulk | None = None) -> None:
    """Bring the tables of lines to what the documents, sorted by id, and their links say.

    bulk: begun where most rows are to be written anyway; ended here.
    """
    bulk = bulk or Bulk(connection)
    connection.commit()  # within a transaction the next line would do nothing
    connection.execute("PRAGMA foreign_keys = OFF")  # rows come table by table
    lines = _Lines(documents, links)
    _put_reviews(connection, documents)
    _put_days(connection, documents, links)
    changed = lines.names if bulk.begun else _changed(connection, lines)
    if bulk.begun or len(changed) > FEW * len(documents):
        bulk.begin()
        _clear(connection)
        changed = lines.names
    else:
        for table in OF_ONE:
            connection.executemany(_leaving(table), [(name,) for name in sorted(changed)])
    _put_lines(connection, lines, changed)
    for table, rows in rows_between(documents, links, lines.statements):
        _differ(connection, table, rows)
    bulk.end()
    connection.commit()
    connection.execute("PRAGMA foreign_keys = ON")


class _Lines:
    """The rows that rest on one document each; `statements`: by document the ids of those that were asked for."""

    def __init__(self, documents: Sequence[Document], links: Links) -> None:
        self._documents = documents
        self._days = {one.document: one for one in links.days}
        self._cast = Cast.of(links, documents)
        self.names = {document.id for document in documents}
        self.statements: dict[str, list[str]] = {}

    def each(self, wanted: Container[str]) -> Iterator[tuple[str, Rows, bytes]]:
        """Document, its rows with the days that all documents together tell, and their digest."""
        for document in self._documents:
            if document.id in wanted:
                days = self._days.get(document.id)
                rows: Rows = {table: [] for table in OF_ONE}
                self.statements[document.id] = document_rows(
                    settled(document, days) if days else document, self._cast, rows
                )
                # version 2 is the last one in which equal values are always equal bytes
                yield (document.id, rows, blake2b(marshal.dumps(list(rows.values()), 2), digest_size=16).digest())


def _put_reviews(connection: sqlite3.Connection, documents: Sequence[Document]) -> None:
    connection.execute("UPDATE documents SET review = '' WHERE review <> ''")
    seen = [(document.state, document.id) for document in documents if document.state]
    connection.executemany("UPDATE documents SET review = ? WHERE id = ?", seen)


def _put_days(connection: sqlite3.Connection, documents: Sequence[Document], links: Links) -> None:
    """What all reports together tell of the day of each: it changes when other reports come."""
    query = "SELECT id, published_earliest, published_latest, published_how, published_why FROM documents"
    held = {row[0]: tuple(row[1:]) for row in connection.execute(query)}
    put = (
        "UPDATE documents SET published_earliest = ?, published_latest = ?, published_how = ?, published_why = ?"
        " WHERE id = ?"
    )
    now = {one.id: one.published for one in documents} | {one.document: one.published for one in links.days}
    cells = ((published_cells(published), ident) for ident, published in now.items())
    connection.executemany(put, [(*values, ident) for values, ident in cells if held.get(ident) != values])


def _changed(connection: sqlite3.Connection, lines: _Lines) -> set[str]:
    """The documents whose rows are not those that stand there."""
    held = dict(map(tuple, connection.execute("SELECT line, value FROM kept WHERE what = ?", (ROWS,))))
    if not held:
        return lines.names
    return {name for name, _, digest in lines.each(lines.names) if held.get(name) != digest}


def _clear(connection: sqlite3.Connection) -> None:
    for table in OF_ONE:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM kept WHERE what = ?", (ROWS,))


def _leaving(table: str) -> str:
    """Takes the rows of one document out of a table. No table is searched whole for them."""
    if table in CHILDREN:
        column, parent = CHILDREN[table]
        return f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM {parent} WHERE document = ?)"
    if table == "roles":
        there = "SELECT person, document FROM appearances WHERE document = ?"
        return f"DELETE FROM roles WHERE (person, document) IN ({there})"
    return f"DELETE FROM {table} WHERE document = ?"


def _put_lines(connection: sqlite3.Connection, lines: _Lines, wanted: set[str]) -> None:
    found = lines.each(wanted)
    while batch := list(islice(found, BATCH)):
        for table in reversed(OF_ONE):
            _insert(connection, table, [row for _, rows, _ in batch for row in rows[table]])
        digests = [(ROWS, name, digest) for name, _, digest in batch]
        connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", digests)


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    if not rows:
        return
    first = ""
    if table == "statements":
        first = "NULL, "  # numbered by SQLite
    else:
        rows.sort(key=lambda row: row[:2])  # a tree grows faster in the order of its keys
    verb = "INSERT OR IGNORE" if table in DOUBLES else "INSERT"
    connection.executemany(f"{verb} INTO {table} VALUES ({first}{', '.join('?' * len(rows[0]))})", rows)


def _differ(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    """Make `rows` those of a table between reports, by deleting and inserting only where something differs."""
    assert table in BETWEEN
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [f'"{column[1]}"' for column in columns if column[5]]
    cursor = connection.cursor()
    cursor.row_factory = None
    held: Iterator[Row] = cursor.execute(f"SELECT * FROM {table} ORDER BY {', '.join(keys)}")
    gone, put = differing(held, sorted(rows, key=lambda row: row[: len(keys)]), len(keys))
    there = " AND ".join(f"{key} = ?" for key in keys)
    connection.executemany(f"DELETE FROM {table} WHERE {there}", gone)
    _insert(connection, table, put)


def differing(held: Iterator[Row], rows: Iterable[Row], size: int) -> tuple[list[Row], list[Row]]:
    """Keys to be deleted and rows to be inserted, that `held` becomes `rows`.

    Both are sorted by their key, the first `size` values, which `held` has only once.
    """
    gone: list[Row] = []
    put: list[Row] = []
    before = next(held, None)
    for row in rows:
        key = row[:size]
        while before is not None and before[:size] < key:
            gone.append(before[:size])
            before = next(held, None)
        if before is not None and before[:size] == key:
            if before != row:
                gone.append(key)
                put.append(row)
            before = next(held, None)
        else:
            put.append(row)
    while before is not None:
        gone.append(before[:size])
        before = next(held, None)
    return gone, put
