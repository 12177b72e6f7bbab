"""Whose voice a statement is: the examples of the packs, and statements that their makers marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from demarche.annotate import annotate
from demarche.annotate.scheme import Scheme
from demarche.clean import clean
from demarche.lang import covered, load
from demarche.model import Document, Mention, Person, Role, Statement
from demarche.record.voice import VOICES, VoicesFile, voices

EXAMPLES = [(code, one) for code in covered() for one in load(code, "voices", VoicesFile).examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}-{one.text[:40]}" for code, one in EXAMPLES])
def test_examples_of_the_packs(code, example):
    document = annotate(clean(Document("x", example.text, ("made",), lang=code)), Scheme())
    assert voices(document) == example.voices
    assert set(example.voices) <= set(VOICES)


TEXT = "words of somebody"
# speaker, party, the titles of a person ("" for none), whether the words are a mention of a source, expected
CASES = [
    ("Peru", "PER", None, False, "party"),
    ("Danube Institute", "", None, False, "expert"),
    ("Ilona Varga", "", None, False, "person"),
    ("the two countries", "KHM+THA", None, True, "party"),
    ("Oscar Benning", "", ["head of the Timber Federation"], False, "body"),
    ("Nordic Timber Union", "", None, False, "body"),
    ("a senior official", "PER", None, True, "unnamed"),
    ("one of the officials", "PER", None, False, "unnamed"),
    ("A UN spokesperson", "UN", None, True, "party"),
    ("European Union leaders", "EU", None, False, "party"),
    ("Reuters", "", None, False, "outlet"),
    ("villagers", "", None, False, "person"),
    ("Rosa Quispe", "PER", ["Foreign Minister"], False, "party"),
    ("Ilona Varga", "", ["senior fellow at the Danube Institute"], False, "expert"),
    ("Ilona Varga", "PER", ["Peru expert"], False, "expert"),
    ("Ilona Varga", "PER", ["professor", "deputy minister"], False, "party"),
    ("Ilona Varga", "", ["former ambassador"], False, "person"),
    ("Ilona Varga", "", [], False, "person"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_speakers(case):
    speaker, party, titles, source, expected = case
    line = Statement(0, 5, "direct", speaker, speaker if titles is not None else "", "", party, "said", "inform", "")
    people = ()
    if titles is not None:
        people = (Person(speaker, speaker, (), party, tuple(Role(title, "", 0, 5) for title in titles)),)
    document = Document("x", speaker, ("made",), lang="en", people=people, statements=(line,))
    if source:
        document = replace(document, mentions=(Mention(0, len(speaker), "unnamed", party=party),))
    assert voices(document) == [expected]


def test_a_language_without_a_pack_has_no_voice():
    line = Statement(0, 5, "direct", "Peru", "", "", "PER", "said", "inform", "")
    assert voices(Document("x", "Peru", ("made",), lang="xx", statements=(line,))) == [""]
