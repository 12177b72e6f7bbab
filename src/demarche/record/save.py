"""Put documents into a record with their marks, and take them out of it again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from demarche.kept import Marked, digest_of
from demarche.model import Document
from demarche.record.marks import pack, unpack
from demarche.record.rows import day, published_cells


@dataclass(frozen=True, slots=True)
class Shelved:
    """A marked document; its marks as bytes; and by source what that source gave."""

    document: Document
    packed: bytes
    as_read: Mapping[str, Document]


def put_documents(connection: sqlite3.Connection, shelved: Sequence[Shelved]) -> None:
    """Insert or replace marked documents and what their sources gave."""
    columns = (
        "id, title, url, site, lang, covered, published_earliest, published_latest, published_how, published_why,"
        " text, text_sha256, marks"
    )
    names = columns.replace(" ", "").split(",")
    fresh = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    holes = ", ".join("?" * len(names))
    put = f"INSERT INTO documents ({columns}) VALUES ({holes}) ON CONFLICT (id) DO UPDATE SET {fresh}"
    connection.executemany(put, map(_document, shelved))
    sources = (_source(source, read) for one in shelved for source, read in sorted(one.as_read.items()))
    connection.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", sources)


def _document(one: Shelved) -> tuple[object, ...]:
    document = one.document
    # a copy: what SQLite is handed keeps itself in UTF-8, too, for as long as it lives
    text = document.text[:1] + document.text[1:]
    return (
        document.id, document.title, document.url, document.site, document.lang, int(document.covered),
        *published_cells(document.published), text,
        sha256(document.text.encode("utf8", "surrogatepass")).hexdigest(), one.packed,
    )  # fmt: skip


def _source(source: str, one: Document) -> tuple[object, ...]:
    return one.id, source, one.url, one.site, one.title, day(one.given), pack(one)


def put_failures(connection: sqlite3.Connection, failures: Mapping[str, str], read: Iterable[str]) -> None:
    """List the reports that cannot be read; a source that was now read is no failure any more."""
    connection.executemany("DELETE FROM failures WHERE source = ?", ((source,) for source in read))
    connection.executemany("INSERT OR REPLACE INTO failures VALUES (?, ?)", sorted(failures.items()))


def marked_of(connection: sqlite3.Connection) -> Iterator[Marked]:
    """Every document with its marks, by id, with the digest of each."""
    for marks, text in connection.execute("SELECT marks, text FROM documents ORDER BY id"):
        yield unpack(marks, text), digest_of(marks, text)


def as_read_of(connection: sqlite3.Connection, document: str) -> dict[str, Document]:
    """source -> the document as it was read there, before any mark."""
    rows = connection.execute(
        "SELECT s.source, s.read, d.text FROM sources s JOIN documents d ON d.id = s.document"
        " WHERE s.document = ? ORDER BY s.source",
        (document,),
    )
    return {row[0]: unpack(row[1], row[2]) for row in rows}


def get_meta(connection: sqlite3.Connection, key: str) -> str:
    """A value of `meta`, "" where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def put_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
