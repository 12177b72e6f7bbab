"""Records of older versions are read as they are and get what they lack when reports are added."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from demarche.record import lines, reading, writing
from demarche.record.schema import ADDED, VERSION


def age(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        for table, columns in ADDED.items():
            for column in columns:
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column.split()[0]}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


def test_an_older_record_is_read(record: Path) -> None:
    age(record)
    with reading(record) as connection:
        found = list(lines(connection, "acts"))
    assert found and all(act["by_text"] is None for act in found)


def test_writing_gives_an_older_record_what_it_lacks(record: Path) -> None:
    age(record)
    with writing(record) as connection:
        held = {row[1] for row in connection.execute("PRAGMA table_info(acts)")}
        assert held >= {column.split()[0] for column in ADDED["acts"]}
        assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
