"""Records of older versions are read as they are and get what they lack when reports are added."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from demarche.record import lines, reading, writing
from demarche.record.schema import VERSION

SINCE_VERSION_1 = {
    "acts": ["by_start", "by_end", "by_text", "to_start", "to_end", "to_text", "voice"],
    "statements": ["voice"],
    "dates": ["review"],
    "amendments": ["rests"],
}


def age(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        for table, columns in SINCE_VERSION_1.items():
            for column in columns:
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("DROP TABLE suggestions")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


def columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def test_an_older_record_is_read(record: Path) -> None:
    age(record)
    with reading(record) as connection:
        found = list(lines(connection, "acts"))
    assert found and all(act["by_text"] is None for act in found)


def test_writing_gives_an_older_record_what_it_lacks(record: Path) -> None:
    age(record)
    with writing(record) as connection:
        for table, lacked in SINCE_VERSION_1.items():
            assert columns(connection, table) >= set(lacked)
        assert connection.execute("SELECT count(*) FROM suggestions").fetchone()[0] == 0
        assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert connection.execute("SELECT count(*) FROM who_said_what").fetchone()[0]
