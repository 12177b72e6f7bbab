"""Statements in the order of days are laid beside those before them that share meanings."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from demarche.link.claims.course import Beside, Course


class Words(Course[Any]):
    """Each line is a set of words; what shares one with it may be repeated by it."""

    FRESH = 2

    def _shelves(self, at: int) -> tuple[Collection[Hashable], Collection[Hashable]]:
        words = sorted(self.lines[at])
        return words, words

    def _before(self, at: int) -> list[int]:
        return sorted(self._votes(at))


def laid(lines: Sequence[Any]) -> list[Beside]:
    return Words(lines, False).look(0, len(lines))


def test_a_line_is_laid_beside_those_before_it_that_share_a_word() -> None:
    assert laid([{"port"}, {"fee"}, {"port", "fee"}]) == [(2, [0, 1])]


def test_a_word_brings_only_the_newest_that_have_it() -> None:
    assert laid([{"port"}] * 4) == [(1, [0]), (2, [0, 1]), (3, [1, 2])]


@given(st.lists(st.sets(st.sampled_from("abc")), max_size=8), st.integers(0, 8))
def test_beginning_later_finds_for_the_rest_what_beginning_at_the_first_finds(lines: list[set[str]], cut: int) -> None:
    first = min(cut, len(lines))
    assert Words(lines, False).look(first, len(lines)) == [one for one in laid(lines) if one[0] >= first]
