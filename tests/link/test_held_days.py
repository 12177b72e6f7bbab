"""A report that surely tells of a meeting as held is not older than the day that another report gives it."""

from __future__ import annotations

from datetime import date

import pytest
from case_reports import Report, marked

from demarche.link import link

DATED = "Norwegia dan Rusia menutup putaran ketiga perundingan kuota kod di Bergen, Selasa (15/5/2029)."
HELD = [
    ("en", "Norway and Russia ended their third round of talks on the cod quota in Bergen without a text. Both sides said "
     "that they would go on."),
    ("id", "Norwegia dan Rusia telah mengakhiri putaran ketiga perundingan kuota kod di Bergen tanpa naskah."),
]  # fmt: skip
OTHERS = [
    ("en", "Norway and Russia will hold their third round of talks on the cod quota in Bergen."),
    ("en", "Norway and Russia ended their second round of talks on the cod quota in Bergen without a text."),
    ("en", "Norway and Russia ended a round of talks on the cod quota in Tromso without a text."),
]  # fmt: skip


def _earliest(lang: str, text: str) -> date | None:
    documents = marked([Report(lang=lang, text=text, day=None), Report(lang="id", text=DATED, day=date(2029, 5, 15))])
    own = next(one for one in documents if one.text == text)
    return next((one.published.earliest for one in link(documents).days if one.document == own.id), None)


@pytest.mark.parametrize(("lang", "text"), HELD)
def test_it_was_not_published_before(lang: str, text: str) -> None:
    assert _earliest(lang, text) == date(2029, 5, 15)


@pytest.mark.parametrize(("lang", "text"), OTHERS)
def test_what_is_to_come_or_another_round_tells_nothing(lang: str, text: str) -> None:
    found = _earliest(lang, text)
    assert found is None or found < date(2029, 5, 15)
