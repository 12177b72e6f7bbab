"""Statements in the order of days, each laid beside those before it that share meanings with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, ClassVar, Generic, TypeVar

from demarche.link.sense.meant import Line

L = TypeVar("L", bound=Line)

Beside = tuple[int, list[int]]
"""Indexes of a line, and of those before it that it may repeat."""


@dataclass(slots=True)
class Course(ABC, Generic[L]):
    """lines: in the order of days; abroad: they are in several languages. Every line stands on the shelves of its
    meanings, `_seen` of them so far."""

    FRESH: ClassVar[int]
    """Lines by which a meaning brings others together: the newest that have it."""

    lines: Sequence[L]
    abroad: bool
    _holders: dict[Hashable, list[int]] = field(default_factory=dict, init=False)
    _seen: int = field(default=0, init=False)

    def look(self, first: int, last: int) -> list[Beside]:
        """What the lines from `first` to before `last` may repeat."""
        for at in range(self._seen, first):
            self._put(at, self._shelves(at)[1])
        self._seen = last
        return [(at, found) for at in range(first, last) if (found := self._before(at))]

    @abstractmethod
    def _shelves(self, at: int) -> tuple[Collection[Hashable], Collection[Hashable]]:
        """Where a line looks for others, and where it stands itself."""

    @abstractmethod
    def _before(self, at: int) -> list[int]:
        """Those before a line that it may repeat; puts it on its shelves, as `_votes` does."""

    def _votes(self, at: int) -> Counter[int]:
        """How many meanings each line before this one shares with it; then it stands on its own shelves."""
        sought, own = self._shelves(at)
        votes = Counter(chain.from_iterable(self._holders.get(part, ())[-self.FRESH :] for part in sought))
        self._put(at, own)
        return votes

    def _put(self, at: int, shelves: Iterable[Hashable]) -> None:
        for part in shelves:
            self._holders.setdefault(part, []).append(at)


Look = Callable[[Course[Any]], Iterable[Beside]]
"""`Course.look` of all lines, or the same from an earlier build."""
