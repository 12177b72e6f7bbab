"""What the reading of one document has so far: phrases, runs of capitalised words, people."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from demarche.annotate.names.chains import Chain
from demarche.annotate.names.packs import Tables
from demarche.annotate.names.phrases import Phrase
from demarche.annotate.names.scan import Items
from demarche.world import Leader


@dataclass(slots=True)
class Run:
    """A capitalised sequence, items [first, last), that may be a person's name."""

    first: int
    last: int
    words: tuple[str, ...]
    before: Phrase | None = None  # a title right before, or before a comma
    after: Phrase | None = None  # a title in apposition
    honoured: str = ""  # the honorific before
    nation: int = -1  # the item of the state in "Fiji's X"
    who: int = -1  # key of the person, index in the list of people
    closed: bool = False  # what stands before is a title that ends right there, whatever its last word


@dataclass(slots=True)
class Human:
    """One person while the text is being read."""

    name: str
    words: tuple[str, ...]
    runs: list[Run] = field(default_factory=list)
    leader: Leader | None = None


class Zones:
    """Parts of a text where capitals prove nothing (title case), and parts that are not the report; each in order."""

    __slots__ = ("headline", "junk")

    def __init__(self, headline: tuple[tuple[int, int], ...], junk: tuple[tuple[int, int], ...]) -> None:
        self.headline = _bounds(headline)
        self.junk = _bounds(junk)

    def in_headline(self, at: int) -> bool:
        return bisect_right(self.headline, at) % 2 == 1

    def in_junk(self, at: int) -> bool:
        return bisect_right(self.junk, at) % 2 == 1


def _bounds(zones: tuple[tuple[int, int], ...]) -> list[int]:
    """Starts and ends in turn; zones that touch or overlap become one. Inside is behind an odd number of them."""
    bounds: list[int] = []
    for start, end in zones:
        if bounds and start <= bounds[-1]:
            bounds[-1] = max(bounds[-1], end)
        elif start < end:
            bounds += (start, end)
    return bounds


@dataclass(slots=True)
class Reading:
    """What the reading of one document has so far."""

    items: Items
    tables: Tables
    year: int
    phrases: list[Phrase]
    ending: dict[int, Phrase]
    starting: dict[int, Phrase]
    zones: Zones
    runs: list[Run] = field(default_factory=list)
    humans: list[Human] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)  # titles that run on up to a name
    called: Counter[str] = field(default_factory=Counter)  # words that stand alone where somebody speaks
    bearers: frozenset[int] = frozenset()  # the first items of the names behind these
    known: dict[str, list[Human]] = field(default_factory=dict)  # by each word of their names
    alone: frozenset[tuple[str, ...]] = frozenset()  # single words that stand where a name may stand
