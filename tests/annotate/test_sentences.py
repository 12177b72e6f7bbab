"""Sentences, also where quote marks are broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.annotate.quotations import mark_quotations
from demarche.annotate.sentences import SentencesFile, mark_sentences
from demarche.lang import covered, load
from demarche.model import Document


def cut(text: str, lang: str) -> list[str]:
    document = mark_sentences(mark_quotations(Document("0" * 16, text, ("t",), lang=lang)))
    return [text[s.start : s.end] for s in document.sentences]


@pytest.mark.parametrize("code", covered())
def test_examples(code: str) -> None:
    for example in load(code, "sentences", SentencesFile).examples:
        assert len(cut(example.text, code)) == example.sentences, example.text


def test_no_cut_inside_a_quotation() -> None:
    assert cut("“One. Two. Three,” he said. Four.", "en") == ["“One. Two. Three,” he said.", "Four."]


def test_a_mark_that_never_closes_does_not_swallow_the_paragraph() -> None:
    assert len(cut("“Kami siap, kata dia. Mereka pulang. Hari sudah sore.", "id")) == 3


def test_glued_sentences_are_cut() -> None:
    assert cut("Mereka gagal.Perundingan berlanjut.", "id") == ["Mereka gagal.", "Perundingan berlanjut."]


@given(st.text(alphabet='abC .!?\n"“”', max_size=80))
def test_sentences_are_ordered_and_lose_no_letter(text: str) -> None:
    document = mark_sentences(mark_quotations(Document("0" * 16, text, ("t",), lang="en")))
    reach, kept = 0, ""
    for sentence in document.sentences:
        assert reach <= sentence.start < sentence.end <= len(text)
        kept += text[sentence.start : sentence.end]
        reach = sentence.end
    assert [c for c in kept if c.isalpha()] == [c for c in text if c.isalpha()]
