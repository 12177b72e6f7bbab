"""Content that stands before its cue: where it begins, and what the cue alone bears out."""

from datetime import date

import pytest

from demarche import pipeline
from demarche.annotate.scheme import Scheme
from demarche.model import Document, Statement


def only(lang: str, text: str) -> Statement:
    document = pipeline.mark(Document("d", text, ("d.txt",), lang=lang, given=date(2031, 5, 7)), Scheme())
    [statement] = document.statements
    return statement


@pytest.mark.parametrize(
    "head",
    ["OSLO - ", "OSLO, 6 May - ", "OSLO, 6 May 2031 – ", "OSLO, May 6, 2031 — ", "OSLO, Tuesday, 6 May 2031 - ", ""],
)
def test_a_dateline_is_no_part_of_what_is_said(head: str) -> None:
    text = f"{head}Norway will close the pier from 1 June, Prime Minister Ana Sorel said on Tuesday."
    said = only("en", text)
    assert text[said.start : said.end] == "Norway will close the pier from 1 June"


def test_nor_in_indonesian() -> None:
    text = "OSLO, 6 Mei 2031 - Norwegia akan menutup dermaga itu, kata Menteri Pelabuhan Ana Sorel, Selasa."
    said = only("id", text)
    assert text[said.start : said.end] == "Norwegia akan menutup dermaga itu"


def test_a_dash_behind_other_words_opens_nothing() -> None:
    text = "NATO wants 6 piers - Norway has two, Prime Minister Ana Sorel said on Tuesday."
    said = only("en", text)
    assert text[said.start : said.end].startswith("NATO wants 6 piers")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Norway will cut its quota and Sweden will keep the ferry running, the two countries agreed on Monday.",
            "agree",
        ),
        ("Norway will lower its quota by a third, the two countries agreed in Oslo on Monday.", "agree"),
        ("The pier will open in June, both governments agreed on Monday.", "agree"),
        ("Norway will cut gas deliveries if Sweden does not pay, Oslo said.", "threaten"),
    ],
)
def test_what_two_agreed_is_no_threat(text: str, act: str) -> None:
    assert only("en", text).act == act


def test_words_in_marks_decide_themselves() -> None:
    assert only("en", '"It was a long night," Prime Minister Ana Sorel agreed.').act != "agree"
