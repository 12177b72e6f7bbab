"""Put documents and links into a record, and take documents out of it again.

Tables of lines are emptied and filled anew from the marks at each build: what stands in a record depends on
the reports that it holds, never on the order or the number of steps in which they came.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice

from demarche.model import Document, Links
from demarche.record.link_rows import rows_of
from demarche.record.marks import pack, unpack
from demarche.record.rows import Row, day
from demarche.record.schema import DERIVED

DOUBLES = frozenset({"roles", "edges", "claim_statements", "meeting_evidence"})
"""Tables where two marks may say the same: the first stays."""
PARENTS_FIRST = DERIVED[::-1]
BATCH = 20_000  # rows handed to SQLite together
NUMBERED = frozenset({"documents", "statements"})


def put_document(connection: sqlite3.Connection, document: Document, as_read: Mapping[str, Document]) -> None:
    """Insert or replace a marked document; `as_read`: source -> the document as that source gave it."""
    published = document.published
    values = (
        document.id, document.title, document.url, document.site, document.lang, int(document.covered),
        day(published.earliest), day(published.latest), published.how, published.why,
        document.text, sha256(document.text.encode("utf8", "surrogatepass")).hexdigest(), pack(document),
    )  # fmt: skip
    columns = (
        "id, title, url, site, lang, covered, published_earliest, published_latest, published_how, published_why,"
        " text, text_sha256, marks"
    )
    fresh = ", ".join(f"{name} = excluded.{name}" for name in columns.replace(" ", "").split(",")[1:])
    connection.execute(
        f"INSERT INTO documents ({columns}) VALUES ({_holes(len(values))}) ON CONFLICT (id) DO UPDATE SET {fresh}",
        values,
    )
    _put_sources(connection, as_read)


def _put_sources(connection: sqlite3.Connection, as_read: Mapping[str, Document]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (one.id, source, one.url, one.site, one.title, day(one.given), pack(one))
            for source, one in sorted(as_read.items())
        ),
    )


def put_failures(connection: sqlite3.Connection, failures: Mapping[str, str], read: Iterable[str]) -> None:
    """List the reports that cannot be read; a source that was now read is no failure any more."""
    connection.executemany("DELETE FROM failures WHERE source = ?", ((source,) for source in read))
    connection.executemany("INSERT OR REPLACE INTO failures VALUES (?, ?)", sorted(failures.items()))


def documents_of(connection: sqlite3.Connection) -> Iterator[Document]:
    """Every document with its marks, by id."""
    for row in connection.execute("SELECT marks, text FROM documents ORDER BY id"):
        yield unpack(row[0], row[1])


def as_read_of(connection: sqlite3.Connection, document: str) -> dict[str, Document]:
    """source -> the document as it was read there, before any mark."""
    rows = connection.execute(
        "SELECT s.source, s.read, d.text FROM sources s JOIN documents d ON d.id = s.document"
        " WHERE s.document = ? ORDER BY s.source",
        (document,),
    )
    return {row[0]: unpack(row[1], row[2]) for row in rows}


def refill(connection: sqlite3.Connection, documents: Sequence[Document], links: Links) -> None:
    """Empty the tables of lines and fill them from marks and links; `documents` sorted by id."""
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")
    _insert(connection, rows_of(documents, links))


def _insert(connection: sqlite3.Connection, rows: Iterator[Row]) -> None:
    """Rows come parents before children within each report; a batch keeps the order of the tables."""
    while batch := list(islice(rows, BATCH)):
        by_table: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        for table, values in batch:
            by_table[table].append(values)
        for table in sorted(by_table, key=PARENTS_FIRST.index):
            found = by_table[table]
            first = "NULL, " if table in NUMBERED else ""
            verb = "INSERT OR IGNORE" if table in DOUBLES else "INSERT"
            connection.executemany(f"{verb} INTO {table} VALUES ({first}{_holes(len(found[0]))})", found)


def _holes(count: int) -> str:
    return ", ".join("?" * count)


def get_meta(connection: sqlite3.Connection, key: str) -> str:
    """A value of `meta`, "" where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def put_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
