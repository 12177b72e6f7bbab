"""The vocabulary of advertising, weighed."""

from __future__ import annotations

import pytest

from demarche.clean.lines import words
from demarche.clean.spam import score


@pytest.mark.parametrize(
    "line",
    [
        "slot gacor88", "t0gel online", "Keluaran HK", "data sdy 4d", "SITUS SLOTGACOR MAXWIN", "live draw sgp pools",
        "agen sbobet terpercaya", "best online casino bonus", "judi bola deposit pulsa", "rtp slot hari ini",
    ],
)  # fmt: skip
def test_advertising(line: str) -> None:
    assert score(words(line)).plain


@pytest.mark.parametrize(
    "line",
    [
        "Data Singapura naik", "Bandar udara ditutup", "Pertemuan hari ini", "Menteri Toto tiba", "Best deal for both",
        "Kemungkinan pertemuan di Tempo hari ini", "Free trade talks today", "Hasil resmi hari ini", "Live: talks",
    ],
)  # fmt: skip
def test_no_advertising(line: str) -> None:
    assert not score(words(line)).plain


def test_nothing_scores_nothing() -> None:
    assert score(()).share == 0
