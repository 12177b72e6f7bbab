"""Answers without an object of their own ("The alliance will not."): acts that answer what was just asked or offered.

So are answers told by the passive: "was also turned down by Oslo", "juga ditolaknya", "but was refused".

An answer is read only behind a demand or an offer of another party, at most `REACH` sentences before. Who answers is
the party named at the head of the clause; a pronoun or a word for a body stands for the party that was asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from demarche.annotate.acts.heads import called, heads
from demarche.annotate.acts.pack import pack as acts_pack
from demarche.annotate.attribution.pack import pack as grammar_pack
from demarche.lang import Lexicon, load
from demarche.lang.lexicon import fold
from demarche.lang.slots import Slots
from demarche.model import Act, Document, Mention, Sentence

ASKS = frozenset({"demand", "offer"})
ANSWERS = frozenset({"accept", "reject", "agree", "offer", "promise", "threaten"})
VERDICTS = {"no": "reject", "yes": "accept"}
WAITS = "inform"
REACH = 2  # sentences
GROUP = 3  # words of a body without a name: "the rebel group"
BRIEF = 6  # words of a saying that answers
FEW = 2  # words behind a passive that closes its sentence
NOUN = 3  # code points between a noun of asking and whose it is
BESIDE = 24  # code points between a passive and the one who answers ("ditolak juga oleh")
_MARKS = " \t\n,.:;!?\"'“”‘’()"


class Answers(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    no: tuple[str, ...]
    yes: tuple[str, ...]


class WholeAnswers(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    no: tuple[Slots, ...]
    yes: tuple[Slots, ...]


class Passive(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    no: tuple[str, ...]
    yes: tuple[str, ...]
    own: tuple[str, ...]
    agents: tuple[str, ...]
    opening: tuple[str, ...]
    things: tuple[str, ...]


class Subject(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    before: tuple[str, ...]
    openers: tuple[str, ...]
    groups: tuple[str, ...]
    pronouns: tuple[str, ...]
    tails: tuple[str, ...]


class Joints(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    anywhere: tuple[str, ...]
    after_comma: tuple[str, ...]


class ReplyExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    act: str = ""
    by: str = ""


class RepliesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The keys are explained at the top of en/replies.toml."""

    no: tuple[str, ...]
    yes: tuple[str, ...]
    wait: tuple[Slots, ...]
    to: tuple[str, ...]
    whole: WholeAnswers
    said: Answers
    subject: Subject
    passive: Passive
    silence: tuple[str, ...]
    joints: Joints
    examples: tuple[ReplyExample, ...]


@dataclass(frozen=True, slots=True)
class _Sign:
    act: str
    whole: bool  # whatever follows


@dataclass(frozen=True, slots=True)
class _Pack:
    signs: Lexicon[_Sign]
    sayings: Lexicon[str]
    loose: Lexicon[bool]  # what may stand between the one who answers and the answer, or before the one
    tails: Lexicon[bool]
    groups: tuple[str, ...]
    pronouns: frozenset[str]
    to: frozenset[str]
    silence: tuple[str, ...]
    passives: Lexicon[str]
    own: frozenset[str]  # passives whose doer is the one who spoke last
    agents: Lexicon[bool]  # what may stand between a passive and the one who answers
    opening: tuple[str, ...]  # what may stand before a passive without anybody who answers
    things: Lexicon[bool]  # what is answered: "the request", "usul itu"
    joints: tuple[str, ...]  # what parts two clauses, with its spaces


