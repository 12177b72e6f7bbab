"""Signs of machine translation and damage: each pack's examples, and hardly any in native text."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme, annotate
from demarche.annotate.attribution.damage import Case, DamageFile, damage
from demarche.lang import covered, load
from demarche.model import Document

CASES = [(code, case) for code in covered() for case in load(code, "damage", DamageFile).examples]


@pytest.mark.parametrize(("code", "case"), CASES, ids=lambda value: getattr(value, "text", value))
def test_examples(code: str, case: Case) -> None:
    assert list(dict.fromkeys(flag for _, flag in damage(case.text, code))) == case.flags


def read(text: str) -> Document:
    return annotate(Document("0" * 16, text, ("damage",), lang="en", covered=True), Scheme())


def test_a_flag_lowers_confidence_and_changes_no_word() -> None:
    clean = read("Norway said that the port of Chad stays open.").statements[0]
    text = "Norway said that the port of Chadwithout tolls , stays open ."
    hurt = read(text).statements[0]
    assert not clean.flags
    assert hurt.flags == ("glued words", "space before a mark")
    assert hurt.confidence < clean.confidence
    assert text[hurt.start : hurt.end] == "the port of Chadwithout tolls , stays open"
