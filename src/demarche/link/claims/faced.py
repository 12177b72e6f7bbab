"""Statements that stand in one sentence of a text and of its translation are one utterance, in whatever words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from demarche.link.sense.facing import facing, translations
from demarche.link.sense.names import fold_name
from demarche.link.sense.sequence import align
from demarche.model import Document, Statement, Story

STRETCH = 2.5
"""How much longer the one of two may be."""
ORDER = 0.1
"""What two statements are alike that only stand in one order."""


class Line(Protocol):
    """A statement of a document. `size`: code points."""

    @property
    def key(self) -> tuple[str, int]: ...
    @property
    def line(self) -> Statement: ...
    @property
    def speaker(self) -> str: ...
    @property
    def party(self) -> str: ...
    @property
    def size(self) -> int: ...


L = TypeVar("L", bound=Line)


def faced(
    lines: Mapping[str, Sequence[L]],
    stories: Sequence[Story],
    documents: Mapping[str, Document],
    alike: Callable[[L, L], float],
) -> Iterator[tuple[L, L]]:
    """Pairs of statements; `lines` by document, each in the order of its text; alike: 0 and more for two of them."""
    for one, other in translations(stories, documents):
        for first, second in facing(one, other):
            sides = [
                [line for line in lines.get(document.id, ()) if held.start <= line.line.start < held.end]
                for document, held in ((one, first), (other, second))
            ]
            least = ORDER if len(sides[0]) == len(sides[1]) else 0.0
            for i, j, _ in align(sides[0], sides[1], partial(_score, alike, least)):
                yield sides[0][i], sides[1][j]


def _score(alike: Callable[[L, L], float], least: float, one: L, other: L) -> float:
    return least + alike(one, other) if _fit(one, other) else 0.0


def _fit(one: Line, other: Line) -> bool:
    low, high = sorted((one.size, other.size))
    return high <= STRETCH * low and _one_voice(one, other)


def _one_voice(one: Line, other: Line) -> bool:
    """One person or party; a translation loses who speaks, or leaves a surname that nobody knows."""
    if one.speaker and other.speaker:
        names = [set(fold_name(side.line.speaker)) for side in (one, other)]
        return one.speaker == other.speaker or bool(names[0] & names[1])
    known = one.party and other.party and not (one.speaker or other.speaker)
    return one.party == other.party if known else True
