"""Tellings put together into meetings, the likeliest first, by the mean of all their pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

UNLIKELY = -5.0
"""Log-odds of a pair that nobody weighs."""
ROOM = 1.25
"""Times that what waits to be joined may grow before that of groups which have grown or gone since is thrown away."""
Sum = tuple[float, int]
"""Log-odds of pairs, summed, and how many they are."""


@dataclass(slots=True)
class Groups:
    """Groups by the least index of their members; near: what was weighed of the pairs of two groups."""

    weigh: Callable[[int, int], float]
    enough: float
    members: dict[int, list[int]] = field(default_factory=dict)
    near: dict[int, dict[int, Sum]] = field(default_factory=dict)

    def join(self, one: int, other: int) -> int:
        """The group of both, by its name; what lies near either is near it."""
        gone, name = max(one, other), min(one, other)
        mine, its = self.near.pop(name), self.near.pop(gone)
        sums: dict[int, Sum] = {}
        for third in sorted({*mine, *its} - {name, gone}):
            first, second = mine.get(third), its.get(third)
            first, second = first or self._unweighed(name, third, second), second or self._unweighed(gone, third, first)
            sums[third] = first[0] + second[0], first[1] + second[1]
        self.members[name] = sorted(self.members[name] + self.members.pop(gone))
        self.near[name] = sums
        for third, value in sums.items():
            self.near[third].pop(gone, None)
            self.near[third][name] = value
        return name

    def _unweighed(self, one: int, other: int, beside: Sum | None) -> Sum:
        """No pair of them was weighed yet: as their first and their last members have it, where what was weighed
        `beside` may bring them together; else unlikely."""
        first, second = self.members[one], self.members[other]
        count = len(first) * len(second)
        if beside is None or beside[0] < self.enough * beside[1]:
            return UNLIKELY * count, count
        value = self.weigh(first[0], second[0])
        if count > 1:
            value = (value + self.weigh(first[-1], second[-1])) / 2
        return value * count, count

    def mean(self, one: int, other: int) -> float:
        total, count = self.near[one][other]
        return total / count


def grouped(count: int, pairs: Iterable[tuple[int, int, float]], weigh: Callable[[int, int], float],
            enough: float) -> list[list[int]]:  # fmt: skip
    """Indexes below `count` in groups, each index in one. pairs: those that may be of one group, with their log-odds;
    any other pair is weighed when it is asked for; enough: the least mean of two groups that are joined."""
    found = Groups(weigh, enough, {at: [at] for at in range(count)}, {at: {} for at in range(count)})
    lower: dict[float, float] = {}
    sums: dict[float, Sum] = {}  # there are few values: each stands in memory once
    heap = []
    for one, other, value in pairs:
        found.near[one][other] = found.near[other][one] = sums.setdefault(value, (value, 1))
        if value >= enough:
            heap.append((lower.setdefault(value, -value), min(one, other), max(one, other)))
    heapify(heap)
    room = int(ROOM * len(heap))
    while heap:
        if len(heap) > room:
            heap = list({row for row in heap if not _old(found, -row[0], row[1], row[2])})
            heapify(heap)
            room = max(room, int(ROOM * len(heap)))
        value, one, other = heappop(heap)
        if _old(found, -value, one, other):
            continue
        name = found.join(one, other)
        for third in found.near[name]:
            mean = found.mean(name, third)
            if mean >= enough:
                heappush(heap, (-mean, min(name, third), max(name, third)))
    return [found.members[name] for name in sorted(found.members)]


def _old(found: Groups, value: float, one: int, other: int) -> bool:
    """One of both has grown or gone since."""
    near: Mapping[int, Sum] = found.near.get(one, {})
    return other not in near or found.mean(one, other) != value
