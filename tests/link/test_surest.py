"""The likeliest pairs first, and each disagreement once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

from demarche.link.conflicts.weights import conflict_weights, surest
from demarche.model import At


@dataclass(frozen=True)
class Told:
    story: str
    place: At


A, B, C, D = Told("1", At("a", 0, 4)), Told("2", At("b", 0, 4)), Told("3", At("c", 0, 4)), Told("2", At("b", 9, 12))


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
