"""Statements that show one stance and then another, and those of nobody known that tell the stance of a party."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.acts.places import sentence_at
from demarche.annotate.acts.signs import Said, behind_preposition
from demarche.annotate.acts.speech import classify
from demarche.model import Span, Statement

STANCES = frozenset(["demand", "offer", "accept", "reject", "threaten", "promise", "agree"])
_HARD = frozenset(["reject", "demand", "threaten"])
_YIELDS = frozenset(["accept", "agree"])
_TELLS = "inform"
_DOER = 20  # code points in which the subject of what is threatened stands
_LEAST = 2  # words of a half
_HEAD = 2  # words before the subject of what is told: "that the", "bahwa pemerintah"


def halves(said: Said, statement: Statement, cued: str = "") -> tuple[tuple[str, Span], ...]:
    """ "accepted the truce but would not leave the port": each half with its act, none where both show the same. cued:
    the act that the cue bears out by itself."""
    if threat := _lapsing(said, statement):
        return threat
    for word in sorted(said.acts.contrary):
        at = said.folded.find(f" {word} ", statement.start, statement.end)
        if at < 0 or _inside(statement.condition, at):
            continue
        first = Span(statement.start, statement.start + len(said.folded[statement.start : at].rstrip(" ,;—–-")))
        second = Span(at + len(word.split(" ", 1)[0]) + 2, statement.end)  # "and" joins, "refused" is told
        if min(len(said.folded[half.start : half.end].split()) for half in (first, second)) < _LEAST:
            continue
        opening = classify(said, replace(statement, end=first.end, act=cued), statement.condition)
        closing = classify(said, replace(statement, start=second.start, act="", cue=""), statement.condition)
        if opening == "inform" and closing in _HARD and _taken(said, first):
            opening = "accept"
        if opening == _TELLS == statement.act and closing in _HARD:
            return (opening, first), (closing, second)  # "took note, but all must be settled"
        if opening != closing and {opening, closing} <= STANCES:
            return (opening, first), (closing, second)
    return ()


def _lapsing(said: Said, statement: Statement) -> tuple[tuple[str, Span], ...]:
    """ "asked for the boats back, failing which it would close the port": a demand, and a threat behind it."""
    if statement.act not in ("demand", "threaten"):
        return ()
    sentence = sentence_at(said.document.sentences, statement.start)
    for word in said.acts.lapsing if sentence is not None else ():
        at = said.folded.find(f", {word} ", statement.start, statement.end)
        if at < 0 and said.folded.startswith(f", {word} ", statement.end):
            at = statement.end
        if at < 0 or sentence is None:
            continue
        stop = len(said.folded[: sentence.end].rstrip(" .!?\n")) if at == statement.end else statement.end
        first, second = Span(statement.start, at), Span(at + len(word) + 3, stop)
        own = set(statement.speaker_party.split("+"))
        named = said.parties(second.start, second.start + _DOER)[:1]
        if own and not any(own.isdisjoint(one.party.split("+")) for one in named):
            return ("demand", first), ("threaten", second)
    return ()


def _taken(said: Said, half: Span) -> bool:
    """ "takes the six weeks, but …": is something accepted that a "but" limits?"""
    names = {name for _, _, kinds in said.between(half.start, half.end) for name in kinds}
    return "accept" in names and "not" not in names


def _inside(span: Span | None, at: int) -> bool:
    return span is not None and span.start <= at < span.end


def of_another(said: Said, statement: Statement) -> tuple[str, str]:
    """ "Chad may let the ships pass if …, officials said": (party, act) of whom a source without a side tells it, or of
    whom another party tells that it gave way; "" where the content is about nobody's stance."""
    if statement.kind == "direct" or (statement.speaker_key and not statement.speaker_party):
        return "", ""
    party = _subject(said, statement)
    if not party or (statement.speaker_party and statement.act != _TELLS):
        return "", ""
    act = classify(said, replace(statement, act="", cue="", speaker_party=party), statement.condition)
    return (party, act) if act in (_YIELDS if statement.speaker_party else STANCES) else ("", "")


def _subject(said: Said, statement: Statement) -> str:
    """The one party, not of the speaker, that the content begins with; "" for none."""
    named = said.parties(statement.start, statement.end)[:1]
    if not named or named[0].adjectival or behind_preposition(said, named[0]):
        return ""
    party, before = named[0].party, said.folded[statement.start : named[0].start].split()
    other = "+" not in party and party not in statement.speaker_party.split("+")
    asked = bool(before) and before[0] in said.grammar.questions  # "wondered how Chad could …"
    return party if other and not asked and len(before) <= _HEAD else ""