@lru_cache(maxsize=8)
def _pack(code: str) -> _Pack:
    file = load(code, "replies", RepliesFile)
    signs = {word: _Sign(VERDICTS[name], False) for name in VERDICTS for word in getattr(file, name)}
    signs |= {
        word: _Sign(VERDICTS[name], True)
        for name in VERDICTS
        for slots in getattr(file.whole, name)
        for word in slots.phrases()
    }
    signs |= {phrase: _Sign(WAITS, True) for slots in file.wait for phrase in slots.phrases()}
    sayings = {word: VERDICTS[name] for name in VERDICTS for word in getattr(file.said, name)}
    loose = dict.fromkeys((*file.subject.before, *file.subject.openers), True)
    tails = dict.fromkeys(file.subject.tails, True)
    return _Pack(
        Lexicon(signs), Lexicon(sayings), Lexicon(loose), Lexicon(tails),
        file.subject.groups, frozenset(file.subject.pronouns),
        frozenset(file.to), file.silence,
        Lexicon({word: VERDICTS[name] for name in VERDICTS for word in getattr(file.passive, name)}),
        frozenset(file.passive.own), Lexicon(dict.fromkeys(file.passive.agents, True)), file.passive.opening,
        Lexicon(dict.fromkeys(file.passive.things, True)), tuple(_joints(file.joints)),
    )  # fmt: skip


def _joints(words: Joints) -> Iterator[str]:
    yield "; "
    yield from (f" {word} " for word in words.anywhere)
    yield from (f", {word} " for word in words.after_comma)


def mark_replies(document: Document) -> Document:
    """The document with the acts of bare answers beside its other acts."""
    if not document.acts:
        return document
    asks = [act for act in document.acts if act.act in ASKS and act.by]
    reader = _Reader(document, asks)
    bare = list(reader.bare())
    said = [one for one in reader.sayings() if not any(one.start < act.end and act.start < one.end for act in bare)]
    found = bare + said
    found += [one for one in reader.passive() if not any(one.start < act.end and act.start < one.end for act in found)]
    if not found:
        return document
    unsaid = [act for act in document.acts if not act.by and any(_same(act, one) for one in found)]
    acts = [act for act in document.acts if not any(act is one for one in unsaid)]
    acts = sorted((*acts, *found), key=lambda act: (act.start, act.end, act.act, act.by))
    return replace(document, acts=tuple(acts))


def _same(act: Act, one: Act) -> bool:
    return act.act == one.act and act.start < one.end and one.start < act.end


