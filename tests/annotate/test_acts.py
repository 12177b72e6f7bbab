"""Acts: the packs' examples, lists of demands, conditions, deeds told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from demarche.annotate import Scheme, annotate, annotators
from demarche.annotate.acts import mark_acts
from demarche.annotate.acts.pack import SPOKEN, ActsFile, Example
from demarche.annotate.acts.plover import ModesFile, code
from demarche.lang import covered, load
from demarche.model import Document, Statement

EXAMPLES = [(lang, example) for lang in covered() for example in load(lang, "acts", ActsFile).examples]


def read(text: str, lang: str = "en") -> Document:
    return annotate(Document("0" * 16, text, ("example",), lang=lang, covered=True), Scheme())


def act_of(lang: str, example: Example) -> str:
    document = Document("0" * 16, example.text + ".", ("example",), lang=lang, covered=True)
    for step in annotators(Scheme())[:4]:
        document = step.mark(document)
    kind = "direct" if example.direct else "indirect"
    statement = Statement(0, len(example.text), kind, "X", "", "X", example.party, example.verb, example.cue, "")
    return mark_acts(replace(document, statements=(statement,))).statements[0].act


@pytest.mark.parametrize(
    ("lang", "example"), [e for e in EXAMPLES if not e[1].fails], ids=lambda v: getattr(v, "text", v)
)
def test_examples(lang: str, example: Example) -> None:
    assert act_of(lang, example) == example.act


@pytest.mark.xfail(strict=True, reason="needs more than words and their order")
@pytest.mark.parametrize(("lang", "example"), [e for e in EXAMPLES if e[1].fails], ids=lambda v: getattr(v, "text", v))
def test_what_still_fails(lang: str, example: Example) -> None:
    assert act_of(lang, example) == example.act


@pytest.mark.parametrize("lang", covered())
def test_every_act_has_examples(lang: str) -> None:
    assert {e.act for code, e in EXAMPLES if code == lang and not e.fails} == SPOKEN


def test_a_report_that_is_dismissed_is_denied_and_a_demand_is_rejected() -> None:
    for words, act in (("reports of a secret annex", "deny"), ("a demand for a second port", "reject")):
        assert [s.act for s in read(f"Kenya on Monday dismissed {words}.").statements] == [act], words


def test_who_insists_that_something_is_so_demands_nothing() -> None:
    for words, act in (("the money is safe", "reassure"), ("on a second port", "demand")):
        assert [s.act for s in read(f"Kenya on Monday insisted {words}.").statements] == [act], words


@pytest.mark.parametrize("lang", covered())
def test_modes(lang: str) -> None:
    for example in load(lang, "modes", ModesFile).examples:
        act = {"REQUEST": "demand", "THREATEN": "threaten"}[example.event]
        assert code(act, example.text, lang) == (example.event, example.mode), example.text


def test_a_list_of_demands_has_one_act_each() -> None:
    document = read(
        "Brazil demanded that Peru withdraw its boats from the river, and that Chile reopen the northern port."
    )
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


def test_an_act_goes_to_the_one_named_or_to_the_other_side() -> None:
    document = read(
        "Kenya and Somalia met on Monday. Kenya accused Somalia of moving the buoys. "
        "“You must put them back,” Foreign Minister Asha Noor of Kenya said. Somalia rejected the charge."
    )
    assert [(s.act, s.speaker_party, s.target_party) for s in document.statements] == [
        ("accuse", "KEN", "SOM"), ("demand", "KEN", "SOM"), ("reject", "SOM", "KEN"),
    ]  # fmt: skip


def test_a_threat_with_unless_demands() -> None:
    document = read("Peru warned Chile that it would close the port unless the trawlers leave the bay.")
    demand = next(a for a in document.acts if a.act == "demand")
    assert (document.text[demand.start : demand.end], demand.by, demand.to) == (
        "unless the trawlers leave the bay",
        "PER",
        "CHL",
    )


def test_what_others_are_said_to_want_is_a_demand_of_theirs() -> None:
    document = read(
        "“Norway demands that the quota be cut, and we cannot accept it,” Foreign Minister Elin Berg of Sweden said."
    )
    assert [(a.act, a.by) for a in document.acts if a.act == "demand"] == [("demand", "NOR")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru has not withdrawn its troops from the valley.", "Peru may lift sanctions.", "Peru wants to meet with Chile.",
        "Peru, which borders Chile, released a statement.", "“Peru withdrew its troops,” the paper wrote.",
    ],
)  # fmt: skip
def test_what_is_not_done_is_not_told(text: str) -> None:
    assert not [a for a in read(text).acts if a.statement is None]
