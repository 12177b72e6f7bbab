"""Numbers of pairs, held in little room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demarche.link.meetings.asked import Asked

INDEX = st.integers(0, 9)
PAIRS = st.dictionaries(st.tuples(INDEX, INDEX), st.sampled_from([-5.0, -0.25, 0.0, 1.5]))


@given(PAIRS, st.sets(INDEX))
def test_what_was_put_is_found_and_only_what_is_kept(pairs: dict[tuple[int, int], float], held: set[int]) -> None:
    asked = Asked()
    for (first, last), number in pairs.items():
        asked.put(first, last, number)
    every = [(first, last) for first in range(10) for last in range(10)]
    assert {pair: asked.get(*pair) for pair in every} == {pair: pairs.get(pair) for pair in every}
    asked.keep(held)
    left = {pair: number for pair, number in pairs.items() if held.issuperset(pair)}
    assert {pair: asked.get(*pair) for pair in every} == {pair: left.get(pair) for pair in every}
