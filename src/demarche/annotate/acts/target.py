"""At whom a statement is directed, on what condition, and the clauses of a list of demands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said
from demarche.model import Mention, Span, Statement

_DIRECTED = frozenset(["demand", "offer", "accept", "reject", "threaten", "warn", "accuse", "agree"])
"""Acts of one side to another: where no name shows it, they go to the other side of the report."""
_NAMED = frozenset(["inform", "express_concern", "praise", "reassure", "promise", "call_for_dialogue", "deny"])
"""Acts that need no other side: they go to one only if the words name it."""

_OF_THE_OTHER = frozenset(["demand", "threaten", "accuse", "warn", "praise", "express_concern", "deny", "inform", "promise", "reassure"])
"""Acts whose content mostly names the one concerned."""
_MEMORY = 6


def within(mentions: tuple[Mention, ...], start: int, end: int) -> list[Mention]:
    """Mentions that begin in [start, end)."""
    low = bisect_left(mentions, start, key=lambda m: m.start)
    high = bisect_left(mentions, end, key=lambda m: m.start)
    return list(mentions[low:high])


def target(said: Said, statement: Statement, sides: Sides, before: Sequence[Statement]) -> str:
    """Party codes joined by "+", "" where the words name none but the speaker's own.

    before: the statements before this one, their targets settled.
    """
    if statement.target_party:  # the one addressed, as attribution found it
        return statement.target_party
    if statement.act not in _DIRECTED | _NAMED:
        return ""
    own = set(statement.speaker_party.split("+")) - {""}
    if faced := _joined(said, _others(said, statement.cue_end, statement.start, own) if statement.cue_end >= 0 else []):
        return faced
    inside = _others(said, statement.start, statement.end, own)
    other = "" if len(own) > 1 else sides.facing(statement.speaker_party) or _replied(own, before)
    named = [m for m in inside if not m.adjectival]
    if statement.act in _OF_THE_OTHER and named:
        return _joined(said, named)
    if inside:
        known = other and any(other in m.party.split("+") for m in inside)
        return _joined(said, inside, other) if known or statement.act not in _DIRECTED or not other else other
    return other if statement.act in _DIRECTED else ""


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
    if not 0 < end - start:
        return []
    found = [m for m in within(said.document.mentions, start, end) if m.party and not set(m.party.split("+")) & own]
    return [m for m in found if not _place(said, m)]


def _place(said: Said, mention: Mention) -> bool:
    before = said.folded[max(0, mention.start - 24) : mention.start].split()
    return bool(before) and before[-1] in said.acts.places


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


def condition(said: Said, statement: Statement) -> Span | None:
    """The if-clause of the content: from the conditional word to the comma before the consequence, or to the end."""
    piece = said.folded[statement.start : statement.end]
    for word in said.grammar.conditions:
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", piece)
        if match is None:
            continue
        start = match.start()
        comma = piece.find(",", match.end())
        end = comma if comma > 0 and start < len(piece) // 3 else len(piece.rstrip(" ,.\"”“'’"))
        if end - match.end() > 3:
            return Span(statement.start + start, statement.start + end)
    return None


def demands(said: Said, statement: Statement) -> list[tuple[int, int, str]]:
    """(start, end, party asked) of each demand of a statement: a new clause where a list names another party."""
    own = set(statement.speaker_party.split("+"))
    parties = [
        m for m in within(said.document.mentions, statement.start, statement.end)
        if m.party and not m.adjectival and not set(m.party.split("+")) & own
    ]  # fmt: skip
    cuts = [statement.start]
    for mention in parties[1:]:
        before = said.document.text[statement.start : mention.start]
        if _joins(said, before) and mention.start - cuts[-1] > 40 and statement.end - mention.end > 20:
            cuts.append(mention.start)
    if len(cuts) == 1:
        return [(statement.start, statement.end, statement.target_party)]
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], statement.end], strict=True):
        text = said.document.text[start:end]
        kept = _without_joiner(said, text)
        codes = next((m.party for m in parties if start <= m.start < end), statement.target_party)
        pieces.append((start, start + len(kept), codes))
    return pieces


def _joins(said: Said, before: str) -> bool:
    """Does the text before a party end in a comma or conjunction that opens a new clause?"""
    words = before.rstrip().lower().rsplit(None, 1)
    return bool(words) and (words[-1].endswith((",", ";")) or words[-1] in said.grammar.joiners)


def _without_joiner(said: Said, text: str) -> str:
    kept = text.rstrip(" ,;\n")
    head, _, tail = kept.rpartition(" ")
    return head.rstrip(" ,;\n") if tail.lower() in said.grammar.joiners else kept
