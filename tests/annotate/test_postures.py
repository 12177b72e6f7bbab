"""Stances told without a verb of saying: the packs' examples, each act with who holds it and its words."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme, annotate
from demarche.annotate.acts.posture_pack import PostureExample, PosturesFile
from demarche.lang import covered, load
from demarche.model import Document

EXAMPLES = [(lang, example) for lang in covered() for example in load(lang, "postures", PosturesFile).examples]


@pytest.mark.parametrize(("lang", "example"), EXAMPLES, ids=lambda v: getattr(v, "text", v))
def test_examples(lang: str, example: PostureExample) -> None:
    document = annotate(Document("0" * 16, example.text, ("example",), lang=lang, covered=True), Scheme())
    told = [act for act in document.acts if act.statement is None]
    assert [f"{act.act} {act.by}: {example.text[act.start : act.end]}" for act in told] == example.acts


@pytest.mark.parametrize("lang", covered())
def test_both_kinds_of_examples(lang: str) -> None:
    assert {bool(example.acts) for code, example in EXAMPLES if code == lang} == {True, False}
