"""Who deals with whom, from a record on disk as from one in memory; copies count once."""

from __future__ import annotations

import pytest
from web_example import example, rows

from demarche.pipeline import Job, build
from demarche.web.book import Book, assemble
from demarche.web.dealings import all_said, all_told, deals, everybody, gatherings, said_by, said_for, told_for
from demarche.web.load import load_book, open_book
from demarche.web.opened import OpenBook
from demarche.web.ties import Tie, party_ties, people_ties

REPORTS = {
    "a.txt": "Norway demands that Sweden lift its sanctions, Foreign Minister Kari Holm said on 4 May 2021.\n\n"
    "Sweden rejected the demand, its envoy Sven Berg said. Norway and Denmark accused Sweden of stalling.\n"
    "Holm will meet Berg in Oslo on 9 May 2021. Sweden seized eleven boats of Norway.\n",
    "b.txt": "Swedia menolak mencabut sanksinya terhadap Norwegia, kata utusan Sven Berg, Rabu (26/5/2021).\n"
    "Pekan lalu Menteri Luar Negeri Norwegia Kari Holm bertemu Sven Berg di Oslo. Norwegia mengancam akan keluar.\n",
}
REPORTS["c.txt"] = "Morning brief\n\n" + REPORTS["a.txt"]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, OpenBook]:
    folder = tmp_path_factory.mktemp("dealings")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    record = tmp_path_factory.mktemp("record") / "record.db"
    build(Job((str(folder),), record), lambda found, total, what: found)
    return load_book(record), open_book(record)


def test_a_record_on_disk_gives_what_one_in_memory_gives(both: tuple[Book, OpenBook]) -> None:
    held, opened = both
    assert len(deals(held)) > 3 and len(gatherings(held)) > 1 and len(everybody(held)) == 2
    for read in (deals, all_said, all_told, gatherings, everybody):
        assert sorted(read(held)) == sorted(read(opened)), read
    for person in held.people:
        assert sorted(said_by(held, person.id)) == sorted(said_by(opened, person.id)) != []
    for code in held.parties:
        assert sorted(said_for(held, code)) == sorted(said_for(opened, code))
        assert sorted(told_for(held, code)) == sorted(told_for(opened, code))
    assert party_ties(held) == party_ties(opened) != ()
    assert people_ties(held) == people_ties(opened) != ()


def found(ties: tuple[Tie, ...]) -> dict[tuple[str, str, str], int]:
    return {(tie.source, tie.kind, tie.target): tie.n for tie in ties}


def test_copies_count_once_and_a_meeting_once_however_many_tell_of_it() -> None:
    assert found(party_ties(example())) == {
        ("VES", "rejects", "ARD"): 3,  # the envoy in two reports of two stories, and what the report tells
        ("ARD", "demands", "VES"): 1,
        ("ARD", "offers", "VES"): 1,
        ("ARD", "meets", "VES"): 2,
    }


def test_people_have_ties_to_parties_and_to_whom_they_meet() -> None:
    ties = found(people_ties(example()))
    assert ties["p1", "demands", "VES"] == 1 and ties["p2", "rejects", "ARD"] == 2
    assert ties["VES", "meets", "p1"] == 1, "nobody of Vesland is named at the meeting"
    assert ("ARD", "meets", "p1") not in ties, "nobody meets the own party"


def test_a_meeting_called_off_ties_nobody_and_several_who_act_are_tied_one_by_one() -> None:
    made = rows()
    for meeting in made.tables["meetings"]:
        meeting["status"] = "cancelled"
    told = made.at("d3", "kedua negara berunding di Port Sill")
    made.add("acts", id="z1", **told, text="kedua negara berunding di Port Sill", act="consult", by="ARD+VES",
             to="ARD+VES", statement=None)  # fmt: skip
    made.add("acts", id="z2", **told, text="kedua negara", act="accuse", by="ARD+VES", to="TOR", statement=None)
    ties = found(party_ties(assemble(made.tables, made.texts)))
    assert ties["ARD", "meets", "VES"] == 1
    assert ties["ARD", "accuses", "TOR"] == ties["VES", "accuses", "TOR"] == 1
    assert not [key for key in ties if key[0] == key[2]]


def test_two_acts_of_one_statement_stay_two() -> None:
    made = rows()
    act = next(row for row in made.tables["acts"] if row["id"] == "as1")
    made.tables["acts"].append({**act, "id": "as1b", "start": act["start"] + 8})
    assert found(party_ties(assemble(made.tables, made.texts)))["ARD", "demands", "VES"] == 2
