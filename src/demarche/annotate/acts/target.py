"""At whom a statement is directed, on what condition, and the clauses of a list of demands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from demarche.annotate.acts.counterpart import counterpart, heaviest, weigh
from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, at_place
from demarche.model import Mention, Span, Statement

_DIRECTED = frozenset(["demand", "offer", "accept", "reject", "threaten", "warn", "accuse", "agree", "praise"])
"""Acts of one side to another: where no name shows it, they go to the other side of the report."""
_NAMED = frozenset(["inform", "express_concern", "reassure", "promise", "call_for_dialogue", "deny"])
"""Acts that need no other side: they go to one only if the words name it."""
_ANSWERING = frozenset(["deny"])
"""Acts that answer the other side, where the report is plainly about two."""
_BETWEEN = frozenset(["offer", "praise", "call_for_dialogue"])
"""Acts that one who is neither side does to both."""
_FIRST, _LATER, _AS_ADJECTIVE = 1.2, 0.6, 0.4
"""What it weighs to be named in the words themselves: first, later; less where the name only qualifies."""
_OPENING = 12  # code points of a content in which its subject begins
_SHORTEST_CONDITION = 3


def target(said: Said, statement: Statement, act: str, sides: Sides, before: Sequence[Statement]) -> str:
    """Party codes joined by "+", "" where the words name none but the speaker's own.

    before: the statements before this one, their targets settled.
    """
    if statement.target_party:  # the one addressed, as attribution found it
        return statement.target_party
    if act not in _DIRECTED | _NAMED:
        return ""
    own = set(statement.speaker_party.split("+")) - {""}
    if faced := _joined(said, _others(said, statement.cue_end, statement.start, own) if statement.cue_end >= 0 else []):
        return faced
    inside = _others(said, statement.start, statement.end, own)
    if not inside and _of_both(said, statement) and (two := sides.two(statement.speaker_party)):
        return two
    if len(own) != 1:
        return _joined(said, inside) if act in _DIRECTED or (inside and act != "inform") else ""
    if not inside:
        if act in _ANSWERING and sides.plain(statement.speaker_party):
            return sides.facing(statement.speaker_party)
        if act not in _DIRECTED or sides.many():
            return ""
        if act in _BETWEEN and (two := sides.two(statement.speaker_party)):
            return two
        return counterpart(said, statement.start, statement.speaker_party, sides, before)
    return _of_those(said, statement, act, inside, weigh(said, statement.start, statement.speaker_party, sides, before))


def _of_those(said: Said, statement: Statement, act: str, inside: list[Mention], weights: dict[str, float]) -> str:
    """The party named in the words that they are for, as far as the report bears it out."""
    faced = heaviest(weights)
    if act == "inform":  # most is told to nobody
        return faced if any(faced in mention.party.split("+") for mention in inside) else ""
    named = [mention for mention in inside if not mention.adjectival]
    if named and named[0].start - statement.start <= _OPENING:
        return _joined(said, named)
    for number, mention in enumerate(inside):
        bonus = (_LATER if number else _FIRST) - (_AS_ADJECTIVE if mention.adjectival else 0)
        for code in mention.party.split("+"):
            weights[code] = max(weights[code], weights[code] + bonus)
    best = heaviest(weights)
    if any(best in mention.party.split("+") for mention in inside):
        return _joined(said, inside, best)
    return faced if act in _DIRECTED else ""


def _of_both(said: Said, statement: Statement) -> bool:
    """ "both sides must …": said to the two that the report is about."""
    return any("the_two" in hit[2] for hit in said.between(statement.start, statement.end))


def _others(said: Said, start: int, end: int, own: set[str]) -> list[Mention]:
    """Parties named in [start, end) other than the speaker's own, those that only name a place aside."""
    found = [m for m in said.parties(start, end) if own.isdisjoint(m.party.split("+"))]
    return [m for m in found if not at_place(said, m)]


def _joined(said: Said, others: list[Mention], wanted: str = "") -> str:
    """The first party with those joined to it ("Chad and Niger"); with `wanted`, the first that holds it."""
    others = others[next((i for i, m in enumerate(others) if wanted in m.party.split("+")), 0) if wanted else 0 :]
    if not others:
        return ""
    first = others[0]
    codes = set(first.party.split("+"))
    for mention in others[1:]:
        between = said.folded[first.end : mention.start].replace(",", " ").split()
        if any(word not in said.grammar.joiners for word in between):
            break
        codes |= set(mention.party.split("+"))
        first = mention
    return "+".join(sorted(codes))


@lru_cache(maxsize=8)
def _opener(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the conditional words, the longest first as the grammar has them."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def condition(said: Said, statement: Statement) -> Span | None:
    """The if-clause of the content: from the conditional word to the comma before the consequence, or to the end."""
    match = _opener(said.grammar.conditions).search(said.folded, statement.start, statement.end)
    if match is None:
        return None
    start, size = match.start() - statement.start, statement.end - statement.start
    comma = said.folded.find(",", match.end(), statement.end)
    end = comma
    if comma < 0 or start >= size // 3:
        end = statement.start + len(said.folded[statement.start : statement.end].rstrip(" ,.\"”“'’"))
    return Span(match.start(), end) if end - match.end() > _SHORTEST_CONDITION else None
