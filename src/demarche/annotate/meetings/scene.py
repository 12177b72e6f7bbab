"""Who and what stands where in a report, ready to be asked sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from demarche.annotate.meetings.words import Words, words
from demarche.lang.lexicon import fold
from demarche.model import Document, Mention, Sentence, TimeMark


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can take part: [start, end) is the whole phrase, `name_*` the span of the mention itself."""

    start: int
    end: int
    codes: tuple[str, ...]
    key: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Trigger:
    start: int
    end: int
    kind: str
    verb: bool
    low: int  # its stretch of the sentence
    high: int
    again: bool = False  # "one at ..." after an encounter in the same sentence


@dataclass(slots=True)
class Scene:
    document: Document
    words: Words
    folded: str
    parties: list[Party]
    people: dict[str, str]
    starts: list[int] = field(default_factory=list)

    def inside(self, low: int, high: int) -> list[Party]:
        """Participants to be whose names begin in [low, high), in order."""
        return self.parties[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def times(self, sentence: Sentence) -> list[TimeMark]:
        return [mark for mark in self.document.times if sentence.start <= mark.start < sentence.end]

    def quoted(self, at: int) -> bool:
        return any(quote.start <= at < quote.end for quote in self.document.quotations)

    def kinds(self, low: int, high: int) -> list[tuple[int, int, str]]:
        """The little words of [low, high), relative to `low`; "ke-47" counts, it leads nowhere."""
        text = self.document.text
        found = self.words.around.find(text[low:high], self.folded[low:high])
        return [hit for hit in found if text[low + hit[1] : low + hit[1] + 1] != "-"]

    def is_city(self, party: Party) -> bool:
        return bool(self.words.places.find(self.document.text[party.mention.start : party.mention.end]))

    def dated_in(self, low: int, high: int) -> bool:
        return any(low <= mark.start < high for mark in self.document.times)

    def two_sides(self) -> list[str]:
        """The two parties that the report is about, or none where a third is named nearly as often."""
        count: Counter[str] = Counter()
        for party in self.parties:
            count.update(party.codes)
        ranked = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 4 > ranked[1][1] * 3):
            return []
        return [code for code, _ in ranked[:2]]


def scene(document: Document) -> Scene:
    """`document` needs its sentences, names and times."""
    people = {person.key: person.party for person in document.people}
    parties = []
    for mention in sorted(document.mentions, key=lambda one: (one.start, one.end)):
        code = mention.party or people.get(mention.key, "")
        if not code:
            continue
        start = mention.phrase_start if 0 <= mention.phrase_start <= mention.start else mention.start
        end = max(mention.end, mention.phrase_end)
        parties.append(Party(start, end, tuple(filter(None, code.split("+"))), mention.key, mention))
    kept = Scene(document, words(document.lang), fold(document.text), parties, people)
    kept.starts = [party.mention.start for party in parties]
    return kept
