"""At whom a statement is directed, on what condition, and the clauses of a list of demands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, at_place
from demarche.model import Mention, Span, Statement

_DIRECTED = frozenset(["demand", "offer", "accept", "reject", "threaten", "warn", "accuse", "agree"])
"""Acts of one side to another: where no name shows it, they go to the other side of the report."""
_NAMED = frozenset(["inform", "express_concern", "praise", "reassure", "promise", "call_for_dialogue", "deny"])
"""Acts that need no other side: they go to one only if the words name it."""

_OF_THE_OTHER = frozenset(
    ["demand", "threaten", "accuse", "warn", "praise", "express_concern", "deny", "inform", "promise", "reassure"]
)
"""Acts whose content mostly names the one concerned."""
_MEMORY = 6
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
    other = sides.facing(statement.speaker_party) or _replied(own, before) if len(own) == 1 else ""
    if act == "inform":  # most is told to nobody
        return other if any(other in m.party.split("+") for m in inside) else ""
    named = [m for m in inside if not m.adjectival]
    if act in _OF_THE_OTHER and named:
        return _joined(said, named)
    if inside:
        known = other and any(other in m.party.split("+") for m in inside)
        return _joined(said, inside, other) if known or act not in _DIRECTED or not other else other
    return other if act in _DIRECTED else ""


def _of_both(said: Said, statement: Statement) -> bool:
    """ "both sides must …": said to the two that the report is about."""
    return any("the_two" in hit[2] for hit in said.between(statement.start, statement.end))


def _replied(own: set[str], before: Sequence[Statement]) -> str:
    """Whom this side spoke to last, or who spoke to it."""
    for statement in reversed(before[-_MEMORY:]):
        speaker = set(statement.speaker_party.split("+"))
        if speaker & own and statement.target_party:
            return statement.target_party
        if set(statement.target_party.split("+")) & own and statement.speaker_party:
            return statement.speaker_party
    return ""


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
