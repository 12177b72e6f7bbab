"""An issue told in other words than those of the brief."""

from __future__ import annotations

import pytest

from demarche.annotate import annotate
from demarche.annotate.issue_sense import senses_of
from demarche.annotate.scheme import Issue, Scheme
from demarche.clean import clean
from demarche.model import Document

BRIEF = Scheme(
    issues=(
        Issue("rates", words=(("en", ("power price",)), ("id", ("harga listrik",)))),
        Issue("men", words=(("en", ("jailed sailors",)), ("id", ("pelaut yang dipenjara",)))),
        Issue("force", words=(("id", ("pasukan penjaga",)),)),
        Issue("talks", words=(("en", ("table",)),), generic=True),
    )
)


@pytest.mark.parametrize(
    ("lang", "text", "issues"),
    [
        ("en", "to lower the price that it pays for power", ("rates",)),
        ("en", "to let the seamen go before winter", ("men",)),
        ("en", "to send soldiers before winter", ("force",)),  # what the brief says in another language
        ("id", "agar harga jual listrik diturunkan", ("rates",)),
        ("id", "agar para kelasi segera pulang", ("men",)),
        ("en", "to build a school for the poor", ()),
        ("en", "sailors and soldiers", ()),  # two alike
        ("id", "agar sekolah itu dibangun", ()),
    ],
)
def test_what_words_mean(lang: str, text: str, issues: tuple[str, ...]) -> None:
    senses = senses_of(lang, BRIEF)
    assert senses is not None
    assert senses.told(text) == issues


def test_one_word_is_no_whole_phrase() -> None:
    senses = senses_of("en", BRIEF)
    assert senses is not None
    assert senses.told("the seamen", whole=True) == ()
    assert senses.told("the price of power", whole=True) == ("rates",)


def test_no_brief_no_sense() -> None:
    assert senses_of("en", Scheme()) is None


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("NAIROBI, 4 May - Kenya demanded that Somalia lower the price of its power by half.", ("rates",)),
        ("NAIROBI, 4 May - Kenya demanded that Somalia build a school for the poor.", ()),
    ],
)
def test_an_act_takes_what_its_words_mean(text: str, issues: tuple[str, ...]) -> None:
    document = annotate(clean(Document("0" * 16, text, ("text",), lang="en", covered=True)), BRIEF)
    assert [act.issues for act in document.acts if act.act == "demand"] == [issues]


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("NAIROBI, 4 May - Somalia still holds the seamen. Kenya wants them freed by June.", ("men",)),
        ("NAIROBI, 4 May - The rain came late. Kenya wants them freed by June.", ()),
    ],
)
def test_a_pronoun_stands_for_what_was_spoken_of(text: str, issues: tuple[str, ...]) -> None:
    document = annotate(clean(Document("0" * 16, text, ("text",), lang="en", covered=True)), BRIEF)
    assert [act.issues for act in document.acts if act.act == "demand"] == [issues]
