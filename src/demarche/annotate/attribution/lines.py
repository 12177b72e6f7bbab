"""Make lines of what is read in one document: kind, cue, flags, confidence, with what one sentence hands the next."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from demarche.annotate.attribution.clause import Clause, clauses
from demarche.annotate.attribution.damage import LOWERS, damage
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.issued import issuer
from demarche.annotate.attribution.pack import Pack
from demarche.annotate.attribution.relays import Outlets, by_default, said_when
from demarche.annotate.attribution.resolve import Discourse, Speaker
from demarche.annotate.attribution.turns import reports
from demarche.annotate.covers import Cover, Near
from demarche.model import Document, Mention, Quotation, Statement, Unread

_TRIM = ' \t\n\r,;:–—-"“”„«»'
_CONFIDENCE = {
    "content-cue-speaker": 0.95,
    "content-speaker-cue": 0.95,
    "split": 0.9,
    "cue-speaker-content": 0.85,
    "continuation": 0.75,
    "according-content": 0.9,
    "content-according": 0.9,
    "likened-content": 0.9,
    "content-likened": 0.9,
    "speaker-cue-quote": 0.95,
    "speaker-cue-clause": 0.9,
    "speaker-cue-addressee": 0.9,
    "nested": 0.6,
    "noun-that": 0.7,
    "passive": 0.6,
    "machine-passive": 0.7,
    "colon": 0.6,
    "parenthesis": 0.8,
    "signed": 0.85,
    "turn": 0.85,
    "issued": 0.7,
    "own side": 0.6,
    "loose": 0.5,
}


class Lines:
    """Makes lines of what is read in one document; holds what must be carried from one sentence to the next."""

    def __init__(self, document: Document, words: Pack) -> None:
        self.document, self.pack = document, words
        self.outlets = Outlets(document, words.grammar)
        self.clauses = clauses(document, words, self.outlets.found)
        self.discourse = Discourse({p.key: p for p in document.people}, document.text, document.lang, words.grammar)
        by_key: dict[str, list[Mention]] = {}
        for mention in document.mentions:
            by_key.setdefault(mention.key, []).append(mention)
        people = document.people
        self.reporters = {p.key for p in people if reports(document, words.grammar, p, by_key.get(p.key, ()))}
        self.open_quotes = [quote for quote in document.quotations if not quote.closed]
        self._junk = Cover((junk.start, junk.end) for junk in document.junk)
        self.opened = {quote.outer_start for quote in document.quotations if quote.closed}
        self.statements: list[Statement] = []
        self._told: list[Statement] = []  # those that `_near` has, `_held` of them
        self._near, self._held = Near[Statement](), 0
        self.unread: list[Unread] = []
        self.previous: Clause | None = None  # the sentence before, if it is not one of junk
        self.announced: tuple[int, Speaker] | None = None  # paragraph and speaker of an introduced quotation
        self.listing: tuple[int, Draft, Speaker] | None = None  # paragraph and attribution of a list
        self.headed: tuple[int, Mention] | None = (
            None  # paragraph of a list and whose deeds are listed: "The ministers:"
        )
        self.heading: Speaker | None = None  # who the last line in capitals names
        self.issuer = issuer(document, words.grammar)  # whose statement the whole document is
        self.damage = damage(document.text, document.lang)
        self.interviewed: Speaker | None = None  # who answers questions that stand in lines of their own
        self.quoted: tuple[int, Speaker] | None = None  # paragraph and speaker of the last words in marks

    def _is_junk(self, clause: Clause) -> bool:
        return self.in_junk(clause.sentence.start, clause.sentence.end)

    def in_junk(self, start: int, end: int) -> bool:
        return self._junk.takes_in(start, end)

    def _is_told(self, start: int, end: int) -> bool:
        """Whether a statement so far has a place in common with [start, end)."""
        if self._told is not self.statements:  # some were taken out
            self._told, self._near, self._held = self.statements, Near(), 0
        for one in self.statements[self._held :]:
            self._near.add(one.start, one.end, one)
        self._held = len(self.statements)
        return any(one.start < end and start < one.end for one in self._near.around(start, end))

    def apart(self, start: int, end: int) -> bool:
        """Is it no part of the report, or in its headline, which repeats the body in fewer words?"""
        return self.in_junk(start, end) or any(h.start <= start and end <= h.end for h in self.document.headlines[:1])

    def _statement(self, draft: Draft, speaker: Speaker) -> Statement | None:
        start, end = self._trim(*draft.span)
        if end - start < 3:
            return None
        broken = self._broken_mark(draft)
        kind = "direct" if draft.direct or broken else ("mixed" if self._holds_quote(draft) else "indirect")
        return self._line(
            start, end, kind, speaker, draft.rule,
            **cue_fields(draft, self.document.text),
            speaker_text=speaker.text,
            act=draft.act,
            flags=self._flags(draft, broken),
            relay=self.outlets.relay(draft, start, end),
            date=said_when(draft, self.document.times, self.document.published),
        )  # fmt: skip

    def _quoted(self, quote: Quotation, speaker: Speaker, rule: str, draft: Draft | None = None) -> Statement:
        flags: tuple[str, ...] = () if quote.closed else ("unclosed quotation",)
        flags += self.damaged(quote.outer_start, quote.outer_end)
        told = {} if draft is None else {**cue_fields(draft, self.document.text), "speaker_text": speaker.text}
        return self._line(quote.start, quote.end, "direct", speaker, rule, flags=flags, **told)

    def _line(self, start: int, end: int, kind: str, speaker: Speaker, rule: str, **more: Any) -> Statement:
        """A statement; without `more` it has no cue and is dated by the report itself."""
        fields = {"speaker_text": "", "cue": "", "act": "", "target_party": "", "flags": (), **more}
        return Statement(
            start,
            end,
            kind,
            speaker=speaker.name,
            speaker_key=speaker.key,
            speaker_party=speaker.party,
            date=fields.pop("date", None) or by_default(self.document.published),
            confidence=round(self._confidence(rule, speaker) * LOWERS ** len(fields["flags"]), 3),
            why=(("speaker", speaker.reason),) if speaker.reason else (),
            rule=rule,
            **fields,
        )

    def _holds_quote(self, draft: Draft) -> bool:
        return any(draft.first <= at <= draft.last for at in draft.clause.quote_of)

    def _confidence(self, rule: str, speaker: Speaker) -> float:
        sure = _CONFIDENCE.get(rule, 0.8)
        if not speaker.name:
            sure *= 0.5
        elif speaker.how in ("pronoun", "clitic", "words", "document", "group", "own side"):
            sure *= 0.9
        return round(sure, 3)

    def _broken_mark(self, draft: Draft) -> bool:
        """The content begins with a quote mark that nothing closes."""
        start = draft.clause.starts[draft.first]
        return any(abs(quote.start - start) <= 2 for quote in self.open_quotes)

    def _flags(self, draft: Draft, broken: bool) -> tuple[str, ...]:
        flags = ["unclosed quotation"] if broken else []
        if draft.rule == "machine-passive":
            flags.append("passive for active, as machine translation makes it")
        sentence = draft.clause.sentence
        return (*flags, *self.damaged(min(sentence.start, draft.span[0]), max(sentence.end, draft.span[1])))

    def damaged(self, start: int, end: int) -> tuple[str, ...]:
        """Signs of a machine in [start, end)."""
        if not self.damage:
            return ()
        here = self.damage[bisect_left(self.damage, (start,)) : bisect_left(self.damage, (end,))]
        return tuple(dict.fromkeys(flag for _, flag in here))

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.document.text
        while start < end and text[start] in _TRIM and not self._opens_quote(start):
            start += 1
        while end > start and text[end - 1] in " \t\n\r;:–—":
            end -= 1
        return start, end

    def _opens_quote(self, at: int) -> bool:
        return at in self.opened

    def _speak(self, speaker: Speaker) -> None:
        if speaker.name:
            self.discourse.speakers.append(speaker)
            self.discourse.focus = None


def cue_fields(draft: Draft, text: str) -> dict[str, Any]:
    """The cue of a draft as fields of a statement."""
    if draft.hit is None:
        return {}
    start, end = draft.hit.start, draft.hit.end
    return {"cue": text[start:end], "cue_start": start, "cue_end": end}
