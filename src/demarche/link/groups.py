"""Disjoint sets: what is the same as what, whatever order the pairs come in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Every item starts alone; `join` puts two groups together."""

    __slots__ = ("_parent",)

    def __init__(self, items: Iterable[K]) -> None:
        self._parent: dict[K, K] = {item: item for item in items}

    def find(self, item: K) -> K:
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: K, other: K) -> bool:
        """False where they were together already."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return False
        self._parent[second] = first
        return True

    def members(self) -> list[list[K]]:
        """The groups, each in the order in which its items were given."""
        groups: dict[K, list[K]] = {}
        for item in self._parent:
            groups.setdefault(self.find(item), []).append(item)
        return list(groups.values())
