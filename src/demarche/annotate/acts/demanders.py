"""Who demands, and of whom, where the report or a speaker tells it of another."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from demarche.annotate.acts.asking import Asking
from demarche.annotate.acts.counterpart import counterpart
from demarche.annotate.acts.places import sentence_at, within
from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, at_place, behind_preposition
from demarche.annotate.attribution.openers import opens
from demarche.annotate.covers import Cover
from demarche.model import Mention, Statement

_PARENTHESIS = 60  # code points of words in commas between a subject and its verb
_RECENT = 400  # code points back in which a pronoun finds who spoke
_ASKED = 40  # code points after a verb of asking in which the one asked is named
_FLEET = 30  # code points of "fleet to" behind "the Peruvian"
_PRONOUN = 14  # code points before a verb in which a pronoun is its subject
_THING = 5  # words of a thing before the clause that tells of it
_BETWEEN = 2  # words between a subject and its verb


@dataclass(frozen=True, slots=True)
class Reading:
    """What all the words of a report are read with."""

    said: Said
    asking: Asking
    statements: tuple[Statement, ...]
    sides: Sides
    spoken: Cover = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "spoken", Cover((one.start, one.end) for one in self.statements))

    def speech(self, at: int) -> Statement | None:
        """The first statement that holds offset `at`."""
        which = self.spoken.first(at)
        return self.statements[which] if which >= 0 else None

    def before(self, at: int) -> list[Statement]:
        """The statements that begin before offset `at`."""
        return list(self.statements[: bisect_left(self.statements, at, key=lambda statement: statement.start)])


@dataclass(frozen=True, slots=True)
class Place:
    """A word of demanding at [at, after) in the clause [start, end), with the speech that it stands in."""

    at: int
    after: int
    kind: str
    start: int
    end: int
    speech: Statement | None


def doer(reading: Reading, place: Place) -> str | None:
    """The party whose verb it is: "" where it is one without a code, None where it is nobody else."""
    said = reading.said
    before = said.folded[place.start : place.at].split()
    if not before:
        return None
    if place.speech is not None and place.speech.kind != "direct" and before[-1] in said.grammar.joiners:
        return place.speech.speaker_party  # "accuses the council of delay, and demands …"
    if _they(said, place, before):
        return _meant(reading, place)
    subject = [m for m in within(said.document.mentions, place.start, place.at) if m.end <= place.at]
    while subject and subject[-1].kind == "pronoun":
        subject.pop()
    if _participle(said, place, before):
        subject = subject[:1]
        return subject[0].party if subject and not behind_preposition(said, subject[0]) else None
    subject = _before_parenthesis(said, subject, place)
    if not subject or behind_preposition(said, subject[-1]):
        return None
    between = said.folded[max(subject[-1].end, min(subject[-1].phrase_end, place.at)) : place.at]
    words = _outside_commas(between).split()
    if len(words) > _BETWEEN or any(_bars(said, word) for word in words):
        return None
    return _joined(said, subject)


def _they(said: Said, place: Place, before: list[str]) -> bool:
    """Is the subject a pronoun: next to the verb, or not far where nothing else stands?"""
    near = said.between(max(place.start, place.at - _PRONOUN), place.at)
    ends = [hit[1] for hit in near if "third" in hit[2] and hit[1] <= place.at]
    if not ends or any(_bars(said, word) for word in before[-_BETWEEN:]):
        return False
    return len(before) <= _BETWEEN or (place.speech is None and place.at - ends[-1] <= 1)


def _participle(said: Said, place: Place, before: list[str]) -> bool:
    """ "wrote to the minister asking for …": the sentence's subject asks."""
    first = said.folded[place.at : place.after].split(" ", 1)[0]
    endings = tuple(said.grammar.participle_endings)
    return bool(endings) and first.endswith(endings) and before[-1] not in said.grammar.auxiliaries


def _before_parenthesis(said: Said, subject: list[Mention], place: Place) -> list[Mention]:
    """Without those named in commas just before the verb: "Chad, an envoy said, demands …"."""
    close = len(said.folded[place.start : place.at].rstrip()) + place.start
    if said.folded[close - 1 : close] != ",":
        return subject
    opening = said.folded.rfind(",", max(place.start, close - _PARENTHESIS), close - 1)
    outside = [mention for mention in subject if opening >= 0 and mention.end <= opening]
    return outside if outside and opening - outside[-1].end <= 1 else subject


def _bars(said: Said, word: str) -> bool:
    bare = word.strip("'’\"“”")
    grammar = said.grammar
    return bare in grammar.first_person or bare in grammar.negators or bare in grammar.hypothetical


def _outside_commas(between: str) -> str:
    """What stands between subject and verb, without what stands in commas."""
    head, comma, rest = between.partition(",")
    if comma and "," in rest and len(rest) <= _PARENTHESIS:
        return f"{head} {rest.rpartition(',')[2]}"
    return between


