"""The fit of weights: coefficients that are known, answers that the signs tell apart, the pull to nothing or to what
was known before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.logistic import fit, solved

Rows = list[tuple[Sequence[str], bool]]


def drawn(start: float, weights: dict[str, float], often: int) -> Rows:
    """Each set of signs as often as the next, with as many right answers as the weights let expect."""
    rows: Rows = []
    for held in product((False, True), repeat=len(weights)):
        signs = [name for name, has in zip(weights, held, strict=True) if has]
        right = round(often / (1 + math.exp(-start - sum(weights[name] for name in signs))))
        rows += [(signs, n < right) for n in range(often)]
    return rows


def test_the_weights_that_made_the_rows_are_found() -> None:
    wanted = {"a": 1.5, "b": -0.8, "c": 0.0}
    start, found = fit(drawn(-0.5, wanted, 10_000), pull=0.001)
    assert start == pytest.approx(-0.5, abs=0.01)
    assert found == {name: pytest.approx(weight, abs=0.01) for name, weight in wanted.items()}


def test_one_sign_has_the_log_odds_of_its_rows() -> None:
    rows: Rows = [(["a"], n < 30) for n in range(40)] + [([], n < 10) for n in range(40)]
    start, found = fit(rows, pull=1e-9)
    assert start == pytest.approx(math.log(10 / 30))
    assert found["a"] == pytest.approx(math.log(30 / 10) - math.log(10 / 30))


def test_where_a_sign_settles_all_its_weight_stays_bounded_by_the_pull() -> None:
    rows: Rows = [(["a"], True)] * 20 + [([], False)] * 20
    weights = [fit(rows, pull)[1]["a"] for pull in (0.1, 1.0, 10.0)]
    assert all(map(math.isfinite, weights))
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > 4 > weights[-1] > 0


def test_at_the_end_the_pull_weighs_as_much_as_the_rows() -> None:
    """The slope of the penalised likelihood is nothing there."""
    rows = drawn(0.3, {"a": 1.0, "b": -2.0}, 30)
    start, found = fit(rows, pull=4.0)
    chances = [(signs, told, 1 / (1 + math.exp(-start - sum(found[s] for s in signs)))) for signs, told in rows]
    assert sum(told - chance for _, told, chance in chances) == pytest.approx(0, abs=1e-4)
    for name, weight in found.items():
        missed = sum(told - chance for signs, told, chance in chances if name in signs)
        assert missed == pytest.approx(4.0 * weight, abs=1e-4)


def test_rare_signs_have_no_weight() -> None:
    rows: Rows = [(["often", "rare"], True)] * 2 + [(["often"], True), ([], False)]
    assert fit(rows, 1.0, least=3)[1].keys() == {"often"}


def test_what_was_known_before_stays_where_no_row_tells_more() -> None:
    rows: Rows = [(["a"], True), ([], False)] * 5
    _, found = fit(rows, 2.0, least=3, prior={"never seen": -1.5, "a": -1.0})
    assert found["never seen"] == pytest.approx(-1.5)
    assert -1.0 < found["a"] < fit(rows, 2.0)[1]["a"]


def test_answers_that_are_all_alike_give_no_endless_weight() -> None:
    start, found = fit([(["a"], True)] * 5, pull=1.0)
    assert math.isfinite(start) and math.isfinite(found["a"])


SIGNS = st.lists(st.sampled_from("abcd"), max_size=3, unique=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(SIGNS, st.booleans()), min_size=2, max_size=20), st.randoms())
def test_the_order_of_rows_and_signs_changes_nothing(rows: Rows, draw: Random) -> None:
    other = [(draw.sample(list(signs), len(signs)), told) for signs, told in rows]
    draw.shuffle(other)
    assert fit(rows, 2.0) == fit(other, 2.0)


def test_equations_are_solved() -> None:
    # [[3, 1], [1, 5]] x = [5, 11]
    assert solved([((0, 1), 1.0), ((1,), 1.0)], [2.0, 3.0], [5.0, 11.0]) == pytest.approx([1.0, 2.0])
    assert solved([], [1.0, 2.0], [0.0, 0.0]) == [0.0, 0.0]
