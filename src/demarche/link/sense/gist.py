"""How much of what two statements say is the same, by the weight of their meanings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from typing import Protocol

from demarche.lang.concepts import CONCEPT, Sense, general

FIGURE = "#"
"""Before the digits of a number among the meanings of a statement."""
PLAIN, WIDE, PARTY, FIGURES = 1.0, 0.4, 0.5, 1.0
"""Weights: of a meaning, of one that goes with anything, of a party's name, of a number."""
OWN, FOREIGN = 0.8, 0.4
"""Of a word that no concept knows and the other side lacks: in one language, and where translation may hide it."""
FREE = 0.8
"""Of a meaning that the other language lacks: translation is free."""
GLOSSED = 0.8
"""Of a word that has a gloss in the other language's line."""
RARITY = ((0.4, 5, 0.6), (0.15, 4, 0.8), (0.03, 8, 0.9))
"""A meaning in more than this part of the stories, and in more than so many, weighs only so much of its weight."""
SELDOM = min(least for _, least, _ in RARITY)
_SPELLED = str.maketrans({"c": "k", "q": "k", "y": "i", "v": "f", "z": "s"})
_SOUNDS = (("ph", "f"), ("th", "t"), ("kk", "k"), ("tt", "t"), ("ll", "l"), ("mm", "m"), ("ss", "s"), ("pp", "p"))
STEM = 7
"""Letters of a word that no concept knows by which it meets its loan in another language."""


class Line(Protocol):
    """`gist`: meanings and numbers. `story`: id."""

    @property
    def lang(self) -> str: ...
    @property
    def gist(self) -> Sense: ...
    @property
    def story(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Shared:
    """`weight` of what both say; `short`, `long`: as a part of the side that says less, and more (0 to 1)."""

    weight: float
    short: float
    long: float
    telling: int  # meanings that do not go with anything

    @property
    def rank(self) -> float:
        """To choose between matches of one statement."""
        return self.short + self.long + 0.1 * self.weight


class Weights(dict[str, float]):
    """The weight of each meaning among these statements: what is said all the time tells little."""

    def __init__(self, lines: Iterable[Line]) -> None:
        super().__init__()
        stories: dict[str, set[str]] = {}
        told = list(lines)
        for line in told:
            for part in line.gist:
                stories.setdefault(part, set()).add(line.story)
        number = len({line.story for line in told})
        self._often = {part: len(known) / max(1, number) for part, known in stories.items() if len(known) > SELDOM}
        self._number = number
        self._whole: dict[Sense, tuple[float, float]] = {}

    def whole(self, line: Line, met: tuple[float, float], alone: tuple[float, float]) -> float:
        """The weight of all that a line says: of its meanings and of its unknown words, `met` of each are shared, and
        the others weigh less."""
        if line.gist not in self._whole:
            unknown = fsum(self[part] for part in line.gist if part[0] not in (CONCEPT, FIGURE))
            self._whole[line.gist] = fsum(self[part] for part in line.gist) - unknown, unknown
        known, unknown = self._whole[line.gist]
        return met[0] + alone[0] * (known - met[0]) + (met[1] + alone[1] * (unknown - met[1]))

    def lowered(self) -> dict[str, float]:
        """The meanings that weigh less than they would if they were rare, with their weights."""
        often = ((part, _rarity(share, self._number)) for part, share in self._often.items())
        return {part: weight for part, weight in often if weight != 1.0}

    def __missing__(self, part: str) -> float:
        self[part] = weight = _plain(part) * _rarity(self._often.get(part, 0.0), self._number)
        return weight


def gist_of(sense: Sense, numbers: Iterable[str]) -> Sense:
    """The meanings, loans and names spelled alike in all languages, and the numbers."""
    return loans(sense) | {FIGURE + number for number in numbers}


def loans(sense: Sense) -> Sense:
    """Meanings, and loans and names as all languages spell them."""
    return frozenset(map(_loan, sense))


@lru_cache(maxsize=1 << 14)
def _loan(part: str) -> str:
    if part[0] == CONCEPT:
        return part
    part = part.translate(_SPELLED)
    for spelled, sound in _SOUNDS:
        part = part.replace(spelled, sound)
    return part[:STEM]


def _plain(part: str) -> float:
    if part[0] == FIGURE:
        return FIGURES
    if part[0] == CONCEPT and part[1:2].isupper():
        return PARTY
    return WIDE if part in general() else PLAIN


def _rarity(share: float, number: int) -> float:
    for most, least, weight in RARITY:
        if share > most and share * number > least:
            return weight
    return 1.0


def shared(one: Line, other: Line, weights: Weights, crossed: tuple[int, int] = (0, 0)) -> Shared:
    """What both say. crossed: words of the one that have a gloss in the other, that a concept knows and that none does,
    see `bridge`."""
    common = one.gist & other.gist
    number = sum(crossed)
    if not common and not number:
        return Shared(0.0, 0.0, 0.0, 0)
    found, strange = [], []
    for part in common:
        one_weight = weights[part]
        found.append(one_weight)
        if part[0] not in (CONCEPT, FIGURE):
            strange.append(one_weight)
    weight = fsum(found) + GLOSSED * number
    alone = (1.0, OWN) if one.lang == other.lang else (FREE, FOREIGN)
    words = fsum(strange) + GLOSSED * crossed[1]
    met = weight - words, words
    low, high = weights.whole(one, met, alone), weights.whole(other, met, alone)
    if high < low:
        low, high = high, low
    telling = sum([part > PARTY for part in found]) + number
    return Shared(weight, weight / low, weight / high, telling)


def figures(gist: Sense) -> Sense:
    """The numbers among the meanings."""
    return frozenset(part for part in gist if part[0] == FIGURE)
