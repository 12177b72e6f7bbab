"""Words in marks that no cue of their sentence took: who says them follows from what stands around."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from demarche.annotate.attribution.clause import QUOTE, TERMINAL, Clause
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.lines import Lines
from demarche.annotate.attribution.posts import signed
from demarche.annotate.attribution.resolve import Speaker, named, resolve
from demarche.annotate.attribution.subjects import Subject, introduced
from demarche.model import Mention, Quotation

_WORD = re.compile(r"\S")
_ARTICLE = 4  # code points of "The " before a name that opens a sentence
_NOUN = 4  # tokens within which the noun of an answer stands
_OTHERS = frozenset(["person", "role", "office", "unnamed", "party", "pronoun"])
_TAIL = 6  # tokens behind words in marks that say who said them
_CLITIC = 6  # letters of a verb with its clitic
_FEWEST_WORDS = 4  # of a quotation that nobody is said to have said, to be taken for speech


class Carried(Lines):
    """Finds who says the words in marks that no cue of their sentence took."""

    def _loose_quotes(self, clause: Clause, drafts: list[Draft]) -> None:
        """Words in marks that no cue of the sentence took."""
        for place, quote in clause.quote_of.items():
            if self._is_told(quote.start, quote.end):
                continue
            if len(self.document.text[quote.start : quote.end].split()) < _FEWEST_WORDS and not self._echoes(
                clause, quote
            ):
                continue
            speaker, rule = self._carried(clause, place, drafts)
            if speaker is None and not drafts and self._in_their_words(clause):
                return
            if speaker is not None:
                self.statements.append(self._quoted(quote, speaker, rule))
                self.quoted = (clause.sentence.paragraph, speaker)

    def _in_their_words(self, clause: Clause) -> bool:
        """ "X sent a paper. The guards may return "once the date is gone".": a sentence with words in marks goes on
        with what X, whom alone the sentence before was about, says or writes."""
        before, sentence = self.previous, clause.sentence
        near = before is not None and before.sentence.paragraph == sentence.paragraph
        if not near or clause.cues or any(mention.kind in _OTHERS for _, _, mention in clause.mentions):
            return False
        topic = self._just_named(clause)
        quote = clause.quote_of[max(clause.quote_of)]
        piece = clause.words[0] != QUOTE and self.document.text[quote.start].islower()
        if topic is None or not topic.key or not piece:
            return False
        first, end = self._trim(sentence.start, sentence.end)
        self.statements.append(self._line(first, end, "mixed", named(topic, self.discourse), "own side"))
        return True

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
        if drafts and drafts[-1].subject is not None:
            return resolve(drafts[-1], self.discourse), "continuation"
        alone = all(word == QUOTE or word in TERMINAL or word in (",", "-", "–") for word in clause.words)
        if alone and (speaker := self._goes_on(clause)) is not None:
            return speaker, "continuation"
        if (labelled := self._labelled(clause, place, alone)) is not None:
            return labelled, "colon"
        if alone:
            return self.discourse.last(), "continuation"
        subject = next((m for _, _, m in clause.mentions if m.kind in ("person", "role")), None)
        if subject is None and (tail := self._tail(clause, place)) is not None:
            return resolve(tail, self.discourse), "loose"
        return (named(subject, self.discourse), "loose") if subject is not None else (None, "")

    def _tail(self, clause: Clause, place: int) -> Draft | None:
        """ "…," she sniffed., "…," kelakarnya.: whatever the verb, who stands behind words in marks has said them."""
        quote, words = clause.quote_of[place], clause.words
        behind = place + 1 + (clause.word(place + 1) == ",")
        comma = behind > place + 1 or self.document.text[quote.start : quote.end].rstrip().endswith((",", "?", "!"))
        if place or not comma or not 0 < len(words) - behind <= _TAIL:
            return None
        pronoun = next(((at, m) for at, _, m in clause.mentions if at >= behind and m.kind == "pronoun"), None)
        if pronoun is not None and pronoun[1].number != "pl":
            return Draft(clause, place, place, None, Subject(pronoun[0], pronoun[0], (pronoun[1],)), "loose")
        clitic = words[behind].endswith(self.pack.grammar.clitics) and len(words[behind]) > _CLITIC
        return Draft(clause, place, place, None, None, "loose") if clitic and self.pack.grammar.clitics else None

    def _goes_on(self, clause: Clause) -> Speaker | None:
        """Who speaks on in a line of nothing but marks: the one asked, written about, announced or quoted before it."""
        paragraph = clause.sentence.paragraph
        if self._asked():
            self.interviewed = self.interviewed or (self.quoted[1] if self.quoted else self.discourse.last())
            if self.interviewed is not None:
                return self.interviewed
        if (person := self._just_named(clause)) is not None:
            return named(person, self.discourse)
        if (heading := self._headed(paragraph)) is not None:
            return heading
        if self.announced and paragraph - self.announced[0] <= 2:
            return self.announced[1]
        return self.quoted[1] if self.quoted and paragraph - self.quoted[0] <= 1 else None

    def _headed(self, paragraph: int) -> Speaker | None:
        """Who a line in capitals names that ends in a colon, as in round-ups of reactions: "ALI BRAHIM, ON X:"."""
        before = self.previous
        if before is not None and before.sentence.paragraph < paragraph:
            words = self.document.text[before.sentence.start : before.sentence.end]
            if words.isupper() and words.endswith(":"):
                self.heading = self._in_capitals(words)
        return self.heading

    def _in_capitals(self, words: str) -> Speaker:
        """The person of a line in capitals whose surname the report knows, else its words."""
        tokens = set(words.strip(":").replace(",", " ").split())
        for person in self.discourse.people.values():
            if person.name.rsplit(" ", 1)[-1].upper() in tokens:
                return Speaker(person.name, person.key, words.strip(":"), person.party, "heading")
        return Speaker(words.strip(":"), text=words.strip(":"), how="heading")

    def _asked(self) -> bool:
        """Whether the line before is a question outside marks: an interview without labels."""
        before = self.previous
        return before is not None and not before.quote_of and self.document.text[before.sentence.end - 1] == "?"

    def _just_named(self, clause: Clause) -> Mention | None:
        """Whom the sentence before was about, where it attributed nothing: "X struck a softer note." and then marks."""
        topic, before = self.discourse.topic, self.previous
        if (
            topic is None
            or topic.kind != "person"
            or before is None
            or before.sentence.paragraph + 2 < clause.sentence.paragraph
        ):
            return None
        said = any(s.start < before.sentence.end and before.sentence.start < s.end for s in self.statements[-4:])
        return None if said or before.quote_of or before.words[-1:] == [":"] else topic

    def _labelled(self, clause: Clause, place: int, alone: bool) -> Speaker | None:
        """Who stands before a colon, or a comma, and a quotation at token `place`."""
        mark = clause.word(place - 1)
        if mark == ":" and (unknown := introduced(clause)):
            return Speaker(unknown, text=unknown, how="words")
        if mark == ":" or (mark == "," and not alone):
            subject = next((m for _, last, m in clause.mentions if last < place and m.kind != "pronoun"), None)
            subject = subject or (self._whose(clause) if mark == ":" else None)
            return named(subject, self.discourse) if subject is not None else None
        return None

    def _whose(self, clause: Clause) -> Mention | None:
        """ "Oslo's answer was short: "…"": whose answer opens the sentence."""
        low = bisect_left(self.document.mentions, clause.sentence.start, key=lambda m: m.start)
        first = next(iter(self.document.mentions[low : low + 1]), None)
        opens = first is not None and bool(first.party) and first.start - clause.sentence.start <= _ARTICLE
        near = bool(clause.cues) and clause.cues[0].first <= _NOUN
        return first if opens and near else None

    def _run_on(self) -> None:
        """A paragraph in marks that only the next one closes is said by whoever says that one."""
        text = self.document.text
        for quote in reversed(self.document.quotations):
            runs_on = quote.closed and quote.outer_end == quote.end  # no mark of its own closes it
            if not runs_on or self._is_told(quote.start, quote.end):
                continue
            word = _WORD.search(text, quote.outer_end)
            after = word.start() if word else len(text)
            following = next((s for s in self.statements if s.kind == "direct" and 0 <= s.start - after <= 2), None)
            if following is not None and following.speaker:
                told = (following.speaker_text, following.date, following.relay)
                speaker = Speaker(following.speaker, following.speaker_key, told[0], following.speaker_party)
                line = self._line(quote.start, quote.end, "direct", speaker, "continuation")
                self.statements.append(replace(line, speaker_text=told[0], date=told[1], relay=told[2]))
