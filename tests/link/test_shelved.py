"""Sentences found by what they are about, within some days."""

from __future__ import annotations

from array import array

from test_contradicted import CHARGE, DENIAL, WEATHER, sides, words

from demarche.link.conflicts.shelved import HELD, Place, Shelves, ranked, within
from demarche.link.conflicts.sides import Side, Sides

DAYS = (0, 1 << 30)


def all_of(told: Sides) -> list[Side]:
    return [one for side in told.values() for one in side]


def shelves_of(told: Sides) -> Shelves:
    return Shelves(told, lambda name: ((n, one.line.gist) for n, one in enumerate(told[name])))


def test_what_stands_on_most_shelves_comes_first():
    told = sides(WEATHER, CHARGE, DENIAL)
    keys = dict.fromkeys(next(one for one in all_of(told) if words(one) == DENIAL).line.gist, 1)

    def of(place: Place) -> str:
        return words(told[place[0]][place[1]])

    shelves = shelves_of(told)
    assert [of(one) for one in shelves.most_alike(keys, DAYS, lambda one: True)][:2] == [DENIAL, CHARGE]
    assert of(shelves.most_alike(keys, DAYS, lambda one: of(one) != DENIAL)[0]) == CHARGE


def test_only_reports_of_the_days_are_looked_through():
    told = sides(CHARGE, CHARGE.replace("Chad", "Niger"), DENIAL)
    charge = min(all_of(told), key=lambda one: one.day)
    found = shelves_of(told).most_alike(dict.fromkeys(charge.line.gist, 1), (charge.day, charge.day), lambda one: True)
    assert [name for name, _ in found] == [charge.document.id]


def test_days_and_their_crowd():
    row = array("I", [1, 5, 9])
    assert [list(found) for found in within(row, (2, 4, 6))] == [[1], [5]]  # one day, and what has none
    assert [list(found) for found in within(row, (2, 6, 8))] == [[1], []]
    crowd = array("I", range(200))
    assert [len(found) for found in within(crowd, (100, 100, 200))] == [HELD, HELD]
    assert list(within(crowd, (0, 10, 100))[1]) == list(range(100 - HELD, 100))


def test_the_best_by_a_measure():
    found = all_of(sides(CHARGE, DENIAL, WEATHER))
    assert ranked(found, lambda one: len(words(one)), 1) == [max(found, key=lambda one: len(words(one)))]
