"""Headlines, decks, headings and boxes; never the body."""

from __future__ import annotations

from demarche.clean import clean
from demarche.model import Document

ONE = "The ministers of Freedonia and Sylvania agreed on Monday to open one lane of the bridge."
LAST = "The ferry will run for another year, according to the office of the mayor."
TWO = "A second lane may follow in autumn, the transport ministry of Freedonia said in a statement."


def headlines(text: str, title: str = "") -> list[str]:
    return [text[span.start : span.end] for span in clean(Document("0", text, ("x",), title=title)).headlines]


def test_the_first_line_without_a_full_stop() -> None:
    assert headlines(f"Ministers open bridge\n\n{ONE}\n{TWO}") == ["Ministers open bridge"]


def test_a_report_without_headline_has_none() -> None:
    assert headlines(f"{ONE}\n{TWO}") == []


def test_a_dateline_is_body() -> None:
    assert headlines(f"WEXFORD (AP) — {ONE}\n{TWO}") == []


def test_kicker_headline_and_its_repeat() -> None:
    text = f"Bridge talks\nMinisters open bridge\nMinisters open bridge\n{ONE}\n{TWO}"
    assert headlines(text) == ["Bridge talks", "Ministers open bridge", "Ministers open bridge"]


def test_a_deck_before_the_dateline() -> None:
    text = (
        f"Ministers open bridge\n\nOne lane is open since Monday, more may follow.\n\nWEXFORD, Freedonia – {ONE}\n{TWO}"
    )
    assert headlines(text)[1:] == ["One lane is open since Monday, more may follow."]


def test_a_box_that_repeats_the_body() -> None:
    text = f"Ministers open bridge\n\n{TWO}\n\n{ONE}\n\nThe two sides had met for a year.\n\n{TWO}"
    assert headlines(text) == ["Ministers open bridge", TWO]


def test_headings_between_paragraphs() -> None:
    text = f"Ministers open bridge\n\n{ONE}\n\nWhat comes next?\n\n{TWO}\n\n## The ferry\n\n{LAST}"
    assert headlines(text) == ["Ministers open bridge", "What comes next?", "## The ferry"]


def test_a_list_and_a_quotation_are_body() -> None:
    text = f"Ministers open bridge\n\n{ONE}\n\n– Freedonia wants two lanes\n\n“No,” said Sylvania\n\n{TWO}"
    assert headlines(text) == ["Ministers open bridge"]


def test_the_title_of_the_page_is_known_in_the_text() -> None:
    assert headlines(f"Ministers open the bridge.\n\n{ONE}\n{TWO}", "Ministers open the bridge.") == [
        "Ministers open the bridge."
    ]


def test_a_single_line_is_its_own_body() -> None:
    assert headlines("Ministers open bridge") == []


WRAPPED = """\
WEXFORD, Freedonia (AP) -- The foreign ministers of both states met for six
hours on Monday to discuss the future of the river, an official said. Foreign
Minister Rufus Sample told reporters after the meeting that
by Friday both sides would exchange lists.

"We are not there yet," he said. His counterpart, who had travelled
by Lena Sample's side, did not answer questions. Related demands
of the Wexford Harbour Union
were put aside for the moment.
"""


def test_a_text_broken_into_lines_has_no_headings() -> None:
    document = clean(Document("0", WRAPPED, ("x",)))
    assert (document.headlines, document.junk) == ((), ())
    assert headlines(f"Ministers meet again\n\n{WRAPPED}") == ["Ministers meet again"]
