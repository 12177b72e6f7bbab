"""Find many phrases in a text at once, whole words only, with exact offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

T = TypeVar("T")

FEW = 600
"""Phrases. Up to so many are made into the automaton that reads thrice as fast: making one of more takes too long."""
_START = itemgetter(0)


def fold(text: str) -> str:
    """Lower case with as many code points as `text`, so that offsets hold ('İ' stays)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Lexicon(Generic[T]):
    """Phrases with a value each. Matching folds case unless `cased`; the leftmost longest match wins.

    A match must begin and end at a word boundary: no letter or digit may stand on both sides of its ends.
    """

    __slots__ = ("_automaton", "_cased", "_values")

    def __init__(self, entries: Mapping[str, T] | Iterable[tuple[str, T]], cased: bool = False) -> None:
        pairs = dict(entries)
        self._cased = cased
        merged = {key if cased else fold(key): value for key, value in pairs.items() if key}
        self._values: list[T] = list(merged.values())
        # the whole-word test comes after matching, so overlapping candidates are needed
        way = Implementation.DFA if len(merged) <= FEW and not cased else Implementation.ContiguousNFA
        self._automaton = (
            AhoCorasick(list(merged), matchkind=MatchKind.Standard, implementation=way) if merged else None
        )

    def find(self, text: str, folded: str | None = None) -> list[tuple[int, int, T]]:
        """(start, end, value) of the leftmost longest whole-word matches, not overlapping, in order.

        `folded` is `fold(text)` where the caller has it already.
        """
        found = self.find_all(text, folded)
        return leftmost_longest(found) if len(found) > 1 else found

    def find_all(self, text: str, folded: str | None = None) -> list[tuple[int, int, T]]:
        """Every whole-word match, also overlapping ones, ordered by start, longest first."""
        if self._automaton is None:
            return []
        hay = text if self._cased else (folded if folded is not None else fold(text))
        matches = self._automaton.find_matches_as_indexes(hay, overlapping=True)
        if not matches:
            return []
        size = len(hay)
        values = self._values
        found = [
            (start, end, values[index])
            for index, start, end in matches
            if not (start > 0 and hay[start - 1].isalnum() and hay[start].isalnum())
            and not (end < size and hay[end].isalnum() and hay[end - 1].isalnum())
        ]
        if len(found) > 1:  # they come ordered by their ends: the stable sort puts the longest of one start first
            found.reverse()
            found.sort(key=_START)
        return found


def leftmost_longest(found: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    """Those that do not overlap, of matches ordered by start, longest first."""
    kept: list[tuple[int, int, T]] = []
    reach = -1
    for match in found:
        if match[0] >= reach:
            kept.append(match)
            reach = match[1]
    return kept
