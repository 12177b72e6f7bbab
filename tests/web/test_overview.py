"""The first page: what several do with each other, and the words that stand for a meeting."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from web_example import TITLES, rows

from demarche.web.book import Book, assemble
from demarche.web.lines import whole
from demarche.web.overview import overview, with_words
from demarche.web.site import write_book

TOLD = "Vesland rejected the demand"


def met(*acts: tuple[str, str, str]) -> Book:
    """The example, and these acts (by, act, to) told often enough to be the commonest."""
    made = rows()
    for n, (by, act, to) in enumerate(acts):
        for d, document in enumerate(("d1", "d2", "d3")):
            place = made.at(document, "esland")
            for times in range(4):
                made.add("acts", id=f"x{n}.{d}.{times}", **place, text=f"{TOLD} {times}", act=act, by=by, to=to,
                         issues=[], statement=None, plover={"event": "CONSULT", "mode": None}, date={})  # fmt: skip
    return assemble(made.tables, made.texts, TITLES)


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", "Ardenia + Vesland meet or talk with each other"), ("id", "Ardenia + Vesland bertemu atau berunding satu")],
)
def test_what_two_do_together_has_no_other_side(tmp_path: Path, code: str, words: str) -> None:
    folder = write_book(met(("ARD+VES", "consult", "ARD+VES")), tmp_path / "out").parent
    shown = " ".join(html.parse(folder / code / "index.html").getroot().text_content().split())
    assert words in shown
    assert "Ardenia + Vesland → Ardenia + Vesland" not in shown
    report = html.parse(folder / code / "reports" / "d1.html").getroot()
    heads = [" ".join(head.text_content().split()) for head in report.xpath("//p[@class='head']")]
    assert any(head.startswith("Ardenia + Vesland") for head in heads)
    assert not any(head.startswith("Ardenia + Vesland") and "→" in head for head in heads)


def test_nobody_is_told_to_act_on_themselves() -> None:
    exchanges = overview(met(("ARD+VES", "demand", "ARD+VES"), ("ARD", "consult", "ARD")))["exchanges"]
    assert isinstance(exchanges, list) and exchanges
    assert all(one[0] != one[2] for one in exchanges)


def test_for_a_meeting_that_was_held_stand_words_that_say_so() -> None:
    made = rows()
    [held] = [row for row in made.tables["meetings"] if row["id"] == "m2"]
    plan = {**made.at("d1", "The two ministers will meet in Port Sill"), "status": "planned"}
    held["evidence"] = [plan, *held["evidence"]]
    book = assemble(made.tables, made.texts, TITLES)
    [(_, line)] = with_words(book, [book.meeting["m2"]])
    assert line is not None
    assert line.quote.startswith("Pekan lalu kedua negara berunding")


@pytest.mark.parametrize(
    ("words", "shown"),
    [("It was never on the table,", "It was never on the table"), ("Enough.", "Enough."), ("Why?", "Why?"), (",", ",")],
)
def test_the_comma_before_who_said_it_is_not_shown(words: str, shown: str) -> None:
    assert whole(words) == shown
