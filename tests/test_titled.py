"""Whose somebody is, as several reports have it."""

from __future__ import annotations

from itertools import permutations

import pytest

from demarche.model import Person, Role
from demarche.titled import whose


def told(party: str, title: str = "") -> Person:
    """party: that the report lets guess; title: that which a title names."""
    return Person("p", "Ana Sorel", (), party, (Role("envoy", title, 0, 5),))


@pytest.mark.parametrize(
    ("people", "party"),
    [
        ((), ""),
        ((told(""), told("NOR")), "NOR"),
        ((told("NOR"), told("SWE")), ""),  # one guess each
        ((told("NOR"), told("NOR"), told("SWE")), "NOR"),
        ((told("NOR", "NOR"), told("SWE"), told("SWE")), "NOR"),
        ((told("NOR", "NOR"), told("SWE", "SWE")), ""),
        ((*[told("NOR", "NOR")] * 3, told("SWE", "SWE")), "NOR"),
        ((told("NOR+SWE"), told("NOR+SWE")), ""),
    ],
)
def test_titles_come_before_guesses_and_neither_is_settled_by_its_order(people: tuple[Person, ...], party: str) -> None:
    assert {whose(order) for order in permutations(people)} == {party}
