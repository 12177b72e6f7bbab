"""The export holds what its contract says, and its words are the words of the text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from demarche.errors import RecordError, UsageError
from demarche.export import FORMATS, export
from demarche.export.csv import cell, write
from demarche.record import reading, texts
from made_reports import NORTH, SOUTH, THIRD, made, put_reports

FIELDS = {
    "documents": "id source title lang site published story credits junk",
    "statements": "id document start end quote kind speaker speaker_id speaker_text speaker_party relay cue act"
    " target_party issues condition date confidence flags why",
    "acts": "id document start end text act by to issues statement plover date",
    "people": "id name aliases party roles mentions",
    "meetings": "id what forum parties people place date status evidence",
    "dates": "document start end text earliest latest why",
    "stories": "id documents origin edges",
    "claims": "id speaker statements stories documents",
    "positions": "party issue stance as_of acts stories history",
    "conflicts": "kind what spans",
}
"""The contract: these fields stay, more may come."""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return put_reports(
        tmp_path / "record.db",
        made(NORTH, "north.txt"),
        made(SOUTH, "south.txt"),
        made(THIRD, "third.txt"),
        failures={"bad.bin": "not text"},
    )


def read(folder: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{kind}.jsonl").read_text("utf8").splitlines()]


def test_every_field_of_the_contract_is_there(record: Path, tmp_path: Path) -> None:
    export(record, tmp_path / "out")
    for kind, fields in FIELDS.items():
        rows = read(tmp_path / "out", kind)
        assert rows, kind
        for row in rows:
            assert set(fields.split()) <= set(row), kind
    assert read(tmp_path / "out", "failures") == [{"source": "bad.bin", "reason": "not text"}]


def test_inner_objects_have_their_fields(record: Path, tmp_path: Path) -> None:
    export(record, tmp_path / "out")
    out = tmp_path / "out"
    assert set(read(out, "documents")[0]["published"]) == {"earliest", "latest", "how", "why"}
    assert {"start", "end", "kind"} == {key for row in read(out, "documents") for junk in row["junk"] for key in junk}
    assert [row["condition"].keys() for row in read(out, "statements") if row["condition"]] == [{"start", "end"}] * 2
    assert all(set(row["date"]) == {"earliest", "latest", "why"} for row in read(out, "statements"))
    assert {row["act"]: row["plover"]["event"] for row in read(out, "acts")} == {
        "demand": "REQUEST", "threaten": "THREATEN", "reject": "REJECT", "offer": "AGREE",
    }  # fmt: skip
    (person,) = [row for row in read(out, "people") if row["name"] == "Ana Sorel"]
    assert set(person["roles"][0]) == {"text", "party", "document", "start", "end", "earliest", "latest"}
    assert set(person["mentions"][0]) == {"document", "start", "end"}
    (meeting,) = read(out, "meetings")
    assert {one["status"] for one in meeting["evidence"]} == {"planned", "held"}


def test_every_span_is_the_words_beside_it(record: Path, tmp_path: Path) -> None:
    export(record, tmp_path / "out")
    with reading(record) as connection:
        known = texts(connection)
    for kind, words in (("statements", "quote"), ("acts", "text"), ("dates", "text"), ("unread", "text")):
        rows = read(tmp_path / "out", kind)
        assert rows and all(known[row["document"]][row["start"] : row["end"]] == row[words] for row in rows)


def test_ids_lead_to_lines(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(record, out)
    ids = {kind: {row["id"] for row in read(out, kind)} for kind in ("documents", "statements", "acts", "people")}
    assert {row["speaker_id"] for row in read(out, "statements")} <= ids["people"]
    assert {row["statement"] for row in read(out, "acts")} <= ids["statements"] | {None}
    assert {act for row in read(out, "positions") for act in row["acts"]} <= ids["acts"]
    assert {one for row in read(out, "claims") for one in row["statements"]} == ids["statements"]


def test_the_same_reports_give_the_same_bytes(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    put_reports(other, made(THIRD, "third.txt"), made(SOUTH, "south.txt"), failures={"bad.bin": "not text"})
    put_reports(other, made(NORTH, "north.txt"))
    for form in FORMATS:
        for one, two in zip(export(record, tmp_path / "a", form), export(other, tmp_path / "b", form), strict=True):
            assert one.name == two.name and one.read_bytes() == two.read_bytes()


def test_csv_holds_the_same_lines(record: Path, tmp_path: Path) -> None:
    export(record, tmp_path / "out", "csv")
    export(record, tmp_path / "out", "jsonl")
    for kind in FIELDS:
        with (tmp_path / "out" / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == len(read(tmp_path / "out", kind))
    with (tmp_path / "out" / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        said = list(csv.DictReader(file))
    assert [row["quote"] for row in said] == [row["quote"] for row in read(tmp_path / "out", "statements")]
    assert {row["condition_start"] for row in said} > {""}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', " =1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text)[0] == "'" and cell(text)[1:] == text


@pytest.mark.parametrize("value", ["gate", "5 - 3", 1, -1, 0.5, None, True, ["a", "b"], []])
def test_other_cells_are_left_alone(value: object) -> None:
    assert not cell(value).startswith("'")


def test_a_number_stays_a_number_and_a_list_can_be_read_back() -> None:
    assert cell(-3) == "-3" and cell(["a", "b"]) == "a; b"
    assert json.loads(cell(["a; b", "c"])) == ["a; b", "c"]


def test_quotes_and_newlines_come_back_from_csv() -> None:
    line: dict[str, object] = {"a": 'he said "no"\n, twice', "b": "ü; ö"}
    text = "".join(write([line])).removeprefix("\ufeff")
    assert next(csv.DictReader(io.StringIO(text, newline=""))) == line


def test_an_unknown_format_is_wrong_usage(record: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"xml.*jsonl, csv"):
        export(record, tmp_path / "out", "xml")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_named(record: Path) -> None:
    with pytest.raises(RecordError, match="cannot be written"):
        export(record, record / "out")


def test_a_calendar_goes_into_the_file_that_is_named(record: Path, tmp_path: Path) -> None:
    (named,) = export(record, tmp_path / "made" / "talks.ics", "ics")
    (kept,) = export(record, tmp_path, "ics")
    assert named == tmp_path / "made" / "talks.ics" and named.read_bytes() == kept.read_bytes()


def test_a_calendar_is_one_file_of_the_meetings(record: Path, tmp_path: Path) -> None:
    export(record, tmp_path)
    (file,) = export(record, tmp_path, "ics", "id")
    assert file == tmp_path / "meetings.ics"
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    dated = [row for row in read(tmp_path, "meetings") if row["date"]["earliest"] and row["date"]["latest"]]
    assert {str(event["uid"]) for event in events} == {f"{row['id']}@demarche" for row in dated} != set()
    for event, row in ((e, r) for e in events for r in dated if e["uid"].startswith(r["id"])):
        place = row["evidence"][0]
        with reading(record) as connection:
            quote = texts(connection)[place["document"]][place["start"] : place["end"]]
        assert quote in event["description"]
