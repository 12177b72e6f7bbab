"""What stands in a record depends on the reports, not on the order or the steps in which they came."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.model import Document
from demarche.record import EXPORTED, lines, reading
from demarche.record.save import marked_of
from demarche.record.schema import create
from made_reports import NORTH, SOUTH, THIRD, made, made_mark, put_reports

REPORTS = [
    made(NORTH, "north.txt"),
    made(SOUTH, "south.txt"),
    made(SOUTH, "again.txt", None),
    made(THIRD, "third.txt"),
    made(THIRD, "elsewhere.txt", date(2031, 5, 9)),
    replace(
        made(NORTH + "Ana Sorel (NOR) inform SOU tolls: more\n", "copy.txt"), site="Daily", url="https://daily.example"
    ),
]


def everything(path: Path) -> list[object]:
    with reading(path) as connection:
        return [line for kind in EXPORTED for line in lines(connection, kind)]


@st.composite
def steps(draw: st.DrawFn) -> list[list[Document]]:
    """The reports in some order, cut into builds."""
    order = draw(st.permutations(REPORTS))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@given(steps())
def test_any_order_and_number_of_builds_gives_the_same_lines(
    tmp_path_factory: pytest.TempPathFactory, ways: list[list[Document]]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    whole = put_reports(folder / "whole.db", *REPORTS)
    for step in ways:
        put_reports(folder / "parts.db", *step)
    assert everything(folder / "parts.db") == everything(whole)


def test_building_again_marks_nothing_again(record: Path) -> None:
    before = everything(record)
    with closing(sqlite3.connect(record)) as connection:
        marked = connection.execute("SELECT id, marks FROM documents").fetchall()
    put_reports(record, made(NORTH, "north.txt"))
    assert everything(record) == before
    with closing(sqlite3.connect(record)) as connection:
        assert connection.execute("SELECT id, marks FROM documents").fetchall() == marked


def test_a_day_that_is_given_later_is_taken_up(tmp_path: Path) -> None:
    path = put_reports(tmp_path / "r.db", made(NORTH, "north.txt", None))
    with reading(path) as connection:
        assert next(iter(lines(connection, "documents")))["published"]["how"] == "unknown"
    put_reports(path, made(NORTH, "north.txt", date(2031, 1, 2)))
    put_reports(path, made(NORTH, "north.txt", None))  # and not lost by a build that does not give it
    with reading(path) as connection:
        (document,) = lines(connection, "documents")
    assert document["published"]["earliest"] == "2031-01-02"


def test_lines_keep_their_ids_when_reports_are_added(tmp_path: Path) -> None:
    path = put_reports(tmp_path / "r.db", REPORTS[0])
    with reading(path) as connection:
        before = {kind: {line["id"] for line in lines(connection, kind)} for kind in ("statements", "acts", "dates")}
    put_reports(path, *REPORTS)
    with reading(path) as connection:
        for kind, ids in before.items():
            assert ids and ids <= {line["id"] for line in lines(connection, kind)}


def test_marks_come_back_as_they_went_in(opened: sqlite3.Connection) -> None:
    expected = sorted(
        (
            made_mark(made(text, name))
            for text, name in [(NORTH, "north.txt"), (SOUTH, "south.txt"), (THIRD, "third.txt")]
        ),
        key=lambda document: document.id,
    )
    assert [document for document, _ in marked_of(opened)] == expected


def test_a_report_that_fails_is_listed_until_it_is_read(tmp_path: Path) -> None:
    path = put_reports(tmp_path / "r.db", REPORTS[0], failures={"south.txt": "empty", "x.bin": "not text"})
    with reading(path) as connection:
        assert [line["source"] for line in lines(connection, "failures")] == ["south.txt", "x.bin"]
    put_reports(path, REPORTS[1])
    with reading(path) as connection:
        assert [line["source"] for line in lines(connection, "failures")] == ["x.bin"]
    put_reports(path, REPORTS[0], failures={"north.txt": "gone bad"})
    with reading(path) as connection:
        assert [line["source"] for line in lines(connection, "failures")] == ["north.txt", "x.bin"]


def test_words_are_found_in_text_and_statements(opened: sqlite3.Connection) -> None:
    texts = "SELECT d.title FROM documents_fts f JOIN documents d ON d.n = f.rowid WHERE documents_fts MATCH 'ridge'"
    assert [row[0] for row in opened.execute(texts)] == ["Elsewhere"]
    said = (
        "SELECT s.speaker FROM statements_fts f JOIN statements s ON s.n = f.rowid WHERE statements_fts MATCH 'catch'"
    )
    assert [row[0] for row in opened.execute(said)] == ["Bo Lindqvist"]


def test_the_index_follows_rebuilds(record: Path) -> None:
    put_reports(record, REPORTS[5])
    with closing(sqlite3.connect(record)) as connection:
        for index in ("documents_fts", "statements_fts"):
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


def test_every_view_answers(opened: sqlite3.Connection) -> None:
    views = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")]
    answered = {view: len(opened.execute(f"SELECT * FROM {view}").fetchall()) for view in views}
    assert answered.pop("copies") == 0 and answered.pop("not_covered") == 0
    assert answered and all(answered.values()), answered


def test_what_is_put_aside_during_a_build_stands_there_again(tmp_path: Path) -> None:
    """Indexes and triggers go and come again at each build, word for word, and no row has lost its parent."""
    with closing(sqlite3.connect(":memory:")) as empty:
        create(empty)
        wanted = set(empty.execute("SELECT type, name, sql FROM sqlite_master"))
    path = put_reports(tmp_path / "r.db", *REPORTS[:3])
    for _ in range(2):
        with reading(path) as connection:
            assert {tuple(row) for row in connection.execute("SELECT type, name, sql FROM sqlite_master")} == wanted
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        put_reports(path, *REPORTS)


def test_marks_read_back_share_their_words(tmp_path: Path) -> None:
    with reading(put_reports(tmp_path / "r.db", *REPORTS)) as connection:
        acts = [act for document, _ in marked_of(connection) for act in document.acts]
    assert len(acts) > 2
    assert len({id(act.act) for act in acts}) == len({act.act for act in acts})
    assert len({id(act.date) for act in acts}) == len({act.date for act in acts})
