"""Long lists in sheets: each sheet is a page of its own, and a group that runs over its end goes on in the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

H = TypeVar("H")
T = TypeVar("T")
SIZE = 60
"""Lines on a sheet."""


@dataclass(frozen=True, slots=True)
class Part(Generic[H, T]):
    """What one sheet shows of a group. total: of the whole group; begun: it started on an earlier sheet."""

    head: H
    items: tuple[T, ...]
    total: int
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Sheet(Generic[H, T]):
    """One sheet of the list that starts on `page`; `first` where its first sheet stands on a page of another name."""

    page: str
    number: int
    of: int
    parts: tuple[Part[H, T], ...] = ()
    first: str = ""

    @property
    def before(self) -> str:
        if self.number == 2 and self.first:
            return self.first
        return sheet_page(self.page, self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return sheet_page(self.page, self.number + 1) if self.number < self.of else ""


def sheet_page(page: str, number: int) -> str:
    """The path of a sheet of the list that starts on `page`: people.html, people.2.html .."""
    return page if number == 1 else f"{page.removesuffix('.html')}.{number}.html"


def count(lines: int, size: int = SIZE) -> int:
    """How many sheets so many lines take; an empty list takes one."""
    return max(1, -(-lines // size))


def sheet(page: str, number: int, groups: Iterable[tuple[H, Sequence[T]]], size: int = SIZE) -> Sheet[H, T]:
    """The sheet `number` of a list that comes in groups: (head, items)."""
    first, last = (number - 1) * size, number * size
    parts = []
    at = 0
    for head, items in groups:
        if at < last and at + len(items) > first:
            shown = tuple(items[max(0, first - at) : last - at])
            parts.append(Part(head, shown, len(items), at < first))
        at += len(items)
    return Sheet(page, number, count(at, size), tuple(parts))


def where(page: str, sizes: Iterable[int], size: int = SIZE) -> list[str]:
    """The path of the sheet on which each group of these sizes begins."""
    found = []
    at = 0
    for lines in sizes:
        found.append(sheet_page(page, at // size + 1))
        at += lines
    return found
