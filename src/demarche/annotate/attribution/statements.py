"""Statements of a document: drafts of every sentence, their speakers settled in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from demarche.annotate.attribution.carried import Carried
from demarche.annotate.attribution.clause import QUOTE, Clause
from demarche.annotate.attribution.constructions import read_clause
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.issued import body
from demarche.annotate.attribution.lines import cue_fields
from demarche.annotate.attribution.pack import pack
from demarche.annotate.attribution.posts import at, posts
from demarche.annotate.attribution.resolve import Speaker, named, resolve
from demarche.annotate.attribution.subjects import circumstance_before
from demarche.annotate.attribution.turns import turns
from demarche.annotate.attribution.unclosed import reopened
from demarche.annotate.attribution.verbs import deed_of
from demarche.annotate.covers import Near
from demarche.model import Document, Mention, Quotation, Statement, Unread

_ITEM = re.compile(r"[ \t]*(?:[-–—•*·]|\(?[0-9a-zA-Z]{1,3}[.)])[ \t]+")
_BULLETS = " \t-–—•*·"
_HOUR = re.compile(r"[0-2]?\d[:.][0-5]\d(?:\s|\s?(?:[ap]\.?m|[A-Z]{3,4})\b|:)")
_SIDE = 2  # words of "his country"
_LIST = 2  # paragraphs from the line before a list to its first item, and between items
_HEADING = 8  # words of a line before a list
_ITEM_LEAST = 8  # code points of an item of a list
_GROUPS = frozenset(["party", "office", "unnamed"])
_OPENING = 18  # tokens at the head of a clause in which its subject is named


def mark_statements(document: Document) -> Document:
    """The document with its statements and the ledger of sentences whose cue gave none."""
    words = pack(document.lang)
    document = reopened(document, words)
    reader = _Reader(document, words)
    reader.read()
    statements = [s for s in _distinct(reader.statements) if not reader.apart(s.start, s.end)]
    near = _near(statements)
    unread = tuple(
        u for u in reader.unread if not any(s.start < u.end and u.start < s.end for s in near.around(u.start, u.end))
    )
    return replace(document, statements=tuple(statements), unread=unread)


class _Reader(Carried):
    """Walks the sentences once."""

    def read(self) -> None:
        for number, clause in enumerate(self.clauses):
            self._enter(clause)  # the line of the hour alone is none of the report's own
            if self._is_junk(clause):
                continue
            spoken = len(self.discourse.speakers)
            if self._listed(clause):
                continue
            self._heads(clause)
            if clause.words:
                self._read(clause, number)
            elif self._own_side(clause):
                pass
            elif self.open_quotes:
                self._unclosed(clause, [])
            self._advance(clause, spoke=len(self.discourse.speakers) > spoken)
            self.previous = clause
        self._run_on()
        self._posts()
        self._turns()
        self._issued()

    def _read(self, clause: Clause, number: int) -> None:
        """The statements of one sentence that holds a cue or a quotation."""
        before = len(self.statements)
        drafts = (read_clause(clause) or self._of_list(clause)) if clause.cues else []
        for draft in drafts:
            self._take(draft, number)
        if clause.quote_of:
            self._loose_quotes(clause, drafts)
        if self.open_quotes:
            self._unclosed(clause, drafts)
        if len(self.statements) == before and not drafts:
            self._missed(clause)

    def _enter(self, clause: Clause) -> None:
        """An entry of a live report, which its hour opens, takes up nobody of the entry before."""
        sentence = clause.sentence
        first = self.previous is None or self.previous.sentence.paragraph != sentence.paragraph
        if first and _HOUR.match(self.document.text, sentence.start):
            self.discourse.forget()
            self.quoted = self.announced = self.listing = self.headed = None

    def _own_side(self, clause: Clause) -> bool:
        """ "His country could wait, but only until May.": what somebody goes on to say, without a word of saying."""
        speaker, before, sentence = self.discourse.last(), self.previous, clause.sentence
        near = before is not None and before.sentence.paragraph == sentence.paragraph
        spoke = bool(self.statements) and before is not None and self.statements[-1].end > before.sentence.start
        if not (near and spoke and speaker is not None and speaker.key):
            return False
        words = self.document.text[sentence.start : sentence.end].lower().split(None, _SIDE + 1)[: _SIDE + 1]
        own = " ".join(words[:_SIDE]) in self.pack.grammar.own_side
        if not own or words[-1] not in self.pack.grammar.hypothetical:
            return False
        first, end = self._trim(sentence.start, sentence.end)
        self.statements.append(
            self._line(first, end, "indirect", speaker, "own side", speaker_text=" ".join(words[:2]))
        )
        return True

    def _issued(self) -> None:
        """What a communique says without another source is said by who issued it."""
        if self.issuer is None:
            return
        speaker = named(self.issuer.mention, self.discourse)
        taken = sorted((s.start, s.end) for s in self.statements)
        for sentence in body(self.document, self.issuer, taken):
            if not self.apart(sentence.start, sentence.end):
                first, end = self._trim(sentence.start, sentence.end)
                self.statements.append(self._line(first, end, "indirect", speaker, "issued", speaker_text=""))

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
        found = [t for t in turns(self.document, self.pack.grammar) if not self.in_junk(t.start, t.end)]
        before = [m for m in self.document.mentions if found and m.kind == "person" and m.end <= found[0].start]
        host = next((self.discourse.people[m.key] for m in reversed(before) if m.key), None)
        near, told, given_way = _near(self.statements if found else ()), list[Statement](), set[int]()
        for turn in found:
            who = turn.who or host
            speaker = Speaker(how="turn", reason=f"{turn.label!r} names nobody")
            if who is not None:
                speaker = Speaker(who.name, who.key, turn.label, who.party, "turn")
            inside = (s for s in near.around(turn.start, turn.end) if turn.start <= s.start and s.end <= turn.end)
            given_way.update(id(s) for s in inside if s.speaker_key in ("", speaker.key) and not s.speaker_party)
            quote = Quotation(turn.start, turn.end, turn.start, turn.end)
            told.append(replace(self._quoted(quote, speaker, "turn"), speaker_text=turn.label))
        self.statements = [*(s for s in self.statements if id(s) not in given_way), *told]

    def _take(self, draft: Draft, number: int) -> None:
        if self.outlets.is_speaker(draft):
            return
        speaker = resolve(draft, self.discourse)
        if self._own_voice(draft):
            if self.issuer is None:
                return
            speaker = named(self.issuer.mention, self.discourse)
        if speaker.key in self.reporters or self._of_a_deed(draft, speaker):
            return
        if draft.empty:
            self._speak(speaker)
            self._announce(draft, speaker, number)
            if draft.clause.words[-1] == ":":
                self.listing = (draft.clause.sentence.paragraph, draft, speaker)
            return
        statement = self._statement(draft, speaker)
        if statement is not None:
            self.statements.append(statement)
            aside = draft.subject is not None and draft.subject.relative and len(self.statements) > 1
            if draft.rule not in ("nested", "passive", "noun-that") and not aside:
                self._speak(speaker)
                if statement.kind != "indirect":
                    self.quoted = (draft.clause.sentence.paragraph, speaker)

    def _of_a_deed(self, draft: Draft, speaker: Speaker) -> bool:
        """ "Chad's dam threatens the lake": what somebody does threatens without a word, and is no speaker."""
        hit, subject, clause = draft.hit, draft.subject, draft.clause
        if hit is None or subject is None or subject.last > hit.first or not hit.cue.threatens:
            return False
        if subject.mentions:  # "the quarrel between Chad and Niger threatens …"
            return subject.first > 0 and circumstance_before(clause, subject.first, 0)
        known = self.pack.grammar.groups | self.pack.grammar.bodies
        return speaker.how == "words" and known.isdisjoint(clause.words[subject.first : subject.last + 1])

    def _own_voice(self, draft: Draft) -> bool:
        """ "I would say …" outside all marks is the author's."""
        subject, grammar = draft.subject, self.pack.grammar
        if subject is None or subject.clitic or self.open_quotes:
            return False
        return draft.clause.words[subject.first] in grammar.first_person or (
            not subject.mentions and draft.clause.words[subject.last] in grammar.first_person
        )

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

    def _listed(self, clause: Clause) -> bool:
        """An item of the list that a colon announced: "- the release of all prisoners"."""
        start, text = clause.sentence.start, self.document.text
        mark = _ITEM.match(text, text.rfind("\n", 0, start) + 1)
        if self.listing is None or mark is None or clause.sentence.paragraph - self.listing[0] > 2:
            return False
        first, end = self._trim(max(start, mark.end()), clause.sentence.end)
        if end - first > _ITEM_LEAST:
            _, draft, speaker = self.listing
            line = self._line(first, end, "indirect", speaker, "listed")
            cue = cue_fields(draft, text)
            self.statements.append(replace(line, **cue, act=draft.act, speaker_text=speaker.text))
        self.listing = (clause.sentence.paragraph, *self.listing[1:])
        return True

    def _of_list(self, clause: Clause) -> list[Draft]:
        """An item of a list of deeds: "The ministers:", then "- called on Oslo to wait;"."""
        start, text = clause.sentence.start, self.document.text
        mark = _ITEM.match(text, text.rfind("\n", 0, start) + 1)
        if self.headed is None or mark is None or clause.sentence.paragraph - self.headed[0] > _LIST:
            return []
        paragraph, mention = clause.sentence.paragraph, self.headed[1]
        self.headed = paragraph, mention
        hit = clause.cues[0]
        return deed_of(clause, hit, mention) if not text[max(start, mark.end()) : hit.start].strip(_BULLETS) else []

    def _heads(self, clause: Clause) -> None:
        """ "The ministers:", "She:": who is named before a list."""
        sentence = clause.sentence
        words = self.document.text[sentence.start : sentence.end].split()
        if words and words[-1].endswith(":") and len(words) <= _HEADING:
            low = bisect_left(self.document.mentions, sentence.start, key=lambda m: m.start)
            named = [m for m in self.document.mentions[low : low + _HEADING] if m.end <= sentence.end]
            self.headed = (sentence.paragraph, named[0]) if named else None

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
        stays = self._about_the_same(clause, main)
        for mention in self._leading(clause, main):
            several = mention.number == "pl" or "+" in mention.party
            if mention.kind == "person" or (mention.kind in ("role", "unnamed") and not several):
                if person is None or (person.kind != "person" and mention.kind == "person"):
                    person = mention
            elif group is None and person is None:
                group = mention
            elif group is not None and mention.kind in _GROUPS and self._joined(group, mention):
                group = _together(group, mention)
        if not (stays and self.discourse.topic is not None and self.discourse.topic.kind == "person"):
            self.discourse.topic = self._as_person(person)
        self.discourse.group = group
        topic = self.discourse.topic
        silent = not (spoke and self.discourse.speaking())
        if topic is not None and topic.key and silent and self._leads(clause, topic):
            self.discourse.focus = topic

    def _leading(self, clause: Clause, main: int) -> Iterator[Mention]:
        """Those named where the subject of the main clause stands; everybody named is kept as seen."""
        addressed = self.pack.grammar.addressee_prepositions
        for first, _, mention in clause.mentions:
            if mention.kind == "pronoun" or (mention.key and mention.key in self.reporters):
                continue
            self.discourse.seen.append(mention)
            if main <= first <= main + _OPENING and clause.word(first - 1) not in addressed:
                yield mention

    def _about_the_same(self, clause: Clause, main: int) -> bool:
        """Whether a pronoun for one person is the first that the main clause names: "He thanked President X"."""
        first = next(((at, mention) for at, _, mention in clause.mentions if at >= main), None)
        if first is None or first[1].kind != "pronoun" or first[0] > main + _OPENING:
            return False
        word = self.document.text[first[1].start : first[1].end].lower()
        return first[1].number != "pl" and word not in self.pack.grammar.things

    def _joined(self, one: Mention, other: Mention) -> bool:
        """ "Chad and the Niger", "Chad, Niger and": nothing but commas and small words between two names."""
        grammar = self.pack.grammar
        between = self.document.text[one.end : max(one.end, other.start)].lower().replace(",", " , ").split()
        small = [word for word in between if word == "," or word in grammar.joiners or word in grammar.determiners]
        return between == small and any(word == "," or word in grammar.joiners for word in between)

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
        tables = (grammar.adverbs, grammar.contrast, grammar.agent, grammar.auxiliaries)
        small = words[-1] not in grammar.joiners and any(words[-1] in table for table in tables)
        return small or " ".join(words[-2:]) in grammar.connectors

    def _as_person(self, mention: Mention | None) -> Mention | None:
        """A title stands for the person it fits, if there is one."""
        if mention is None or mention.key:
            return mention
        speaker = named(mention, self.discourse)
        return replace(mention, key=speaker.key) if speaker.key else mention


def _together(one: Mention, other: Mention) -> Mention:
    """ "Chad and Niger" as one mention of several."""
    codes = sorted({code for mention in (one, other) for code in mention.party.split("+") if code})
    return Mention(one.start, other.end, one.kind, party="+".join(codes), number="pl")


def _near(statements: Iterable[Statement]) -> Near[Statement]:
    near = Near[Statement]()
    for one in statements:
        near.add(one.start, one.end, one)
    return near


def _distinct(statements: list[Statement]) -> list[Statement]:
    """In order of place; of two that cover nearly the same words the surer stays."""
    kept: list[Statement] = []
    near = Near[Statement]()
    for statement in sorted(statements, key=lambda s: (-s.confidence, s.start, s.end)):
        if not any(_alike(statement, other) for other in near.around(statement.start, statement.end)):
            kept.append(statement)
            near.add(statement.start, statement.end, statement)
    return sorted(kept, key=lambda s: (s.start, s.end, s.cue_start))


def _alike(one: Statement, other: Statement) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    within = "nested" in (one.rule, other.rule) and one.speaker != other.speaker
    return common > 0 and common / (max(one.end, other.end) - min(one.start, other.start)) > (0.85 if within else 0.6)
