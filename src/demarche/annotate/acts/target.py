"""At whom a statement is directed, on what condition, and the clauses of a list of demands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from demarche.annotate.acts.asking import asking
from demarche.annotate.acts.counterpart import counterpart, heaviest, weigh
from demarche.annotate.acts.items import does
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
_AT_HOME = frozenset(["demand", "accuse"])
"""Acts that politicians direct at their own government."""
_CALLED = frozenset(["demand", "call_for_dialogue"])
_OFFICIALS = frozenset(["person", "role", "office"])
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
    if asked := _asked(said, statement, act, own) or _of_them(said, statement, act, sides):
        return asked
    inside = _others(said, statement.start, statement.end, own)
    if not inside:
        return _unnamed(said, statement, act, sides, before)
    if len(own) != 1:
        return _joined(said, inside) if act != "inform" else ""
    return _of_those(said, statement, act, inside, weigh(said, statement.start, statement.speaker_party, sides, before))


def _asked(said: Said, statement: Statement, act: str, own: set[str]) -> str:
    """The party between the cue and the content; of the same state, where its government is urged or blamed."""
    if not 0 <= statement.cue_end <= statement.start:
        return ""
    if faced := _joined(said, _others(said, statement.cue_end, statement.start, own)):
        return faced
    if act not in _AT_HOME:
        return ""
    for mention in said.parties(statement.cue_end, statement.cue_end + _OPENING):
        other = mention.kind in _OFFICIALS and not mention.adjectival and mention.key != (statement.speaker_key or None)
        return mention.party if other and own == set(mention.party.split("+")) else ""
    return ""


def _of_them(said: Said, statement: Statement, act: str, sides: Sides) -> str:
    """ "called on them to …", by one who is neither: the two that the report is about."""
    if act not in _CALLED:
        return ""
    low = statement.cue_end if 0 <= statement.cue_end <= statement.start else statement.start
    first = said.folded[low : statement.start + _OPENING].split()[:1]
    return sides.two(statement.speaker_party) if first and first[0] in asking(said.document.lang).plural else ""


def _unnamed(said: Said, statement: Statement, act: str, sides: Sides, before: Sequence[Statement]) -> str:
    """Whom words that name nobody are for."""
    two = sides.two(statement.speaker_party)
    if two and _of_both(said, statement):
        return two
    if not statement.speaker_party or "+" in statement.speaker_party:
        return ""
    if two and act in _BETWEEN and not sides.many():
        return two
    if act in _ANSWERING and sides.plain(statement.speaker_party):
        return sides.facing(statement.speaker_party)
    if act not in _DIRECTED or sides.many():
        return ""
    return counterpart(said, statement.start, statement.speaker_party, sides, before)


def _of_those(said: Said, statement: Statement, act: str, inside: list[Mention], weights: dict[str, float]) -> str:
    """The party named in the words that they are for, as far as the report bears it out."""
    faced = heaviest(weights)
    if act == "inform":  # most is told to nobody
        return faced if any(faced in mention.party.split("+") for mention in inside) else ""
    subject = [m for m in inside if _opens(said, statement, m)]
    if subject:
        return _joined(said, [m for m in inside if m.start >= subject[0].start])
    for number, mention in enumerate(inside):
        bonus = (_LATER if number else _FIRST) - (_AS_ADJECTIVE if mention.adjectival else 0)
        for code in mention.party.split("+"):
            weights[code] = max(weights[code], weights[code] + bonus)
    best = heaviest(weights)
    if any(best in mention.party.split("+") for mention in inside):
        return _joined(said, inside, best)
    return faced if act in _DIRECTED else ""


def _opens(said: Said, statement: Statement, mention: Mention) -> bool:
    """Does it begin the content, as its subject?"""
    start = mention.phrase_start if 0 <= mention.phrase_start <= mention.start else mention.start
    if not mention.adjectival:
        return mention.start - statement.start <= _OPENING or start - statement.start <= 1
    head = said.folded[statement.start : mention.start].split()
    return len(head) <= 1 and does(said, max(mention.end, mention.phrase_end), statement.end)


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
