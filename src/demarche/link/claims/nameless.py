"""Words in marks of which one report does not tell whose they are, and another does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeVar

from demarche.link.claims.retold import ENOUGH, Bar, Line, days_between, doubts, turned
from demarche.link.sense.bridge import crossed, reach
from demarche.link.sense.concepts import Sense
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
    abroad = len({line.lang for line in lines}) > 1
    parts = reach if abroad else _gist
    told = [line for line in lines if line.order and (line.speaker or not line.line.speaker_party)]
    wanted = frozenset[str]().union(*(parts(line) for line in told if not line.speaker))
    told.sort(key=lambda line: (line.order, line.key))
    holders: dict[tuple[bool, str], list[int]] = {}  # whether they have a speaker, and a meaning
    for at, one in enumerate(told):
        named, mine = bool(one.speaker), wanted & parts(one)
        held = (holders.get((not named, part), ())[-FRESH:] for part in mine)
        for there, count in Counter(chain.from_iterable(held)).items():
            other = told[there]
            if count >= LEAST and other.key[0] != one.key[0] and days_between(one, other) <= DAYS:
                yield (other, one) if named else (one, other)
        for part in mine:
            holders.setdefault((named, part), []).append(at)


def _gist(line: Line) -> Sense:
    return line.gist
