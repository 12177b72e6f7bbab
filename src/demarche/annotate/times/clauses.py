"""The clauses of a text, by which the words of tense around a date are told from those of other clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_REACH = 260  # code points that a clause is followed from a date


class Clauses:
    """A text with the bounds of its clauses, found once."""

    __slots__ = ("_ends", "_starts", "folded", "text")

    def __init__(self, text: str, folded: str, boundary: re.Pattern[str]) -> None:
        self.text, self.folded = text, folded
        spans = [match.span() for match in boundary.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def start(self, at: int) -> int:
        """Where the clause of `at` begins, looking back a little way."""
        low = max(0, at - _REACH)
        index = bisect_right(self._ends, at) - 1
        return max(low, self._ends[index]) if index >= 0 else low

    def end(self, at: int) -> int:
        """Where it ends, looking ahead a little way."""
        high = min(len(self.text), at + _REACH)
        index = bisect_left(self._starts, at)
        return self._starts[index] if index < len(self._ends) and self._ends[index] <= high else high
