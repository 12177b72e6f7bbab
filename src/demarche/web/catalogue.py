"""A catalogue whose folders are listed only when somebody asks for a page of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

E = TypeVar("E")
Listing = Callable[[], Iterable[tuple[str, E]]]


class Catalogue(Mapping[str, E]):
    """Pages and files by their path, from listings each of which gives paths that begin with one folder.

    The folder "" holds the paths without one. Of several listings of a folder the later are asked for what the earlier
    do not give.
    """

    def __init__(self, listings: Iterable[tuple[str, Listing[E]]]) -> None:
        self._folders: dict[str, list[Listing[E]]] = {}
        for folder, listing in listings:
            self._folders.setdefault(folder, []).append(listing)
        self._listed: dict[tuple[str, int], dict[str, E]] = {}

    def __getitem__(self, path: str) -> E:
        folder, slash, _ = path.partition("/")
        for entries in self._of(folder if slash else ""):
            if path in entries:
                return entries[path]
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter({path: None for folder in self._folders for entries in self._of(folder) for path in entries})

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, folder: str) -> Iterator[dict[str, E]]:
        for n, listing in enumerate(self._folders.get(folder, ())):
            if (folder, n) not in self._listed:
                self._listed[folder, n] = dict(listing())
            yield self._listed[folder, n]
