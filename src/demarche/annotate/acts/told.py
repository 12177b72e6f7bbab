"""Deeds that the report tells and nobody says: a verb with its doer on the left, and its object on the right."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.annotate.acts.places import aside, sentence_at, when, within
from demarche.annotate.acts.plover import code
from demarche.annotate.acts.signs import Said, behind_preposition
from demarche.model import Act, Document, Mention, Sentence, Statement

_DOER = 60  # code points between a doer and the verb
_OBJECT = 60  # code points between the verb and its object
_UNREAL = 3  # words before the verb in which it is denied, wished or put off
_BACK = 30  # code points in which those words stand
_NOT_YET = frozenset(["must", "will", "can", "not", "need"])


def told(said: Said, statements: tuple[Statement, ...]) -> Iterator[Act]:
    """Every deed done by a party in the report's own voice."""
    document = said.document
    for start, end, (act, needed) in said.acts.told.find(document.text, said.folded):
        sentence = sentence_at(document.sentences, start)
        if sentence is None or _said_by_somebody(document, start, statements) or _unreal(said, sentence, start):
            continue
        doer = _doer(said, sentence, start)
        if doer is None:
            continue
        other = _object(said, sentence, end, doer)
        if needed and other is None:
            continue
        stop = other.end if other is not None else end
        event, mode = code(act, said.folded[start:stop], document.lang)
        yield Act(
            doer.start, stop, act, doer.party, other.party if other is not None else "", event=event, mode=mode,
            cue=document.text[start:end], date=when(document, start),
        )  # fmt: skip


def _said_by_somebody(document: Document, at: int, statements: tuple[Statement, ...]) -> bool:
    said = any(s.start <= at < s.end for s in statements) or any(q.start <= at < q.end for q in document.quotations)
    return said or aside(document, at)


def _unreal(said: Said, sentence: Sentence, at: int) -> bool:
    """Not done: denied, possible, wished, owed or to come."""
    low = max(sentence.start, at - _BACK)
    before = said.folded[low:at].split()[-_UNREAL:]
    grammar = said.grammar
    if before and before[-1] in grammar.purpose:
        return True
    if any(not _NOT_YET.isdisjoint(names) for start, _, names in said.between(low, at)):
        return True
    return any(word in grammar.negators or word in grammar.hypothetical for word in before)


def _doer(said: Said, sentence: Sentence, at: int) -> Mention | None:
    """The subject: the nearest party before the verb with no comma, preposition or conjunction of clauses between."""
    found = within(said.document.mentions, max(sentence.start, at - _DOER), at)
    for mention in reversed(found):
        if mention.end > at or mention.kind == "pronoun" or mention.adjectival or behind_preposition(said, mention):
            continue
        between = said.folded[mention.end : at]
        if ";" in between or ":" in between or between.count(",") == 1 or len(between.split()) > 5:
            return None
        return mention if mention.party else None
    return None


def _object(said: Said, sentence: Sentence, end: int, doer: Mention) -> Mention | None:
    """The first party after the verb in its clause, no mere place."""
    own = set(doer.party.split("+"))
    for mention in within(said.document.mentions, end, min(sentence.end, end + _OBJECT)):
        between = said.folded[end : mention.start]
        if "," in between or ";" in between:
            return None
        before = between.split()
        if (
            mention.party
            and not own & set(mention.party.split("+"))
            and not (before and before[-1] in said.acts.places)
        ):
            return mention
    return None
