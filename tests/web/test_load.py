from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from demarche.brief import parse_brief
from demarche.errors import RecordError
from demarche.model import At, Document, Junk, Links, MeetingLine, Published, Statement, Story, TimeMark, When
from demarche.record import writing
from demarche.record.build import Shelf
from demarche.web.load import load_book, titles_of
from demarche.web.site import write_site

TEXT = "Norway’s envoy said “no ferry will sail”.\r\nThey meet on Friday.\r\nBuy now"
DAY = When(date(2031, 5, 9), date(2031, 5, 9), "Friday of that week")
BRIEF = """
[negotiation]
title = "Talks on the ferry"
[[party]]
code = "FERRY"
names = { en = ["the Ferry Board"] }
[[issue]]
id = "ferries"
title = { en = "Ferries", id = "Feri" }
[[date]]
day = 2031-05-01
event = { en = "The line is closed" }
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record on disk with one report, as a build writes it."""
    start = TEXT.index("no ferry")
    said = Statement(start, start + len("no ferry will sail"), "direct", "envoy", "", "envoy", "NOR", "said", "reject",
                     "FERRY", issues=("ferries",), date=DAY)  # fmt: skip
    friday = TEXT.index("Friday")
    document = Document("ab12", TEXT, ("a.txt",), title="Ferry", lang="en", covered=True, statements=(said,),
                        published=Published(date(2031, 5, 8), date(2031, 5, 8), "given"),
                        times=(TimeMark(friday, friday + 6, DAY),),
                        junk=(Junk(TEXT.index("Buy"), len(TEXT), "spam"),))  # fmt: skip
    place = At("ab12", TEXT.index("They"), TEXT.index("They") + len("They meet on Friday"))
    meeting = MeetingLine("m9", "meeting", "", ("FERRY", "NOR"), (), "", DAY, "planned", ((place, "planned"),))
    path = tmp_path / "record.db"
    with writing(path) as connection:
        shelf = Shelf(connection, lambda found: list(found)[:1])
        shelf.take([replace(document, statements=(), times=(), junk=())])
        shelf.keep(document)
        links = Links(stories=(Story("y", ("ab12",), ""),), meetings=(meeting,))
        shelf.close(links, {"b.pdf": "not text"}, BRIEF)
    return path


def test_every_kind_of_line_comes_from_the_record(record: Path) -> None:
    book = load_book(record)
    assert book.texts == {"ab12": TEXT}
    (said,) = book.statements
    assert (said.quote, said.issues, said.date.earliest) == ("no ferry will sail", ("ferries",), date(2031, 5, 9))
    assert [row.reason for row in book.failures] == ["not text"]
    assert book.meetings[0].evidence[0].status == "planned"
    assert book.document["ab12"].published.how == "given"
    assert (len(book.dates), len(book.document["ab12"].junk)) == (1, 1)


def test_the_brief_names_what_it_follows_and_the_world_the_rest() -> None:
    titles = titles_of(parse_brief(BRIEF))
    assert titles.negotiation == "Talks on the ferry"
    assert titles.parties["en"]["FERRY"] == "the Ferry Board"
    assert (titles.parties["en"]["NOR"], titles.parties["id"]["NOR"]) == ("Norway", "Norwegia")
    assert (titles.parties["id"]["UN"], titles.parties["en"]["NATO"]) == ("PBB", "NATO")
    assert (titles.issues["id"]["ferries"], titles.issues["id"]["sanctions"]) == ("Feri", "Sanksi")
    assert [day for day, _ in titles.known] == [date(2031, 5, 1)]


def test_from_record_to_pages(record: Path, tmp_path: Path) -> None:
    first = write_site(record, tmp_path / "pages", "id")
    assert first == tmp_path / "pages" / "index.html"
    assert 'lang="id"' in first.read_text("utf-8")
    assert "no ferry will sail" in (tmp_path / "pages/en/reports/ab12.html").read_text("utf-8")


def test_a_damaged_line_is_named(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("UPDATE meetings SET date_earliest = 'soon'")
    with pytest.raises(RecordError, match=r"a line is damaged .*meetings"):
        load_book(record)


def test_a_file_that_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("not a database, but long enough to be read as one" * 20)
    with pytest.raises(RecordError):
        write_site(tmp_path / "x.db", tmp_path / "pages")
    assert not (tmp_path / "pages").exists()
