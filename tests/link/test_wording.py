"""Where a negator turns a clause around, and where it only makes a word of its own with the next one."""

from __future__ import annotations

import pytest

from demarche.link.sense.wording import flatly, negated, words_of


@pytest.mark.parametrize(
    ("lang", "text", "turns"),
    [
        ("id", "Dalam pembicaraan tidak langsung itu utusan Chad hadir", False),
        ("id", "Pembicaraan tidak langsung itu tidak berlangsung", True),
        ("id", "Tak lama setelah sidang, kedua menteri bersalaman", False),
        ("id", "Kedua menteri tidak bersalaman", True),
        ("id", "Ini bukan sekadar soal harga", False),
        ("en", "Not long after the session the ministers shook hands", False),
        ("en", "Not long after the session the ministers did not shake hands", True),
        ("en", "It was no secret that the envoys had met", False),
        ("en", "No envoy was there", True),
        ("eo", "Ili ne venis", False),
    ],
)
def test_a_negator_that_makes_another_word_denies_nothing(lang: str, text: str, turns: bool):
    assert negated(words_of(text), lang) is turns


@pytest.mark.parametrize(
    ("lang", "text", "flat"),
    [
        ("id", "Chad tidak menerima sepeser pun, kata menterinya", True),
        ("id", "Pembicaraan tidak langsung itu berjalan empat jam di Doha lewat seorang pejabat Oman", False),
        ("en", "No request of that kind was ever made, the ministry said", True),
        (
            "en",
            "The team did not fly on Monday, and the minister said in the evening it was the best he had ever led",
            False,
        ),
    ],
)
def test_a_flat_denial_has_its_words_near_the_negator(lang: str, text: str, flat: bool):
    assert flatly(words_of(text), lang) is flat
