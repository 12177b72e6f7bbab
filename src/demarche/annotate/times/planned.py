"""What was planned for a date, and whether it came about: "was to sail on Friday", "called off Friday's round"."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.annotate.times.clauses import Clauses
from demarche.annotate.times.leaning import Hit
from demarche.annotate.times.schema import Tense
from demarche.annotate.times.verbs import Verbs
from demarche.lang import Lexicon

_MEANT = 70  # code points from "was to" to the day for which it was meant
_DIRECT = 3  # words between them that need no verb
_PARTICIPLE = 2  # words from "would have" to its participle
_OFF = 40  # code points behind a day in which "have been postponed" stands


class Planned:
    """Tells it with the words of one language. leads: what may stand between an occasion and its day."""

    __slots__ = (
        "_dropped",
        "_leads",
        "_meant",
        "_missed",
        "_onward",
        "_perfect",
        "_pluperfect",
        "_seen_from_past",
        "_undoes",
        "_verbs",
    )

    def __init__(self, words: Tense, leads: Sequence[str], verbs: Verbs) -> None:
        self._meant = Lexicon((word, True) for part in words.meant for word in part.phrases())
        self._missed = Lexicon((word, True) for part in words.missed for word in part.phrases())
        self._dropped = Lexicon((word, True) for word in words.dropped)
        self._undoes, self._leads = frozenset(words.undoes), frozenset(leads)
        self._onward = tuple(f" {word}" for word in words.infinitive)
        self._perfect = tuple(f" {word} " for word in words.perfect)
        self._seen_from_past, self._pluperfect = frozenset(words.seen_from_past), frozenset(words.pluperfect)
        self._verbs = verbs

    def before(self, folded: str, start: int) -> bool:
        """ "called off Friday's round", "was due on Friday": it was meant for the date, words before it tell."""
        found = self._last(folded, start)
        if found is None:
            return False
        low, stop = found
        between = folded[stop:start]
        if folded[low:stop] in self._undoes and between.strip() in self._leads:
            return False  # "was called off on Friday": the day on which it was
        return len(between.split()) <= _DIRECT or self._onto(folded, stop, start)

    def was_to(self, folded: str, start: int) -> bool:
        """ "was to hand over its report on Tuesday": planned for it, and nothing tells whether that is past."""
        found = self._last(folded, start)
        return found is not None and self._onto(folded, found[1], start)

    def _last(self, folded: str, start: int) -> tuple[int, int] | None:
        """The last words of what was meant that stand shortly before the date."""
        low = max(0, start - _MEANT)
        hits = self._meant.find(folded[low:start], folded[low:start])
        return (low + hits[-1][0], low + hits[-1][1]) if hits else None

    def _onto(self, folded: str, stop: int, start: int) -> bool:
        """From `stop` on, where what was meant ends, nothing but what was to be done leads to the date."""
        ahead = self._verbs.first(folded[stop:start])
        if not self._verbs.tell_past and ahead is not None and ahead[0] == 1 and ahead[2] == "future":
            stop += ahead[1]  # "semula berencana menandatangani naskah pada Jumat"
        elif not folded[:stop].endswith(self._onward):
            return False
        told = any(kind in ("past", "speech", "future") for _, _, kind in self._verbs.hits(folded, stop, start))
        return not told and not any(mark in folded[stop:start] for mark in ",.;:")

    def unreal(self, folded: str, hits: Sequence[Hit]) -> bool:
        """ "would have met on Friday", "it had been agreed that they would sail on Friday". hits: words of tense before
        the date."""
        low, stop, kind = hits[-1]
        if kind == "past" and len(hits) > 1 and hits[-2][2] == "unreal":
            return len(folded[hits[-2][1] : low].split()) <= _PARTICIPLE
        if kind == "future" and folded[low:stop] in self._seen_from_past:
            return any(folded[first:last] in self._pluperfect for first, last, _ in hits[:-1])
        return kind == "unreal"

    def outcome(self, page: Clauses, end: int) -> str:
        """either; past where the rest of the sentence tells that the day is over: "had been expected on Friday, but did
        not turn up"."""
        return "past" if self._missed.find(*_rest(page, end, page.end(end))) else "either"

    def undone(self, page: Clauses, end: int) -> bool:
        """It did not come about, the rest of the sentence tells."""
        found = self._dropped.find(*_rest(page, end, page.end(end)))
        return any(not self._verbs.to_come(page.folded, end, end + low) for low, _, _ in found)

    def off_now(self, page: Clauses, end: int) -> bool:
        """ "the talks on Wednesday have been postponed": they were still to come."""
        text, folded = _rest(page, end, min(page.end(end), end + _OFF))
        return folded.startswith(self._perfect) and bool(self._dropped.find(text, folded))


def _rest(page: Clauses, end: int, high: int) -> tuple[str, str]:
    """What stands behind the date, as written and folded."""
    return page.text[end:high], page.folded[end:high]
