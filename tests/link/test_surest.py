"""The likeliest pairs first, and each disagreement once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

from link_material import report

from demarche.link.conflicts.weights import conflict_weights, surest
from demarche.model import Document

ONE, OTHER, THIRD = (report(text) for text in ("One.", "Another.", "A third."))


@dataclass(frozen=True)
class Told:
    document: Document
    story: str
    start: int


A, B, C, D = Told(ONE, "1", 0), Told(OTHER, "2", 0), Told(THIRD, "3", 0), Told(OTHER, "2", 9)


def shown(*rows: tuple[float, Told, Told], again: bool = False) -> list[tuple[Told, Told]]:
    return list(surest(rows, lambda pair: ["one"], lambda pair, before: again))


def test_what_is_told_once_stands_in_one_pair_of_two_stories():
    assert shown((1.0, A, B), (2.0, A, D)) == [(A, D)]
    assert shown((1.0, A, B), (2.0, A, C)) == [(A, C), (A, B)]


def test_one_disagreement_is_shown_once():
    assert shown((1.0, A, B), (2.0, C, D), again=True) == [(C, D)]


def test_the_order_in_which_they_come_changes_nothing():
    rows = [(1.0, A, B), (2.0, A, D), (2.0, C, D), (0.5, C, B)]
    assert len({tuple(shown(*order)) for order in permutations(rows)}) == 1


def test_each_kind_has_its_weights():
    for kind in ("number", "date", "status", "claim_denial"):
        assert conflict_weights(kind).signs
