"""Does a date lie ahead of the report or behind it? The words of its clause tell.

The nearest word before the date decides ("will meet on Thursday", "said Monday"). A verb of saying decides only if
nothing but names and titles stands between ("kata Menteri X pada Senin"); else what follows the date tells
("the result of Thursday's meeting could ..."). Where no word tells, the answer is "".
"""

from __future__ import annotations

import re
from functools import lru_cache

from demarche.annotate.times.schema import Tense
from demarche.lang import Lexicon

# a boundary is the end of a sentence or a quote mark; a point after a short capital word is an abbreviation
_BOUNDARY = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[.!?]\s|[\n“”„\";]")
_REACH = 260
_LOWER = re.compile(r"[^\W\d_]+")


class TenseReader:
    """Reads the direction of dates with the tense words of one language."""

    def __init__(self, words: Tense) -> None:
        kinds = ("maybe", "past", "future", "speech", "clause")
        entries = {word: kind for kind in kinds for word in getattr(words, kind)}
        self._words: Lexicon[str] = Lexicon(entries)
        self._maybe = frozenset(words.maybe)
        self._not_past = frozenset(words.not_past)
        self._speech = Lexicon((word, True) for word in words.speech)
        self._limit = words.limit
        self._passive = tuple(f" {word}" for word in words.passive)
        self._deadline = words.deadline
        endings = "|".join(re.escape(ending) for ending in words.past_endings)
        self._ending = re.compile(rf"\b[^\W\d_]{{2,}}(?:{endings})\b") if endings else None

    def direction(self, text: str, folded: str, start: int, end: int) -> str:
        """future, past, or "" where no word tells, for the date [start, end)."""
        if _ends_with(folded[max(0, start - 30) : start], self._limit):
            return "future"
        left = clause_start(text, start)
        hits = [hit for hit in self._hits(text, folded, left, start) if hit[2] not in ("maybe", "clause")]
        if hits:
            _, stop, kind = hits[-1]
            if kind in ("future", "past"):
                return kind
            if _names_only(text[stop:start]):
                return "past"
        return self._after(text, folded, end, bool(hits))

    def _after(self, text: str, folded: str, end: int, near: bool) -> str:
        """What follows the date, up to the comma if a word before it speaks already, else to the sentence's end."""
        right = clause_end(text, end)
        if near and (comma := text.find(",", end, right)) >= 0:
            right = comma
        for start, stop, kind in self._hits(text, folded, end, right):
            if kind == "clause":
                break
            return "future" if kind in ("future", "maybe") or folded[start:stop] in self._maybe else "past"
        return ""

    def _hits(self, text: str, folded: str, low: int, high: int) -> list[tuple[int, int, str]]:
        """(start, end, kind) of the tense words in [low, high), in order."""
        piece = folded[low:high]
        found = [(low + start, low + stop, kind) for start, stop, kind in self._words.find(piece, piece)]
        if self._ending is not None:
            known = {stop for _, stop, _ in found}
            for match in self._ending.finditer(folded, low, high):
                if match.end() not in known and match.group() not in self._not_past:
                    found.append((match.start(), match.end(), "past"))
            found.sort()
        # "will be held": the participle tells nothing, the word before it does
        return [hit for hit in found if hit[2] != "past" or not folded[low : hit[0]].rstrip().endswith(self._passive)]

    def spoken(self, text: str, folded: str, start: int, end: int) -> bool:
        """A verb of saying stands in the sentence of the date."""
        left, right = clause_start(text, start), clause_end(text, end)
        return bool(self._speech.find(text[left:right], folded[left:right]))

    def deadline(self, folded: str, start: int) -> bool:
        """A word of deadline stands directly before the date."""
        return _ends_with(folded[max(0, start - 30) : start], self._deadline)


def clause_start(text: str, start: int) -> int:
    low = max(0, start - _REACH)
    last = low
    for match in _BOUNDARY.finditer(text, low, start):
        last = match.end()
    return last


def clause_end(text: str, end: int) -> int:
    found = _BOUNDARY.search(text, end, end + _REACH)
    return found.start() if found else min(len(text), end + _REACH)


def _ends_with(before: str, words: tuple[str, ...]) -> bool:
    rest = before.rstrip()
    rest = rest.removesuffix(" the").removesuffix(" hari").removesuffix(" pada")
    return any(rest.endswith(word) and not rest[: -len(word)][-1:].isalnum() for word in words)


def _names_only(between: str) -> bool:
    """Nothing but capital words and little words stands there."""
    lower = [word for word in _LOWER.findall(between) if word[0].islower()]
    return len(lower) <= 1 or all(len(word) <= 4 for word in lower)


@lru_cache(maxsize=8)
def tense_reader(words: Tense) -> TenseReader:
    return TenseReader(words)
