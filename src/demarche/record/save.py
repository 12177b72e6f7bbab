"""Put documents and links into a record, and take documents out of it again.

Tables of lines are emptied and filled anew from the marks at each build: what stands in a record depends on
the reports that it holds, never on the order or the number of steps in which they came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from operator import itemgetter

from demarche.days.overlay import settled
from demarche.model import Document, Links, Published
from demarche.record.link_rows import rows_of
from demarche.record.marks import pack, unpack
from demarche.record.rows import day
from demarche.record.schema import DERIVED

DOUBLES = frozenset({"roles", "edges", "claim_statements", "meeting_evidence"})
"""Tables where two marks may say the same: the first stays."""
NUMBERED = frozenset({"documents", "statements"})
BATCH = 200  # documents handed to SQLite together
KEY = itemgetter(0, 1)  # every key of a table begins with its first columns
INDEXED = ("documents_fts", "statements_fts")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A marked document; its marks as bytes, b"" where they are not packed yet; and by source what that source gave."""

    document: Document
    packed: bytes
    as_read: Mapping[str, Document]


@contextmanager
def in_bulk(connection: sqlite3.Connection) -> Iterator[None]:
    """Rows go in without indexes, triggers and checks, which are made again at the end, all at once.

    What is put in between must keep the foreign keys by itself. A failure leaves the tables without: the caller
    throws the file away.
    """
    query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    later = connection.execute(query).fetchall()
    connection.commit()  # within a transaction the next line would do nothing
    connection.execute("PRAGMA foreign_keys = OFF")
    for kind, name, _ in later:
        connection.execute(f"DROP {kind} {name}")
    yield
    for table in INDEXED:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    for _, _, sql in later:
        connection.execute(sql)
    connection.commit()
    connection.execute("PRAGMA foreign_keys = ON")


def put_documents(connection: sqlite3.Connection, shelved: Iterable[Shelved]) -> None:
    """Insert or replace marked documents and what their sources gave."""
    columns = (
        "id, title, url, site, lang, covered, published_earliest, published_latest, published_how, published_why,"
        " text, text_sha256, marks"
    )
    names = columns.replace(" ", "").split(",")
    fresh = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    put = f"INSERT INTO documents ({columns}) VALUES ({_holes(len(names))}) ON CONFLICT (id) DO UPDATE SET {fresh}"
    rest = iter(shelved)
    while batch := list(islice(rest, BATCH)):
        connection.executemany(put, map(_document, batch))
        sources = (_source(source, read) for one in batch for source, read in sorted(one.as_read.items()))
        connection.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", sources)


def _document(one: Shelved) -> tuple[object, ...]:
    document = one.document
    return (
        document.id, document.title, document.url, document.site, document.lang, int(document.covered),
        *_published(document.published), document.text,
        sha256(document.text.encode("utf8", "surrogatepass")).hexdigest(), one.packed or pack(document),
    )  # fmt: skip


def _source(source: str, one: Document) -> tuple[object, ...]:
    return one.id, source, one.url, one.site, one.title, day(one.given), pack(one)


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
    with in_bulk(connection):
        fill(connection, documents, links)


def fill(connection: sqlite3.Connection, documents: Sequence[Document], links: Links) -> None:
    """As `refill`, within a bulk of the caller's."""
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE documents SET review = '' WHERE review <> ''")
    seen = [(document.state, document.id) for document in documents if document.state]
    connection.executemany("UPDATE documents SET review = ? WHERE id = ?", seen)
    days = {one.document: one for one in links.days}
    documents = [settled(one, days[one.id]) if one.id in days else one for one in documents]
    _put_days(connection, documents)
    for rows in rows_of(documents, links):
        for table, found in rows.items():
            _insert(connection, table, found)


def _put_days(connection: sqlite3.Connection, documents: Sequence[Document]) -> None:
    """What all reports together tell of the day of each: it changes when other reports come."""
    query = "SELECT id, published_earliest, published_latest, published_how, published_why FROM documents"
    held = {row[0]: tuple(row[1:]) for row in connection.execute(query)}
    put = (
        "UPDATE documents SET published_earliest = ?, published_latest = ?, published_how = ?, published_why = ?"
        " WHERE id = ?"
    )
    now = ((_published(one.published), one.id) for one in documents)
    connection.executemany(put, ((*values, ident) for values, ident in now if held.get(ident) != values))


def _published(published: Published) -> tuple[str | None, str | None, str, str]:
    return day(published.earliest), day(published.latest), published.how, published.why


def _insert(connection: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    if not rows:
        return
    if table not in NUMBERED:
        rows.sort(key=KEY)  # a tree grows faster in the order of its keys
    first = "NULL, " if table in NUMBERED else ""
    verb = "INSERT OR IGNORE" if table in DOUBLES else "INSERT"
    connection.executemany(f"{verb} INTO {table} VALUES ({first}{_holes(len(rows[0]))})", rows)


def _holes(count: int) -> str:
    return ", ".join("?" * count)


def get_meta(connection: sqlite3.Connection, key: str) -> str:
    """A value of `meta`, "" where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def put_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
