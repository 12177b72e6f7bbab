"""Rows compared stretch by stretch give the same with what another row left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from demarche.kept import NOTHING, Kept
from demarche.link.stretches import Row, continued, within_reach
from holding import Store

REACH = 3
NUMBERS = st.lists(st.integers(0, 300), unique=True, max_size=120).map(sorted)


def said(numbers: Sequence[int]) -> list[bytes]:
    return [str(one).encode() for one in numbers]


def near(kept: Kept, numbers: Sequence[int]) -> list[tuple[int, int, int]]:
    """Numbers that differ by less than 5 from one of the next few."""

    def look(at: int) -> Iterator[tuple[int, int]]:
        for other in range(at + 1, min(at + 1 + REACH, len(numbers))):
            if numbers[other] - numbers[at] < 5:
                yield other, numbers[other] - numbers[at]

    row = Row("numbers", said(numbers), numbers, REACH)
    return list(within_reach(kept, "near", row, look, int))


def sums(kept: Kept, numbers: Sequence[int]) -> list[int]:
    """Of each number and all before it."""

    def look(first: int, last: int) -> list[int]:
        return [sum(numbers[: at + 1]) for at in range(first, last)]

    return list(continued(kept, "sums", ("numbers", said(numbers)), look, int))


@given(NUMBERS, NUMBERS)
def test_what_another_row_left_changes_nothing(one: list[int], other: list[int]) -> None:
    kept = Kept(Store())
    for numbers in (one, other, one):
        assert near(kept, numbers) == near(NOTHING, numbers)
        assert sums(kept, numbers) == sums(NOTHING, numbers)


def test_a_line_more_is_compared_in_its_stretch_and_those_that_reach_it() -> None:
    store = Store()
    numbers = list(range(0, 310, 2))
    near(Kept(store), numbers)
    before, store.made = store.made, 0
    assert before == 10
    near(Kept(store), sorted([*numbers, 95]))  # in the fourth month; the third reaches it
    assert store.made == 2


def test_a_row_that_goes_on_is_compared_at_its_end() -> None:
    store = Store()
    numbers = list(range(200))
    sums(Kept(store), numbers)
    before, store.made = store.made, 0
    sums(Kept(store), [*numbers, 200])
    assert before == 5 and store.made == 1


def test_a_short_row_is_not_looked_up() -> None:
    store = Store()
    near(Kept(store), [1, 2, 3])
    sums(Kept(store), [1, 2, 3])
    assert not store.asked
