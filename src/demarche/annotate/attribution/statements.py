"""Statements of a document: drafts of every sentence, their speakers settled in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from demarche.annotate.attribution.clause import QUOTE, TERMINAL, Clause, clauses
from demarche.annotate.attribution.constructions import read_clause
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.pack import Pack, pack
from demarche.annotate.attribution.posts import at, posts, signed
from demarche.annotate.attribution.relays import Outlets, by_default, said_when
from demarche.annotate.attribution.resolve import Discourse, Speaker, named, resolve
from demarche.annotate.attribution.subjects import introduced
from demarche.annotate.attribution.turns import reports, turns
from demarche.model import Document, Mention, Quotation, Statement, Unread

_TRIM = ' \t\n\r,;:–—-"“”„«»'
_OPENING = 18  # tokens at the head of a clause in which its subject is named
_FEWEST_WORDS = 4  # of a quotation that nobody is said to have said, to be taken for speech
_CONFIDENCE = {
    "content-cue-speaker": 0.95,
    "content-speaker-cue": 0.95,
    "split": 0.9,
    "cue-speaker-content": 0.85,
    "continuation": 0.75,
    "according-content": 0.9,
    "content-according": 0.9,
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
    "loose": 0.5,
}


def mark_statements(document: Document) -> Document:
    """The document with its statements and the ledger of sentences whose cue gave none."""
    words = pack(document.lang)
    reader = _Reader(document, words)
    reader.read()
    statements = _distinct(reader.statements)
    unread = tuple(u for u in reader.unread if not any(s.start < u.end and u.start < s.end for s in statements))
    return replace(document, statements=tuple(statements), unread=unread)


class _Reader:
    """Walks the sentences once; holds what must be carried from one to the next."""

    def __init__(self, document: Document, words: Pack) -> None:
        self.document, self.pack = document, words
        self.outlets = Outlets(document)
        self.clauses = clauses(document, words, self.outlets.found)
        self.discourse = Discourse({p.key: p for p in document.people}, document.text, document.lang, words.grammar)
        self.reporters = {p.key for p in document.people if reports(document, words.grammar, p)}
        self.open_quotes = [quote for quote in document.quotations if not quote.closed]
        self.opened = {quote.outer_start for quote in document.quotations if quote.closed}
        self.statements: list[Statement] = []
        self.unread: list[Unread] = []
        self.announced: tuple[int, Speaker] | None = None  # paragraph and speaker of an introduced quotation
        self.quoted: tuple[int, Speaker] | None = None  # paragraph and speaker of the last words in marks

    def read(self) -> None:
        for number, clause in enumerate(self.clauses):
            if self._in_junk(clause):
                continue
            spoken = len(self.discourse.speakers)
            if clause.words:
                self._read(clause, number)
            elif self.open_quotes:
                self._unclosed(clause, [])
            self._advance(clause, spoke=len(self.discourse.speakers) > spoken)
        self._posts()
        self._turns()

    def _read(self, clause: Clause, number: int) -> None:
        """The statements of one sentence that holds a cue or a quotation."""
        before = len(self.statements)
        drafts = read_clause(clause) if clause.cues else []
        for draft in drafts:
            self._take(draft, number)
        if clause.quote_of:
            self._loose_quotes(clause, drafts)
        if self.open_quotes:
            self._unclosed(clause, drafts)
        if len(self.statements) == before and not drafts:
            self._missed(clause)

    def _posts(self) -> None:
        """Posts are lines that only their signature attributes; what was read inside them gives way."""
        for start, end, name_start, name_end in posts(self.document):
            mention = at(self.document.mentions, name_start)
            name = self.document.text[name_start:name_end]
            speaker = named(mention, self.discourse) if mention else Speaker(name, "", name, "", "signature")
            inside = [s for s in self.statements if start <= s.start and s.end <= name_end]
            self.statements = [s for s in self.statements if s not in inside]
            quote = Quotation(start, end, start, end)
            self.statements.append(replace(self._quoted(quote, speaker, "signed"), speaker_text=name))

    def _turns(self) -> None:
        """Turns of a transcript are their speaker's words, whole; of what was read inside, what others say stays."""
        found = [t for t in turns(self.document, self.pack.grammar) if not self._junk_at(t.start, t.end)]
        before = [m for m in self.document.mentions if found and m.kind == "person" and m.end <= found[0].start]
        host = next((self.discourse.people[m.key] for m in reversed(before) if m.key), None)
        for turn in found:
            who = turn.who or host
            speaker = Speaker(how="turn", reason=f"{turn.label!r} names nobody")
            if who is not None:
                speaker = Speaker(who.name, who.key, turn.label, who.party, "turn")
            inside = [s for s in self.statements if turn.start <= s.start and s.end <= turn.end]
            own = [s for s in inside if s.speaker_key in ("", speaker.key) and not s.speaker_party]
            self.statements = [s for s in self.statements if s not in own]
            quote = Quotation(turn.start, turn.end, turn.start, turn.end)
            self.statements.append(replace(self._quoted(quote, speaker, "turn"), speaker_text=turn.label))

    def _junk_at(self, start: int, end: int) -> bool:
        return any(j.start <= start and end <= j.end for j in self.document.junk)

    def _in_junk(self, clause: Clause) -> bool:
        return self._junk_at(clause.sentence.start, clause.sentence.end)

    def _take(self, draft: Draft, number: int) -> None:
        if self.outlets.is_speaker(draft):
            return
        speaker = resolve(draft, self.discourse)
        if speaker.key in self.reporters or self._own_voice(draft):
            return
        if draft.empty:
            self._speak(speaker)
            self._announce(draft, speaker, number)
            return
        statement = self._statement(draft, speaker)
        if statement is not None:
            self.statements.append(statement)
            if draft.rule not in ("nested", "passive", "noun-that"):
                self._speak(speaker)
                if statement.kind != "indirect":
                    self.quoted = (draft.clause.sentence.paragraph, speaker)

    def _own_voice(self, draft: Draft) -> bool:
        """ "I would say …" outside all marks is the author's."""
        subject, grammar = draft.subject, self.pack.grammar
        if subject is None or subject.clitic or self.open_quotes:
            return False
        return draft.clause.words[subject.first] in grammar.first_person or (
            not subject.mentions and draft.clause.words[subject.last] in grammar.first_person
        )

    def _speak(self, speaker: Speaker) -> None:
        if speaker.name:
            self.discourse.speakers.append(speaker)
            self.discourse.focus = None

    def _announce(self, draft: Draft, speaker: Speaker, number: int) -> None:
        """ "X said." right after a quotation belongs to it; "X said:" to the next one."""
        if draft.clause.words[-1] != ":" and number and draft.hit is not None:
            previous = self.clauses[number - 1]
            same = previous.sentence.paragraph == draft.clause.sentence.paragraph
            if same and len(previous) == 1 and previous.words[0] == QUOTE and draft.hit.first <= 6:
                quote = previous.quote_of[0]
                self.statements = [s for s in self.statements if (s.start, s.end) != (quote.start, quote.end)]
                self.statements.append(self._quoted(quote, speaker, "content-cue-speaker", draft))
                self.quoted = (draft.clause.sentence.paragraph, speaker)
                return
        self.announced = (draft.clause.sentence.paragraph, speaker)

    def _statement(self, draft: Draft, speaker: Speaker) -> Statement | None:
        start, end = self._trim(*draft.span)
        if end - start < 3:
            return None
        broken = self._broken_mark(draft)
        kind = "direct" if draft.direct or broken else ("mixed" if self._holds_quote(draft) else "indirect")
        found = self._line(start, end, kind, speaker, draft.rule)
        return replace(
            found,
            **_cue(draft, self.document.text),
            speaker_text=speaker.text,
            act=draft.act,
            flags=self._flags(draft, broken),
            relay=self.outlets.relay(draft, start, end),
            date=said_when(draft, self.document.times, self.document.published),
        )

    def _quoted(self, quote: Quotation, speaker: Speaker, rule: str, draft: Draft | None = None) -> Statement:
        found = self._line(quote.start, quote.end, "direct", speaker, rule)
        flags = () if quote.closed else ("unclosed quotation",)
        if draft is None:
            return replace(found, flags=flags)
        return replace(found, **_cue(draft, self.document.text), speaker_text=speaker.text, flags=flags)

    def _line(self, start: int, end: int, kind: str, speaker: Speaker, rule: str) -> Statement:
        """A statement without its cue, dated by the report itself."""
        return Statement(
            start,
            end,
            kind,
            speaker=speaker.name,
            speaker_key=speaker.key,
            speaker_text="",
            speaker_party=speaker.party,
            cue="",
            act="",
            target_party="",
            date=by_default(self.document.published),
            confidence=self._confidence(rule, speaker),
            why=(("speaker", speaker.reason),) if speaker.reason else (),
            rule=rule,
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
        return tuple(flags)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.document.text
        while start < end and text[start] in _TRIM and not self._opens_quote(start):
            start += 1
        while end > start and text[end - 1] in " \t\n\r;:–—":
            end -= 1
        return start, end

    def _opens_quote(self, at: int) -> bool:
        return at in self.opened

    def _loose_quotes(self, clause: Clause, drafts: list[Draft]) -> None:
        """Words in marks that no cue of the sentence took."""
        for place, quote in clause.quote_of.items():
            if any(s.start < quote.end and quote.start < s.end for s in self.statements):
                continue
            if len(self.document.text[quote.start : quote.end].split()) < _FEWEST_WORDS and not self._echoes(
                clause, quote
            ):
                continue
            speaker, rule = self._carried(clause, place, drafts)
            if speaker is not None:
                self.statements.append(self._quoted(quote, speaker, rule))
                self.quoted = (clause.sentence.paragraph, speaker)

    def _echoes(self, clause: Clause, quote: Quotation) -> bool:
        """A short sentence in marks behind the speaker's words in the paragraph: "…," she said. "Never." """
        ended = self.document.text[quote.start : quote.end].endswith((".", "!", "?", "…"))
        return (
            ended
            and self.quoted is not None
            and self.quoted[0] == clause.sentence.paragraph
            and clause.words[0] == QUOTE
        )

    def _unclosed(self, clause: Clause, drafts: list[Draft]) -> None:
        """Words behind a mark that never closes, in a sentence that says nobody's name: the last speaker goes on."""
        if drafts:
            return
        for quote in self.open_quotes:
            if not clause.sentence.start <= quote.start < clause.sentence.end:
                continue
            enough = len(self.document.text[quote.start : quote.end].split()) >= _FEWEST_WORDS
            if enough and self.quoted and clause.sentence.paragraph - self.quoted[0] <= 1:
                self.statements.append(self._quoted(quote, self.quoted[1], "continuation"))

    def _carried(self, clause: Clause, place: int, drafts: list[Draft]) -> tuple[Speaker | None, str]:
        """The speaker of a quotation without a cue, and the rule that names him."""
        if (author := signed(self.document, clause.quote_of[place])) is not None:
            if isinstance(author, str):
                return Speaker(author, text=author, how="signature"), "signed"
            return named(author, self.discourse), "signed"
        alone = all(word == QUOTE or word in TERMINAL or word in (",", "-", "–") for word in clause.words)
        paragraph = clause.sentence.paragraph
        if drafts and drafts[-1].subject is not None:
            return resolve(drafts[-1], self.discourse), "continuation"
        if alone and self.announced and paragraph - self.announced[0] <= 2:
            return self.announced[1], "continuation"
        if alone and self.quoted and paragraph - self.quoted[0] <= 1:
            return self.quoted[1], "continuation"
        if (labelled := self._labelled(clause, place, alone)) is not None:
            return labelled, "colon"
        if alone and self.discourse.speakers:
            return self.discourse.speakers[-1], "continuation"
        subject = next((m for _, _, m in clause.mentions if m.kind in ("person", "role")), None)
        if subject is not None and not alone:
            return named(subject, self.discourse), "loose"
        return None, ""

    def _labelled(self, clause: Clause, place: int, alone: bool) -> Speaker | None:
        """Who stands before a colon, or a comma, and a quotation at token `place`."""
        mark = clause.word(place - 1)
        if mark == ":" and (unknown := introduced(clause)):
            return Speaker(unknown, text=unknown, how="words")
        if mark == ":" or (mark == "," and not alone):
            subject = next((m for _, last, m in clause.mentions if last < place and m.kind != "pronoun"), None)
            return named(subject, self.discourse) if subject is not None else None
        return None

    def _missed(self, clause: Clause) -> None:
        if clause.cues:
            hit = clause.cues[0]
            cue = self.document.text[hit.start : hit.end]
            self.unread.append(
                Unread(clause.sentence.start, clause.sentence.end, cue, "no speaker or no content found beside the cue")
            )

    def _advance(self, clause: Clause, spoke: bool) -> None:
        """Remember whom this sentence was about: the first named in its main clause. spoke: somebody speaks in it."""
        main = clause.main_clause(self.pack.grammar.contrast)
        person: Mention | None = None
        group: Mention | None = None
        for first, _, mention in clause.mentions:
            if mention.kind == "pronoun":
                continue
            self.discourse.seen.append(mention)
            if (
                not main <= first <= main + _OPENING
                or clause.word(first - 1) in self.pack.grammar.addressee_prepositions
            ):
                continue
            several = mention.number == "pl" or "+" in mention.party
            if mention.kind == "person" or (mention.kind in ("role", "unnamed") and not several):
                if person is None or (person.kind != "person" and mention.kind == "person"):
                    person = mention
            elif group is None and person is None:
                group = mention
        self.discourse.topic = self._as_person(person)
        self.discourse.group = group
        topic = self.discourse.topic
        silent = not (spoke and self.discourse.speaking())
        if topic is not None and topic.key and silent and self._leads(clause, topic):
            self.discourse.focus = topic

    def _leads(self, clause: Clause, mention: Mention) -> bool:
        """Whether a mention stands where a subject may: first, behind a comma, a small word or a verb of speech."""
        text, grammar = self.document.text, self.pack.grammar
        before = text[clause.sentence.start : min(mention.phrase_start, mention.start)].rstrip()
        if not before or not before[-1].isalnum():
            return True
        if mention.kind == "role":
            return False
        if any(hit.end == clause.sentence.start + len(before) for hit in clause.cues):
            return True
        words = before.lower().split()
        small = (grammar.adverbs | grammar.contrast | grammar.agent | grammar.auxiliaries) - grammar.joiners
        return words[-1] in small or " ".join(words[-2:]) in grammar.connectors

    def _as_person(self, mention: Mention | None) -> Mention | None:
        """A title stands for the person it fits, if there is one."""
        if mention is None or mention.key:
            return mention
        speaker = named(mention, self.discourse)
        return replace(mention, key=speaker.key) if speaker.key else mention


def _cue(draft: Draft, text: str) -> dict[str, Any]:
    """The cue of a draft as fields of a statement."""
    if draft.hit is None:
        return {}
    start, end = draft.hit.start, draft.hit.end
    return {"cue": text[start:end], "cue_start": start, "cue_end": end}


def _distinct(statements: list[Statement]) -> list[Statement]:
    """In order of place; of two that cover nearly the same words the surer stays."""
    kept: list[Statement] = []
    for statement in sorted(statements, key=lambda s: (-s.confidence, s.start, s.end)):
        if not any(_alike(statement, other) for other in kept):
            kept.append(statement)
    return sorted(kept, key=lambda s: (s.start, s.end, s.cue_start))


def _alike(one: Statement, other: Statement) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common / (max(one.end, other.end) - min(one.start, other.start)) > 0.6
