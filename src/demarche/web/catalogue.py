"""A catalogue whose folders are listed only when somebody asks for a page of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

E = TypeVar("E")
Listed = Iterable[tuple[str, E]] | Mapping[str, E]
"""(path, page) of every page; or a mapping from paths to pages, which is then asked and not read."""
Listing = Callable[[], Listed[E]]


class Catalogue(Mapping[str, E]):
    """Pages and files by their path, from listings each of which gives paths that begin with one folder.

    The folder "" holds the paths without one. Of several listings of a folder the later are asked for what the earlier
    do not give.
    """

    def __init__(self, listings: Iterable[tuple[str, Listing[E]]]) -> None:
        self._folders: dict[str, list[Listing[E]]] = {}
        for folder, listing in listings:
            self._folders.setdefault(folder, []).append(listing)
        self._listed: dict[tuple[str, int], Mapping[str, E]] = {}

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

    def _of(self, folder: str) -> Iterator[Mapping[str, E]]:
        for n, listing in enumerate(self._folders.get(folder, ())):
            if (folder, n) not in self._listed:
                found = listing()
                self._listed[folder, n] = found if isinstance(found, Mapping) else dict(found)
            yield self._listed[folder, n]


class Looked(Mapping[str, E]):
    """A listing that finds a page from its path alone, where listing all of them would read very much."""

    def __init__(self, find: Callable[[str], E | None], every: Callable[[], Iterable[tuple[str, E]]]) -> None:
        self._find = find
        self._every = every

    def __getitem__(self, path: str) -> E:
        found = self._find(path)
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return (path for path, _ in self._every())

    def __len__(self) -> int:
        return sum(1 for _ in self)
