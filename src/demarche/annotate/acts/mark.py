"""Mark the acts of a document: one for each statement and demand, and those that the report tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from demarche.annotate.acts.plover import code
from demarche.annotate.acts.sides import Sides, sides
from demarche.annotate.acts.signs import Said
from demarche.annotate.acts.speech import classify, listen
from demarche.annotate.acts.target import condition, demands, target, within
from demarche.model import Act, Document, Mention, Sentence, Statement, When

_REACH = 90  # code points between a told verb and its doer or its object


def mark_acts(document: Document) -> Document:
    """The document with the act, target and condition of every statement, and with its acts, spoken and told."""
    said = listen(document)
    facing = sides(document, document.statements)
    settled: list[Statement] = []
    for statement in document.statements:
        settled.append(_settle(said, statement, facing, settled))
    statements = tuple(settled)
    acts = [act for index, statement in enumerate(statements) for act in _spoken(said, statement, index)]
    acts += [*_told(said, statements), *_told_demands(said, statements)]
    acts.sort(key=lambda act: (act.start, act.end, act.act, act.by))
    return replace(document, statements=statements, acts=tuple(acts))


def _settle(said: Said, statement: Statement, facing: Sides, before: list[Statement]) -> Statement:
    statement = replace(statement, act=classify(said, statement))
    why = statement.why
    to = target(said, statement, facing, before)
    if not to:
        why = (*why, ("target_party", "the words name no party that this is directed at"))
    if not statement.speaker_party:
        why = (*why, ("speaker_party", "the words name no party that the speaker speaks for"))
    return replace(statement, target_party=to, condition=condition(said, statement), why=why)


def _spoken(said: Said, statement: Statement, index: int) -> Iterator[Act]:
    pieces = [(statement.start, statement.end, statement.target_party)]
    if statement.act == "demand":
        pieces = demands(said, statement)
    for start, end, to in pieces:
        event, mode = code(statement.act, said.folded[start:end], said.document.lang)
        yield Act(
            start, end, statement.act, statement.speaker_party, to,
            statement=index, event=event, mode=mode, cue=statement.cue, date=statement.date,
        )  # fmt: skip


def _told(said: Said, statements: tuple[Statement, ...]) -> Iterator[Act]:
    """Deeds in the report's own voice: a verb with a party on its left, and on its right where it has one."""
    document = said.document
    sentences = iter(document.sentences)
    sentence = next(sentences, None)
    for start, end, act in said.acts.told.find(document.text, said.folded):
        while sentence is not None and sentence.end <= start:
            sentence = next(sentences, None)
        if sentence is None or start < sentence.start or _covered(start, end, statements) or _in_quote(document, start):
            continue
        doer, other = _left(document, sentence, start), _right(document, sentence, end)
        if doer is None or not doer.party or _unreal(said, sentence, start):
            continue
        to = other.party if other is not None and other.party != doer.party else ""
        stop = other.end if other is not None else end
        event, mode = code(act, said.folded[start:stop], document.lang)
        yield Act(doer.start, stop, act, doer.party, to, event=event, mode=mode, cue=document.text[start:end], date=_when(document, sentence))


def _when(document: Document, sentence: Sentence) -> When:
    """The day that the sentence names, else none: a deed told may be years old."""
    low = bisect_left(document.times, sentence.start, key=lambda t: t.start)
    if low < len(document.times) and document.times[low].start < sentence.end:
        return document.times[low].when
    return When(None, None, "the sentence names no day")


def _covered(start: int, end: int, statements: tuple[Statement, ...]) -> bool:
    return any(s.start <= start and end <= s.end for s in statements)


def _in_quote(document: Document, at: int) -> bool:
    return any(q.start <= at < q.end for q in document.quotations)


def _unreal(said: Said, sentence: Sentence, at: int) -> bool:
    """Not done: denied, possible, wished or to come."""
    before = said.folded[max(sentence.start, at - 24) : at].split()[-2:]
    return any(word in said.grammar.negators or word in said.grammar.hypothetical or word in said.grammar.purpose for word in before)


def _left(document: Document, sentence: Sentence, at: int) -> Mention | None:
    found = [m for m in within(document.mentions, max(sentence.start, at - _REACH), at) if m.kind != "pronoun" and not m.adjectival]
    return found[-1] if found else None


def _right(document: Document, sentence: Sentence, at: int) -> Mention | None:
    found = [m for m in within(document.mentions, at, min(sentence.end, at + _REACH)) if m.party]
    return found[0] if found else None


def _told_demands(said: Said, statements: tuple[Statement, ...]) -> Iterator[Act]:
    """ "Moscow's demands for …", "daftar tuntutan yang …": a noun with its owner or its content."""
    document = said.document
    sentences = iter(document.sentences)
    sentence = next(sentences, None)
    for start, end, _ in said.acts.demand_nouns.find(document.text, said.folded):
        while sentence is not None and sentence.end <= start:
            sentence = next(sentences, None)
        if sentence is None or start < sentence.start or any(s.act == "demand" and s.start <= start < s.end for s in statements):
            continue
        follower = said.folded[end : end + 24].split()
        owner = _owner(document, sentence, start, end)
        linked = bool(follower) and follower[0].strip(",.") in said.acts.links
        if owner is None or not owner.party or not (linked or owner.start >= end):
            continue
        stop = _clause_end(document, sentence, max(end, owner.end))
        if stop - max(end, owner.end) < 12:
            continue
        asked = [m for m in within(document.mentions, end, stop) if m.party and m.party != owner.party]
        to = asked[0].party if asked else ""
        event, mode = code("demand", said.folded[start:stop], document.lang)
        yield Act(start, stop, "demand", owner.party, to, event=event, mode=mode, cue=document.text[start:end], date=_when(document, sentence))


def _owner(document: Document, sentence: Sentence, start: int, end: int) -> Mention | None:
    """Whose demand it is: named right after ("tuntutan Moskow"), right before ("Moscow's demand"), or the sentence's subject."""
    after = [m for m in within(document.mentions, end, end + 3) if m.party]
    if after:
        return after[0]
    before = [m for m in within(document.mentions, sentence.start, start) if m.party and m.kind != "pronoun"]
    if before and start - before[-1].end <= 12:
        return before[-1]
    return before[0] if before else None


def _clause_end(document: Document, sentence: Sentence, at: int) -> int:
    text = document.text[at : sentence.end]
    stops = [i for mark in (",", ";", " — ", " – ") if (i := text.find(mark)) > 12]
    return at + (min(stops) if stops else len(text.rstrip(" .!?\"”")))
