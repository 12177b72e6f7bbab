"""Only what differs is written, and what is written is what a record made at once holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.record.fill import _leaving, differing
from demarche.record.schema import BETWEEN, OF_ONE, create
from made_reports import NORTH, SOUTH, THIRD, made, put_reports

MANY = [made(NORTH.replace("The gate", f"The gate {n}"), f"{n}.txt") for n in range(12)]
LINES = (*OF_ONE, *BETWEEN)


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every line of the record, without the numbers that SQLite gives."""
    with closing(sqlite3.connect(path)) as connection:
        found = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in LINES}
    found["statements"] = [row[1:] for row in found["statements"]]
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def test_a_few_more_reports_leave_what_all_at_once_leave(tmp_path: Path) -> None:
    reports = [*MANY, made(SOUTH, "south.txt"), made(THIRD, "third.txt")]
    put_reports(tmp_path / "steps.db", *MANY)
    put_reports(tmp_path / "steps.db", *reports[12:13])
    put_reports(tmp_path / "steps.db", *reports[13:])
    assert tables(tmp_path / "steps.db") == tables(put_reports(tmp_path / "once.db", *reports))
    with closing(sqlite3.connect(tmp_path / "steps.db")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("documents_fts", "statements_fts"):
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


def test_rows_that_are_right_are_not_written_again(tmp_path: Path) -> None:
    """Shown by a row changed behind the back: it stays, since nothing that it rests on changed."""
    path = put_reports(tmp_path / "r.db", *MANY)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE dates SET why = 'changed' WHERE document = ?", (MANY[0].id,))
        connection.commit()
    put_reports(path, made(THIRD, "third.txt"))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM dates WHERE why = 'changed'").fetchone()[0]


@pytest.mark.parametrize("lost", ["DELETE FROM kept", "PRAGMA user_version = 3"])
def test_without_what_is_kept_everything_is_written_again(tmp_path: Path, lost: str) -> None:
    path = put_reports(tmp_path / "r.db", *MANY)
    before = tables(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE dates SET why = 'changed'")
        connection.execute("DELETE FROM meetings")
        connection.execute(lost)
        connection.commit()
    put_reports(path, MANY[0])
    assert tables(path) == before


@pytest.mark.parametrize("table", OF_ONE)
def test_no_table_is_searched_whole_for_the_rows_of_one_report(table: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        create(connection)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {_leaving(table)}", ("x",)).fetchall()
    assert not [row for row in plan if row[3].startswith("SCAN")]


@pytest.mark.parametrize("table", BETWEEN)
def test_the_key_of_a_table_is_its_first_columns(table: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        create(connection)
        keys = [row[5] for row in connection.execute(f"PRAGMA table_info({table})")]
    size = sum(map(bool, keys))
    assert keys[:size] == list(range(1, size + 1)) and not any(keys[size:])


rows = st.dictionaries(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), st.integers(0, 2)).map(
    lambda found: sorted((*key, value) for key, value in found.items())
)


@given(rows, rows)
def test_the_difference_makes_one_of_the_other(
    before: list[tuple[object, ...]], after: list[tuple[object, ...]]
) -> None:
    gone, put = differing(iter(before), after, 2)
    assert sorted([row for row in before if row[:2] not in gone] + put) == after
    assert not set(put) & set(before)
