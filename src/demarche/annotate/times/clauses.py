"""The clauses of a text, by which the words of tense around a date are told from those of other clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from demarche.annotate.times.schema import Slots

# a boundary is the end of a sentence or a quote mark; a point after a short capital word is an abbreviation
_BOUNDARY = r"[.!?\n“”„\";](?:(?<=[\n“”„\";])|{full}{clock}{short}\s)"
_SHORTENED = "".join(rf"(?<!\b[A-Z][a-z]{{{size}}}[.!?])" for size in range(4))
_SHORT = 4  # letters of a capital word that may be an abbreviation
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


def boundary(slots: Slots) -> re.Pattern[str]:
    """Where clauses end in a language with these words of time."""
    return re.compile(_BOUNDARY.format(full=_full_names(slots), clock=_clock(slots), short=_SHORTENED))


def _full_names(slots: Slots) -> str:
    """ "in May. The": a month or weekday of few letters is no abbreviation, so its sentence ends there."""
    words = {word for word in (*slots.month, *slots.weekday) if word.isalpha() and len(word) <= _SHORT}
    return "".join(rf"(?<=\b{word.capitalize()}[.!?])\s|" for word in sorted(words))


def _clock(slots: Slots) -> str:
    """ "at 7 a.m. Thursday": behind the hour a sentence ends only before a capital word that is no day."""
    days = {*slots.weekday, *slots.short_weekday, *slots.month, *slots.short_month}
    names = "|".join(sorted(re.escape(word.capitalize()) for word in days))
    return rf"(?:(?<!\b[ap]\.m[.!?])|(?=\s(?!(?:{names})\b)[A-Z“\"]))"
