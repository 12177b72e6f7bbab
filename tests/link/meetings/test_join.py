"""Groups are joined by the mean of all their pairs, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from demarche.link.meetings.join import UNLIKELY, grouped

Values = Mapping[tuple[int, int], float]


def joined(count: int, values: Values, enough: float = 0.0) -> list[list[int]]:
    """Where every pair was weighed before, but those left out of `values`, which are unlikely."""

    def weigh(one: int, other: int) -> float:
        return values.get((min(one, other), max(one, other)), UNLIKELY)

    return grouped(count, ((one, other, value) for (one, other), value in values.items()), weigh, enough)


def test_what_is_likely_is_one_and_what_is_not_is_two() -> None:
    assert joined(4, {(0, 1): 2.0, (2, 3): -0.5}) == [[0, 1], [2], [3]]


def test_a_bridge_between_two_that_are_apart_joins_the_likelier_alone() -> None:
    assert joined(3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -6.0}) == [[0, 1], [2]]


def test_a_doubtful_pair_is_joined_where_both_lie_near_a_third() -> None:
    assert joined(3, {(0, 1): 2.0, (1, 2): 1.5, (0, 2): -1.0}) == [[0, 1, 2]]


def test_enough_is_what_it_takes() -> None:
    assert joined(2, {(0, 1): -0.5}, -0.5) == [[0, 1]]
    assert joined(2, {(0, 1): -0.51}, -0.5) == [[0], [1]]


def test_a_pair_that_nobody_weighed_is_weighed_when_two_groups_come_near() -> None:
    asked: list[tuple[int, int]] = []

    def weigh(one: int, other: int) -> float:
        asked.append((one, other))
        return 3.0

    assert grouped(3, [(0, 1, 2.0), (1, 2, 1.0)], weigh, 0.0) == [[0, 1, 2]]
    assert {(min(pair), max(pair)) for pair in asked} == {(0, 2)}


def test_nothing_is_no_group() -> None:
    assert joined(0, {}) == []


@st.composite
def weighed(draw: st.DrawFn) -> tuple[int, Values]:
    """All pairs of a few, each with another number."""
    count = draw(st.integers(1, 6))
    pairs = list(combinations(range(count), 2))
    # odd and even powers of two: no two means of any groups are alike
    steps = draw(st.permutations(range(len(pairs))))
    signs = draw(st.lists(st.sampled_from((-1, 1)), min_size=len(pairs), max_size=len(pairs)))
    return count, {pair: sign * (1 + 2.0**-step) for pair, sign, step in zip(pairs, signs, steps, strict=True)}


@given(weighed(), st.randoms())
def test_the_order_in_which_pairs_come_and_their_names_change_nothing(made: tuple[int, Values], draw: Random) -> None:
    count, values = made
    groups = joined(count, values)
    assert sorted(at for group in groups for at in group) == list(range(count))
    shuffled = list(values.items())
    draw.shuffle(shuffled)
    assert joined(count, dict(shuffled)) == groups
    name = draw.sample(range(count), count)
    renamed = {(min(name[one], name[other]), max(name[one], name[other])): v for (one, other), v in values.items()}
    assert joined(count, renamed) == sorted(sorted(name[at] for at in group) for group in groups)
