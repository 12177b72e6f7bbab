"""The words of tense of one language, as they stand in a text."""

from __future__ import annotations

import re

from demarche.annotate.times.leaning import Hit, Leanings
from demarche.annotate.times.schema import Tense
from demarche.lang import Lexicon

_KINDS = ("maybe", "past", "future", "unreal", "speech", "clause")
_NOUN = ""

_NEAR = 2
"""Words between a verb of what is to come and what may come."""


class Verbs:
    """Finds them."""

    __slots__ = ("_ending", "_leanings", "_not_past", "_passive", "_told", "_words")

    def __init__(self, words: Tense, leanings: Leanings) -> None:
        kinds = {word: kind for kind in _KINDS for word in getattr(words, kind)}
        self._words: Lexicon[str] = Lexicon(kinds | dict.fromkeys(words.not_speech, _NOUN))
        self._told = frozenset(words.past)
        self._not_past = frozenset(words.not_past)
        self._passive = tuple(f" {word}" for word in words.passive)
        endings = "|".join(re.escape(ending) for ending in words.past_endings)
        self._ending = re.compile(rf"\b[^\W\d_]{{2,}}(?:{endings})\b") if endings else None
        self._leanings = leanings

    @property
    def tell_past(self) -> bool:
        """The verbs of the language tell what was: a sentence without one is not taken for one of the past."""
        return self._ending is not None

    def first(self, piece: str) -> Hit | None:
        """The first word of tense in `piece`, whatever its ending."""
        return next((hit for hit in self._words.find(piece, piece) if hit[2]), None)

    def hits(self, folded: str, low: int, high: int) -> list[Hit]:
        """(start, end, kind) of the tense words in [low, high), in order."""
        piece = folded[low:high]
        found = [(low + start, low + stop, kind) for start, stop, kind in self._words.find(piece, piece) if kind]
        if self._ending is not None:
            known = {stop for _, stop, _ in found}
            for match in self._ending.finditer(folded, low, high):
                joined = folded[match.start() - 1 : match.start()] == "-"  # "the once-abandoned summit is on"
                if match.end() in known or match.group() in self._not_past or joined:
                    continue
                if not self._leanings.attribute(folded, match.start(), match.end(), low):
                    found.append((match.start(), match.end(), "past"))
            found.sort()
        # "will be held": the participle tells nothing, the word before it does
        return [hit for hit in found if hit[2] != "past" or not folded[low : hit[0]].rstrip().endswith(self._passive)]

    def to_come(self, folded: str, low: int, high: int) -> bool:
        """What stands at `high` may come, and did not: "would be scrapped if", "bisa dibatalkan"."""
        hits = self.hits(folded, low, high)
        return bool(hits) and hits[-1][2] in ("future", "maybe") and len(folded[hits[-1][1] : high].split()) <= _NEAR

    def present(self, verb: str) -> bool:
        """In a language whose verbs tell the past, this one does not."""
        return self._ending is not None and verb not in self._told and self._ending.search(verb) is None
