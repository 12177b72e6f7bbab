"""One person's one utterance in two independent reports of the same days, by all that speaks for it together.

What a report turns indirect, shortens or paints otherwise shares too little for the bars of `retold`; but whoever is
quoted once by each of two reports of one occasion was most likely heard by both saying the same. Logistic regression
over such pairs of the sets in tests/across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, Protocol, TypeVar

from demarche.link.claims import retold
from demarche.link.sense.bridge import crossed, reach
from demarche.link.sense.gist import Shared, Weights, shared

Key = tuple[str, int]
DAYS = 2
"""Days between two reports of one occasion."""
FRESH = 20
"""Lines of a speaker by which a meaning brings others together: the newest that have it."""
LEAST = 0.4
"""From here on three of four pairs of the sets are one utterance."""
BIAS = -1.9
SHORT, LONG, WEIGHT, TELLING = 1.05, 1.6, 0.17, 0.15
"""For each part of the shorter and the longer that is shared (to 1), its weight and its telling meanings (to 4)."""
ACT, TOGETHER = 0.7, 1.25
"""Both have one act; the reports share another utterance."""
DOUBT, RIVAL, LEAD = -0.38, -0.32, 1.7
"""For each doubt (to 3), each other statement that either might be as well (to 4), and how far it is the best."""
TINY, UNDATED, DAY, PLACE = -0.7, -0.75, -0.43, -1.0
"""Few words; no known day; for each day between the reports; for the whole text between their places."""
FEW, MOST = 3, 4
PART, MUCH = 0.42, 2
"""Part of the longer that is shared at least where fewer meanings than `MUCH` tell."""
VERBATIM = 0.8
"""Two quotations in one language share words, not meanings alone: part of the shorter."""


class Line(retold.Line, Protocol):
    """What `retold` compares, and where the statement stands."""

    @property
    def place(self) -> float:
        """Part of the text that stands before it."""


L = TypeVar("L", bound=Line)


def likely(lines: Sequence[L], home: Callable[[Key], Key], weights: Weights) -> Iterator[tuple[L, L]]:
    """Pairs of statements that stand in no claim together yet, the likeliest first; `home`: of a claim, by one of its
    statements."""
    by_speaker: dict[str, list[L]] = {}
    for line in lines:
        if line.speaker and line.order:
            by_speaker.setdefault(line.speaker, []).append(line)
    claims: dict[str, set[Key]] = {}
    for line in lines:
        claims.setdefault(line.key[0], set()).add(home(line.key))
    found = [
        pair
        for speaker in sorted(by_speaker)
        if len(by_speaker[speaker]) > 1
        for pair in _Speaker(by_speaker[speaker], home, claims, weights).pairs()
    ]
    for score, one, other in sorted(found, key=lambda pair: (-pair[0], pair[1].key, pair[2].key)):
        if score >= LEAST:
            yield one, other


@dataclass(slots=True)
class _Speaker(Generic[L]):
    """The statements of one person. claims: of each report."""

    lines: Sequence[L]
    home: Callable[[Key], Key]
    claims: Mapping[str, set[Key]]
    weights: Weights
    _reports: dict[str, list[L]] = field(default_factory=dict)

    def pairs(self) -> Iterator[tuple[float, L, L]]:
        for line in self.lines:
            self._reports.setdefault(line.key[0], []).append(line)
        told = [
            (one, other, shared(one, other, self.weights, crossed(one, other))) for one, other in self._candidates()
        ]
        ranks: dict[tuple[Key, str], list[float]] = {}
        for one, other, found in told:
            for side, there in ((one, other), (other, one)):
                ranks.setdefault((side.key, there.key[0]), []).append(_rank(one, other, found))
        for one, other, found in told:
            if not _tells(one, other, found):
                continue
            rank = _rank(one, other, found)
            against = [_next(ranks[side.key, there.key[0]], rank) for side, there in ((one, other), (other, one))]
            rivals = self._free(one, other.key[0]) + self._free(other, one.key[0]) - 2
            around = RIVAL * min(MOST, rivals) + TOGETHER * self._together(one, other)
            lead = max(-1.0, min(1.0, rank - max(against)))
            yield _evidence(one, other, found) + around + LEAD * lead, one, other

    def _candidates(self) -> Iterator[tuple[L, L]]:
        """Those of two stories that share a meaning and stand in no claim with a statement of the other's report."""
        holders: dict[str, list[int]] = {}
        lines = sorted(self.lines, key=lambda line: (line.order, line.key))
        abroad = len({line.lang for line in lines}) > 1
        for at, one in enumerate(lines):
            held = [holders.setdefault(part, []) for part in (reach(one) if abroad else one.gist)]
            votes = Counter(chain.from_iterable(known[-FRESH:] for known in held))
            for known in held:
                known.append(at)
            for other in votes:
                if self._apart(lines[other], one):
                    yield lines[other], one

    def _apart(self, one: L, other: L) -> bool:
        if one.story == other.story or one.words == other.words or retold.days_between(one, other) > DAYS:
            return False
        return not (self._told(one, other.key[0]) or self._told(other, one.key[0]))

    def _told(self, line: L, report: str) -> bool:
        """The report holds a statement of its claim."""
        return self.home(line.key) in self.claims[report]

    def _free(self, line: L, report: str) -> int:
        """Statements of the report that it may be, as far as they stand in no claim with its own report."""
        return sum(not self._told(other, line.key[0]) for other in self._reports[report])

    def _together(self, one: L, other: L) -> bool:
        return not self.claims[one.key[0]].isdisjoint(self.claims[other.key[0]])


def _tells(one: Line, other: Line, found: Shared) -> bool:
    """More than a word that both happen to have."""
    if one.lang == other.lang and one.line.kind == other.line.kind == "direct" and found.short < VERBATIM:
        return False
    if retold.doubts(one, other, found) >= retold.ENOUGH or (one.lang == other.lang and retold.turned(one, other)):
        return False
    return found.telling >= MUCH or found.long >= PART


def _next(ranks: Sequence[float], rank: float) -> float:
    """The best of the others."""
    rest = list(ranks)
    rest.remove(rank)
    return max(rest, default=0.0)


def _rank(one: Line, other: Line, found: Shared) -> float:
    return found.rank + retold.ACT * (one.line.act == other.line.act)


def _evidence(one: Line, other: Line, found: Shared) -> float:
    """What the two themselves say for it, in logits."""
    alike = SHORT * min(1.0, found.short) + LONG * min(1.0, found.long)
    much = WEIGHT * min(MOST, found.weight) + TELLING * min(MOST, found.telling)
    act = ACT * (one.line.act == other.line.act)
    few = min(len(one.words), len(other.words)) <= FEW
    doubts = DOUBT * min(FEW, retold.doubts(one, other, found)) + TINY * few
    when = DAY * retold.days_between(one, other) if one.dated and other.dated else UNDATED
    return BIAS + alike + much + act + doubts + when + PLACE * abs(one.place - other.place)
