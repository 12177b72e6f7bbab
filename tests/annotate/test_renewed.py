"""A stance that is taken anew says so in the cue of its act."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.annotate import Scheme, annotate
from demarche.model import Document
from demarche.record.bargain import renews


def cues(lang: str, text: str) -> list[str]:
    read = Document("0" * 16, text, ("case",), lang=lang, covered=True, given=date(2031, 5, 7))
    return [act.cue for act in annotate(read, Scheme()).acts if act.act in ("demand", "reject")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Chad again demanded the return of the boats."),
        ("en", "Chad still refuses to open the gate."),
        ("en", "Chad once more demanded the return of the boats."),
        ("en", "Chad for the second time refused to open the gate."),
        ("en", "Chad repeated that Niger must return the boats."),
        ("id", "Chad tetap meminta kapal-kapal itu dikembalikan."),
        ("id", "Chad kembali menolak membuka pintu air."),
    ],
)
def test_the_word_for_again_belongs_to_the_cue(lang: str, text: str) -> None:
    found = cues(lang, text)
    assert found
    assert any(renews(cue, lang) for cue in found)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Chad demanded the return of the boats."),
        ("id", "Chad meminta kapal-kapal itu dikembalikan."),
    ],
)
def test_the_first_time_is_no_renewal(lang: str, text: str) -> None:
    found = cues(lang, text)
    assert found
    assert not any(renews(cue, lang) for cue in found)
