"""The act of a statement: its cue's, as the content bears it out, strengthens it or turns it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from demarche.annotate.acts.pack import Acts, Sign
from demarche.annotate.attribution.pack import Grammar
from demarche.model import Document, Mention, Statement

_SETTLED = frozenset(["accuse", "deny", "praise", "express_concern", "reject", "threaten", "accept", "reassure", "offer"])
"""Acts that a cue settles whatever the content says, but for the shifts of the pack."""
_WISHES = frozenset(["demand", "offer", "praise", "agree", "accept", "express_concern", "accuse", "warn"])
_NEAR = 60  # code points left of a sign in which its doer is looked for


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, and by whose side. `folded` is the whole text in small letters."""

    document: Document
    folded: str
    grammar: Grammar
    acts: Acts


def classify(said: Said, statement: Statement) -> str:
    """One of the spoken acts; "inform" where nothing shows another."""
    found = signs(said, statement)
    cue = statement.act
    for sign in found:
        if (cue, sign) in said.acts.shifts:
            return said.acts.shifts[cue, sign]
    if cue in _SETTLED or (cue and not found):
        return cue
    if cue == "demand":
        return cue
    if cue in ("warn", "promise", "agree"):
        return cue
    return found[0] if found else (cue or "inform")


def signs(said: Said, statement: Statement) -> list[str]:
    """The acts that words of the content show, strongest first."""
    piece = said.folded[statement.start : statement.end]
    rank = said.acts.rank
    found = set()
    for start, _, sign in said.acts.signs.find(piece, piece):
        act = _shown(said, statement, sign, statement.start + start)
        if act in rank:
            found.add(act)
    return sorted(found, key=lambda act: rank[act])


def _shown(said: Said, statement: Statement, sign: Sign, at: int) -> str:
    """The act that a sign at `at` shows, given who does it there."""
    if sign.act in _WISHES and _negated(said, statement, at):
        return ""
    if not sign.own or _own(said, statement, at):
        return sign.act
    return sign.other


def _negated(said: Said, statement: Statement, at: int) -> bool:
    """ "does not need to", "tidak perlu": a negator among the three words before the sign."""
    before = said.folded[max(statement.start, at - 30) : at].split()[-3:]
    return any(word in said.grammar.negators for word in before)


def _own(said: Said, statement: Statement, at: int) -> bool:
    """Is the speaker's side the doer? Nearest before the sign: a first person, or a party; nobody named is the speaker."""
    low = max(statement.start, at - _NEAR)
    window = said.folded[low:at]
    first = max((window.rfind(f" {w} ") for w in said.grammar.first_person), default=-1)
    if first < 0 and any(window.startswith(w + " ") for w in said.grammar.first_person):
        first = 0
    party = _nearest(said.document.mentions, low, at)
    if party is None or not party.party:
        return True
    if low + first > party.start:
        return True
    own = set(statement.speaker_party.split("+"))
    if set(party.party.split("+")) & own:
        return True
    fellow = _nearest(said.document.mentions, low, party.start)
    if fellow is None or not set(fellow.party.split("+")) & own:
        return False
    between = said.folded[fellow.end : party.start].replace(",", " ").split()
    return all(word in said.grammar.joiners for word in between)


def _nearest(mentions: tuple[Mention, ...], low: int, high: int) -> Mention | None:
    """The last mention with a party that begins in [low, high)."""
    index = bisect_left(mentions, high, key=lambda m: m.start) - 1
    while index >= 0 and mentions[index].start >= low:
        if mentions[index].party:
            return mentions[index]
        index -= 1
    return None
