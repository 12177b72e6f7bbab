"""Demands: the pack's examples, each demand with its clause, who makes it and of whom."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme, annotate
from demarche.annotate.acts.asking import DemandsFile, Example
from demarche.lang import covered, load
from demarche.model import Act, Document

EXAMPLES = [(lang, example) for lang in covered() for example in load(lang, "demands", DemandsFile).examples]


def demands(text: str, lang: str = "en") -> tuple[Document, list[Act]]:
    document = annotate(Document("0" * 16, text, ("example",), lang=lang, covered=True), Scheme())
    return document, [act for act in document.acts if act.act == "demand"]


@pytest.mark.parametrize(("lang", "example"), EXAMPLES, ids=lambda v: getattr(v, "text", v))
def test_examples(lang: str, example: Example) -> None:
    document, found = demands(example.text, lang)
    begun = [document.text[act.start : act.end] for act in found]
    assert len(begun) == len(example.demands), begun
    assert all(text.startswith(opening) for text, opening in zip(begun, example.demands, strict=True)), begun
    assert [act.by for act in found] == example.by
    assert [act.to for act in found] == example.to


@pytest.mark.parametrize("lang", covered())
def test_both_kinds_of_examples(lang: str) -> None:
    kinds = {bool(example.demands) for code, example in EXAMPLES if code == lang}
    assert kinds == {True, False}
