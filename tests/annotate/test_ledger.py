"""Nothing is silently unread: a cue that gave no line is kept with its reason; a sentence with a line is not."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme, annotate
from demarche.annotate.ledger import DEMAND, MEETING
from demarche.model import Document


def read(text: str, lang: str = "en") -> Document:
    return annotate(Document("0" * 16, text, ("ledger",), lang=lang, covered=True), Scheme())


@pytest.mark.parametrize(
    ("lang", "text", "reason"),
    [
        ("en", "The ultimatum is a board game from Norway.", DEMAND),
        ("id", "Ultimatum adalah permainan papan dari Norwegia.", DEMAND),
        ("en", "Norway is known for the meeting rooms of its towns.", MEETING),
        ("id", "Norwegia terkenal dengan gedung pertemuan di kotanya.", MEETING),
    ],
)
def test_a_word_without_a_line_is_kept_with_its_reason(lang: str, text: str, reason: str) -> None:
    document = read(text, lang)
    assert not (document.statements or document.meetings)
    assert [(text[gap.start : gap.end], gap.reason) for gap in document.unread] == [(text, reason)]


def test_a_sentence_with_a_line_is_not_in_the_ledger() -> None:
    document = read("Norway demanded a new meeting. The ministers of Norway and Chad met in Oslo on Monday.")
    assert document.statements and document.meetings
    assert not document.unread


def test_a_sentence_is_entered_once() -> None:
    document = read("The meeting rooms of Norway, a demand of the talks, are old.")
    assert len(document.unread) <= 1
