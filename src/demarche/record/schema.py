"""The tables of a record, and the marks by which we know our own file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path

APPLICATION_ID = 0x44454D41  # "DEMA": what `file` and `PRAGMA application_id` show
VERSION = 5
"""Of the tables (PRAGMA user_version). A record with a higher one was written by a newer Demarche."""

OF_ONE = (
    "act_issues", "acts", "statement_issues", "statements", "mentions", "roles", "appearances", "unread", "dates",
    "junk", "headlines", "credits",
)  # fmt: skip
"""Tables whose rows rest on one report each, worked out from `documents.marks`; children before parents."""

BETWEEN = (
    "people", "aliases", "suggestions", "stories", "story_documents", "edges", "edge_spans", "claims",
    "claim_statements", "meetings", "meeting_parties", "meeting_people", "meeting_evidence", "conflicts",
    "conflict_spans",
)  # fmt: skip
"""Tables of what stands between reports. The key of each is its first columns."""


@lru_cache(maxsize=1)
def ddl() -> str:
    """The SQL that makes an empty record."""
    return (Path(__file__).parent / "schema.sql").read_text(encoding="utf8")


def upgrade(connection: sqlite3.Connection) -> None:
    """Give a record of an older version the tables, columns, indexes and views that it lacks; the next build fills
    them. A column that is new stands at the end of its table."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        create(fresh)
        parts = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '*_fts*'"
        wanted = fresh.execute(f"{parts} ORDER BY type = 'table' DESC, rowid").fetchall()
        held = {row[1] for row in connection.execute(parts)}
        for kind, name, sql in wanted:
            if kind == "view" and name in held:
                connection.execute(f"DROP VIEW {name}")  # it may ask for what is new
            elif kind == "table" and name in held:
                _add_columns(connection, name, fresh.execute(f"PRAGMA table_info({name})").fetchall())
            if kind == "view" or name not in held:
                connection.execute(sql)
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        connection.execute("DELETE FROM kept")  # it speaks of tables that were otherwise
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _add_columns(connection: sqlite3.Connection, table: str, wanted: list[tuple[int, str, str, int, str, int]]) -> None:
    held = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    for _, column, kind, required, default, _ in wanted:
        if column not in held:
            more = f"NOT NULL DEFAULT {default}" if required else ""
            connection.execute(f'ALTER TABLE {table} ADD COLUMN "{column}" {kind} {more}')


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file and sign it."""
    connection.executescript(ddl())
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
