"""A book on disk gives what the book in memory gives; asked for one thing, it does not read the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from demarche.pipeline import Job, build
from demarche.web.book import Book
from demarche.web.lazy import Found, Rows
from demarche.web.load import load_book, open_book
from demarche.web.opened import OpenBook

TALKS = """Norway demands that Sweden lift its sanctions, Foreign Minister Kari Holm said on 4 May 2021.

“We will pay if the ban ends,” Holm told reporters. Sweden rejected the demand, its envoy Sven Berg said.
The two will meet in Oslo on 9 May 2021. Norway and Sweden demanded that Sweden release the prisoners. Eleven boats were seized,
Holm said. Officials murmured about a deal.
"""
REPORTS = {
    "a.txt": TALKS,
    "b.txt": "Morning brief\n\n" + TALKS.replace("Eleven", "Twelve"),
    "c.txt": "Swedia menolak mencabut sanksinya, kata utusan Sven Berg, Rabu (26/5/2021).\n"
    "Pekan lalu kedua negara berunding di Oslo. Menteri Luar Negeri Norwegia Kari Holm mengancam akan keluar.\n",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("opened")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "d.pdf").write_bytes(b"%PDF-1.4 no report")
    record = tmp_path_factory.mktemp("record") / "record.db"
    build(Job((str(folder),), record), lambda found, total, what: found)
    with closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("INSERT INTO conflicts (id, kind, what) VALUES ('x1', 'number', 'boats: 11 or 12')")
        spans = "SELECT 'x1', row_number() OVER (), id, 40, 52, substr(text, 41, 12), '' FROM documents"
        connection.execute(f"INSERT INTO conflict_spans {spans}")
    return record


@pytest.fixture(scope="module")
def held(record: Path) -> Book:
    return load_book(record)


@pytest.fixture
def opened(record: Path) -> OpenBook:
    return open_book(record)


ROWS = ("documents", "statements", "acts", "meetings", "calendar", "dates", "stories", "claims", "positions", "loops", "conflicts",
        "unread", "failures")  # fmt: skip
MAPS = ("texts", "document", "statement", "act", "meeting", "statements_in", "acts_in", "acts_of", "dates_in", "said_by",
        "unread_in", "claim_of", "story", "story_of", "evidence_in", "disputed_in")  # fmt: skip
FACTS = ("copies", "heard", "origins_in_all", "parties", "issue_uses", "party_set", "newest", "published_within", "spoken_for", "tally", "lines_of",
         "spoken_in", "exchanges", "home", "story_sizes", "resting", "side_by_side", "beside", "lines_in", "unread_reasons")  # fmt: skip


def nameless(found: Any) -> Any:
    """Without the mentions of people, which a book on disk gives apart."""
    if isinstance(found, list | tuple):
        return [nameless(one) for one in found]
    return msgspec.structs.replace(found, mentions=()) if hasattr(found, "mentions") else found


@pytest.mark.parametrize("name", ROWS)
def test_all_lines(held: Book, opened: OpenBook, name: str) -> None:
    wanted, found = getattr(held, name), getattr(opened, name)
    assert (len(found), list(found)) == (len(wanted), list(wanted))
    assert len(wanted), "the reports must show every kind"


@pytest.mark.parametrize("name", MAPS)
def test_lines_by_what_they_belong_to(held: Book, opened: OpenBook, name: str) -> None:
    wanted: Mapping[Any, Any] = getattr(held, name)
    found: Mapping[Any, Any] = getattr(opened, name)
    assert wanted
    assert {key: found[key] for key in wanted} == dict(wanted)
    assert set(wanted) <= set(found)
    assert "no such" not in found and found.get("no such") is None


@pytest.mark.parametrize("name", FACTS)
def test_numbers(held: Book, opened: OpenBook, name: str) -> None:
    assert getattr(opened, name) == getattr(held, name)
    assert getattr(held, name)


def test_people_come_without_their_mentions(held: Book, opened: OpenBook) -> None:
    assert nameless(list(held.people)) == list(opened.people) != []
    assert {i: nameless(row) for i, row in held.person.items()} == {i: opened.person[i] for i in held.person}
    for row in held.people:
        assert list(row.mentions) == opened.mentions_of(row.id) == list(held.mentions_of(row.id)) != []
    for document, pairs in held.mentions_in.items():
        assert [(nameless(who), place) for who, place in pairs] == opened.mentions_in[document]


def test_readings_for_a_page(held: Book, opened: OpenBook) -> None:
    for code in (*held.parties, "XXX"):
        assert list(opened.said_for(code)) == list(held.said_for(code))
        assert list(opened.told_by(code)) == list(held.told_by(code))
        assert list(opened.people_of(code)) == nameless(held.people_of(code))
    kinds = ("number", "polarity", "status", "date")
    assert list(opened.conflicts_by(kinds, 3)) == list(held.conflicts_by(kinds, 3))
    for issue in (*held.issue_uses, "none"):
        assert list(opened.statements_on(issue)) == list(held.statements_on(issue))
        assert list(opened.answers_on(issue)) == list(held.answers_on(issue))
    for kind in ("documents", "people", "meetings"):
        assert opened.ids(kind) == held.ids(kind)


def test_what_is_wanted_together_is_read_at_once(held: Book, opened: OpenBook, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.want(acts=held.act, statements=[*held.statement, "no such"], documents=held.document, people=held.person)
    monkeypatch.setattr(opened.source, "lines", lambda *_: pytest.fail("read one by one"))
    assert [opened.act[key] for key in held.act] == list(held.acts)
    assert [opened.statement[key] for key in held.statement] == list(held.statements)
    assert "no such" not in opened.statement
    assert opened.document[held.documents[0].id].title == held.documents[0].title


def test_a_great_table_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demarche.web.lazy.HELD", 2)
    read: list[str] = []
    rows = Rows(lambda: 3, lambda: read.append("all") or iter("abc"))  # type: ignore[func-returns-value]
    assert (len(rows), read) == (3, [])
    assert ("".join(rows), "".join(rows), rows[1], read) == ("abc", "abc", "b", ["all"] * 3)
    found = Found(lambda key: read.append(key) or key, lambda: "abcd")  # type: ignore[func-returns-value]
    assert [found[key] for key in "aabcda"] == list("aabcda")
    assert "".join(read[3:]) == "abcda", "kept while there is room, then asked again"
