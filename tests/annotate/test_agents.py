"""A deed or a thing threatens without a word: only somebody utters a threat."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.annotate import Scheme, annotate
from demarche.model import Document


def threats(lang: str, text: str) -> set[str]:
    read = Document("0" * 16, text, ("case",), lang=lang, covered=True, given=date(2031, 5, 7))
    return {act.by for act in annotate(read, Scheme()).acts if act.act == "threaten"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The canal that Chad is digging threatens Niger."),
        ("en", "Chad's dam threatens Niger and its herds."),
        ("en", "The expansion of Chad threatens Niger, the envoy of Niger said."),
        ("en", "The quarrel between Chad and Niger threatens to sink the talks."),
        ("en", "Chad's dam threatened the life of thousands in Niger."),
        ("id", "Bendungan Chad mengancam Niger."),
        ("id", "Perluasan Chad mengancam Niger, kata utusan Niger."),
        ("id", "Pembangunan bendungan Chad mengancam keamanan Niger, kata Presiden Niger."),
        ("id", "Kebijakan air Chad mengancam nafkah ribuan warga Niger."),
    ],
)
def test_what_somebody_does_utters_no_threat(lang: str, text: str) -> None:
    assert threats(lang, text) == set()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Chad threatened Niger with a blockade."),
        ("en", "The government of Chad threatened to close the canal."),
        ("en", "Chad's army threatened Niger over the dam."),
        ("en", "President Idriss Baro of Chad threatened Niger with war."),
        ("id", "Chad mengancam Niger dengan blokade."),
        ("id", "Tentara Chad mengancam akan menyerang Niger."),
        ("id", "Pemerintah Chad mengancam Niger soal bendungan."),
    ],
)
def test_somebody_does(lang: str, text: str) -> None:
    assert threats(lang, text) == {"TCD"}


def test_it_takes_up_what_the_sentence_before_begins_with() -> None:
    text = "Chad met Niger in Accra on Monday. It wants the boats back by June."
    read = Document("0" * 16, text, ("case",), lang="en", covered=True, given=date(2031, 5, 7))
    assert {act.by for act in annotate(read, Scheme()).acts if act.act == "demand"} == {"TCD"}
