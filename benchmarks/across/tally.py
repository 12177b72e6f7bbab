"""Counting right, wanted and given things, and what was missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """`counts`: (figure, right | wanted | given). `misses`: a line each."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, figure: str, right: int, wanted: int, given: int | None = None) -> None:
        """`given` None: a share, where nothing can be made up."""
        self.counts[figure, "right"] += right
        self.counts[figure, "wanted"] += wanted
        self.counts[figure, "given"] += wanted if given is None else given

    def share(self, figure: str, right: bool, said: str) -> None:
        """One thing that is right or not; what was said of it where it is not."""
        self.add(figure, int(right), 1)
        if not right:
            self.misses.append(f"{figure}: {said}")

    def sets(self, figure: str, wanted: Iterable[Hashable], given: Iterable[Hashable]) -> None:
        """Things that are equal or not."""
        want, got = set(wanted), set(given)
        self.add(figure, len(want & got), len(want), len(got))
        self.misses += [f"{figure} missed: {one}" for one in sorted(want - got, key=str)]
        self.misses += [f"{figure} made up: {one}" for one in sorted(got - want, key=str)]

    def take(self, other: Tally) -> None:
        self.counts.update(other.counts)
        self.misses += other.misses

    def figures(self) -> dict[str, tuple[float, float, float, int]]:
        """figure -> precision, recall, F1 and how many were wanted."""
        found = {}
        for name in dict.fromkeys(name for name, _ in self.counts):
            right, wanted, given = (self.counts[name, what] for what in ("right", "wanted", "given"))
            precision = right / given if given else 1.0
            recall = right / wanted if wanted else 1.0
            f1 = 2 * right / (wanted + given) if wanted + given else 1.0
            found[name] = (precision, recall, f1, wanted)
        return found
