"""A few quoted words of one speaker in two languages: "Not one metre", "Satu meter pun tidak"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Protocol, TypeVar

from demarche.lang.concepts import CONCEPT, Sense, general
from demarche.link.sense.meant import gap
from demarche.link.sense.wording import Words, negated
from demarche.model import Statement

WORDS = 6
"""A quotation of so many words is told by one meaning."""
DAYS = 3
"""Days between two reports of it."""
CROWD = 12


class Line(Protocol):
    """A statement of a document."""

    @property
    def key(self) -> tuple[str, int]: ...
    @property
    def line(self) -> Statement: ...
    @property
    def lang(self) -> str: ...
    @property
    def speaker(self) -> str: ...
    @property
    def story(self) -> str: ...
    @property
    def words(self) -> Words: ...
    @property
    def gist(self) -> Sense: ...
    @property
    def sense(self) -> Sense: ...
    @property
    def size(self) -> int: ...
    @property
    def order(self) -> int: ...
    @property
    def since(self) -> int: ...


L = TypeVar("L", bound=Line)


def short_quotations(lines: Iterable[L]) -> Iterator[tuple[L, L]]:
    """Pairs of one person with the same meanings, of one story or of reports of some days."""
    shelves: dict[tuple[str, Sense], list[L]] = {}
    for line in lines:
        if line.speaker and line.line.kind == "direct" and len(line.words) <= WORDS and _tells(line.gist):
            shelves.setdefault((line.speaker, line.gist), []).append(line)
    for shelf in shelves.values():
        for one, other in combinations(sorted(shelf, key=lambda line: line.key)[:CROWD], 2):
            if one.lang != other.lang and negated(one.words, one.lang) == negated(other.words, other.lang):
                near = bool(one.order and other.order) and gap(one, other) <= DAYS
                if one.key[0] != other.key[0] and (near or one.story == other.story):
                    yield one, other


def _tells(gist: Sense) -> bool:
    return any(part[0] == CONCEPT for part in gist - general())
