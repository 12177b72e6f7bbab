"""What reports tell of things left open, in the words of each language."""

from __future__ import annotations

import pytest

from demarche.lang import covered, load
from demarche.record.loops.words import DUE, LAPSED, SILENT, WEIGHED, LoopExample, LoopsFile, left_open, of_deadlines

EXAMPLES = [(code, one) for code in covered() for one in load(code, "loops", LoopsFile).examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=lambda one: one if isinstance(one, str) else one.text)
def test_examples(code: str, example: LoopExample) -> None:
    told, days = left_open(example.text, code), of_deadlines(example.text, code)
    assert (SILENT in told, WEIGHED in told) == (example.silent, example.weighed)
    assert (DUE in days, LAPSED in days) == (example.due, example.lapsed)


def test_a_language_without_a_pack_tells_nothing() -> None:
    assert not left_open("no answer", "xx") | of_deadlines("the deadline", "xx")
