"""Meetings as a sheet to print, their own pages and the calendar file; disagreements side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import html
from web_example import Rows, rows

from demarche.web import conflicts as c
from demarche.web import meetings as m
from demarche.web.book import Book, assemble
from demarche.web.pages import catalogue, produce


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def page(book: Book, path: str, lang: str = "en", **query: list[str]) -> html.HtmlElement:
    return html.document_fromstring(produce(book, catalogue(book)[path], f"{lang}/{path}", lang, query))


def sections(tree: html.HtmlElement) -> dict[str, list[str]]:
    """The ids of the meetings under each heading."""
    found = tree.xpath("//section[h2]")
    return {words(one.xpath("./h2")[0]): one.xpath("./article/@id") for one in found}


@pytest.fixture
def made() -> Rows:
    return rows()


def met(made: Rows, ident: str, status: str, first: str | None, last: str | None = None, **more: Any) -> None:
    day = {"earliest": first, "latest": last or first, "why": "as told"}
    words = "Pekan lalu kedua negara berunding di Port Sill"
    told = {**made.at("d3", words), "status": status, "date": day, **more.pop("told", {})}
    made.add("meetings", id=ident, what="talks", parties=["VES"], date=day, status=status, evidence=[told], **more)


def test_what_is_to_come_is_seen_from_the_newest_report(made: Rows) -> None:
    met(made, "late", "planned", "2031-06-01")
    met(made, "gone", "planned", "2031-05-01")
    met(made, "open", "planned", None)
    met(made, "off", "cancelled", "2031-05-03")
    met(made, "now", "ongoing", "2031-05-07")
    assert sections(page(assemble(made.tables, made.texts), "meetings.html")) == {
        "To come": ["m-now", "m-m1", "m-late"],
        "Planned, day not known": ["m-open"],
        "Planned for days that have passed": ["m-gone"],
        "Held": ["m-m2"],
        "Called off": ["m-off"],
    }


def test_each_report_tells_its_own_day_level_and_length(made: Rows) -> None:
    length = {"start": 0, "end": 4, "text": "tiga jam"}
    told = {"level": "ministers", "length": length, "moved_from": {"earliest": "2031-05-02", "latest": "2031-05-02"}}
    met(made, "x", "held", "2031-05-05", told=told)
    made.tables["meetings"][-1]["evidence"].append(
        {**made.at("d1", "Marten told reporters"), "status": "planned",
         "date": {"earliest": "2031-05-03", "latest": "2031-05-03"}}
    )  # fmt: skip
    one = page(assemble(made.tables, made.texts), "meetings/x.html")
    facts = words(one.xpath("//dl[@class='facts']")[0])
    assert "Where not told Level ministers Length tiga jam Planned before for 2 May 2031, 3 May 2031" in facts
    rows_shown = [[words(cell) for cell in row.xpath("./td")[2:]] for row in one.xpath("//tbody/tr")]
    assert rows_shown == [
        ["planned", "3 May 2031", "–"],
        ["held", "5 May 2031 moved from 2 May 2031", "ministers, tiga jam"],
    ], "in the order of the reports"
    assert one.xpath("//tbody//a[@class='words']/@href")[0].startswith("../reports/d1.html#m-x-")


def test_the_list_is_asked_by_party_and_divided(made: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    met(made, "late", "planned", "2031-06-01")
    book = assemble(made.tables, made.texts)
    assert len(page(book, "meetings.html", party=["ARD"]).xpath("//article[contains(@class,'meeting')]")) == 2
    assert "No line fits these choices" in words(page(book, "meetings.html", party=["XX"]).xpath("//main")[0])
    monkeypatch.setattr(m, "ROOM", 2)
    first = page(book, "meetings.html")
    assert sections(first) == {"To come": ["m-m1", "m-late"]}
    assert first.xpath("//nav[@class='index']//a/@href") == ["#coming", "meetings/p2.html#held"]
    assert sections(page(book, "meetings/p2.html")) == {"Held": ["m-m2"]}


def test_the_calendar_file_speaks_the_language_of_its_page(book: Book, site: Path) -> None:
    for lang, status in (("en", "Planned"), ("id", "Direncanakan")):
        events = Calendar.from_ical((site / lang / "meetings.ics").read_bytes()).walk("VEVENT")
        assert {str(e["uid"]) for e in events} == {"m1@demarche", "m2@demarche"}
        (coming,) = (e for e in events if e["uid"].startswith("m1"))
        assert coming["summary"] == f"{status}: Ardenia, Vesland (meeting of the foreign ministers)"
        assert book.words(book.meeting["m1"].evidence[0]) in coming["description"]
    assert (site / "en/meetings.ics").read_bytes() == produce(book, catalogue(book)["meetings.ics"], "", "en")


def test_both_sides_with_speaker_and_origin_and_no_verdict(book: Book) -> None:
    tree = page(book, "conflicts.html")
    (dispute,) = tree.xpath("//section[@class='dispute']")
    assert words(dispute.xpath("./h2")[0]) == "numbers differ boats seized: 11 or 12"
    one, other = (words(side) for side in dispute.xpath(".//article"))
    assert one.startswith("Harbour Post , 7 May 2031 Ilse Marten Ardenia says Eleven boats were seized")
    assert other.startswith("Copy Daily Ilse Marten Ardenia says Twelve boats were seized")
    assert "Origin: Wire Nine" in one and "Origin: Wire Nine" in other
    assert tree.xpath("//nav[@class='index']//a/@href") == ["conflicts.html", "conflicts/number.html"]


def test_copies_repeat_a_conflict_under_its_first(made: Rows) -> None:
    spans = [made.at("d1", "a wish, not an offer"), made.at("d3", "tidak akan menutup pos itu")]
    made.add("conflicts", id="k1", kind="claim_denial", what="VES / ARD: radar", spans=spans, origins=["x", "y"])
    again = [made.at("d2", "a wish, not an offer"), made.at("d3", "tidak akan menutup pos itu")]
    made.add("conflicts", id="k2", kind="claim_denial", what="VES / ARD: radar", spans=again, origins=["x", "x"])
    book = assemble(made.tables, made.texts)
    (dispute,) = page(book, "conflicts/claim_denial.html", "id").xpath("//section[@class='dispute']")
    assert len(dispute.xpath("./div//article")) == 2 and len(dispute.xpath("./details//article")) == 2
    assert c.conflict_page(book, "k2") == "conflicts/claim_denial.html"
    assert dispute.xpath(".//@id") == ["c-k1", "c-k2"]


def test_conflicts_are_divided_and_found_again(made: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(c, "ROOM", 1)
    made.add("conflicts", id="z", kind="number", what="", spans=[made.at("d1", "Eleven"), made.at("d3", "pos")])
    book = assemble(made.tables, made.texts)
    for ident in ("1", "z"):
        assert page(book, c.conflict_page(book, ident)).xpath(f"//section[@id='c-{ident}']"), ident
    monkeypatch.setattr(c, "FIRST", 1)
    everything = page(book, "conflicts.html")
    assert len(everything.xpath("//section[@class='dispute']")) == 1
    assert "The newest of each kind" in words(everything.xpath("//main")[0])
    assert {p for p in catalogue(book) if p.startswith("conflicts/")} == {
        "conflicts/number.html", "conflicts/number-p2.html",
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "id"])
def test_empty_pages_say_so(lang: str) -> None:
    for path in ("meetings.html", "conflicts.html", "timeline.html"):
        tree = page(Book(), path, lang)
        assert tree.xpath("//p[@class='empty']") and not tree.xpath("//main//form"), path
    assert not Calendar.from_ical(produce(Book(), catalogue(Book())["meetings.ics"], "", lang)).walk("VEVENT")
