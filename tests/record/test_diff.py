"""What is new since a day, and between two records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from demarche.record import lines, reading
from demarche.record.diff import COMPARED, Change, between, since
from made_reports import NORTH, SOUTH, THIRD, made, put_reports


def compared(before: Path, after: Path) -> list[Change]:
    with reading(before) as old, reading(after) as new:
        return [change for kind in COMPARED for change in between(kind, lines(old, kind), lines(new, kind))]


def test_a_record_does_not_differ_from_itself(record: Path) -> None:
    assert compared(record, record) == []


def test_an_added_report_shows_what_it_brings(tmp_path: Path) -> None:
    before = put_reports(tmp_path / "before.db", made(NORTH, "north.txt"))
    after = put_reports(tmp_path / "after.db", made(NORTH, "north.txt"), made(SOUTH, "south.txt"))
    found = {(one.how, one.kind) for one in compared(before, after)}
    assert {("new", "documents"), ("new", "statements"), ("new", "conflicts"), ("changed", "positions")} <= found
    (position,) = [one for one in compared(before, after) if one.how == "changed" and one.kind == "positions"]
    assert position.line == "tolls/SOU" and ("stance", "open", "rejects") in position.fields
    assert {one.how for one in compared(after, before) if one.kind == "statements"} == {"gone"}


def test_since_a_day_counts_only_reports_known_to_be_younger(tmp_path: Path) -> None:
    path = put_reports(
        tmp_path / "r.db",
        made(NORTH, "north.txt", date(2031, 5, 4)),
        made(SOUTH, "south.txt", date(2031, 5, 6)),
        made(THIRD, "third.txt", None),
    )
    with reading(path) as connection:
        found = list(since("2031-05-05", {kind: lines(connection, kind) for kind in COMPARED}))
    assert [one.now["title"] for one in found if one.kind == "documents"] == ["An answer"]
    assert {one.now["speaker"] for one in found if one.kind == "statements"} == {"Bo Lindqvist"}
    assert [one.how for one in found if one.kind == "meetings"] == ["changed"]
    assert "tolls/SOU" in {one.line for one in found if one.kind == "positions"}
