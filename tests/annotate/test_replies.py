"""Bare answers, by the examples beside their words."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme
from demarche.annotate.replies import RepliesFile, ReplyExample
from demarche.lang import covered, load
from demarche.model import Document
from demarche.pipeline import mark

CASES = [(code, example) for code in covered() for example in load(code, "replies", RepliesFile).examples]


@pytest.mark.parametrize(("code", "example"), CASES, ids=[f"{code}: {one.text}" for code, one in CASES])
def test_a_bare_answer_takes_up_what_was_asked(code: str, example: ReplyExample) -> None:
    marked = mark(Document("d", example.text, ("d.txt",), lang=code), Scheme())
    start = example.text.index(". ") + 2 if ". " in example.text else example.text.index(", ")
    kinds = {"accept", "reject", "inform"}
    acts = [act for act in marked.acts if act.start >= start and act.act in kinds]
    found = [(act.act, act.by) for act in acts if act.act != "inform" or act.statement is None]
    assert found == ([(example.act, example.by)] if example.act else [])
