"""A newcomer's five questions to the samples' record, answered by clicks alone from the first page on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from demarche.web.book import Book, issue_page, party_page
from demarche.web.meetings import meeting_page

pytestmark = pytest.mark.browser

STANCES = {"conditional": "on conditions"}
"""Stances that the page calls otherwise than the record."""


@pytest.fixture
def start(browser: Any, sample_pages: tuple[Book, Path]) -> Any:
    """The browser at the page that `demarche site` names."""
    browser.get((sample_pages[1] / "index.html").as_uri())
    return browser


def follow(browser: Any, page: str, within: str = "main") -> str:
    """Click the first link in view that leads to the page, as a hand would; what the page then shows."""
    from selenium.webdriver.common.by import By

    name = f"a[href*='{page.rsplit('/', 1)[-1]}']"
    link = next(a for a in browser.find_elements(By.CSS_SELECTOR, f"{within} {name}") if a.is_displayed())
    link.click()
    return browser.find_element(By.TAG_NAME, "main").text  # type: ignore[no-any-return]


def test_what_a_party_demands_and_how_the_others_answer(start: Any, sample_pages: tuple[Book, Path]) -> None:
    rows = sample_pages[0].positions
    demand = next(row for row in rows if row.stance == "demands" and sum(one.issue == row.issue for one in rows) > 2)
    held = {row.party: row.stance for row in rows if row.issue == demand.issue}
    follow(start, issue_page(demand.issue), ".standing")
    for code, stance in held.items():
        head = start.find_element("css selector", f"#{code} h2").text
        assert STANCES.get(stance, stance) in head
    assert start.find_elements("css selector", f"#{demand.party} a.words")


def test_what_a_party_offered_in_whose_words(start: Any, sample_pages: tuple[Book, Path]) -> None:
    offer = next(row for row in sample_pages[0].positions if row.stance == "offers")
    follow(start, party_page(offer.party))
    row = next(one for one in start.find_elements("css selector", "tbody tr") if "offers" in one.text)
    words = row.find_element("css selector", "a.words")
    wanted = words.text.strip("“”…. ")
    words.click()
    lit = start.execute_script("return [...document.querySelectorAll('.sheet .lit')].map(e => e.textContent).join('')")
    assert lit.startswith(wanted[:100])


def test_when_and_where_the_next_meeting_is(start: Any, sample_pages: tuple[Book, Path]) -> None:
    book = sample_pages[0]
    coming = [row for row in book.meetings if row.status == "planned" and row.date.earliest and row.place]
    coming = [row for row in coming if (row.date.latest or row.date.earliest) >= book.newest]
    assert coming, "the samples plan one"
    first = min(coming, key=lambda row: row.date.earliest)
    assert first.place in start.find_element("tag name", "main").text
    told = follow(start, meeting_page(first.id))
    assert first.place in told and str(first.date.earliest)[:4] in told


def test_which_reports_are_not_independent(start: Any, sample_pages: tuple[Book, Path]) -> None:
    story = max(sample_pages[0].stories, key=lambda row: len(row.documents))
    told = follow(start, "sources.html", "nav")
    assert f"These {len(story.documents)} reports rest on one origin" in told
    for document in story.documents:
        assert sample_pages[0].document[document].site in told


def test_what_the_reports_disagree_on(start: Any, sample_pages: tuple[Book, Path]) -> None:
    book = sample_pages[0]
    told = " ".join(follow(start, "conflicts.html", "nav").split())
    assert book.conflicts
    for row in book.conflicts:
        for place in row.spans:
            assert " ".join(book.words(place).split()) in told
