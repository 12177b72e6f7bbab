"""Long rows of lines compared stretch by stretch; what a stretch gave is taken from an earlier build.

A report more changes the stretches that it stands in or that look at it: most of a row stays as it was. What an earlier
build found is taken only where all that a stretch looks at says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import groupby
from typing import Any, TypeVar

from demarche.kept import DIGEST, Kept

R = TypeVar("R")
WORTH = 24
"""Lines of a row from which it is cheaper to look up what was found than to compare them."""
LENGTH = 48
"""Lines of a stretch of a row that is only continued."""
MONTH = 31
"""Days of a stretch of a row in the order of days."""


@dataclass(frozen=True, slots=True)
class Row:
    """Lines in the order of days. name: the row's own; said: all that each line is compared by; days: as numbers;
    reach: each line meets at most so many of those behind it."""

    name: str
    said: Sequence[bytes]
    days: Sequence[int]
    reach: int


Look = Callable[[int], Iterable[tuple[int, R]]]
"""What the comparison of one line with those behind it gives: (index of the other, result)."""


def within_reach(kept: Kept, what: str, row: Row, look: Look[R], kind: Any) -> Iterator[tuple[int, int, R]]:
    """(index, index behind it, result of type `kind`) along the row, in order."""
    if not kept.keeps or len(row.said) < WORTH:
        yield from ((at, other, found) for at in range(len(row.said)) for other, found in look(at))
        return
    for month, indexes in groupby(range(len(row.said)), key=lambda at: row.days[at] // MONTH):
        here = list(indexes)
        first, last = here[0], here[-1] + 1
        basis = _digest(row.said[first : last + row.reach], last - first)
        make = partial(_stretch, look, first, last)
        for at, other, found in kept.named(what, f"{row.name} {month}", basis, make, list[tuple[int, int, kind]]):
            yield first + at, first + other, found


def _stretch(look: Look[R], first: int, last: int) -> list[tuple[int, int, R]]:
    return [(at - first, other - first, found) for at in range(first, last) for other, found in look(at)]


def _digest(said: Sequence[bytes], number: int) -> bytes:
    found = blake2b(number.to_bytes(8, "big"), digest_size=DIGEST)
    for one in said:
        found.update(len(one).to_bytes(4, "big") + one)
    return found.digest()


def continued(
    kept: Kept, what: str, row: tuple[str, Sequence[bytes]], look: Callable[[int, int], list[R]], kind: Any
) -> Iterator[R]:
    """What `look(first, last)` gives of each stretch, of lines that are compared with any before them; row: its name,
    and all that each line is compared by."""
    name, said = row
    if not kept.keeps or len(said) < WORTH:
        yield from look(0, len(said))
        return
    so_far = blake2b(digest_size=DIGEST)
    for first in range(0, len(said), LENGTH):
        stretch = said[first : first + LENGTH]
        so_far.update(_digest(stretch, len(stretch)))
        make = partial(look, first, first + len(stretch))
        yield from kept.named(what, f"{name} {first}", so_far.digest(), make, list[kind])
