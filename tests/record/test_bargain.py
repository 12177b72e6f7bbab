"""What the words of an act tell of a stance, by the examples beside the words."""

from __future__ import annotations

import pytest

from demarche.lang import covered, load
from demarche.record.bargain import UNOFFICIAL, StanceExample, StancesFile, pends, rank, stipulates, terms

CASES = [(code, example) for code in covered() for example in load(code, "stances", StancesFile).examples]


@pytest.mark.parametrize(("code", "example"), CASES, ids=[f"{code}: {one.text}" for code, one in CASES])
def test_words_tell_what_their_examples_say(code: str, example: StanceExample) -> None:
    found = terms(example.text, code)
    asked = example.text[slice(*found.asked)] if found.asked else ""
    told = StanceExample(
        example.text,
        found.red is not None,
        asked,
        found.only,
        found.back,
        found.weighing,
        pends(example.text, code),
        found.proposal,
        found.contact,
        stipulates(example.text, code),
    )
    assert told == example


def test_a_language_without_a_pack_tells_nothing() -> None:
    assert terms("a red line", "xx") == terms("", "en")


def test_titles_have_their_order() -> None:
    ordered = ["mayor of Ardal", "wakil menteri luar negeri", "Foreign Minister", "Perdana Menteri"]
    assert [rank(title) for title in ordered] == [2, 3, 4, 5]
    assert 0 < rank("former president") == rank("mantan menteri") < rank("anggota parlemen") < rank("utusan")
    assert rank("Ana Sorel") == 0
    for title in ("ex-minister", "opposition leader", "leader of the opposition", "ketua oposisi", "mantan presiden"):
        assert rank(title) == UNOFFICIAL
