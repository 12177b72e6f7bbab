"""Pages of people and parties: roles with their days and words, dealings both ways, words by day and by issue."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import html
from network_example import crowd
from web_example import example, hostile, rows

from demarche.web.book import Book, assemble
from demarche.web.pages import catalogue, render
from demarche.web.people import LISTED
from demarche.web.said import FEW
from demarche.web.sheets import SIZE


@cache
def books() -> dict[str, Book]:
    return {"example": example(), "crowd": crowd(), "roles": with_roles(), "hostile": hostile(), "empty": Book()}


@cache
def page(name: str, path: str, lang: str = "en") -> html.HtmlElement:
    book = books()[name]
    return html.fromstring(render(book, catalogue(book)[path], f"{lang}/{path}", lang))


def words(tree: html.HtmlElement, chosen: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in tree.xpath(chosen)]


def with_roles() -> Book:
    """As the example, but Brek is read in three roles, one of them in two reports and two spellings."""
    made = rows()
    brek = next(row for row in made.tables["people"] if row["id"] == "p2")
    brek["roles"] = [
        {"text": "envoy", "party": "VES", **made.at("d1", "envoy")},
        {"text": "Utusan Vesland", "party": "VES", **made.at("d3", "Utusan Vesland")},
        {"text": "Envoy", "party": "VES", **made.at("d3", "Utusan")},
        {"text": "kedua negara", "party": "", **made.at("d3", "kedua negara")},
    ]
    brek["mentions"] = [*brek["mentions"], made.at("d3", "Tomas Brek")]
    made.add("people", id="p3", name="Nobody Heard", party="", roles=[], mentions=[])
    return assemble(made.tables, made.texts)


def test_a_role_stands_with_the_days_on_which_it_was_read_and_its_words() -> None:
    tree = page("roles", "people/p2.html")
    heads = words(tree, "//ul[@class='rolls']/li/p")
    assert heads[0] == "Envoy in reports of 7 – 8 May 2031 · 2 reports · Kabar Selat, 8 May 2031"
    assert sorted(heads[1:]) == [
        "Utusan Vesland in a report of 8 May 2031 · Kabar Selat, 8 May 2031",
        "kedua negara in a report of 8 May 2031 · Kabar Selat, 8 May 2031",
    ]
    quotes = words(tree, "//ul[@class='rolls']//blockquote")
    assert any(quote.startswith("Utusan Vesland Tomas Brek menegaskan") for quote in quotes)
    assert "Utusan Vesland" in words(tree, "//ul[@class='rolls']//blockquote//strong")


def test_a_role_leads_to_its_words_in_the_report() -> None:
    for link in page("roles", "people/p2.html").xpath("//ul[@class='rolls']//a[@class='words']/@href"):
        report, anchor = link.removeprefix("../").split("#")
        (found,) = page("roles", report).xpath(f"//*[@id='{anchor}']")
        start, end = map(int, anchor.split("-")[1:])
        text = books()["roles"].texts["d1" if "d1" in report else "d3"]
        assert found.text_content() == text[start:end]


def test_the_list_gives_the_newest_roles_and_not_one_twice_in_more_words() -> None:
    shown = words(page("roles", "people.html"), "//li[a[text()='Tomas Brek' or bdi='Tomas Brek']]")
    assert shown[0].startswith("Tomas Brek · 3 statements")
    assert shown[0].count("(8 May 2031)") == 2


def test_what_one_does_to_the_other_and_back() -> None:
    tree = page("example", "parties/ARD.html")
    assert words(tree, "//table[@class='ledger-of']//th") == [
        "With", "What Ardenia does", "What is done to Ardenia", "Both", "Vesland"]  # fmt: skip
    assert words(tree, "//table[@class='ledger-of']//td") == ["demands 1 offers 1", "rejects 3", "meets 2"]
    tree = page("example", "people/p1.html")
    assert words(tree, "//table[@class='ledger-of']//td") == ["demands 1 offers 1", "meets 1"]


def test_a_claim_is_told_once_and_the_newest_day_first() -> None:
    tree = page("example", "people/p1.html")
    assert words(tree, "//h2[@id='said']") == ["What they said 5 statements, copies counted once"]
    assert words(tree, "//section[contains(@class,'part')]/h3") == ["6 May 2031 2 lines", "day not known 3 lines"]
    assert len(tree.xpath("//section[contains(@class,'part')]/article")) == 5


def test_by_issue_each_line_stands_under_every_issue_it_touches() -> None:
    tree = page("example", "said/people/p1.issue.html")
    assert words(tree, "//section[contains(@class,'part')]/h3") == [
        "Transit 2 lines", "Radar post 1 line", "On no issue of this record 2 lines"]  # fmt: skip
    assert words(tree, "//nav[@class='views']//a[@aria-current]") == ["By issue"]
    assert "said/people/p2.issue.html" not in catalogue(books()["example"]), f"fewer than {FEW} statements"


def test_what_the_reports_tell_a_party_did() -> None:
    tree = page("example", "said/parties/VES.done.html")
    assert words(tree, "//section[contains(@class,'part')]//blockquote") == ["Vesland rejected the demand"]
    assert "said/parties/ARD.done.html" not in catalogue(books()["example"])


def test_long_lists_come_in_sheets_that_lead_to_one_another() -> None:
    first = page("crowd", "parties/P000.html")
    assert len(first.xpath("//section[contains(@class,'part')]/article")) == SIZE
    (after,) = first.xpath("//nav[@class='pager']//a[@rel='next']/@href")
    second = page("crowd", after.removeprefix("../"))
    assert second.xpath("//nav[@class='pager']//a[@rel='prev']/@href") == ["../../parties/P000.html"]
    assert len(second.xpath("//section[contains(@class,'part')]/article")) == SIZE
    people = page("crowd", "people.html")
    assert len(people.xpath("//ul[@class='names people']/li")) == LISTED
    assert len(page("crowd", "people.2.html").xpath("//ul[@class='names people']/li")) == 220 - LISTED


@pytest.mark.parametrize("name", ["example", "crowd", "roles"])
def test_a_sheet_is_found_from_its_path_alone_if_it_is_one_of_all(name: str) -> None:
    book = books()[name]
    pages = catalogue(book)
    said = [path for path in pages if path.startswith("said/")]
    assert said and all(path in pages for path in said)
    for wrong in ("said/people/p1.day.html", "said/people/p1.issue.2.html", "said/people/p1.issue.1.html",
                  "said/people/p9.issue.html", "said/parties/ARD.done.html", "said/parties/../x.html",
                  "said/parties/P000.day.99999.html", "said/people/p1.issue.html\n"):  # fmt: skip
        assert wrong not in pages, wrong


def test_a_party_of_the_list_leads_to_its_people() -> None:
    tree = page("crowd", "people.html")
    leads = tree.xpath("//ul[@class='names parties']//span/a/@href")
    assert leads
    for link in leads:
        path, anchor = link.split("#")
        assert page("crowd", path or "people.html").xpath(f"//*[@id='{anchor}']"), link


def test_who_is_only_named_says_so() -> None:
    text = page("roles", "people/p3.html").text_content()
    assert "report no words" in text and "tell of no meeting" in text
    assert "No report names anybody" in page("empty", "people.html").text_content()


@pytest.mark.parametrize("lang", ["en", "id"])
def test_names_of_hostile_reports_stay_text(lang: str) -> None:
    for path in catalogue(books()["hostile"]):
        if path.split("/")[0] in ("people", "parties", "said", "ties", "network", "people.html"):
            tree = page("hostile", path, lang)
            assert not tree.xpath("//main//script | //main//img | //main//b | //main//i"), path
