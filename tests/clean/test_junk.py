"""Junk by line: what frames a report is marked, what the report says is not."""

from __future__ import annotations

import pytest
from filthy_pages import Page, pages

from demarche.clean import clean
from demarche.model import Document

PAGES = pages()


def cleaned(text: str) -> Document:
    return clean(Document("0", text, ("x.txt",)))


def covered(document: Document, start: int, end: int) -> float:
    """Share of the visible characters of a span that are junk."""
    junk = {n for span in document.junk for n in range(span.start, span.end)}
    shown = [n for n in range(start, end) if not document.text[n].isspace()]
    return sum(n in junk for n in shown) / len(shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_word_of_the_report_is_junk(page: Page) -> None:
    document = cleaned(page.text)
    marked = [
        page.text[a:b] for a, b, kind in page.lines if kind in ("", "headline") and covered(document, a, b) > 0.05
    ]
    assert marked == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_frame_is_junk(page: Page) -> None:
    document = cleaned(page.text)
    missed = [
        page.text[a:b] for a, b, kind in page.lines if kind not in ("", "headline") and covered(document, a, b) < 0.8
    ]
    assert missed == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_headlines_are_headlines(page: Page) -> None:
    document = cleaned(page.text)
    read = {(span.start, span.end) for span in document.headlines}
    wanted = {(a, b) for a, b, kind in page.lines if kind == "headline"}
    assert wanted <= read
    body = {(a, b) for a, b, kind in page.lines if kind == ""}
    assert not body & read


def test_kinds_are_right_nine_times_in_ten() -> None:
    right = total = 0
    for page in PAGES:
        junk = cleaned(page.text).junk
        for a, b, kind in page.lines:
            if kind not in ("", "headline"):
                total += 1
                right += any(span.kind == kind and span.start < b and a < span.end for span in junk)
    assert total > 80 and right / total >= 0.9


def test_a_footnote_number_after_a_sentence_is_junk_alone() -> None:
    text = "The envoy left.\n“We will be back,” she said on Monday. 4\nThe talks go on in 2024."
    assert [text[span.start : span.end].strip() for span in cleaned(text).junk] == ["4"]


def test_a_paragraph_that_stands_twice_is_a_repeat() -> None:
    line = "The ministers of both states will meet again in the capital next week."
    other = "Freedonia said on Monday that the river talks had made some progress."
    third = "Sylvania's envoy did not agree and asked for another round of talks."
    text = "\n".join([other, third, line, line])
    [repeat] = cleaned(text).junk
    assert (repeat.kind, repeat.start) == ("repeat", text.rindex(line))


def test_a_short_report_of_one_line_is_left_alone() -> None:
    assert cleaned("Freedonia rejects the demand").junk == ()


def test_a_post_that_speaks_stays_and_one_that_points_goes() -> None:
    body = "The minister of Freedonia answered on the same day, her office said on Monday."
    speaks = "We will not accept this demand. We never will. — Lena Sample (@lenasample) June 1, 2017"
    points = "A letter to our neighbours pic.twitter.com/aBcDeF — Lena Sample (@lenasample) June 1, 2017"
    document = cleaned("\n\n".join([body, speaks, points, body.replace("same", "next")]))
    assert [document.text[span.start : span.end] for span in document.junk] == [points]
