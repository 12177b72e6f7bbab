"""What the words of a report speak of, stretch by stretch: what is about an issue may name it only next door."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from demarche.annotate.issue_words import Sign, Table
from demarche.lang.lexicon import leftmost_longest
from demarche.model import Act, Document, Sentence

AROUND = 3
"""Sentences: so far behind or before a word of the issue its paragraph goes on about it, if nothing else tells it."""


def found_in(hits: Iterable[tuple[int, int, Sign]], table: Table) -> list[str]:
    first: dict[str, int] = {}
    seen: dict[int, set[int]] = {}
    for start, _end, sign in hits:
        for issue in sign.alone:
            first.setdefault(issue, start)
        for combination, part in sign.parts:
            whole = seen.setdefault(combination, set())
            whole.add(part)
            issue, size = table.combinations[combination]
            if len(whole) == size:
                first.setdefault(issue, start)
    return sorted(first, key=lambda issue: (first[issue], issue))


def settled(found: Sequence[str], table: Table) -> tuple[str, ...]:
    specific = tuple(issue for issue in found if issue not in table.generic)
    return specific or tuple(found)


class Spoken:
    """Reads one document; remembers what each sentence spoke of."""

    __slots__ = ("_spoken", "_starts", "hits", "places", "sentences", "table", "text")

    def __init__(self, document: Document, table: Table) -> None:
        self.text = document.text
        self.table = table
        self.hits = table.lexicon.find_all(document.text)  # once: lines and sentences overlap
        self.places = [start for start, _, _ in self.hits]
        self.sentences: tuple[Sentence, ...] = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]
        self._spoken: dict[int, tuple[str, ...]] = {}

    def within(self, start: int, end: int) -> list[str]:
        """What the words of [start, end) speak of: of signs that overlap there, the leftmost longest."""
        low, high = bisect_left(self.places, start), bisect_left(self.places, end)
        return found_in(leftmost_longest(hit for hit in self.hits[low:high] if hit[1] <= end), self.table)

    def at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence(self, index: int) -> tuple[str, ...]:
        """Specific issues alone: that a negotiator speaks does not make what is said be about the talks."""
        if index >= len(self.sentences):
            return ()
        if index not in self._spoken:
            sentence = self.sentences[index]
            found = self.within(sentence.start, sentence.end)
            self._spoken[index] = tuple(issue for issue in found if issue not in self.table.generic)
        return self._spoken[index]

    def near(self, one: Act, other: Act) -> bool:
        """In one paragraph."""
        return len({self.sentences[self.at(act.start)].paragraph for act in (one, other)}) == 1

    def goes_on(self, at: int) -> bool:
        """Does a sentence stand behind another of its paragraph?"""
        return at > 0 and self.sentences[at - 1].paragraph == self.sentences[at].paragraph

    def topic(self, at: int) -> tuple[str, ...]:
        """ "Take the quotas. Oslo would now …": what the sentence that opens a paragraph names."""
        if not 1 < at < len(self.sentences):
            return ()
        before, paragraph = self.sentences[at - 1], self.sentences[at].paragraph
        opens = before.paragraph == paragraph and self.sentences[at - 2].paragraph != paragraph
        found = self.sentence(at - 1) if opens else ()
        return found if len(found) == 1 else ()

    def only(self, at: int) -> tuple[str, ...]:
        """The one issue that the sentences of the paragraph name."""
        here = self.sentences[at].paragraph if at < len(self.sentences) else -1
        low, high = max(0, at - AROUND), min(len(self.sentences), at + AROUND + 1)
        inside = [n for n in range(low, high) if self.sentences[n].paragraph == here]
        found = {issue for n in inside for issue in self.sentence(n)}
        return tuple(found) if len(found) == 1 else ()

    def spoken_of(self, at: int) -> tuple[str, ...]:
        """Issues of the nearest sentence before that names one, within the paragraph."""
        if at >= len(self.sentences):
            return ()
        paragraph = self.sentences[at].paragraph
        here = [n for n in range(max(0, at - AROUND), at) if self.sentences[n].paragraph == paragraph]
        return next((found for n in reversed(here) if (found := self.sentence(n))), ())
