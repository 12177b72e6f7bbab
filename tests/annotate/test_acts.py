"""Acts: the packs' examples, lists of demands, conditions, deeds told."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme, annotate
from demarche.annotate.acts import classify
from demarche.annotate.acts.pack import ActsFile, Example
from demarche.annotate.acts.plover import ModesFile, code
from demarche.annotate.acts.speech import listen
from demarche.lang import covered, load
from demarche.model import Document, Statement

EXAMPLES = [(lang, example) for lang in covered() for example in load(lang, "acts", ActsFile).examples]


def read(text: str, lang: str = "en") -> Document:
    return annotate(Document("0" * 16, text, ("example",), lang=lang, covered=True), Scheme())


@pytest.mark.parametrize(("lang", "example"), EXAMPLES, ids=lambda value: getattr(value, "text", value))
def test_examples(lang: str, example: Example) -> None:
    document = Document("0" * 16, example.text, ("example",), lang=lang)
    said = listen(document)
    statement = Statement(0, len(example.text), "direct", "X", "", "X", "", "", example.cue, "")
    assert classify(said, statement) == example.act


@pytest.mark.parametrize("lang", covered())
def test_modes(lang: str) -> None:
    for example in load(lang, "modes", ModesFile).examples:
        act = {"REQUEST": "demand", "THREATEN": "threaten"}[example.event]
        assert code(act, example.text, lang) == (example.event, example.mode), example.text


def test_a_list_of_demands_has_one_act_each() -> None:
    document = read("Brazil demanded that Peru withdraw its boats from the river, and that Chile reopen the northern port.")
    demands = [a for a in document.acts if a.act == "demand"]
    assert [a.to for a in demands] == ["PER", "CHL"]
    assert all(a.by == "BRA" and a.event == "REQUEST" for a in demands)


def test_the_condition_is_the_if_clause() -> None:
    document = read("Kenya said it would leave the talks if Somalia closes the crossing.")
    (statement,) = document.statements
    assert statement.condition is not None
    assert document.text[statement.condition.start : statement.condition.end] == "if Somalia closes the crossing"


def test_deeds_are_told_and_not_said() -> None:
    document = read("Peru withdrew its troops from the valley on 3 May 2019.")
    (act,) = document.acts
    assert (act.act, act.by, act.statement, act.event, act.mode) == ("retreat", "PER", None, "RETREAT", "withdraw")
