"""Where the words around a bare weekday leave open whether it lies behind the report or ahead of it.

"summoned the envoys for talks on Friday": the day may be that of the deed or of what was arranged by it. "had crossed
by Monday": a limit that was reached. A sentence without any verb of the past, in a language whose verbs tell it, tells
nothing of the past either. And a participle before its noun is no verb: "expects a cargo of refined fuel in March".
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.annotate.times.schema import Leaning
from demarche.lang import Lexicon

Hit = tuple[int, int, str]
"""Start, end and kind of a word of tense."""
_ARRANGED = 90  # code points from what arranges something to the day beside it
_BEFORE = 30
_OF = 1  # words between a verb and the occasion that is its object: "menghadiri sebuah rapat"
_WORDS = 4  # words between "about" and the occasion
_OPENS = 3  # code points, blanks and marks, before what opens a sentence


class Leanings:
    """Tells what is left open, with the lists of one language."""

    __slots__ = (
        "_about",
        "_arranges",
        "_attends",
        "_awaits",
        "_before_attributes",
        "_happenings",
        "_infinitive",
        "_leads",
        "_occasions",
        "_opening",
        "_over",
        "_reached",
        "_verbs",
    )

    def __init__(self, lists: Leaning, infinitive: Sequence[str]) -> None:
        self._arranges = Lexicon((word, True) for word in lists.arranges)
        self._attends = Lexicon((word, True) for word in lists.attends)
        self._occasions = Lexicon((word, True) for word in lists.occasions)
        self._happenings = Lexicon((word, True) for word in lists.happenings)
        self._leads = tuple(f" {word}" for word in lists.leads)
        self._about = frozenset(lists.about)
        self._opening = frozenset((*lists.before_attributes, *lists.opening))
        self._over = Lexicon((word, True) for word in lists.over)
        self._awaits = Lexicon((word, True) for word in lists.awaits)
        self._before_attributes = frozenset(lists.before_attributes)
        self._verbs = frozenset(lists.after_verbs)
        self._infinitive = frozenset(infinitive)
        self._reached = frozenset(lists.reached)

    def attribute(self, folded: str, start: int, stop: int, left: int) -> bool:
        """A participle that stands before its noun: "a batch of salted fish", "Repaired engines go back"."""
        after = folded[stop : stop + _BEFORE].split()[:1]
        if folded[stop : stop + 1] != " " or not after or not after[0][0].isalpha() or after[0] in self._verbs:
            return False
        before = folded[max(left, start - _BEFORE) : start].split()
        return before[-1] in self._before_attributes if before else start - left <= _OPENS

    def arranged(self, text: str, folded: str, left: int, start: int) -> bool:
        """What somebody called, was asked to or waits for stands between the verb and the day."""
        low = max(left, start - _ARRANGED)
        piece, small = text[low:start], folded[low:start]
        waits = self._awaits.find(piece, small)
        if waits and "," not in piece[waits[-1][1] :]:
            return True
        for _, stop, _ in reversed(self._arranges.find(piece, small)):
            between = piece[stop:]
            if "," in between:
                return False
            if self._occasions.find(between, small[stop:]) and not self._over.find(between, small[stop:]):
                return True
        return False

    def attended(self, text: str, folded: str, low: int, start: int) -> bool:
        """Somebody attends, opens or leads an occasion between `low` and the day: "akan menghadiri rapat yang diperluas
        pada Selasa". What else he opens or leads tells nothing: "akan memimpin delegasi yang tiba pada Senin"."""
        hits = self._attends.find(text[low:start], folded[low:start])
        at = low + hits[-1][1] if hits else start
        occasions = self._occasions.find(text[at:start], folded[at:start])
        return bool(occasions) and len(text[at : at + occasions[0][0]].split()) <= _OF

    def names_occasion(self, piece: str, folded: str) -> bool:
        """ "'s second round": an occasion is named within two words."""
        hits = self._occasions.find(piece, folded)
        return bool(hits) and len(piece[: hits[0][0]].split()) <= _OF + 1 and "." not in piece[: hits[0][0]]

    def happened(self, piece: str, folded: str) -> bool:
        """ "will discuss the raid on ", "akan membahas serangan pada ", "will tell of the talks on ": it ends with what
        nobody plans, or with an occasion of which something is to be told."""
        bare, small = self._without_lead(piece, folded)
        if small.rstrip().endswith(tuple(f" {word}" for word in self._about)):
            return True  # "the raid of Friday"
        hits = self._happenings.find(bare, small)
        if hits and not bare[hits[-1][1] :].strip():
            return True
        hits = self._occasions.find(bare, small)
        before = small[: hits[-1][0]].split()[-_WORDS:] if hits and not bare[hits[-1][1] :].strip() else []
        return not self._about.isdisjoint(before)

    def of_occasion(self, piece: str, folded: str) -> bool:
        """ "details of the round on ": an occasion before the day is not what the sentence opens with."""
        bare, small = self._without_lead(piece, folded)
        hits = self._occasions.find(bare, small)
        if not hits or bare[hits[-1][1] :].strip() or "," in bare or self._over.find(bare, small):
            return False
        return not self._opening.issuperset(small[: hits[-1][0]].split())

    def _without_lead(self, piece: str, folded: str) -> tuple[str, str]:
        """Without the "on" before the day."""
        bare = folded.rstrip()
        lead = next((word for word in self._leads if bare.endswith(word)), "")
        end = len(bare) - len(lead)
        return piece[:end], folded[:end]

    def occasion_before(self, text: str, folded: str) -> bool:
        """ "agenda pertemuan ": it ends with an occasion."""
        hits = self._occasions.find(text[-_BEFORE:], folded[-_BEFORE:])
        return bool(hits) and not text[-_BEFORE:][hits[-1][1] :].strip()

    def after(self, text: str, folded: str, left: int, start: int) -> bool:
        """ "seusai sidang di pelabuhan, Senin": an occasion that is over by now."""
        low = max(left, start - _ARRANGED)
        hits = self._over.find(text[low:start], folded[low:start])
        at = low + hits[-1][1] if hits else start
        return bool(hits) and bool(self._occasions.find(text[at:start], folded[at:start]))

    def passed(self, folded: str, hits: Sequence[Hit], at: tuple[int, int], right: int) -> str:
        """What a limit says: "past" where its sentence opens with it and nothing is told as to come, "both" where what
        was done or was so reaches up to it ("were open again by Tuesday"); "" for what lies ahead of it."""
        start, end = at
        if any(kind in ("future", "maybe") for _, _, kind in hits):
            return ""
        before = [hit for hit in hits if hit[1] <= start]
        if before:
            _, stop, _ = before[-1]
            reached = any(folded[low:high] in self._reached for low, high, _ in before[-2:])
            between = folded[stop:start].rpartition(",")[2].split()
            return "both" if reached and self._infinitive.isdisjoint(between) else ""
        return "past" if any(kind == "past" for low, _, kind in hits if end <= low < right) else ""
