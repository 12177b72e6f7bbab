"""The same bytes under several names are one document."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from demarche.model import Document
from demarche.read import merge_same

ONE = Document("a", "Text.", ("z/1.txt",), title="", site="Example", given=date(2021, 2, 3))
TWO = Document("a", "Text.", ("b/2.txt",), title="Title", site="", given=date(2021, 2, 1))
OTHER = Document("b", "Other.", ("c/3.txt",))


def test_sources_are_joined_and_nothing_known_is_lost() -> None:
    first, second = merge_same([ONE, OTHER, TWO])
    assert first.sources == ("b/2.txt", "z/1.txt")
    assert (first.title, first.site) == ("Title", "Example")
    assert first.given == date(2021, 2, 1)
    assert second == OTHER


def test_the_order_of_reading_does_not_matter() -> None:
    results = {tuple(merge_same(order)) for order in permutations([ONE, TWO, OTHER])}
    assert len(results) == 1


def test_in_steps_as_in_one() -> None:
    assert merge_same([*merge_same([ONE, OTHER]), TWO]) == merge_same([ONE, OTHER, TWO])
