"""The record's reasons in the language of a page."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from web_example import example

from demarche.lang.load import load_file
from demarche.web.reasons import ReasonsFile, reason, reasoned
from demarche.web.words import HOME, tongue

FILES = {path.stem: load_file(path, ReasonsFile) for path in (HOME / "reasons").glob("*.toml")}


def slots(sentence: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


@pytest.mark.parametrize("lang", FILES)
def test_a_rule_says_all_that_the_record_says_and_stands_once(lang: str) -> None:
    rules = FILES[lang].reason
    assert [rule.en for rule in rules if slots(rule.en) != slots(rule.said)] == []
    assert len({rule.en for rule in rules}) == len(rules)
    assert all(any(part in rule.en for rule in rules) for part in ("the report credits", "no speaker or no content"))


@pytest.mark.parametrize("lang", FILES)
def test_the_examples_of_the_file(lang: str) -> None:
    assert FILES[lang].examples
    for one in FILES[lang].examples:
        assert reason(tongue(lang), one.en) == one.said


def test_in_english_a_reason_stays_and_its_days_are_written_out() -> None:
    why = "counted from 2031-05-06 just before; no such day: 2031-13-40"
    assert reason(tongue("en"), why) == "counted from 6 May 2031 just before; no such day: 2031-13-40"


@given(st.text(max_size=80))
def test_any_reason_is_shown_and_nothing_of_it_is_code(why: str) -> None:
    assert len(reason(tongue("id"), f"the words name {why}; {why}")) >= len(why)
    shown = reasoned(example(), tongue("id"), f"<b>{why}</b>", lambda page: page)
    assert isinstance(shown, Markup) and "<b>" not in shown


def test_reports_in_a_reason_are_named_and_linked() -> None:
    book = example()
    row = book.documents[0]
    ident = "0123456789abcdef"
    book.__dict__["document"] = {ident: row}
    shown = reasoned(book, tongue("en"), f"its words are those of {ident}, not of fedcba9876543210", lambda page: page)
    assert shown == (
        'its words are those of <a href="reports/d1.html"><bdi>Harbour Post</bdi></a>, not of fedcba9876543210'
    )
