"""A sentence as the reader of events sees it: its words, those that only tell the time, and who is named where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from demarche.annotate.acts.events import MARKS, Events
from demarche.annotate.acts.signs import Said
from demarche.annotate.attribution.clause import TOKEN
from demarche.model import Mention, Sentence, Statement

HARD = MARKS
_HYPHEN = "~"  # "30-day": no dash between clauses


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts or is acted on: tokens [first, last], and the parties that they stand for.

    named: a party is named there; known: somebody is, a party or not.
    """

    first: int
    last: int
    party: str
    named: bool
    known: bool
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class View:
    """Tokens of [start, end) of a document. bag: the words. times: tokens of an expression of time.

    mentions: (first token, last token, mention). speaker: who says it, for "it had …" in reported speech.
    """

    said: Said
    events: Events
    words: list[str]
    starts: list[int]
    ends: list[int]
    bag: frozenset[str]
    times: frozenset[int]
    mentions: list[tuple[int, int, Mention]]
    speaker: Side | None
    reported: bool
    free: bool  # reported words may leave out the subject, who is the speaker: "menyatakan telah mundur"
    memo: dict[tuple[int, int], Side | None]  # the phrases read so far, by their first token and where they may go

    def word(self, at: int) -> str:
        """The token, "" outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def token(self, at: int) -> int:
        """The token that holds or follows offset `at`."""
        return bisect_left(self.ends, at + 1)

    def blank(self, at: int) -> bool:
        """Does the token only tell when or how?"""
        word = self.words[at]
        small = self.events.words
        if at in self.times or word in small.adverbs:
            return True
        if not word.endswith(small.adverb_endings) or word in small.not_adverbs:
            return False
        return not any(first <= at <= last for first, last, _ in self.mentions)

    def verbal(self, at: int) -> bool:
        """Does token `at` stand before verbs, or tell what is said?"""
        return self.words[at] in self.events.verbal

    def governs(self, at: int) -> bool:
        """Is token `at` a preposition, and no "about" of "about 70"?"""
        return self.words[at] in self.events.words.prepositions and not self.word(at + 1)[:1].isdigit()

    def person(self) -> bool:
        """Is a person or an office in the sentence, and not only somebody unnamed?"""
        return any(m.kind not in ("unnamed", "pronoun") for _, _, m in self.mentions)

    def proper(self, side: Side) -> bool:
        """Does the phrase name somebody or some place, by what is known or by a capital inside the sentence?"""
        text = self.said.document.text
        return side.known or any(
            at > 0 and text[self.starts[at]].isupper() for at in range(max(side.first, 0), side.last + 1)
        )

    def side(self, first: int, last: int) -> Side | None:
        """The phrase of tokens [first, last], without the blank ones at its ends."""
        while first <= last and self.blank(first):
            first += 1
        while last >= first and (self.blank(last) or self.words[last] == ","):
            last -= 1
        if first > last:
            return None
        inside = [m for m in self.mentions if m[0] <= last and m[1] >= first and m[2].kind != "pronoun"]
        # titles may lie before the phrase ("the envoy, Ana Duarte, who …"), other mentions begin in it
        inside = [m for m in inside if m[0] >= first or m[2].kind == "person"]
        named = any(m[2].party for m in inside)
        span = self.starts[first], self.ends[last]
        return Side(first, last, self._parties(first, last, inside), named, bool(inside), span)

    def _parties(self, first: int, last: int, inside: list[tuple[int, int, Mention]]) -> str:
        """The parties that the head of a phrase stands for, joined; `inside`: who is named in it."""
        small = self.events.words
        stop = next((i for i in range(first + 1, last + 1) if self.words[i] in small.prepositions), last + 1)
        head = [m for m in inside if m[0] < stop and m[2].party]
        full = [m for m in head if not m[2].adjectival]
        if full:  # "Chadian and Malian forces", but not "Malian-backed forces"
            full = [m for m in head if not m[2].adjectival or self.word(m[1] + 1) in self.said.grammar.joiners]
        before = (
            stop if not full or full[0][2].kind == "unnamed" else full[0][0] if full[0][2].kind == "party" else first
        )
        if any(self.words[i] in small.private for i in range(first, before)):
            return ""
        codes: set[str] = set()
        reach = -1
        for low, high, mention in full or head:
            between = self.words[reach + 1 : low] if codes else []
            if low <= reach or any(w not in self.said.grammar.joiners and w not in small.linking for w in between):
                continue
            codes |= set(mention.party.split("+"))
            reach = high
        return "+".join(sorted(codes))


@dataclass(frozen=True, slots=True)
class Page:
    """What all sentences of a document share: where its mentions and its times begin, for looking up."""

    said: Said
    events: Events
    mentions: list[int]
    times: list[int]


def page(said: Said, known: Events) -> Page:
    """The page of a document."""
    document = said.document
    return Page(said, known, [m.start for m in document.mentions], [t.start for t in document.times])


def view(page: Page, sentence: Sentence, statement: Statement | None) -> View:
    """The sentence, or as much of it as `statement` reports."""
    said, known = page.said, page.events
    start, end = sentence.start, sentence.end
    if statement is not None:
        start, end = max(start, statement.start), min(end, statement.end)
    folded = said.folded
    spans = [match.span() for match in TOKEN.finditer(folded, start, end)]
    words = [folded[low:high] for low, high in spans]
    starts = [low for low, _ in spans]
    ends = [high for _, high in spans]
    if "-" in words:
        for at, word in enumerate(words):
            if word == "-" and at and ends[at - 1] == starts[at]:
                words[at] = _HYPHEN
    found = said.document.mentions[bisect_left(page.mentions, start) : bisect_left(page.mentions, end)]
    mentions = [
        (bisect_right(starts, _begin(m, start)) - 1, bisect_left(starts, m.end) - 1, m) for m in found if m.end <= end
    ]
    times = _times(page, words, starts, end)
    speaker = _speaker(said, sentence, statement)
    free = statement is not None and known.head_first
    return View(
        said, known, words, starts, ends, frozenset(words), times, mentions, speaker, statement is not None, free, {}
    )


def _begin(mention: Mention, low: int) -> int:
    """A person's phrase begins with his titles."""
    return mention.phrase_start if mention.kind == "person" and mention.phrase_start >= low else mention.start


def _times(page: Page, words: list[str], starts: list[int], end: int) -> frozenset[int]:
    """The tokens of expressions of time, with the small words before them."""
    if not starts:
        return frozenset()
    small = page.events.words.times
    marks = page.said.document.times[bisect_left(page.times, starts[0]) : bisect_left(page.times, end)]
    found: set[int] = set()
    for mark in marks:
        low, high = bisect_left(starts, mark.start), bisect_left(starts, mark.end)
        while low > 0 and words[low - 1] in small:
            low -= 1
        found.update(range(low, high))
    return frozenset(found)


def _speaker(said: Said, sentence: Sentence, statement: Statement | None) -> Side | None:
    """The speaker of reported words, at the place in the sentence where it is named."""
    if statement is None:
        return None
    text = said.document.text
    at = text.find(statement.speaker_text, sentence.start, sentence.end) if statement.speaker_text else -1
    if at < 0:
        return Side(-1, -1, statement.speaker_party, bool(statement.speaker_party), True, (-1, -1))
    span = at, at + len(statement.speaker_text)
    return Side(-1, -1, statement.speaker_party, bool(statement.speaker_party), True, span)
