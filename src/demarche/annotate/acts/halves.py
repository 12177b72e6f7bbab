"""Statements that show one stance and then another."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.acts.others import STANCES
from demarche.annotate.acts.places import sentence_at
from demarche.annotate.acts.signs import Said
from demarche.annotate.acts.speech import classify
from demarche.model import Span, Statement

_HARD = frozenset(["reject", "demand", "threaten"])
_TELLS = "inform"
_DOER = 20  # code points in which the subject of what is threatened stands
_LEAST = 2  # words of a half


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
