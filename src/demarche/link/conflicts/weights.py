"""How sure it is that two places contradict one another, by the weights in world/conflicts.toml.

The weights are fitted on sets of reports with their conflicts (python -m benchmarks.conflicts): what a sign is worth
beside the others is more than a reader can say of each by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from demarche.model import Document
from demarche.world.weights import HOME, Weights, read_weights_by_kind

WEIGHTS = HOME / "conflicts.toml"


def conflict_weights(kind: str) -> Weights:
    """kind: number or date; enough: the sum from which two places are shown."""
    return read_weights_by_kind(WEIGHTS)[kind]


class Told(Protocol):
    """Where something is told: story of its report, and where it begins there."""

    @property
    def document(self) -> Document: ...
    @property
    def story(self) -> str: ...
    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=Told)


def surest(found: Iterable[tuple[float, T, T]]) -> Iterator[tuple[T, T]]:
    """Pairs by their sums, the highest first; what is told once stands in one pair of two stories."""
    used: set[tuple[str, str, str, int]] = set()
    ordered = sorted(found, key=lambda row: (-row[0], *_place(row[1]), *_place(row[2])))
    for _, one, other in ordered:
        stories = min(one.story, other.story), max(one.story, other.story)
        places = {(*stories, *_place(side)) for side in (one, other)}
        if not places & used:
            used |= places
            yield one, other


def _place(one: Told) -> tuple[str, int]:
    return one.document.id, one.start
