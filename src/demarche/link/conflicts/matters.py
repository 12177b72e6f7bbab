"""What a claim with its denial and what was with what was not have in common: days of the reports that are looked
through, steps of the signs, and that one disagreement is shown once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from demarche.link.conflicts.accounts import Side
from demarche.link.conflicts.shelved import Days
from demarche.link.conflicts.signs import Signs
from demarche.link.conflicts.weights import conflict_weights, surest

WORDS, PARTS, GAPS = (0, 1, 2, 3, 4, 6), (0, 0.15, 0.3, 0.45, 0.6), (0, 1, 2, 4, 8)
"""Steps of the words that two sentences share, of their part of the shorter, and of the days between the reports."""
RANKS = (0, 1, 3)
"""Steps of how many share more."""
ENOUGH = 3
"""Meanings that two sentences share which tell of one matter."""
ALWAYS = 1 << 30
"""Later than any day, as a number."""

Sides = Mapping[str, Sequence[Side]]
"""By report, in order."""
Pair = tuple[Side, Side]
Weighed = tuple[Side, Side, Signs]


def days_around(one: Side, back: int, ahead: int) -> Days:
    """From so many days before its report to so many behind it; all, where its day is not known."""
    return (one.first - back, one.day + ahead) if one.day else (0, ALWAYS)


def adjoin(one: Side, other: Side) -> bool:
    """They are of one report, and one sentence or side by side."""
    return one.document.id == other.document.id and abs(one.of.sentence - other.of.sentence) <= 1


def one_matter(about: int, pair: Pair) -> list[str]:
    """What a disagreement is found by: its places, and what the one of its sides that says what it is about means."""
    places = (f"{side.document.id} {side.of.sentence + n}" for side in pair for n in (-1, 0, 1))
    return [*places, *sorted(pair[about].line.gist)]


def differing(kind: str, pairs: Iterable[Weighed], about: int, again: Callable[[Pair, Pair], bool]) -> Iterator[Pair]:
    """The likeliest ones first, each disagreement once. about: which side of a pair says what the matter is."""
    weights = conflict_weights(kind)
    found = ((weights.sum_of(signs), one, other) for one, other, signs in pairs)
    return surest((row for row in found if row[0] >= weights.enough), partial(one_matter, about), again)
