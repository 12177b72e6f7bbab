"""Who faces whom in a report: the other side of each party, as far as the report is about two."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from demarche.annotate.acts.signs import Said, at_place

_SPOKEN = 2
"""How many mentions a statement of one's own weighs."""
_CLEAR = 1.25
"""How much more must be read of the other side than of the next party."""
_TWO = 0.5
"""What the two that most is read of weigh at least of all, in a report about two; as for all weights here, reports of
our own alone were looked at, and none from 0.4 to 0.65 does better on each half of them."""
_PLAIN, _THIRD = 2.0, 3
"""How much more must be read of the second party than of the third for a report to be about two."""
_GO_BETWEEN = 0.3
"""What of its weight a party keeps whose name stands beside words of mediating more than once."""
_AS_PLACE = 0.5
"""What the mention of a party as a mere place weighs."""
_BESIDE = 30  # code points


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

    def many(self) -> bool:
        """Is the report about many, so that nobody faces anybody unless named?"""
        total = sum(weight for _, weight in self.weights)
        return sum(weight for _, weight in self.weights[:2]) < _TWO * total

    def plain(self, party: str) -> bool:
        """Is the report plainly about `party` and one other?"""
        own, first = set(party.split("+")), [code for code, _ in self.weights[:2]]
        if len(first) < 2 or own.isdisjoint(first):
            return False
        return len(self.weights) < _THIRD or self.weights[1][1] >= _PLAIN * self.weights[2][1]

    def two(self, party: str) -> str:
        """The two that the report is about, for one who is neither and speaks of "both sides"; else ""."""
        first = [code for code, _ in self.weights[:2]]
        if len(first) < 2 or (len(self.weights) > 2 and self.weights[1][1] < _CLEAR * self.weights[2][1]):
            return ""
        return "" if set(first) & set(party.split("+")) else "+".join(sorted(first))


def sides(said: Said) -> Sides:
    """Parties by the mentions and statements of a report: mere places and go-betweens weigh less."""
    weights: dict[str, float] = defaultdict(float)
    between: Counter[str] = Counter()
    mediating = [hit[0] for hit in said.hits if "mediating" in hit[2]]
    for mention in said.named:
        beside = mediating and any(mention.start - _BESIDE <= at < mention.end + _BESIDE for at in mediating)
        weight = _AS_PLACE if at_place(said, mention) else 1
        for code in mention.party.split("+"):
            weights[code] += weight
            between[code] += bool(beside)
    for statement in said.document.statements:
        for code in filter(None, statement.speaker_party.split("+")):
            weights[code] += _SPOKEN
    weighed = {code: weight * (_GO_BETWEEN if between[code] > 1 else 1) for code, weight in weights.items()}
    return Sides(tuple(sorted(weighed.items(), key=lambda item: (-item[1], item[0]))))
