"""Sentences found by what they are about, within some days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from test_contradicted import CHARGE, DENIAL, WEATHER, sides, words

from demarche.link.conflicts.accounts import Side
from demarche.link.conflicts.shelved import HELD, Shelf, most_alike, ranked, shelves_of

DAYS = (0, 1 << 30)


def all_of(told: Mapping[str, Sequence[Side]]) -> list[Side]:
    return [one for side in told.values() for one in side]


def test_what_stands_on_most_shelves_comes_first():
    found = all_of(sides(WEATHER, CHARGE, DENIAL))
    shelves = shelves_of(found, lambda one: one.line.gist)
    keys = dict.fromkeys(sorted(next(one for one in found if words(one) == DENIAL).line.gist), 1)
    assert [words(one) for one in most_alike(shelves, keys, DAYS, lambda one: True)][:2] == [DENIAL, CHARGE]
    assert words(most_alike(shelves, keys, DAYS, lambda one: words(one) != DENIAL)[0]) == CHARGE


def test_days_and_their_crowd():
    one = all_of(sides(CHARGE))[0]
    shelf = Shelf([one] * 3, [0, 5, 9])
    assert len(shelf.within((4, 6))) == 2  # one day, and what has none
    assert len(shelf.within((6, 8))) == 1
    assert len(Shelf([one] * 100, [7] * 100).within((7, 7))) == HELD


def test_the_best_by_a_measure():
    found = all_of(sides(CHARGE, DENIAL, WEATHER))
    assert ranked(found, lambda one: len(words(one)), 1) == [max(found, key=lambda one: len(words(one)))]
