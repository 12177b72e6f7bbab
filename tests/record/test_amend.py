"""Corrections are applied, outlive rebuilds, and can be taken back."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from demarche.errors import UsageError
from demarche.record import lines, reading, writing
from demarche.record.amend import Amendment, amend, amendments, apply_all, undo
from demarche.record.save import documents_of, refill
from demarche.record.verify import verify
from made_reports import NORTH, SOUTH, THIRD, made, made_links, put_reports


def correct(record: Path, action: str, line: str, field: str = "", value: str = "") -> None:
    with writing(record) as connection:
        amend(connection, Amendment(action, line, field, value, who="tester", made="2031-06-01T00:00:00+00:00"))


def all_of(record: Path, kind: str) -> list[Any]:
    with reading(record) as connection:
        assert verify(connection)[0] == []
        return list(lines(connection, kind))


def statement(record: Path, act: str) -> Any:
    return next(line for line in all_of(record, "statements") if line["act"] == act)


def rebuild(record: Path) -> None:
    put_reports(record, made(NORTH, "north.txt"), made(SOUTH, "south.txt"), made(THIRD, "third.txt"), anew=True)


def test_a_rejected_statement_goes_with_what_rests_on_it_and_stays_away(record: Path) -> None:
    line = statement(record, "threaten")["id"]
    correct(record, "reject", line)
    for _ in range(2):
        assert line not in {one["id"] for one in all_of(record, "statements")}
        assert line not in {one["statement"] for one in all_of(record, "acts")}
        assert not [one for one in all_of(record, "claims") if line in one["statements"]]
        rebuild(record)


def test_a_field_that_is_set_stays_set_and_is_carried_to_its_act(record: Path) -> None:
    line = statement(record, "threaten")["id"]
    correct(record, "set", line, "act", "warn")
    correct(record, "set", line, "issues", "tolls, canal")
    for _ in range(2):
        now = next(one for one in all_of(record, "statements") if one["id"] == line)
        assert (now["act"], now["issues"], now["review"]) == ("warn", ["canal", "tolls"], "amended")
        (act,) = [one for one in all_of(record, "acts") if one["statement"] == line]
        assert (act["act"], act["issues"]) == ("warn", ["canal", "tolls"])
        rebuild(record)


def test_a_day_is_a_day(record: Path) -> None:
    line = statement(record, "threaten")["id"]
    with pytest.raises(UsageError, match="not a day"):
        correct(record, "set", line, "date_earliest", "soon")
    correct(record, "set", line, "date_earliest", "2031-05-04")
    correct(record, "set", line, "date_latest", "2031-05-04")
    assert statement(record, "threaten")["date"] == {
        "earliest": "2031-05-04",
        "latest": "2031-05-04",
        "why": "set by hand",
    }


def test_an_accepted_line_says_so(record: Path) -> None:
    line = statement(record, "reject")["id"]
    correct(record, "accept", line)
    rebuild(record)
    assert statement(record, "reject")["review"] == "accepted"


def test_two_people_become_one(record: Path) -> None:
    correct(record, "merge", "person-Ana", "", "person-Bo ")
    rebuild(record)
    people = {one["id"]: one for one in all_of(record, "people")}
    assert set(people) == {"person-Ana", "person-Chi"}
    assert "Bo Lindqvist" in people["person-Ana"]["aliases"] and len(people["person-Ana"]["mentions"]) == 4
    assert {one["speaker"] for one in all_of(record, "statements")} == {"Ana Sorel", "Chi Marrow"}


def test_a_new_name_is_the_speakers_name(record: Path) -> None:
    correct(record, "rename", "person-Ana", "", "Anna Sorell")
    rebuild(record)
    assert {one["speaker"] for one in all_of(record, "statements")} >= {"Anna Sorell"}
    assert "Ana Sorel" in next(one for one in all_of(record, "people") if one["id"] == "person-Ana")["aliases"]


def test_a_person_is_found_again_when_the_id_changes(record: Path) -> None:
    correct(record, "rename", "person-Ana", "", "Anna Sorell")
    with writing(record) as connection:
        connection.execute("UPDATE amendments SET line = 'an-id-of-old'")
    rebuild(record)
    assert "Anna Sorell" in {one["name"] for one in all_of(record, "people")}


def test_what_is_taken_back_is_as_before(record: Path) -> None:
    before = {kind: all_of(record, kind) for kind in ("statements", "acts", "people", "claims")}
    correct(record, "merge", "person-Ana", "", "person-Bo ")
    correct(record, "reject", statement(record, "threaten")["id"])
    with writing(record) as connection:
        for number in (1, 2):
            undo(connection, number, "2031-06-02")
        documents = list(documents_of(connection))
        refill(connection, documents, made_links(documents))
        apply_all(connection)
    assert {kind: all_of(record, kind) for kind in before} == before
    with reading(record) as connection:
        assert [(one.n, one.who, one.undone) for one in amendments(connection)] == [
            (1, "tester", "2031-06-02"),
            (2, "tester", "2031-06-02"),
        ]


def test_a_correction_of_a_line_that_is_gone_rests(record: Path, tmp_path: Path) -> None:
    correct(record, "reject", statement(record, "threaten")["id"])
    with writing(record) as connection:
        connection.execute("UPDATE amendments SET line = 'gone'")
    rebuild(record)
    assert statement(record, "threaten")


@pytest.mark.parametrize(
    ("action", "line", "field", "value"),
    [
        ("accept", "nothing", "", ""),
        ("set", "threaten", "quote", "other words"),
        ("set", "threaten", "id", "x"),
        ("rename", "threaten", "", "x"),
        ("merge", "person-Ana", "", "person-Ana"),
        ("merge", "person-Ana", "", "nobody"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_changes(
    record: Path, action: str, line: str, field: str, value: str
) -> None:
    name = statement(record, line)["id"] if line == "threaten" else line
    before = record.read_bytes()
    with pytest.raises(UsageError):
        correct(record, action, name, field, value)
    assert record.read_bytes() == before


def test_undo_of_nothing_is_refused(opened: sqlite3.Connection, record: Path) -> None:
    with pytest.raises(UsageError, match="no correction 7"), writing(record) as connection:
        undo(connection, 7, "now")
