"""Quotations of every kind of mark, tidy and damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.annotate.quotations import mark_quotations
from demarche.model import Document


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in mark_quotations(Document("0" * 16, text, ("t",))).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "one two" and "three four".', ["one two", "three four"]),
        ("He said “one two” and left.", ["one two"]),
        ('Dia berkata “satu dua" lalu pergi.', ["satu dua"]),  # opened curly, closed straight
        ("«Un deux», dit-il.", ["Un deux"]),
        ("The ministers' 'red line' is old.", ["red line"]),
        ("She said: 'We don't know the countries' plans yet.'", ["We don't know the countries' plans yet."]),
        ("It was the '90s in the ministers' house.", []),
        ('\\"Kami siap,\\" ujar dia.', ["Kami siap,"]),
        ("“First, he said “aside” and went on,” they wrote.", ["First, he said “aside” and went on,"]),
        ("Nothing here.", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert [q.rstrip("\\") for q in quoted(text)] == expected


def test_a_quotation_that_runs_on_is_one_a_paragraph() -> None:
    text = "“The first part.\n\n“The second part,” she said."
    assert quoted(text) == ["The first part.", "The second part,"]


def test_a_mark_that_never_closes_is_marked_so() -> None:
    (quotation,) = mark_quotations(Document("0" * 16, "“Kami siap, kata dia.\nLain.", ("t",))).quotations
    assert not quotation.closed


@given(st.text(alphabet="ab \n\"“”'‘’«».,", max_size=80))
def test_spans_hold_and_never_overlap(text: str) -> None:
    reach = 0
    for q in mark_quotations(Document("0" * 16, text, ("t",))).quotations:
        assert reach <= q.outer_start <= q.start <= q.end <= q.outer_end <= len(text)
        assert "\n" not in text[q.start : q.end]
        reach = q.outer_end
