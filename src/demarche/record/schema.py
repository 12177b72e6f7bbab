"""The tables of a record, and the marks by which we know our own file."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path

APPLICATION_ID = 0x44454D41  # "DEMA": what `file` and `PRAGMA application_id` show
VERSION = 2
"""Of the tables (PRAGMA user_version). A record with a higher one was written by a newer Demarche."""

DERIVED = (
    "conflict_spans", "conflicts", "meeting_evidence", "meeting_people", "meeting_parties", "meetings",
    "claim_statements", "claims", "edge_spans", "edges", "story_documents", "stories", "act_issues", "acts",
    "statement_issues", "statements", "mentions", "roles", "appearances", "aliases", "people", "unread", "dates",
    "junk", "headlines", "credits",
)  # fmt: skip
"""Tables that a build works out anew from `documents.marks`, children before parents."""

TABLES = ("meta", "documents", "sources", "failures", *reversed(DERIVED), "amendments")


@lru_cache(maxsize=1)
def ddl() -> str:
    """The SQL that makes an empty record."""
    return (Path(__file__).parent / "schema.sql").read_text(encoding="utf8")


ADDED = {
    "acts": tuple(f"{side}_{name}" for side in ("by", "to") for name in ("start INTEGER", "end INTEGER", "text TEXT"))
}
"""Columns that records of version 1 lack, at the end of their tables."""


def upgrade(connection: sqlite3.Connection) -> None:
    """Give a record of an older version what it lacks; the next build fills it."""
    for table, columns in ADDED.items():
        held = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for column in columns:
            if column.split()[0] not in held:
                connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file and sign it."""
    connection.executescript(ddl())
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
