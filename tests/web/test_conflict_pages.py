"""What the page says of a disagreement whose two sides are no two accounts."""

from __future__ import annotations

import re

from web_example import TITLES, rows

from demarche.web.book import assemble
from demarche.web.pages import Page, catalogue, render


def shown(spans: tuple[tuple[str, str], ...], origins: list[str]) -> str:
    """The text of the page with one more conflict, between spans given by (report, words)."""
    made = rows()
    made.tables["conflicts"] = [
        {"kind": "number", "what": "boats", "origins": origins, "spans": [made.at(d, words) for d, words in spans]}
    ]
    book = assemble(made.tables, made.texts, TITLES)
    page = catalogue(book)["conflicts.html"]
    assert isinstance(page, Page)
    return re.sub(r"<[^>]+>", "", render(book, page, "en/conflicts.html", "en"))


def test_two_sides_in_one_report_are_told_by_it_and_are_no_two_wordings() -> None:
    text = shown((("d1", "Eleven boats"), ("d1", "a wish, not an offer")), ["Wire Nine", "Wire Nine"])
    assert "One report tells both sides." in text and "two wordings" not in text


def test_two_reports_of_one_origin_are_two_wordings_of_it() -> None:
    text = shown((("d1", "Eleven boats"), ("d2", "Twelve boats")), ["Wire Nine", "Wire Nine"])
    assert "two wordings of it, not two accounts" in text and "One report tells" not in text


def test_of_two_origins_neither_is_said() -> None:
    text = shown((("d1", "Eleven boats"), ("d3", "pos itu")), ["Wire Nine", "Kabar Selat"])
    assert "two wordings" not in text and "One report tells" not in text
