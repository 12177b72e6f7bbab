from __future__ import annotations

import pytest

from demarche.lang import covered, load
from demarche.link.sense.numerals import NumeralsFile, numerals


@pytest.mark.parametrize("code", covered())
def test_examples_of_the_pack(code):
    for example in load(code, "numerals", NumeralsFile).examples:
        assert [value for _, value in numerals(example.text, code)] == list(example.figures)


def test_a_number_stands_where_it_begins():
    assert numerals("On the 14th of 26 days, twenty one men.", "en") == [(15, "26"), (24, "21")]


def test_digits_of_any_language():
    assert numerals("le 14 mars, 2.300 tonnes", "fr") == [(3, "14"), (12, "2300")]


def test_the_number_of_a_word_is_none():
    assert numerals("w14x2 and A4", "en") == []
