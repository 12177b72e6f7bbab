"""Words in marks of which one report does not tell whose they are, and another does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from demarche.link.claims.retold import ENOUGH, Bar, Line, days_between, doubts, turned
from demarche.link.sense.bridge import crossed, reach
from demarche.link.sense.gist import Weights, shared

DAYS = 2
"""Days between the two reports."""
BAR = Bar(1.9, 0.65, 0.5, 2)
FRESH = 20
"""Lines by which a meaning brings others together: the newest that have it."""
LEAST = 2
"""Meanings that both share at least, to be compared."""
QUOTED = frozenset({"direct", "mixed"})

L = TypeVar("L", bound=Line)


def nameless(lines: Sequence[L], weights: Weights) -> list[tuple[L, L]]:
    """Pairs of which one has a speaker and the other none, the likeliest first."""
    found = []
    for one, other in _candidates([line for line in lines if line.line.kind in QUOTED]):
        told = shared(one, other, weights, crossed(one, other))
        # who speaks is not compared: the doubts are those about the words
        known = doubts(one, other, told) - 2 * (not (one.dated and other.dated)) - 2 * (not one.speaker)
        if BAR.met(told) and known < ENOUGH - 1 and not turned(one, other):
            found.append((told.rank, one, other))
    found.sort(key=lambda pair: (-pair[0], pair[1].key, pair[2].key))
    return [(one, other) for _, one, other in found]


def _candidates(lines: Sequence[L]) -> Iterator[tuple[L, L]]:
    """Each line without a speaker, with those near it in days that share its meanings."""
    blind = [line for line in lines if not (line.speaker or _of_a_body(line))]
    wanted = frozenset[str]().union(*map(reach, blind))
    holders: dict[str, list[L]] = {}
    for line in sorted(lines, key=lambda line: (line.order, line.key)):
        if line.speaker:
            for part in wanted & reach(line):
                holders.setdefault(part, []).append(line)
    for one in blind:
        votes = Counter(other.key for part in reach(one) for other in holders.get(part, ())[-FRESH:])
        by_key = {other.key: other for part in reach(one) for other in holders.get(part, ())[-FRESH:]}
        for key, count in votes.items():
            other = by_key[key]
            if count >= LEAST and key[0] != one.key[0] and days_between(one, other) <= DAYS:
                yield one, other


def _of_a_body(line: Line) -> bool:
    """A party or body that can have said it."""
    return bool(line.line.speaker_party)
