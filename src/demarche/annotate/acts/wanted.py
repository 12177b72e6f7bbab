"""Demands that no statement makes: told by the report, of others in what somebody says, or in passing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.annotate.acts.asking import Asking, asking
from demarche.annotate.acts.items import items, joints
from demarche.annotate.acts.places import aside, clause_end, sentence_at, when, within
from demarche.annotate.acts.plover import code
from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, behind_preposition
from demarche.model import Act, Mention, Statement

_ADJACENT = 14  # code points between a noun of demanding and its owner
_TELLING = 5  # code points of a word that tells what is demanded
_SHARED = 0.6  # of the fewer words, for two demands to be one
_FEWEST = 12  # code points of what is demanded
_ASKED = 40  # code points after a verb of asking in which the one asked is named
_PARENTHESIS = 60  # code points of words in commas between a subject and its verb
_RECENT = 400  # code points back in which a pronoun finds who spoke
_PASSING = frozenset(["demand", "call_for_dialogue"])
"""Acts of statements whose own demands are read already."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of demanding at [at, after) in the clause [start, end), with the speech that it stands in."""

    at: int
    after: int
    kind: str
    start: int
    end: int
    speech: Statement | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all the words of a report are read with."""

    said: Said
    asking: Asking
    statements: tuple[Statement, ...]
    sides: Sides


def reported(said: Said, statements: tuple[Statement, ...], sides: Sides, known: Sequence[Act]) -> Iterator[Act]:
    """known: the acts found so far; a demand that one of them holds already is not told again."""
    reading = _Reading(said, asking(said.document.lang), statements, sides)
    made = [act for act in known if act.act == "demand"]
    for start, end, kind in reading.asking.words.find(said.document.text, said.folded):
        if any(act.start <= start < act.end for act in made):
            continue
        place = _place(reading, start, end, kind)
        if place is None:
            continue
        for act in _READERS[kind](reading, place):
            if not any(_same(said, act, other) for other in made):
                made.append(act)
                yield act


def _place(reading: _Reading, start: int, end: int, kind: str) -> _Place | None:
    document = reading.said.document
    sentence = sentence_at(document.sentences, start)
    if sentence is None or aside(document, start):
        return None
    speech = next((s for s in reading.statements if s.start <= start < s.end), None)
    if speech is None:
        return _Place(start, end, kind, sentence.start, sentence.end, None)
    return _Place(start, end, kind, max(sentence.start, speech.start), min(sentence.end, speech.end), speech)


def _same(said: Said, one: Act, other: Act) -> bool:
    """Do two demands of one party ask for the same, by their words?"""
    if one.start < other.end and other.start < one.end:
        return True
    if not set(one.by.split("+")) & set(other.by.split("+")):
        return False
    words, others = ({w for w in said.folded[a.start : a.end].split() if len(w) >= _TELLING} for a in (one, other))
    return len(words & others) >= _SHARED * min(len(words), len(others))


def _by_noun(reading: _Reading, place: _Place) -> Iterator[Act]:
    """The owner stands beside the noun; else the subject of a sentence told, or the one a refusal answers."""
    said = reading.said
    mentions = [m for m in within(said.document.mentions, place.start, place.end) if m.party and m.kind != "pronoun"]
    after = next((m for m in mentions if place.after <= m.start <= place.after + 3), None)
    before = [m for m in mentions if m.end <= place.at]
    owner = after or (before[-1] if before and place.at - before[-1].end <= _ADJACENT else None)
    by = owner.party if owner else ""
    if not by and place.speech is None and before and not behind_preposition(said, before[0]):
        by = before[0].party
    if not by and place.speech is not None and place.speech.act == "reject":
        if place.at - place.speech.start < _ADJACENT:  # "rejected the demand to …": it was told before
            return
        by = place.speech.target_party
    begin = max(place.after, after.end if after else 0)
    link = said.folded[begin : begin + 24].split()
    if by and link and link[0].strip(",.") in reading.asking.links:
        yield from _told(reading, place, by, (place.at, begin))


def _by_verb(reading: _Reading, place: _Place) -> Iterator[Act]:
    """ "Norway demands …": said of another, or told and not read as what somebody says."""
    said = reading.said
    if place.kind == "wish" and said.folded.startswith(reading.asking.own, place.after + 1):
        return
    if place.speech is None and any(_tells(s, place) for s in reading.statements):
        return
    by = _doer(reading, place)
    if by is None or not (by or place.kind == "verb"):
        return
    begin = place.after
    if place.kind == "ask" and _asked(reading, place) is None:
        return
    yield from _told(reading, place, by, (begin, begin))


def _tells(statement: Statement, place: _Place) -> bool:
    """Is this what the verb tells, read as a statement already?"""
    return place.at <= statement.start < place.end or statement.cue_start <= place.at < statement.cue_end


def _asked(reading: _Reading, place: _Place) -> Mention | None:
    """Whom a verb asks to do something: named behind it, the verb of the deed next."""
    said = reading.said
    for mention in within(said.document.mentions, place.after, min(place.end, place.after + _ASKED)):
        if len(said.folded[place.after : mention.start].split()) > 2:
            return None
        follower = said.folded[max(mention.end, mention.phrase_end) :][:16].split()
        if follower and (follower[0] in said.grammar.purpose or follower[0] in said.grammar.negators):
            return mention
    return None


def _in_passing(reading: _Reading, place: _Place) -> Iterator[Act]:
    """ "what we need is …": a demand in what is said for another end."""
    speech = place.speech
    if speech is None or speech.act in _PASSING or not speech.speaker_party:
        return
    yield from _told(reading, place, speech.speaker_party, (place.after, place.after))


def _doer(reading: _Reading, place: _Place) -> str | None:
    """The party whose verb it is: "" where it is one without a code, None where it is nobody else."""
    said = reading.said
    before = said.folded[place.start : place.at].split()
    if not before:
        return None
    near = said.between(max(place.start, place.at - 14), place.at)
    third = any("third" in hit[2] and hit[1] <= place.at for hit in near)
    if third and len(before) <= 2:
        return _meant(reading, place)
    subject = [m for m in within(said.document.mentions, place.start, place.at) if m.end <= place.at]
    while subject and subject[-1].kind == "pronoun":
        subject.pop()
    if not subject:
        return None
    last = subject[-1]
    if behind_preposition(said, last):
        return None
    between = said.folded[max(last.end, min(last.phrase_end, place.at)) : place.at]
    words = _outside_commas(between).split()
    if len(words) > 2 or any(word in said.grammar.first_person or word in said.grammar.negators for word in words):
        return None
    return _joined(said, subject)


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
        between = said.folded[fellow.end : last.start].replace(",", " ").split()
        if not all(word in said.grammar.joiners or word in said.grammar.determiners for word in between):
            break
        if fellow.end < last.start and not between and "," not in said.folded[fellow.end : last.start]:
            break
        codes |= set(fellow.party.split("+"))
        last = fellow
    return "+".join(sorted(codes - {""}))


def _meant(reading: _Reading, place: _Place) -> str | None:
    """Whom "they" stands for: the other side in a quotation, else who spoke last."""
    if place.speech is not None:
        return reading.sides.facing(place.speech.speaker_party) if place.speech.kind == "direct" else None
    last = [s for s in reading.statements if place.at - _RECENT <= s.start < place.at]
    return last[-1].speaker_party or None if last else None


def _told(reading: _Reading, place: _Place, by: str, at: tuple[int, int]) -> Iterator[Act]:
    """One act for each item of a list: "the demand to stop … and withdraw …"."""
    said, (begin, after) = reading.said, at
    stop = _stop(reading, after, place.end)
    while after < stop and not said.folded[after].isalnum():
        after += 1
    opener = _first(said, after)
    if opener in reading.asking.openers and opener not in said.grammar.purpose:
        after += len(opener) + 1
    if stop - after < _FEWEST:
        return
    for number, item in enumerate(items(said, reading.asking, after, stop, by)):
        start = begin if number == 0 and begin < place.after else item.start
        event, mode = code("demand", said.folded[start : item.end], said.document.lang)
        yield Act(
            start, item.end, "demand", by, item.party or _addressed(reading, place, by, (after, stop)), event=event,
            mode=mode, cue=said.document.text[place.at : place.after], date=when(said.document, place.at),
        )  # fmt: skip


def _stop(reading: _Reading, after: int, limit: int) -> int:
    """The end of what is demanded: of its clause, and of the items of a list behind it."""
    said = reading.said
    stop = clause_end(said.document.text, after, limit)
    while stop < limit and said.folded[stop] == ",":
        further = clause_end(said.document.text, stop + 1, limit)
        if _own_clause(said, after, further) or len(items(said, reading.asking, after, further, "")) < 2:
            break
        stop = further
    return _own_clause(said, after, stop) or stop


def _own_clause(said: Said, after: int, stop: int) -> int:
    """ "…, and we cannot accept it": where the speaker's own clause begins, 0 where none does."""
    joint = next((j for j in joints(said, after, stop) if _first(said, j.start) in said.grammar.first_person), None)
    return joint.end if joint is not None else 0


def _first(said: Said, at: int) -> str:
    return said.folded[at : at + 12].split(" ", 1)[0]


def _addressed(reading: _Reading, place: _Place, by: str, at: tuple[int, int]) -> str:
    """Who is to do it: the one named, the speaker of whom another wants it, or the other side."""
    said, own = reading.said, set(by.split("+"))
    named = [m for m in within(said.document.mentions, *at) if m.party and own.isdisjoint(m.party.split("+"))]
    if named:
        return named[0].party
    speaker = place.speech.speaker_party if place.speech is not None else ""
    return speaker if speaker and own.isdisjoint(speaker.split("+")) else reading.sides.facing(by) if by else ""


_READERS = {
    "noun": _by_noun, "verb": _by_verb, "ask": _by_verb, "wish": _by_verb, "need": _in_passing, "turn": _in_passing,
}  # fmt: skip
