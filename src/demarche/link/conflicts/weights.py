"""How sure it is that two places contradict one another, by the weights in world/conflicts.toml.

The weights are fitted on sets of reports with their conflicts (python -m benchmarks.conflicts): what a sign is worth
beside the others is more than a reader can say of each by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import fsum
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct

import demarche.world
from demarche.lang.load import load_file
from demarche.model import Document

WEIGHTS = Path(demarche.world.__file__).parent / "conflicts.toml"


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """Log-odds of each sign. start: where there is none; sure: the sum from which two places are shown."""

    start: float
    sure: float
    weights: Mapping[str, float]

    def sum_of(self, signs: Iterable[str]) -> float:
        """Of a pair; a sign without a weight tells nothing."""
        return self.start + fsum(self.weights[sign] for sign in signs if sign in self.weights)


class ConflictsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`world/conflicts.toml`."""

    number: Weights
    date: Weights


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


@lru_cache(maxsize=1)
def conflict_weights() -> ConflictsFile:
    return load_file(WEIGHTS, ConflictsFile)
