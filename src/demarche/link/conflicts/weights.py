"""How sure it is that two places contradict one another, by the weights in world/conflicts.toml.

The weights are fitted on sets of reports with their conflicts (python -m benchmarks.conflicts): what a sign is worth
beside the others is more than a reader can say of each by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

from demarche.model import At
from demarche.world.weights import HOME, Weights, read_weights_by_kind

WEIGHTS = HOME / "conflicts.toml"
CROWD = 24
"""Disagreements of one name among which another looks for itself."""


def conflict_weights(kind: str) -> Weights:
    """enough: the sum from which two places are shown."""
    return read_weights_by_kind(WEIGHTS)[kind]


class Told(Protocol):
    """Where something is told, and the story of its report."""

    @property
    def story(self) -> str: ...
    @property
    def place(self) -> At: ...


T = TypeVar("T", bound=Told)
Pair = tuple[T, T]
Again = Callable[[Pair[T], Pair[T]], bool]
Names = Callable[[Pair[T]], Iterable[Hashable]]


def surest(found: Iterable[tuple[float, T, T]], names: Names[T], again: Again[T]) -> Iterator[Pair[T]]:
    """Pairs by their sums, the highest first. What is told once stands in one pair of two stories, and one disagreement
    is shown once, however many reports tell of it.

    names: of a pair, by which it finds those before it that may be the same; again: whether they are.
    """
    used: set[tuple[str, str, str, int]] = set()
    shown: dict[Hashable, list[Pair[T]]] = {}
    ordered = sorted(found, key=lambda row: (-row[0], *_place(row[1]), *_place(row[2])))
    for _, *pair in ordered:
        one, other = pair
        stories = min(one.story, other.story), max(one.story, other.story)
        places = {(*stories, *_place(side)) for side in (one, other)}
        if places & used:
            continue
        called = list(names((one, other)))
        if not any(again((one, other), before) for name in called for before in shown.get(name, ())[-CROWD:]):
            used |= places
            for name in called:
                shown.setdefault(name, []).append((one, other))
            yield one, other


def _place(one: Told) -> tuple[str, int]:
    return one.place.document, one.place.start
