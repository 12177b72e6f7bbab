"""Where things stand in a document: the mentions of a span, the sentence, clause and day of a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from demarche.annotate.attribution.pack import LOOKS_BACK, pack
from demarche.lang import Lexicon
from demarche.model import Document, Mention, Sentence, When

_CLAUSE_MARKS = (",", ";", " — ", " – ", ". ")
_SHORTEST = 12  # code points of a clause
_BEFORE = 40  # code points before a deed in which words stand that make it look back


@lru_cache(maxsize=8)
def _back(code: str) -> Lexicon[bool]:
    return Lexicon(dict.fromkeys(pack(code).back, True))


def within(mentions: tuple[Mention, ...], start: int, end: int) -> list[Mention]:
    """Mentions that begin in [start, end)."""
    low = bisect_left(mentions, start, key=lambda m: m.start)
    return list(mentions[low : bisect_left(mentions, end, lo=low, key=lambda m: m.start)])


def sentence_at(sentences: tuple[Sentence, ...], at: int) -> Sentence | None:
    """The sentence that holds offset `at`."""
    index = bisect_right(sentences, at, key=lambda s: s.start) - 1
    return sentences[index] if index >= 0 and at < sentences[index].end else None


def clause_end(text: str, start: int, limit: int) -> int:
    """The end of the clause that runs from `start`, at most `limit`."""
    rest = text[start:limit]
    stops = [at for mark in _CLAUSE_MARKS if (at := rest.find(mark, _SHORTEST)) >= 0]
    return start + (min(stops) if stops else len(rest.rstrip(" .!?\"”’'")))


def when(document: Document, at: int) -> When:
    """The day that the sentence of `at` names, else none: a deed told may be years old, also by its own words."""
    sentence = sentence_at(document.sentences, at)
    if sentence is not None:
        low = bisect_left(document.times, sentence.start, key=lambda t: t.start)
        if low < len(document.times) and document.times[low].start < sentence.end:
            return document.times[low].when
        if _back(document.lang).find(document.text[max(sentence.start, at - _BEFORE) : at]):
            return When(None, None, LOOKS_BACK)
    return When(None, None, "the sentence names no day")
