"""Find many phrases in a text at once, whole words only, with exact offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

T = TypeVar("T")


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
        self._automaton = (
            AhoCorasick(list(merged), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
            if merged
            else None
        )

    def find(self, text: str, folded: str | None = None) -> list[tuple[int, int, T]]:
        """(start, end, value) of the leftmost longest whole-word matches, not overlapping, in order.

        `folded` is `fold(text)` where the caller has it already.
        """
        return _leftmost_longest(self.find_all(text, folded))

    def find_all(self, text: str, folded: str | None = None) -> list[tuple[int, int, T]]:
        """Every whole-word match, also overlapping ones, ordered by start, longest first."""
        if self._automaton is None:
            return []
        hay = text if self._cased else (folded if folded is not None else fold(text))
        size = len(hay)
        values = self._values
        found = [
            (start, end, values[index])
            for index, start, end in self._automaton.find_matches_as_indexes(hay, overlapping=True)
            if not (start > 0 and hay[start].isalnum() and hay[start - 1].isalnum())
            and not (end < size and hay[end - 1].isalnum() and hay[end].isalnum())
        ]
        found.sort(key=lambda match: (match[0], -match[1]))
        return found


def _leftmost_longest(found: list[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    kept: list[tuple[int, int, T]] = []
    reach = -1
    for match in found:
        if match[0] >= reach:
            kept.append(match)
            reach = match[1]
    return kept
