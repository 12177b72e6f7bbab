"""The log-odds of many pairs of tellings: what two of them come to in one part is worked out once for all that tell
this part alike. The same as `log_odds` of each pair."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from demarche.link.meetings.parts import APART, OPEN, PARTS
from demarche.link.meetings.signs import alone, apart_in_one_report, crossed, one_week, strangers
from demarche.link.meetings.telling import Told
from demarche.link.meetings.weights import AGENDA, FAR, weights

CENT = 100
"""Weights have two decimals: their hundredths are summed, which is exact in any order."""
MOST = 1 << 17
"""Pairs of which what one part comes to is kept."""
Worth = tuple[int, str]
"""Hundredths, and the word by which other signs are told apart."""
Placed = tuple[Told, tuple[int, ...]]
"""A telling, and the numbers of what it tells in each part."""


def _signs() -> Iterable[tuple[str, float]]:
    return weights().signs.items()


@dataclass(slots=True)
class Scale:
    """numbers: of all that is told in a part; known: by two of these numbers, what they come to; across: by the words
    of all parts."""

    start: int = field(default_factory=lambda: round(weights().start * CENT))
    signs: dict[str, int] = field(default_factory=lambda: {name: round(w * CENT) for name, w in _signs()})
    numbers: tuple[dict[Hashable, int], ...] = field(default_factory=lambda: tuple({} for _ in PARTS))
    known: tuple[dict[tuple[int, int], Worth], ...] = field(default_factory=lambda: tuple({} for _ in PARTS))
    across: dict[tuple[str, ...], int] = field(default_factory=dict)

    def placed(self, told: Told) -> Placed:
        parts = zip(PARTS, self.numbers, strict=True)
        return told, tuple([known.setdefault(part.of(told), len(known)) for part, known in parts])

    def odds(self, one: Placed, other: Placed) -> float:
        first, second = one[0], other[0]
        total, words = self.start, []
        for n, (here, there) in enumerate(zip(one[1], other[1], strict=True)):
            key = (here, there) if here < there else (there, here)
            worth, word = self.known[n].get(key) or self._worth(n, key, first, second)
            if word == APART:
                return FAR
            total += worth
            words.append(word)
        if words[-1] == OPEN and strangers(first, second):
            return FAR
        if first.at.document == second.at.document and apart_in_one_report(first, second):
            return FAR
        across = self.across.get(key_of := tuple(words))
        if across is None:
            self.across[key_of] = across = self._sum(crossed(*words))
        total += across + self._sum(alone(first, second))
        value = total / CENT + (AGENDA if one_week(first, second) else 0.0)
        return round(min(-FAR, max(FAR, value)), 2)

    def _worth(self, n: int, key: tuple[int, int], one: Told, other: Told) -> Worth:
        known = self.known[n]
        if len(known) >= MOST:
            known.clear()
        word, signs = PARTS[n].found(one, other)
        known[key] = found = self._sum(signs), word
        return found

    def _sum(self, signs: list[str]) -> int:
        weight = self.signs.get
        return sum([weight(sign, 0) for sign in signs])
