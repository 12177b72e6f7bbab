"""Who faces whom in a report: the other side of each party, as far as the report is about two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from demarche.model import Document, Statement

_SPOKEN = 2
"""How many mentions a statement of one's own weighs."""
_CLEAR = 1.25
"""How much more must be read of the other side than of the next party."""


@dataclass(frozen=True, slots=True)
class Sides:
    """How much of the report is about each party, most first."""

    weights: tuple[tuple[str, float], ...]

    def facing(self, party: str) -> str:
        """The other side of `party`, "" where the report does not settle it."""
        own = set(party.split("+"))
        others = [(code, weight) for code, weight in self.weights if code not in own]
        if not others or (len(others) > 1 and others[0][1] < _CLEAR * others[1][1]):
            return ""
        return others[0][0]


def sides(document: Document, statements: tuple[Statement, ...]) -> Sides:
    """Parties by the mentions and statements of a report."""
    weights: Counter[str] = Counter()
    for mention in document.mentions:
        weights.update({code: 1 for code in mention.party.split("+") if code})
    for statement in statements:
        weights.update({code: _SPOKEN for code in statement.speaker_party.split("+") if code})
    return Sides(tuple(sorted(weights.items(), key=lambda item: (-item[1], item[0]))))
