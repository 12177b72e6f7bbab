"""Statements at the same place of two reports that carry one text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from demarche.lang.concepts import Sense
from demarche.link.sense.gist import figures
from demarche.link.sense.sequence import align
from demarche.model import Statement

STRETCH = 3.0
"""Lengths of one statement in two reports."""
SILENT = 2
"""Meanings of a statement that says too little for likeness to be asked of it."""


class Line(Protocol):
    """What is compared of a statement."""

    @property
    def key(self) -> tuple[str, int]: ...
    @property
    def line(self) -> Statement: ...
    @property
    def gist(self) -> Sense: ...
    @property
    def size(self) -> int: ...
    @property
    def speaker(self) -> str: ...


L = TypeVar("L", bound=Line)


def same_places(
    one: Sequence[L], other: Sequence[L], joined: Callable[[L, L], bool], may_be_one: Callable[[L, L], bool]
) -> Iterator[tuple[L, L]]:
    """What stands between the same neighbours of both, in the order of the texts, and is not joined yet."""
    fixed = align(one, other, lambda a, b: float(joined(a, b)))
    ends = [(-1, -1), *((i, j) for i, j, _ in fixed), (len(one), len(other))]
    for (i, j), (last_i, last_j) in pairwise(ends):
        ours, theirs = one[i + 1 : last_i], other[j + 1 : last_j]
        if ours and theirs:
            between = align(ours, theirs, lambda a, b: _alike(a, b) if may_be_one(a, b) else 0.0)
            yield from ((ours[at], theirs[match]) for at, match, score in between if score)


def _alike(one: Line, other: Line) -> float:
    """How well two statements of one speaker fit, 0 where they cannot be one."""
    low, high = sorted((one.size, other.size))
    numbers = figures(one.gist), figures(other.gist)
    if high > STRETCH * max(1, low) or numbers[0] != numbers[1]:
        return 0.0
    common = len(one.gist & other.gist)
    forms = 0.5 * (one.line.act == other.line.act) + 0.5 * (one.line.kind == other.line.kind)
    if not common and (min(len(one.gist), len(other.gist)) > SILENT or forms < 1):
        return 0.0
    return forms + common + low / high
