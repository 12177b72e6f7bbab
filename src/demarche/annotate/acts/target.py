"""At whom a statement is directed, on what condition, and the clauses of a list of demands."""

from __future__ import annotations

import re
from bisect import bisect_left

from demarche.annotate.acts.signs import Said
from demarche.model import Mention, Span, Statement

_DIRECTED = frozenset("demand offer accept reject threaten warn accuse deny praise reassure agree call_for_dialogue".split())


def within(mentions: tuple[Mention, ...], start: int, end: int) -> list[Mention]:
    """Mentions that begin in [start, end)."""
    low = bisect_left(mentions, start, key=lambda m: m.start)
    high = bisect_left(mentions, end, key=lambda m: m.start)
    return list(mentions[low:high])


def target(said: Said, statement: Statement) -> str:
    """Party codes joined by "+", "" where the words name none but the speaker's own."""
    own = set(statement.speaker_party.split("+"))
    if statement.target_party:  # the one addressed, as attribution found it
        return statement.target_party
    if statement.act not in _DIRECTED:
        return ""
    others = [m for m in within(said.document.mentions, statement.start, statement.end) if m.party and not set(m.party.split("+")) & own]
    if not others:
        return ""
    first = others[0]
    codes = set(first.party.split("+"))
    for mention in others[1:]:
        between = said.document.text[first.end : mention.start]
        if any(word not in said.grammar.joiners for word in between.lower().replace(",", " ").split()):
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
