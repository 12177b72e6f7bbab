"""Corrections are carried out, outlive rebuilds and further reports, and can be taken back without a trace."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from demarche.errors import UsageError
from demarche.model import Document, Sentence
from demarche.pipeline import link, refresh
from demarche.read import merge_same
from demarche.record import EXPORTED, lines, reading, writing
from demarche.record.amend import Amendment, amend, amendments, undo
from demarche.record.build import Shelf
from demarche.record.explain import explain
from demarche.record.verify import verify
from made_reports import NORTH, SOUTH, THIRD, made, made_mark

FOURTH = """Once more
Ana Sorel (NOR) demand SOU tolls 2031-05-08: open the gate before the summer
Bo Lindqvist (SOU) accept NOR tolls 2031-05-08: the gate will open
MEET NOR SOU held 2031-05-06
"""
REPORTS = {"north.txt": NORTH, "south.txt": SOUTH, "third.txt": THIRD}


def with_sentences(document: Document) -> Document:
    """Each line is a sentence."""
    ends = [at for at, char in enumerate(document.text) if char == "\n"]
    starts = [0, *(end + 1 for end in ends[:-1])]
    lines = [Sentence(start, end, n) for n, (start, end) in enumerate(zip(starts, ends, strict=True)) if start < end]
    return replace(document, sentences=tuple(lines))


def put(record: Path, reports: dict[str, str], anew: bool = False) -> Path:
    """A build as the pipeline does it, with the marks of `made_reports`."""
    with writing(record) as connection:
        shelf = Shelf(connection, merge_same)
        for one in shelf.take([made(text, name) for name, text in reports.items()], anew):
            shelf.keep(with_sentences(made_mark(one)))
        by_hand = shelf.corrected()
        shelf.close(link(by_hand.documents, by_hand.decisions), {}, "", by_hand)
    return record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return put(tmp_path / "record.db", REPORTS)


def rebuild(record: Path) -> None:
    put(record, REPORTS, anew=True)


def correct(record: Path, action: str, line: str, field: str = "", value: str = "") -> int:
    with writing(record) as connection:
        wanted = Amendment(action, line, field, value, who="tester", made="2031-06-01T00:00:00+00:00")
        n = amend(connection, wanted).n
        refresh(connection)
    return n


def take_back(record: Path, *numbers: int) -> None:
    with writing(record) as connection:
        for number in numbers:
            undo(connection, number, "2031-06-02")
        refresh(connection)


def all_of(record: Path, kind: str) -> list[Any]:
    with reading(record) as connection:
        assert verify(connection)[0] == []
        return list(lines(connection, kind))


def exported(record: Path) -> dict[str, list[Any]]:
    return {kind: all_of(record, kind) for kind in EXPORTED}


def one(record: Path, kind: str, **wanted: object) -> Any:
    """The only line of this kind with these values."""
    found = [line for line in all_of(record, kind) if all(line[name] == value for name, value in wanted.items())]
    assert len(found) == 1, found
    return found[0]


def person(record: Path, name: str) -> Any:
    return one(record, "people", name=name)


def document(record: Path, title: str) -> Any:
    return one(record, "documents", title=title)


def resting(record: Path) -> dict[int, str]:
    with reading(record) as connection:
        return {one.n: one.rests for one in amendments(connection) if one.rests}


# ---- statements and acts -------------------------------------------------------------------------------------


def test_a_rejected_statement_goes_with_what_rests_on_it_and_stays_away(record: Path) -> None:
    line = one(record, "statements", act="threaten")["id"]
    correct(record, "reject", line)
    for _ in range(2):
        assert line not in {one["id"] for one in all_of(record, "statements")}
        assert line not in {one["statement"] for one in all_of(record, "acts")}
        assert not [one for one in all_of(record, "claims") if line in one["statements"]]
        assert len(all_of(record, "acts")) == len(all_of(record, "statements")) == 4
        rebuild(record)


def test_a_field_that_is_set_stays_set_and_is_carried_to_its_act(record: Path) -> None:
    line = one(record, "statements", act="threaten")["id"]
    correct(record, "set", line, "act", "warn")
    correct(record, "set", line, "issues", "tolls, canal")
    correct(record, "set", line, "target_party", "EST")
    for _ in range(2):
        now = one(record, "statements", id=line)
        assert (now["act"], now["issues"], now["target_party"]) == ("warn", ["canal", "tolls"], "EST")
        assert (now["review"], now["state"]) == ("amended", "corrected")
        act = one(record, "acts", statement=line)
        assert (act["act"], act["issues"], act["to"], act["plover"]["event"]) == (
            "warn", ["canal", "tolls"], "EST", "THREATEN",
        )  # fmt: skip
        assert act["state"] == "corrected"
        rebuild(record)


def test_positions_follow(record: Path) -> None:
    line = one(record, "statements", act="offer")["id"]
    assert [p["stance"] for p in all_of(record, "positions") if p["issue"] == "fish" and p["party"] == "SOU"] == [
        "conditional"
    ]
    correct(record, "set", line, "act", "demand")
    assert [p["stance"] for p in all_of(record, "positions") if p["issue"] == "fish" and p["party"] == "SOU"] == [
        "demands"
    ]


def test_a_day_is_a_day_and_an_end_does_not_come_first(record: Path) -> None:
    line = one(record, "statements", act="threaten")["id"]
    with pytest.raises(UsageError, match="not a day"):
        correct(record, "set", line, "date_earliest", "soon")
    correct(record, "set", line, "date", "2031-05-04")
    told = {"earliest": "2031-05-04", "latest": "2031-05-04", "why": "set by hand"}
    assert one(record, "statements", id=line)["date"] == one(record, "acts", statement=line)["date"] == told
    with pytest.raises(UsageError, match="before it begins"):
        correct(record, "set", line, "date_earliest", "2031-05-06")
    correct(record, "set", line, "date", "2031-05-04..2031-05-09")
    assert one(record, "statements", id=line)["date"]["latest"] == "2031-05-09"


def test_an_expression_of_time_can_be_read_otherwise(record: Path) -> None:
    line = next(one for one in all_of(record, "dates") if one["text"] == "2031-05-07")["id"]
    correct(record, "set", line, "date", "2031-05-01")
    assert one(record, "dates", id=line)["earliest"] == "2031-05-01"
    correct(record, "reject", line)
    assert line not in {one["id"] for one in all_of(record, "dates")}


def test_every_line_says_whether_somebody_has_seen_it(record: Path) -> None:
    kinds = ("documents", "statements", "acts", "people", "meetings", "dates", "stories", "claims", "unread")
    for kind in kinds:
        found = all_of(record, kind)
        assert {line["state"] for line in found} == {"unseen"}, kind
        correct(record, "accept", found[0]["id"])
        rebuild(record)
        assert one(record, kind, id=found[0]["id"])["state"] == "confirmed", kind
    (conflict,) = all_of(record, "conflicts") or [None]
    if conflict:
        correct(record, "accept", conflict["id"])
        assert one(record, "conflicts", id=conflict["id"])["state"] == "confirmed"


def test_a_position_is_seen_when_its_acts_are(record: Path) -> None:
    def state() -> str:
        return next(p["state"] for p in all_of(record, "positions") if (p["party"], p["issue"]) == ("EST", "borders"))

    assert state() == "unseen"
    act = one(record, "acts", by="EST")
    correct(record, "accept", act["id"])
    assert state() == "confirmed"
    correct(record, "set", act["id"], "act", "reject")
    assert state() == "corrected"


SPEAKERS = [
    ("Bo Lindqvist", ("Bo Lindqvist", "SOU", True)),
    ("Chi Marrow", ("Chi Marrow", "EST", True)),
    ("EST", ("EST", "EST", False)),
    ("a diplomat of the north", ("a diplomat of the north", "NOR", False)),
]


@pytest.mark.parametrize(("value", "expected"), SPEAKERS)
def test_a_statement_is_given_to_another_speaker(record: Path, value: str, expected: tuple[str, str, bool]) -> None:
    """A person of the same report or of another, a party, or an unnamed source, whose party stays."""
    line = one(record, "statements", act="threaten")["id"]
    count = len(all_of(record, "people"))
    correct(record, "set", line, "speaker", value)
    for _ in range(2):
        now = one(record, "statements", id=line)
        name, party, named = expected
        assert (now["speaker"], now["speaker_party"], bool(now["speaker_id"])) == (name, party, named)
        assert one(record, "acts", statement=line)["by"] == party
        assert [one["speaker"] for one in all_of(record, "claims") if line in one["statements"]] == [name]
        assert len(all_of(record, "people")) == count
        if named:
            assert now["speaker_id"] == person(record, name)["id"]
        rebuild(record)


def test_the_same_words_of_another_speaker_are_another_claim(record: Path) -> None:
    put(record, {"fourth.txt": FOURTH})
    both = [
        line["id"] for line in all_of(record, "statements") if line["act"] == "demand" and line["target_party"] == "SOU"
    ]
    assert sorted(next(c for c in all_of(record, "claims") if both[0] in c["statements"])["statements"]) == sorted(both)
    correct(record, "set", both[0], "speaker", person(record, "Chi Marrow")["id"])
    assert next(c for c in all_of(record, "claims") if both[0] in c["statements"])["statements"] == [both[0]]


# ---- spans ---------------------------------------------------------------------------------------------------


def test_other_words_by_the_words_and_by_offsets(record: Path) -> None:
    line = one(record, "statements", act="threaten")
    correct(record, "span", line["id"], value="we shall close the canal")
    now = one(record, "statements", act="threaten")
    assert (now["quote"], now["start"], now["condition"]) == ("we shall close the canal", line["start"], None)
    assert one(record, "acts", act="threaten")["text"] == "we shall close the canal"
    correct(record, "span", now["id"], value=f"{line['start']} {line['end']}")
    assert one(record, "statements", act="threaten")["id"] == line["id"]


def test_a_line_is_found_again_when_its_span_and_its_id_changed(record: Path) -> None:
    first = one(record, "statements", act="threaten")["id"]
    correct(record, "set", first, "target_party", "EST")
    correct(record, "span", first, value="we shall close the canal")
    second = one(record, "statements", act="threaten")["id"]
    correct(record, "set", second, "issues", "canal")
    rebuild(record)
    now = one(record, "statements", act="threaten")
    assert first != second == now["id"]
    assert (now["target_party"], now["issues"]) == ("EST", ["canal"])
    with reading(record) as connection:
        assert sum("corrected" in line for line in explain(connection, second)) == 3
        assert explain(connection, first) == explain(connection, second)
    take_back(record, 2)
    now = one(record, "statements", act="threaten")
    assert (now["id"], now["target_party"], now["issues"]) == (first, "EST", ["canal"])


def test_an_act_that_is_retyped_has_another_id_and_is_found(record: Path) -> None:
    line = one(record, "acts", act="threaten")["id"]
    correct(record, "set", line, "act", "warn")
    correct(record, "set", one(record, "acts", act="warn")["id"], "to", "EST")
    rebuild(record)
    assert one(record, "acts", act="warn")["to"] == "EST"


# ---- people --------------------------------------------------------------------------------------------------


def test_two_people_become_one(record: Path) -> None:
    ana, bo = person(record, "Ana Sorel"), person(record, "Bo Lindqvist")
    correct(record, "merge", ana["id"], value=bo["id"])
    rebuild(record)
    now = person(record, "Ana Sorel")
    assert {one["name"] for one in all_of(record, "people")} == {"Ana Sorel", "Chi Marrow"}
    assert "Bo Lindqvist" in now["aliases"] and len(now["mentions"]) == 4 and now["id"] == ana["id"]
    assert {one["speaker_id"] for one in all_of(record, "statements")} == {
        ana["id"],
        person(record, "Chi Marrow")["id"],
    }


def test_a_new_name_is_the_speakers_name(record: Path) -> None:
    correct(record, "rename", person(record, "Ana Sorel")["id"], value="Anna Sorell")
    rebuild(record)
    assert {one["speaker"] for one in all_of(record, "statements")} == {"Anna Sorell", "Bo Lindqvist", "Chi Marrow"}
    assert person(record, "Anna Sorell")["aliases"] == ["Ana Sorel"]


def test_a_person_is_split_by_documents(record: Path) -> None:
    put(record, {"fourth.txt": FOURTH})
    ana, fourth = person(record, "Ana Sorel"), document(record, "Once more")["id"]
    correct(record, "split", ana["id"], value=fourth)
    put(record, {**REPORTS, "fourth.txt": FOURTH}, anew=True)
    both = [one for one in all_of(record, "people") if one["name"] == "Ana Sorel"]
    assert sorted({at["document"] for at in one["mentions"]} == {fourth} for one in both) == [False, True]
    assert ana["id"] in {one["id"] for one in both}
    assert len({one["speaker_id"] for one in all_of(record, "statements") if one["speaker"] == "Ana Sorel"}) == 2


def test_a_person_is_split_by_mentions(record: Path) -> None:
    ana = person(record, "Ana Sorel")
    second = ana["mentions"][1]
    correct(record, "split", ana["id"], value=f"{second['document']}:{second['start'] + 2}")
    rebuild(record)
    both = [one for one in all_of(record, "people") if one["name"] == "Ana Sorel"]
    assert [len(one["mentions"]) for one in both] == [1, 1]
    ids = {one["act"]: one["speaker_id"] for one in all_of(record, "statements") if one["speaker"] == "Ana Sorel"}
    assert ids["demand"] == ana["id"] != ids["threaten"]
    other = next(one for one in both if one["id"] != ana["id"])
    correct(record, "rename", other["id"], value="Una Sorel")
    assert one(record, "statements", act="threaten")["speaker"] == "Una Sorel"


def test_a_person_is_found_again_when_the_id_changes(record: Path) -> None:
    correct(record, "rename", person(record, "Ana Sorel")["id"], value="Anna Sorell")
    with writing(record) as connection:
        connection.execute("UPDATE amendments SET line = 'an-id-of-old'")
    rebuild(record)
    assert person(record, "Anna Sorell")


# ---- parties -------------------------------------------------------------------------------------------------


def test_a_party_gets_another_code_everywhere(record: Path) -> None:
    correct(record, "rename", "SOU", value="SUD")
    rebuild(record)
    everything = repr({kind: all_of(record, kind) for kind in ("statements", "meetings", "positions")})
    assert {one["party"] for one in all_of(record, "people")} == {"NOR", "SUD", "EST"}
    assert "'SUD'" in everything and "'SOU'" not in everything
    assert {one["by"] for one in all_of(record, "acts")} == {"NOR", "SUD", "EST"}


def test_two_parties_become_one(record: Path) -> None:
    correct(record, "merge", "NOR", value="EST")
    rebuild(record)
    assert {one["party"] for one in all_of(record, "people")} == {"NOR", "SOU"}


def test_a_body_without_a_code_gets_one(record: Path) -> None:
    line = one(record, "statements", act="threaten")["id"]
    correct(record, "set", line, "speaker", "the Harbour Guild")
    correct(record, "set", line, "speaker_party", "")
    correct(record, "party", "Harbour Guild", value="GUILD")
    rebuild(record)
    assert one(record, "statements", id=line)["speaker_party"] == one(record, "acts", statement=line)["by"] == "GUILD"
    correct(record, "rename", "Harbour Guild", value="Guild of the Harbour")
    assert one(record, "statements", id=line)["speaker"] == "Guild of the Harbour"


# ---- meetings, claims, conflicts -----------------------------------------------------------------------------


def test_a_meeting_is_split_and_merged_again(record: Path) -> None:
    meeting = one(record, "meetings")
    correct(record, "split", meeting["id"], value=document(record, "An answer")["id"])
    rebuild(record)
    both = all_of(record, "meetings")
    assert sorted(one["status"] for one in both) == ["held", "planned"]
    correct(record, "merge", both[0]["id"], value=both[1]["id"])
    rebuild(record)
    assert one(record, "meetings")["id"] == meeting["id"] and len(one(record, "meetings")["evidence"]) == 2


def test_fields_of_a_meeting(record: Path) -> None:
    line = one(record, "meetings")["id"]
    for field, value in (("status", "cancelled"), ("parties", "NOR,EST"), ("date", "2031-05-09"), ("place", "Vik")):
        correct(record, "set", line, field, value)
    rebuild(record)
    now = one(record, "meetings")
    assert (now["status"], now["parties"], now["place"], now["state"]) == (
        "cancelled",
        ["EST", "NOR"],
        "Vik",
        "corrected",
    )
    assert now["date"] == {"earliest": "2031-05-09", "latest": "2031-05-09", "why": "set by hand"}


def test_claims_are_merged_and_split(record: Path) -> None:
    ids = [one(record, "statements", act=act)["id"] for act in ("demand", "threaten") if act == "threaten"]
    ids += [next(s["id"] for s in all_of(record, "statements") if s["act"] == "demand" and s["target_party"] == "SOU")]
    claims = [next(c["id"] for c in all_of(record, "claims") if ident in c["statements"]) for ident in ids]
    correct(record, "merge", claims[0], value=claims[1])
    rebuild(record)
    joined = next(c for c in all_of(record, "claims") if ids[0] in c["statements"])
    assert sorted(joined["statements"]) == sorted(ids)
    correct(record, "split", joined["id"], value=ids[0])
    rebuild(record)
    assert next(c for c in all_of(record, "claims") if ids[0] in c["statements"])["statements"] == [ids[0]]


# ---- undo, rest, refusal -------------------------------------------------------------------------------------

EDITS: dict[str, Callable[[Path], None]] = {
    "reject": lambda r: void(correct(r, "reject", all_of(r, "statements")[1]["id"])),
    "accept": lambda r: void(correct(r, "accept", all_of(r, "claims")[0]["id"])),
    "retype": lambda r: void(correct(r, "set", all_of(r, "statements")[0]["id"], "act", "warn")),
    "respan": lambda r: void(correct(r, "span", all_of(r, "statements")[2]["id"], value="the gate")),
    "merge": lambda r: void(correct(r, "merge", all_of(r, "people")[0]["id"], value=all_of(r, "people")[1]["id"])),
    "speaker": lambda r: void(correct(r, "set", all_of(r, "statements")[0]["id"], "speaker", "EST")),
    "party": lambda r: void(correct(r, "rename", "NOR", value="NORD")),
    "meeting": lambda r: void(correct(r, "set", all_of(r, "meetings")[0]["id"], "status", "cancelled")),
    "rename": lambda r: void(correct(r, "rename", all_of(r, "people")[-1]["id"], value="Somebody Else")),
}


def void(_: int) -> None:
    return None


@pytest.mark.parametrize("pair", list(itertools.permutations(EDITS, 2)), ids="-".join)
def test_amend_rebuild_add_undo_is_never_having_amended(tmp_path: Path, pair: tuple[str, str]) -> None:
    """Whatever two corrections, in whatever order: taken back, they leave no trace, also among further reports."""
    plain = put(put(tmp_path / "plain.db", REPORTS), {"fourth.txt": FOURTH})
    record = put(tmp_path / "record.db", REPORTS)
    for name in pair:
        try:
            EDITS[name](record)
        except UsageError:  # the first took away what the second needs
            continue
    corrected = exported(record)
    rebuild(record)
    assert exported(record) == corrected
    put(record, {"fourth.txt": FOURTH})
    with reading(record) as connection:
        numbers = [one.n for one in amendments(connection)]
    take_back(record, *numbers)
    assert exported(record) == exported(plain)


def test_a_correction_of_a_line_that_is_gone_rests_and_says_so(record: Path) -> None:
    line = one(record, "statements", act="threaten")["id"]
    n = correct(record, "reject", line)
    correct(record, "accept", one(record, "statements", act="reject")["id"])
    with writing(record) as connection:
        place = connection.execute("SELECT anchor FROM amendments WHERE n = ?", (n,)).fetchone()[0].split()
        connection.execute("UPDATE amendments SET anchor = ? WHERE n = ?", (f"statements {place[1]} 0 3 X", n))
    rebuild(record)
    assert one(record, "statements", act="threaten")
    assert resting(record) == {n: "the line is gone"}


def test_who_and_when_and_in_order(record: Path) -> None:
    correct(record, "accept", all_of(record, "statements")[0]["id"])
    correct(record, "reject", all_of(record, "statements")[1]["id"])
    take_back(record, 1)
    with reading(record) as connection:
        told = [(one.n, one.action, one.who, one.made[:10], one.undone) for one in amendments(connection)]
    assert told == [(1, "accept", "tester", "2031-06-01", "2031-06-02"), (2, "reject", "tester", "2031-06-01", "")]


REFUSED = [
    ("accept", "nothing", "", "", "no line nothing"),
    ("set", "statement", "quote", "other words", "not a field"),
    ("set", "statement", "id", "x", "not a field"),
    ("set", "statement", "act", "shout", "not a value of act"),
    ("set", "statement", "kind", "loud", "not a value of kind"),
    ("set", "statement", "speaker_party", "the north", "not a party's code"),
    ("set", "statement", "speaker", "", "give a person"),
    ("span", "statement", "", "words that stand nowhere", "do not stand"),
    ("span", "statement", "", "0 99999", "no span"),
    ("span", "statement", "", "9 9", "no span"),
    ("span", "person", "", "0 5", "span takes"),
    ("rename", "statement", "", "x", "no person"),
    ("rename", "Nobody Knows", "", "x", "called so"),
    ("merge", "person", "", "person", "two different"),
    ("merge", "person", "", "nobody", "no line nobody"),
    ("merge", "statement", "", "person", "takes people"),
    ("split", "person", "", "0123456789abcdef", "not read there"),
    ("split", "meeting", "", "north", "does not rest on that"),
    ("reject", "document", "", "", "cannot be rejected"),
    ("party", "Nobody Knows", "", "XYZ", "called so"),
]


@pytest.mark.parametrize("refused", REFUSED, ids=str)
def test_what_cannot_be_meant_is_refused_and_nothing_changes(
    record: Path, refused: tuple[str, str, str, str, str]
) -> None:
    action, line, field, value, why = refused
    ids = {
        "statement": one(record, "statements", act="threaten")["id"],
        "person": person(record, "Ana Sorel")["id"],
        "meeting": one(record, "meetings")["id"],
        "document": document(record, "Elsewhere")["id"],
    }
    before = record.read_bytes()
    with pytest.raises(UsageError, match=why):
        correct(record, action, ids.get(line, line), field, ids.get(value, value))
    assert record.read_bytes() == before


def test_undo_of_nothing_is_refused(record: Path) -> None:
    with pytest.raises(UsageError, match="no correction 7"):
        take_back(record, 7)


def test_a_correction_of_an_older_version_rests(record: Path) -> None:
    """It kept no place: nobody can say which line it meant once the line has gone."""
    with writing(record) as connection:
        connection.execute(
            "INSERT INTO amendments (action, line, field, value, anchor, was, who, made)"
            " VALUES ('reject', 'x', '', '', '', '', 'a', 'b')"
        )
        refresh(connection)
    assert "older version" in resting(record)[1]


def test_a_record_with_corrections_is_a_plain_file(record: Path) -> None:
    correct(record, "accept", all_of(record, "statements")[0]["id"])
    with sqlite3.connect(record) as connection:
        assert connection.execute("SELECT count(*) FROM amendments").fetchone()[0] == 1