def _joined(said: Said, subject: list[Mention]) -> str:
    """The party of the last, and of those joined to it: "Kenya, Chad and Mali"."""
    codes = set(subject[-1].party.split("+"))
    last = subject[-1]
    for fellow in reversed(subject[:-1]):
        gap = said.folded[fellow.end : last.start]
        between = gap.replace(",", " ").split()
        if not all(word in said.grammar.joiners or word in said.grammar.determiners for word in between):
            break
        if not between and "," not in gap:
            break
        codes |= set(fellow.party.split("+"))
        last = fellow
    return "+".join(sorted(codes - {""}))


def _meant(reading: Reading, place: Place) -> str | None:
    """Whom "they" stands for: the other side in a quotation, else who spoke last."""
    if place.speech is None:
        return spoke_last(reading, place)
    return other_side(reading, place.speech.speaker_party, place.at) if place.speech.kind == "direct" else None


def spoke_last(reading: Reading, place: Place) -> str | None:
    """The party of the last that spoke before, None where that is too far or has none."""
    issued = place.speech if place.speech is not None and place.speech.rule == "issued" else None
    last = [s for s in reading.statements if place.at - _RECENT <= s.start < place.at and s is not issued]
    told = _opener(reading, place)
    if told is not None and (not last or told.start > last[-1].start):
        return told.party
    return (last[-1].speaker_party or None) if last else None


def _opener(reading: Reading, place: Place) -> Mention | None:
    """The state or body that the last sentence with one at its head begins with."""
    document = reading.said.document
    for mention in reversed(within(document.mentions, max(0, place.at - _RECENT), place.start)):
        sentence = sentence_at(document.sentences, mention.start)
        if sentence is not None and opens(mention, sentence):
            return mention
    return None


def owner(reading: Reading, place: Place) -> tuple[str, int]:
    """The party whose demand a noun names, and the end of what names it: beside it, or the subject of what is told."""
    said = reading.said
    mentions = [m for m in within(said.document.mentions, place.start, place.end) if m.party and m.kind != "pronoun"]
    after = next((m for m in mentions if place.after <= m.start <= place.after + 3), None)
    linked = said.folded[place.at : place.after].rsplit(" ", 1)[-1] in reading.asking.links  # "its call for Oslo to …"
    if after is not None and not linked:
        return after.party, after.end
    before = [m for m in mentions if m.end <= place.at]
    theirs = said.folded[place.start : place.at].split()[-1:]
    if theirs and theirs[0] in reading.asking.possessives:
        if before and not behind_preposition(said, before[0]):
            return before[0].party, place.after
        return spoke_last(reading, place) or "", place.after
    if before and place.at - before[-1].end <= _ADJACENT:
        return before[-1].party, place.after
    if place.speech is None and before and not behind_preposition(said, before[0]):
        return before[0].party, place.after
    return "", place.after


_ADJACENT = 14  # code points between a noun of demanding and its owner


def asked(reading: Reading, place: Place) -> Mention | None:
    """Whom a verb asks to do something: named behind it, the verb of the deed next."""
    said = reading.said
    for mention in within(said.document.mentions, place.after, min(place.end, place.after + _ASKED)):
        if len(said.folded[place.after : mention.start].split()) > _BETWEEN:
            return None
        follower = said.folded[max(mention.end, mention.phrase_end) :][:_FLEET].split()
        leading = said.grammar.purpose | said.grammar.negators | reading.asking.openers
        if place.kind == "order":  # "told Oslo that it would pay" asks for nothing
            leading -= said.grammar.complementizers - said.grammar.purpose
        if follower and any(word in leading for word in follower[: 1 + _BETWEEN * mention.adjectival]):
            return mention
    return None


def thing_before(reading: Reading, start: int, at: int) -> int:
    """Where the thing begins that a relative clause at `at` tells of: some words back in the clause from `start`, on
    this side of what governs it; `at` where there is none."""
    said, low = reading.said, at
    small = said.acts.prepositions | said.grammar.circumstance | said.grammar.about | said.grammar.joiners
    for word in reversed(said.folded[start:at].split()[-_THING:]):
        if word in small or word.endswith((",", ";", ":", "”", '"')):
            break
        low = said.folded.rfind(word, start, low)
    return low


def addressed(reading: Reading, place: Place, by: str, at: tuple[int, int]) -> str:
    """Who is to do it: the one named, the speaker of whom another wants it, or the other side."""
    said, own = reading.said, set(by.split("+"))
    named = [m for m in within(said.document.mentions, *at) if m.party and own.isdisjoint(m.party.split("+"))]
    named = [mention for mention in named if not at_place(said, mention)]
    if named and (not named[0].adjectival or len(named) == 1):
        return named[0].party
    speaker = place.speech.speaker_party if place.speech is not None else ""
    if speaker and own.isdisjoint(speaker.split("+")):
        return speaker
    return other_side(reading, by, place.at)


def other_side(reading: Reading, party: str, at: int) -> str:
    """Whom a party faces at offset `at`, "" where the report is about many."""
    if not party or reading.sides.many():
        return ""
    return counterpart(reading.said, at, party, reading.sides, reading.before(at))
