"""Words of saying around a date: does somebody say something on that day?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.annotate.times.clauses import Clauses
from demarche.annotate.times.governed import Governing
from demarche.annotate.times.verbs import Verbs
from demarche.lang import Lexicon

_SPEAKER = 16  # words that tell who said it, up to the day at the end
_TITLE = 8  # words of a speaker between a date and the verb of saying
_LOWER = re.compile(r"[^\W\d_]+")


class Speaking:
    """Tells it with the verbs of saying of one language. hearers: who may stand between the verb and the day."""

    __slots__ = ("_governing", "_hearers", "_speech", "_verbs")

    def __init__(self, speech: Sequence[str], hearers: Sequence[str], verbs: Verbs, governing: Governing) -> None:
        self._speech = Lexicon((word, True) for word in speech)
        self._hearers = frozenset(hearers)
        self._verbs, self._governing = verbs, governing

    def names_only(self, between: str) -> bool:
        """Nothing but capital words, little words and those who heard it stands there."""
        lower = [word for word in _LOWER.findall(between) if word[0].islower() and word not in self._hearers]
        return len(lower) <= 1 or all(len(word) <= 4 for word in lower)

    def near(self, page: Clauses, start: int, end: int) -> bool:
        """A verb of saying stands in the sentence of the date."""
        left, right = page.start(start), page.end(end)
        return bool(self._speech.find(page.text[left:right], page.folded[left:right]))

    def dates(self, page: Clauses, start: int, end: int) -> bool:
        """The date is that of the saying ("the minister said on Monday", "on Monday, X said"), not of what is said."""
        text, left = page.text, page.start(start)
        before = self._speech.find(text[left:start], page.folded[left:start])
        if before and self.names_only(text[left + before[-1][1] : start]):
            return True
        if before and self._closes(page, left + before[-1][1], start, end):
            return True
        right = page.end(end)
        after = self._speech.find(text[end:right], page.folded[end:right])
        between = text[end : end + after[0][0]] if after else ""
        if not after or len(between.split()) > _TITLE or between.count(",") > 1:
            return False
        if self._verbs.present(page.folded[end + after[0][0] : end + after[0][1]]):
            return False  # "on Sunday, March 13, says the minister, his patience ends"
        return not self._verbs.hits(page.folded, end, end + after[0][0])

    def only(self, page: Clauses, low: int, high: int) -> bool:
        """A verb of saying stands in [low, high), and no word behind it tells of something else."""
        hits = [hit for hit in self._verbs.hits(page.folded, low, high) if hit[2] != "clause"]
        spoken = self._speech.find(page.text[low:high], page.folded[low:high])
        if not spoken or self._governing.relates(page.folded[low + spoken[-1][1] : high]):
            return False
        return all(hit[2] == "speech" or hit[0] < low + spoken[-1][1] for hit in hits)

    def _closes(self, page: Clauses, low: int, start: int, end: int) -> bool:
        """ "kata pejabat yang enggan disebut namanya itu, Jumat (17/5)." behind a quotation: nothing but who said it, a
        comma and the day, with which the sentence ends."""
        between = page.text[low:start]
        if not between.rstrip().endswith(",") or page.text[end : end + 1] not in (".", "", "\n"):
            return False
        said = page.text[page.start(start) : low].rpartition(",")  # ", kata ketua dewan, Jumat (17/5)."
        quoted = page.text[: page.start(start)].rstrip()[-1:] in ("”", "“", '"', "’") or len(said[2].split()) == 1
        return quoted and len(between.split()) <= _SPEAKER and not self._verbs.hits(page.folded, low, start)