class _Reader:
    """Reads the answers of one document."""

    def __init__(self, document: Document, asks: Sequence[Act]) -> None:
        self._document = document
        self._asks = asks
        self._pack = _pack(document.lang)
        self._folded = fold(document.text)
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]
        grammar = grammar_pack(document.lang).grammar
        self._negators = grammar.negators
        self._heads = heads(document, grammar.organisations)
        self._mentions = [one for one in document.mentions if one.kind != "unnamed"]
        self._places = [one.start for one in self._mentions]

    def bare(self) -> Iterator[Act]:
        """Sentences and clauses that answer and say no more."""
        if not self._asks:
            return
        for start, end, sign in self._pack.signs.find(self._document.text, self._folded):
            at = bisect_right(self._starts, start) - 1
            if at < 0 or not any(-1 < at - self._at(ask.start) <= REACH for ask in self._asks):
                continue
            sentence = self._sentences[at]
            head, stop = self._clause(sentence, start, end)
            if self._quoted(start) or not (sign.whole or self._loose(end, stop, self._pack.tails)):
                continue
            if not self._negators.isdisjoint(self._folded[head:start].split()[-1:]):
                continue  # "has not said yes"
            made = self._answer(at, head, start)
            if made is not None and not self._known(made[0], head, stop):
                by, ask = made
                yield Act(head, stop, sign.act, by, ask.by, date=ask.date, cue=self._document.text[start:end])

    def sayings(self) -> Iterator[Act]:
        """Short words of somebody that was asked: what they answer stands in no sign of an act."""
        for index, one in enumerate(self._document.statements):
            words = self._folded[one.start : one.end].strip(_MARKS)
            hits = self._pack.sayings.find(words) if one.act == "inform" and one.speaker_party else []
            whole = bool(hits) and self._to_what(words, hits[0])
            if not hits or words.startswith(self._pack.silence) or not (whole or len(words.split()) <= BRIEF):
                continue  # "gave no reply" refuses nothing
            ask = self._asked(self._at(one.start), one.start, one.speaker_party)
            if ask is not None or whole:
                to = ask.by if ask is not None else one.target_party
                yield Act(one.start, one.end, hits[0][2], one.speaker_party, to, (), index, cue=one.cue, date=one.date)

    def passive(self) -> Iterator[Act]:
        """ "was also rejected by Oslo": the party stands behind it; "ditolaknya": it spoke last; "but was refused": it
        was asked in the same sentence."""
        if not self._asks:
            return
        for start, end, act in self._pack.passives.find(self._document.text, self._folded):
            at = self._at(start)
            if self._quoted(start) or not self._sentences or start >= self._sentences[at].end:
                continue
            head, stop = self._clause(self._sentences[at], start, end)
            if not self._a_thing(head, start):
                continue
            denied = not self._negators.isdisjoint(self._folded[head:start].split()[-2:])
            by = self._doer(at, head, start, end)
            ask = self._asked(at, start, by) if by else None
            if ask is None or by in ask.by.split("+") or (denied and act == "reject") or self._known(by, head, stop):
                continue
            kind = "reject" if denied else act
            yield Act(head, stop, kind, by, ask.by, date=ask.date, cue=self._document.text[start:end])

    def _a_thing(self, head: int, start: int) -> bool:
        """Is what stands before a passive something asked or offered, and no guest that is received?"""
        words = self._folded[head:start].strip(_MARKS)
        asked = any(head <= ask.start < start for ask in self._asks)
        return asked or not words or words in self._pack.opening or bool(self._pack.things.find(words))

    def _doer(self, at: int, head: int, start: int, end: int) -> str:
        """The party that answers by a passive at [start, end); "" where none is told."""
        if self._folded[start:end] in self._pack.own:
            spoke = [one.speaker_party for one in self._document.statements if one.end <= start]
            return spoke[-1] if spoke and "+" not in spoke[-1] else ""
        low = bisect_left(self._places, end)
        for one in self._mentions[low : low + 2]:
            first = max(end, min(one.phrase_start, one.start))
            if first - end <= BESIDE and self._loose(end, first, self._pack.agents):
                return next((it.party for it in self._mentions[low : low + 2] if it.party), "")
        words = self._folded[head:start].strip(_MARKS)
        here = [ask for ask in self._asks if self._at(ask.start) == at and ask.start < start]
        if here and (not words or words in self._pack.opening or self._put(here[-1], head, start)):
            return here[-1].to if "+" not in here[-1].to else ""
        if not self._pack.things.find(words) or not self._alone(at, end):
            return ""
        near = [ask for ask in self._asks if at - self._at(ask.start) == 1]
        return near[-1].to if near and "+" not in near[-1].to else ""

    def _alone(self, at: int, end: int) -> bool:
        """Does the passive close its sentence, but for a word or two ("ditolak mentah-mentah", "turned down flat")?"""
        return len(self._folded[end : self._sentences[at].end].split()) <= FEW

    def _put(self, ask: Act, head: int, start: int) -> bool:
        """ "Permintaan Oslo agar jalan dibuka ditolak": is a noun of what is asked the subject of the clause?"""
        cue = self._folded.find(ask.cue.casefold(), head, start) if ask.cue else -1
        named = [one for one in self._mentions if head <= one.start < start and one.party]
        beside = any(abs(one.end - cue) <= NOUN or 0 <= one.start - cue - len(ask.cue) <= NOUN for one in named)
        return 0 <= cue - head <= BESIDE and ask.statement is None and beside

    def _to_what(self, words: str, hit: tuple[int, int, str]) -> bool:
        """Is it a yes or no with what it is said to: "no to the list", "no on Monday to the list"?"""
        rest = words[hit[1] :].split()
        at = next((n for n, word in enumerate(rest) if word in self._pack.to), -1)
        between = " ".join(rest[: max(at, 0)])
        for low, high, _ in reversed(self._pack.tails.find(between)):
            between = between[:low] + between[high:]
        return hit[0] == 0 and at >= 0 and not between.strip(_MARKS)

    def _at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _clause(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """From the last joint before the answer to the first behind it, without marks."""
        head, stop = sentence.start, sentence.end
        for joint in self._pack.joints:
            at = self._folded.rfind(joint, sentence.start, start + 1)
            head = max(head, at + len(joint) if at >= 0 else head)
            at = self._folded.find(joint, end, sentence.end)
            stop = min(stop, at if at >= 0 else stop)
        while stop > end and self._folded[stop - 1] in _MARKS:
            stop -= 1
        while head < start and self._folded[head] in _MARKS:
            head += 1
        return head, stop

    def _loose(self, start: int, end: int, words: Lexicon[bool]) -> bool:
        """Do only words of the list stand there?"""
        last = start
        for low, high, _ in words.find(self._folded[start:end]):
            if self._folded[last : start + low].strip(_MARKS):
                return False
            last = start + high
        return not self._folded[last:end].strip(_MARKS)

    def _quoted(self, position: int) -> bool:
        return any(one.outer_start <= position < one.outer_end for one in self._document.quotations)

    def _answer(self, at: int, head: int, start: int) -> tuple[str, Act] | None:
        """Who answers in [head, start), and what."""
        named = self._named(head, start)
        if named is not None:
            ask = self._asked(at, head, named.party) if named.party else None
            return (named.party, ask) if ask is not None else None
        words = self._folded[head:start].strip(_MARKS)
        while (hit := next(iter(self._pack.loose.find(words)), None)) and hit[0] == 0 and hit[1] < len(words):
            words = words[hit[1] :].strip(_MARKS)
            if words.startswith(self._pack.groups):
                break
        stands = words in self._pack.pronouns or (words.split()[:1] and len(words.split()) <= GROUP and (
            self._folded[head:start].strip(_MARKS).startswith(self._pack.groups)))  # fmt: skip
        if body := called(words, self._heads, acts_pack(self._document.lang)):
            ask = self._asked(at, head, body)
            return (body, ask) if ask is not None else None
        ask = self._asked(at, head, "") if stands else None
        return (ask.to, ask) if ask is not None and ask.to and "+" not in ask.to else None

    def _named(self, head: int, start: int) -> Mention | None:
        """The one mention in [head, start), where nothing but loose words stands around it."""
        low, high = bisect_left(self._places, head), bisect_left(self._places, start)
        inside = [one for one in self._mentions[low:high] if one.kind != "pronoun"]
        if not inside:
            return None
        first, last = min(one.phrase_start for one in inside), max(one.phrase_end for one in inside)
        first = inside[0].start if first < head else first
        last = max(one.end for one in inside) if last > start or last < 0 else last
        clean = self._loose(head, first, self._pack.loose) and self._loose(last, start, self._pack.loose)
        return next((one for one in inside if one.party), inside[0]) if clean else None

    def _asked(self, at: int, before: int, party: str) -> Act | None:
        """The nearest demand or offer that `party` ("": anybody) may answer there; those put to it come first."""
        near = [
            ask for ask in self._asks
            if ask.start < before
            and 0 <= at - self._at(ask.start) <= REACH
            and (not party or party not in ask.by.split("+"))
        ]  # fmt: skip
        put = [ask for ask in near if party and party in ask.to.split("+")]
        chosen = put or [
            ask for ask in near if not party or not ask.to or "+" in ask.to or at == self._at(ask.start) + 1
        ]
        return max(chosen, key=lambda ask: ask.start, default=None)

    def _known(self, by: str, start: int, end: int) -> bool:
        """Is an answer read there already?"""
        return any(
            act.act in ANSWERS and act.by == by and act.start < end and start < act.end for act in self._document.acts
        )
