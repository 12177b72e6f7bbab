"""A sentence as the constructions see it: tokens in parallel lists, each quotation one token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from demarche.annotate.attribution.pack import PAUSES, Cue, Pack
from demarche.lang.lexicon import fold
from demarche.model import Document, Mention, Quotation, Sentence, TimeMark

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:/]\d+)*\w*|\w+(?:[-'’]\w+)*|--+|\.{2,}|[^\w\s]")
CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d")
QUOTE = "“”"
TERMINAL = frozenset([".", "!", "?", "…", "..", "...", "...."])
PAUSE = frozenset(PAUSES)
_ASIDE = 6  # tokens of "for the time being"
_LED = 4  # tokens within which a word of a subordinate clause opens the sentence
SPEAKING = frozenset(["person", "role", "party", "office", "unnamed", "pronoun"])


class Hit:
    """A cue at tokens [first, last]."""

    __slots__ = ("cue", "end", "first", "last", "start")

    def __init__(self, first: int, last: int, cue: Cue, span: tuple[int, int]) -> None:
        self.first, self.last, self.cue = first, last, cue
        self.start, self.end = span


class Page:
    """What all sentences of a document share: the folded text, the pack, and every cue in it.

    cue_starts, mention_starts, time_starts, quote_starts: where each begins, to be searched by place.
    """

    __slots__ = ("cue_starts", "folded", "found", "mention_starts", "pack", "quote_starts", "time_starts")

    def __init__(self, document: Document, pack: Pack) -> None:
        self.folded, self.pack = fold(document.text), pack
        self.found = pack.cues.find(self.folded, self.folded)
        self.cue_starts = [start for start, _, _ in self.found]
        self.mention_starts = [mention.start for mention in document.mentions]
        self.time_starts = [time.start for time in document.times]
        self.quote_starts = [quote.start for quote in document.quotations]

    def within(self, sentence: Sentence) -> list[tuple[int, int, Cue]]:
        """The cues of a sentence."""
        low = bisect_left(self.cue_starts, sentence.start)
        return self.found[low : bisect_left(self.cue_starts, sentence.end, low)]


class Clause:
    """Tokens of one sentence. `words` are folded; a quotation is the single word `QUOTE`."""

    __slots__ = (
        "cue_at",
        "cues",
        "document",
        "ends",
        "mention_of",
        "mentions",
        "outlets",
        "pack",
        "quote_of",
        "sentence",
        "starts",
        "time_of",
        "words",
    )  # fmt: skip

    def __init__(self, document: Document, sentence: Sentence, page: Page) -> None:
        folded, pack = page.folded, page.pack
        self.document, self.sentence, self.pack = document, sentence, pack
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.quote_of: dict[int, Quotation] = {}
        self.mentions: list[tuple[int, int, Mention]] = []
        self.mention_of: dict[int, int] = {}
        self.time_of: dict[int, tuple[int, int]] = {}
        self.outlets: set[int] = set()
        self.cues: list[Hit] = []
        quotes = _within(document.quotations, page.quote_starts, sentence) if page.quote_starts else []
        cues = page.within(sentence)
        low = bisect_left(page.mention_starts, sentence.start)
        mentions = document.mentions[low : bisect_left(page.mention_starts, sentence.end, low)]
        if cues or quotes:
            self._tokenize(folded, quotes)
            self._place_mentions(mentions)
            self._place_times(document.times[bisect_left(page.time_starts, sentence.start) :])
            self.cues = self._place_cues(cues)
        else:
            self._skim(mentions, folded)
        self.cue_at = {hit.first: hit for hit in self.cues}

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The folded token, "" outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def text(self, first: int, last: int) -> str:
        """The words from token `first` to token `last`, as written."""
        return self.document.text[self.starts[first] : self.ends[last]]

    def mention_at(self, at: int) -> Mention | None:
        index = self.mention_of.get(at)
        return None if index is None else self.mentions[index][2]

    def bounds(self, at: int) -> tuple[int, int]:
        """First and last token of the mention that covers token `at`."""
        first, last, _ = self.mentions[self.mention_of[at]]
        return first, last

    def name_end(self, at: int) -> int:
        """The last token of the name alone in the mention that covers token `at`, without its apposition."""
        _, last, mention = self.mentions[self.mention_of[at]]
        return max(at, min(last, bisect_left(self.starts, mention.end) - 1))

    def phrase_at(self, at: int) -> int:
        """The number of tokens of "so far" and the like at `at`, 0 where none stand."""
        if self.word(at) not in self.pack.between_starts:
            return 0
        asides = self.pack.grammar.asides
        return next((size for size in range(_ASIDE, 1, -1) if " ".join(self.words[at : at + size]) in asides), 0)

    def capital(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.document.text[self.starts[at]].isupper()

    def place_outlets(self, outlets: Sequence[tuple[int, int, str]]) -> None:
        """Note which tokens name an outlet."""
        if not outlets:
            return
        low = bisect_left(outlets, self.sentence.start, key=lambda o: o[0])
        for start, end, _ in outlets[low:]:
            if start >= self.sentence.end:
                break
            if (span := self._span(start, end)) is not None:
                self.outlets.update(range(span[0], span[1] + 1))

    def _skim(self, mentions: Sequence[Mention], folded: str) -> None:
        """A sentence that attributes nothing: its mentions alone, at the count of spaces before them."""
        start = self.sentence.start
        for mention in mentions:
            if not mention.adjectival and mention.kind in SPEAKING:
                at = folded.count(" ", start, mention.start)
                self.mentions.append((at, at, mention))

    def main_clause(self, openers: frozenset[str]) -> int:
        """Where the main clause begins: behind the first comma, if one of `openers` heads the sentence."""
        if self.words:
            led = next((at for at in range(min(_LED, len(self.words))) if self.words[at] in openers), _LED)
            named = any(self.mention_at(at) is not None for at in range(led))
            subordinate = led < _LED and not named and "," in self.words  # "A day after Oslo signed, …"
            return self.words.index(",") if subordinate else 0
        text = self.document.text[self.sentence.start : self.sentence.end]
        comma = text.find(",")
        first = text[:comma].lower().split(None, _LED)[:_LED] if comma > 0 else []
        subordinate = any(word in openers for word in first)
        return text.count(" ", 0, comma) if subordinate else 0

    def _tokenize(self, folded: str, quotes: Sequence[Quotation]) -> None:
        at = self.sentence.start
        for quote in quotes:
            self._plain(folded, at, max(at, quote.outer_start))
            self.quote_of[len(self.words)] = quote
            self._token(max(at, quote.outer_start), min(quote.outer_end, self.sentence.end), QUOTE)
            at = quote.outer_end
        self._plain(folded, at, self.sentence.end)

    def _plain(self, folded: str, start: int, end: int) -> None:
        spans = [match.span() for match in TOKEN.finditer(folded, start, end)]
        self.starts += [low for low, _ in spans]
        self.ends += [high for _, high in spans]
        self.words += [folded[low:high] for low, high in spans]

    def _token(self, start: int, end: int, word: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)

    def _span(self, start: int, end: int) -> tuple[int, int] | None:
        """Tokens that begin in [start, end), or None where that is none or only part of a quotation."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end) - 1
        if first > last or first >= len(self.words):
            if 0 <= last < len(self.words) and self.words[last] != QUOTE and self.ends[last] >= end > self.starts[last]:
                return last, last  # a clitic or a name glued to another word
            return None
        return first, last

    def _place_mentions(self, mentions: Sequence[Mention]) -> None:
        """Noun phrases as runs of tokens; a phrase that holds another comes first and hides it."""
        speaking = [(_phrase(m), m) for m in mentions if not m.adjectival and m.kind in SPEAKING]
        if len(speaking) > 1:
            speaking.sort(key=lambda pair: (pair[0][0], -pair[0][1]))
        for (start, end), mention in speaking:
            span = self._span(max(start, self.sentence.start), min(end, self.sentence.end))
            if span is None or (self.quote_of and QUOTE in self.words[span[0] : span[1] + 1]):
                span = self._span(mention.start, mention.end)
            if span is None or self.words[span[0]] == QUOTE or span[0] in self.mention_of:
                continue
            self.mentions.append((*span, mention))
            for at in range(span[0], span[1] + 1):
                self.mention_of.setdefault(at, len(self.mentions) - 1)

    def _place_times(self, times: Sequence[TimeMark]) -> None:
        for time in times:
            if time.start >= self.sentence.end:
                break
            span = self._span(time.start, time.end)
            if span and self.words[span[0]] != QUOTE:
                for at in range(span[0], span[1] + 1):
                    self.time_of[at] = span

    def _place_cues(self, found: Sequence[tuple[int, int, Cue]]) -> list[Hit]:
        hits = []
        for start, end, cue in found:
            first = bisect_right(self.starts, start) - 1
            last = bisect_right(self.starts, end - 1) - 1
            if first < 0 or self.words[first] == QUOTE or self.words[last] == QUOTE:
                continue
            if self.starts[first] != start or self.ends[last] != end:
                continue  # part of a longer word: "so-called"
            if last > first and last + 1 in self.time_of and self.words[last] in self.pack.grammar.circumstance:
                shorter = self.pack.forms.get(" ".join(self.words[first:last]))  # "agreed on Monday" is no "agreed on"
                last, cue, end = (last - 1, shorter, self.ends[last - 1]) if shorter else (last, cue, end)
            hits.append(Hit(first, last, cue, (start, end)))
        return hits


def _phrase(mention: Mention) -> tuple[int, int]:
    start = mention.phrase_start if mention.phrase_start >= 0 else mention.start
    return start, max(mention.end, mention.phrase_end)


def _within(quotes: Sequence[Quotation], starts: Sequence[int], sentence: Sentence) -> list[Quotation]:
    low = bisect_left(starts, sentence.start)
    found = []
    for quote in quotes[max(0, low - 1) :]:
        if quote.outer_start >= sentence.end:
            break
        if quote.start >= sentence.start and quote.closed:
            found.append(quote)  # words behind a mark that never closes are read like any others
    return found


def clauses(document: Document, pack: Pack, outlets: Sequence[tuple[int, int, str]]) -> list[Clause]:
    """One clause for each sentence of the document; `outlets` are the places where one is named."""
    page = Page(document, pack)
    found = [Clause(document, sentence, page) for sentence in document.sentences]
    for clause in found:
        clause.place_outlets(outlets)
    return found
