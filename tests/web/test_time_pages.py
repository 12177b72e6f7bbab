"""The timeline: what stands where, how its days are drawn, and what an address can ask for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from web_example import Rows, example, rows

from demarche.web import timeline as t
from demarche.web.book import Book, assemble
from demarche.web.conflicts import conflicts
from demarche.web.filters import Wanted, wanted
from demarche.web.load import load_book, open_book
from demarche.web.meetings import meeting
from demarche.web.moments import Moment, moments
from demarche.web.pages import catalogue, render
from demarche.web.site import write_book
from demarche.web.strips import Strip, strip
from demarche.web.zoom import UNDATED, Zoom, home, near, unit
from made_reports import NORTH, SOUTH, THIRD, made, put_reports

ALL = frozenset({"statement", "act", "meeting", "plain"})


def moment(first: str | None, last: str | None, kind: str = "act", why: str = "", **more: Any) -> Moment:
    ident = more.pop("ident", f"{first}{last}{kind}")
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return Moment(kind, ident, ("d", 0), *days, why, more.pop("act", ""), **{"parties": (), "issues": (), **more})


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def shown(book: Book, path: str, lang: str = "en", **query: list[str]) -> html.HtmlElement:
    return html.document_fromstring(render(book, catalogue(book)[path], f"{lang}/{path}", lang, query))  # type: ignore[arg-type]  # a page


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2031-05-06", "2031-05-06", "2031-05-06"),
        ("2031-05-06", "2031-05-09", "2031-05"),
        ("2031-04-28", "2031-05-04", "2031"),
        ("2030-12-30", "2031-01-02", ""),
        ("2031-05-06", None, "2031-05-06"),
        (None, "2031-05-06", "2031-05-06"),
        (None, None, UNDATED),
    ],
)
def test_a_line_stands_in_the_smallest_unit_that_holds_its_days(first: str | None, last: str | None, name: str) -> None:
    assert home(moment(first, last)) == name


def test_what_crosses_a_month_is_counted_in_both_as_perhaps() -> None:
    zoom = Zoom([moment("2031-04-28", "2031-05-04"), moment("2031-05-02", "2031-05-02")], ALL)
    assert (zoom.sure["2031-04"], zoom.maybe["2031-04"]) == (0, 1)
    assert (zoom.sure["2031-05"], zoom.maybe["2031-05"]) == (1, 1)
    assert (zoom.sure["2031-05-02"], zoom.maybe["2031-05-02"], zoom.maybe["2031-05-05"]) == (1, 1, 0)
    assert zoom.sure["2031"] == zoom.sure[""] == 2
    assert [len(zoom.within(unit(name))) for name in ("2031-04", "2031-05", "2031-05-03", "2031", "")] == [
        1,
        2,
        1,
        2,
        2,
    ]
    assert zoom.parts(unit("2031")) == ["2031-04", "2031-05"]


def test_what_is_known_to_the_year_stands_with_the_year_alone() -> None:
    rough = moment("2031-01-01", "2031-12-31")
    zoom = Zoom([rough], ALL)
    assert not near(rough) and zoom.alone(unit("2031")) == [rough]
    assert zoom.sure["2031"] == 1 and not zoom.parts(unit("2031")) and not zoom.maybe


def test_a_meeting_that_lasted_took_each_of_its_days() -> None:
    talks = moment("2031-05-06", "2031-05-07", "meeting", "it ended on 2031-05-07 and took 2 days", act="held")
    zoom = Zoom([talks], ALL)
    assert home(talks) == "2031-05-06" and zoom.sure["2031-05-07"] == 1 and not zoom.maybe["2031-05-07"]
    assert strip(talks, date(2031, 5, 1), date(2031, 5, 31)).shape == "day"


LENT = "no day stands beside the words: the day of the report"


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        (moment("2031-05-01", "2031-05-01"), Strip("day", 0.0, 3.23)),
        (moment("2031-05-31", "2031-05-31"), Strip("day", 96.77, 3.23)),
        (moment("2031-04-28", "2031-05-04"), Strip("span", 0.0, 12.9, before=True)),
        (moment("2031-05-31", "2031-06-02"), Strip("span", 96.77, 3.23, after=True)),
        (moment("2031-05-07", "2031-05-07", why=LENT), Strip("report", 19.35, 3.23)),
        (moment("2031-05-01", "2031-05-07", why=LENT), Strip("reports", 0.0, 22.58)),
        (moment("2031-05-31", None), Strip("since", 96.77, 3.23, after=True)),
        (moment(None, "2031-05-31"), Strip("until", 82.0, 18.0, before=True)),
    ],
)
def test_days_are_drawn_as_what_is_known_of_them(line: Moment, drawn: Strip) -> None:
    assert strip(line, date(2031, 5, 1), date(2031, 5, 31)) == drawn


def test_a_query_takes_lines_of_a_kind_a_party_an_issue_and_an_act() -> None:
    demand = moment("2031-05-06", "2031-05-06", "statement", act="demand", parties=("ARD", "VES"), issues=("radar",))
    talks = moment("2031-05-06", "2031-05-06", "meeting", act="held", parties=("ARD",))
    plain = moment("2031-05-06", "2031-05-06", "plain", act="inform")
    known = moment("2031-05-06", "2031-05-06", "known")
    taken = {
        "": [demand, talks, plain, known],
        "kind=meeting": [talks, known],
        "party=VES": [demand],
        "party=ARD": [demand, talks],
        "issue=radar": [demand],
        "act=demand": [demand],
        "act=held": [],
        "party=nobody": [],
    }
    for query, lines in taken.items():
        want = wanted({name: [value] for name, _, value in [query.partition("=")] if name})
        assert [m for m in (demand, talks, plain, known) if want.takes(m)] == lines, query
        assert not query or want.query == f"?{query}"
    assert wanted({"kind": ["statement", "act", "meeting"]}) == wanted({"kind": ["nonsense"]}) == Wanted()


def test_statements_stand_once_a_claim_and_plain_ones_apart(book: Book) -> None:
    kinds = [m.kind for m in moments(book)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "known": 1, "meeting": 2, "act": 1, "statement": 5, "plain": 2,
    }  # fmt: skip
    assert not [m for m in moments(book) if m.ident == "r1"], "the copy tells the same claim"


def test_a_record_on_disk_gives_the_same(tmp_path: Path) -> None:
    record = put_reports(tmp_path / "r.db", *(made(n, f"{i}.txt") for i, n in enumerate((NORTH, SOUTH, THIRD))))
    held, asked = load_book(record), open_book(record)
    assert moments(held) == moments(asked) and len(moments(held)) > 5
    for kind in ("", *(kind for kind, _ in conflicts(held)["kinds"])):  # type: ignore[attr-defined]  # pairs
        assert str(conflicts(held, kind)["disputes"]) == str(conflicts(asked, kind)["disputes"])
    for row in held.meetings:
        assert str(meeting(held, row.id)) == str(meeting(asked, row.id))


def test_the_page_is_in_order_and_says_whose_day_it_is(site: Path) -> None:
    tree = html.document_fromstring((site / "en/timeline.html").read_text("utf-8"))
    heads = [words(h) for h in tree.xpath("//section[contains(@class,'month')]/*[1]")]
    assert heads == ["April 2031", "May 2031", "no day given", "The words name no day"]
    days = [words(w) for w in tree.xpath("//div[@class='when']")]
    assert days[:4] == ["28 Apr – 4 May 2031", "1 May 2031", "6 May 2031", "6 May 2031"]
    assert days[-1] == "day not known reported 7 May 2031"
    lane = tree.get_element_by_id("undated")
    assert not lane.xpath(".//*[contains(@class,'strip')]"), "no day, no strip"
    assert len(lane.xpath(".//li")) == len([m for m in moments(example()) if not m.dated])


def test_each_year_and_month_has_a_page(site: Path) -> None:
    assert {path.stem for path in (site / "en/timeline").iterdir()} == {"2031", "2031-04", "2031-05", "undated"}
    may = html.document_fromstring((site / "en/timeline/2031-05.html").read_text("utf-8"))
    assert [words(h) for h in may.xpath("//h2")] == [
        "Over several days, or not known to the day", "Thursday, 1 May 2031", "Tuesday, 6 May 2031",
        "Wednesday, 7 May 2031", "Wednesday, 14 May 2031",
    ]  # fmt: skip
    (sixth,) = may.xpath("//table[@class='weeks']//a[@href='#day-2031-05-06']")
    assert sixth.get("aria-label") == "6 May 2031: 2 lines"
    (third,) = may.xpath("//table[@class='weeks']//a[@href='#loose-2031-05'][starts-with(@aria-label,'3 May')]")
    assert third.get("aria-label") == "3 May 2031: 0 lines, perhaps 1 more"
    assert words(may.xpath("//table[@class='weeks']//th")[0]) == "Mon"


def test_full_months_get_pages_of_days_and_long_lists_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(t, "ROOM", 2)
    book = example()
    out = write_book(book, tmp_path / "long").parent / "en/timeline"
    names = {path.stem for path in out.iterdir()}
    assert {"2031-05-06", "2031-05-14", "undated", "2031-04"} <= names
    found = [words(li) for path in out.glob("2031-05-06*.html") for li in _events(path)]
    month = [words(li) for li in _events(out / "2031-05.html")]
    assert len(found) == 2 and len(month) == 1, "the month page shows only what has no day"
    assert "choose a day" in (out / "2031-05.html").read_text("utf-8")


def _events(path: Path) -> list[html.HtmlElement]:
    return html.document_fromstring(path.read_text("utf-8")).xpath("//li[contains(@class,'event')]")


def test_a_served_page_is_asked_by_its_address(book: Book) -> None:
    tree = shown(book, "timeline.html", party=["VES"], act=["reject"])
    assert {li.get("data-act") for li in tree.xpath("//li[contains(@class,'event')]")} == {"reject"}
    assert tree.xpath("//select[@name='party']/option[@selected]/@value") == ["VES"]
    links = tree.xpath("//table[@class='years']//td/a/@href")
    assert links and all(link.endswith("?party=VES&act=reject") for link in links)
    nothing = words(shown(book, "timeline.html", party=["nobody"]).xpath("//main")[0])
    assert "No line fits these choices. Show all" in nothing
    assert not shown(book, "timeline/2031-05.html", kind=["meeting"]).xpath("//li[contains(@class,'statement')]")


def test_a_part_that_an_address_leaves_empty_is_still_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(t, "ROOM", 1)
    book = example()
    pages = [path for path in catalogue(book) if path.startswith("timeline/") and "-p" in path]
    assert pages
    for path in pages:
        assert shown(book, path, act=["demand"]).xpath("//h1")


def test_a_record_without_days_says_what_helps() -> None:
    held: Rows = rows()
    for table in ("statements", "acts", "meetings"):
        for row in held.tables[table]:
            row["date"] = {"why": "the publication day is not known"}
    book = assemble(held.tables, held.texts)
    main = words(shown(book, "timeline.html", "id").xpath("//main")[0])
    assert "Hari terbit laporannya tidak diketahui" in main and "--published" in main
