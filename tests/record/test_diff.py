"""What is new since a day, and between two records."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from demarche.record import lines, reading
from demarche.record.before import as_known
from demarche.record.diff import STORED, Change, between, since
from made_reports import NORTH, SOUTH, THIRD, made, put_reports

Rows = dict[str, list[dict[str, Any]]]


def rows(path: Path) -> Rows:
    with reading(path) as connection:
        return {kind: list(lines(connection, kind)) for kind in STORED}


def told(found: list[Change]) -> set[tuple[str, str]]:
    return {(one.how, one.kind) for one in found}


def test_a_record_does_not_differ_from_itself(record: Path) -> None:
    assert between(rows(record), rows(record)) == []


def test_an_added_report_shows_what_it_brings(tmp_path: Path) -> None:
    before = rows(put_reports(tmp_path / "before.db", made(NORTH, "north.txt")))
    after = rows(put_reports(tmp_path / "after.db", made(NORTH, "north.txt"), made(SOUTH, "south.txt")))
    found = between(before, after)
    assert {("new", "documents"), ("new", "statements"), ("answered", "positions")} <= told(found)
    (position,) = [one for one in found if one.how == "answered"]
    assert position.line == "tolls/SOU" and ("stance", "open", "rejects") in position.fields
    assert {one.how for one in between(after, before) if one.kind == "statements"} == {"gone"}


def test_what_is_answered_is_closed(tmp_path: Path) -> None:
    asks = "The gate\nAna Sorel (NOR) demand SOU tolls 2031-05-04: open the gate to all boats of the fishermen of Arden by summer\n"
    before = rows(put_reports(tmp_path / "before.db", made(asks, "north.txt")))
    after = rows(put_reports(tmp_path / "after.db", made(asks, "north.txt"), made(SOUTH, "south.txt")))
    assert ("closed", "loops") in told(between(before, after))
    assert ("opened", "loops") in told(between(after, before))


def test_since_a_day_counts_only_reports_known_to_be_younger(tmp_path: Path) -> None:
    path = put_reports(
        tmp_path / "r.db",
        made(NORTH, "north.txt", date(2031, 5, 4)),
        made(SOUTH, "south.txt", date(2031, 5, 6)),
        made(THIRD, "third.txt", None),
    )
    found = since("2031-05-05", rows(path))
    assert [one.now["title"] for one in found if one.kind == "documents"] == ["An answer"]
    assert {one.now["speaker"] for one in found if one.kind == "statements"} == {"Bo Lindqvist"}
    assert [one.how for one in found if one.kind == "meetings"] == ["gained"]
    assert {one.line for one in found if one.kind == "positions"} >= {"tolls/SOU"}
    assert {one.line for one in found} & {"borders/EST", "borders/WES"} == set()


def meeting(status: str, *told: tuple[str, str]) -> dict[str, Any]:
    """told: (report, status)."""
    evidence = [{"document": name, "start": 0, "end": 9, "status": of, "origin": name} for name, of in told]
    day = {"earliest": "2031-05-06", "latest": "2031-05-06", "why": ""}
    return {"id": "m", "what": "talks", "parties": ["NOR"], "place": "", "date": day, "status": status,
            "evidence": evidence, "origins": len(told)}  # fmt: skip


def test_a_planned_meeting_is_told_when_it_was_held(record: Path) -> None:
    known = rows(record)
    old, new = (line["id"] for line in known["documents"][:2])
    days = {old: "2031-05-01", new: "2031-05-09"}
    for line in known["documents"]:
        line["published"] = dict.fromkeys(("earliest", "latest"), days.get(line["id"], "2031-05-01"))
    known["meetings"] = [meeting("held", (old, "planned"), (new, "held"))]
    (held,) = [one for one in since("2031-05-07", known) if one.kind == "meetings"]
    assert (held.how, held.fields) == ("held", (("status", "planned", "held"),))


TURN = """A turn
Bo Lindqvist (SOU) accept NOR tolls 2031-05-09: the gate may open
"""


def test_a_stance_that_turned_says_how(tmp_path: Path) -> None:
    old = made(SOUTH, "south.txt", date(2031, 5, 6))
    path = put_reports(tmp_path / "r.db", old, made(TURN, "turn.txt", date(2031, 5, 9)))
    (turned,) = [one for one in since("2031-05-07", rows(path)) if one.line == "tolls/SOU"]
    assert (turned.how, turned.fields[0]) == ("reversed", ("stance", "rejects", "accepts"))


def test_nothing_is_new_since_the_day_after_the_last_report(record: Path) -> None:
    known = rows(record)
    assert since("2032-01-01", known) == []


def test_what_was_known_is_what_the_older_reports_give_alone(tmp_path: Path) -> None:
    reports = [made(NORTH, "north.txt", date(2031, 5, 4)), made(SOUTH, "south.txt", date(2031, 5, 6))]
    alone = put_reports(tmp_path / "one.db", reports[0])
    both = put_reports(tmp_path / "two.db", *reports)
    then = as_known(rows(both), "2031-05-05")
    with reading(alone) as connection:
        for kind in ("positions", "loops"):
            fields = [{**line, "state": ""} for line in lines(connection, kind)]
            assert [{**line, "state": ""} for line in then[kind]] == fields
