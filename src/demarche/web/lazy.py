"""Lines that are read when somebody asks for them: by what they belong to, or all in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
HELD = 20_000
"""Rows that stay in memory: a smaller table is read once, of a larger one what was asked for last."""


class Found(Mapping[K, V]):
    """What `read` gives for a key; None, or an empty list, means that there is nothing under it."""

    def __init__(
        self,
        read: Callable[[K], V | None],
        keys: Callable[[], Iterable[K]],
        several: Callable[[Sequence[K]], Mapping[K, V]] | None = None,
        few: bool = False,
    ) -> None:
        """several: reads what stands under many keys at once; few: the keys may all be kept, to tell what is there."""
        self._read = read
        self._keys = keys
        self._several = several
        self._few = few
        self._there: frozenset[K] | None = None
        self._held: dict[K, V | None] = {}

    def __contains__(self, key: object) -> bool:
        if not self._few:
            return super().__contains__(key)
        if self._there is None:
            self._there = frozenset(self._keys())
        return key in self._there

    def __getitem__(self, key: K) -> V:
        if key not in self._held:
            self._room()
            self._held[key] = self._read(key)
        found = self._held[key]
        if found is None or found == []:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self._keys())

    def want(self, keys: Iterable[K]) -> None:
        """Read what stands under these keys at once: one question for a list that is shown, not one a line."""
        new = [key for key in dict.fromkeys(keys) if key not in self._held]
        if new and self._several is not None:
            self._room()
            found = self._several(new)
            self._held |= {key: found.get(key) for key in new}

    def _room(self) -> None:
        if len(self._held) > HELD:
            self._held.clear()


class Rows(Sequence[T]):
    """All lines of a kind in their order. Their number costs little, walking over them reads the whole kind."""

    def __init__(self, count: Callable[[], int], read: Callable[[], Iterable[T]]) -> None:
        self._count = count
        self._read = read
        self._size: int | None = None
        self._held: tuple[T, ...] | None = None

    def __len__(self) -> int:
        if self._size is None:
            self._size = self._count()
        return self._size

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return tuple(self._all())[at]

    def _all(self) -> Iterable[T]:
        if self._held is None and len(self) <= HELD:
            self._held = tuple(self._read())
        return self._read() if self._held is None else self._held
