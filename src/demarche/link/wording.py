"""Two wordings side by side: how alike they are, and whether they contradict one another in a number or a negation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from rapidfuzz.distance import LCSseq

from demarche.lang import covered, load

Words = tuple[str, ...]
SAME = 0.85
"""Likeness, numbers or negators aside, from which a difference in them is a contradiction."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")


class ContrastExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    one: str
    other: str
    contrast: str


class ContrastFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    negators: frozenset[str]
    fillers: frozenset[str]
    approximate: frozenset[str]
    numbers: dict[str, int]
    examples: tuple[ContrastExample, ...]


@lru_cache(maxsize=8)
def _file(code: str) -> ContrastFile:
    return load(code, "contrast", ContrastFile)


def words_of(text: str) -> Words:
    """Words and numbers in small letters, without marks."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


@dataclass(frozen=True, slots=True)
class Likeness:
    """`both`: common words in order as a part of both (0 to 1); `short`: as a part of the shorter."""

    both: float
    short: float


def likeness(one: Words, other: Words) -> Likeness:
    common = LCSseq.similarity(one, other)
    low, high = sorted((len(one), len(other)))
    return Likeness(2 * common / max(1, low + high), common / max(1, low))


def contrast(one: Words, other: Words, code: str) -> str:
    """number, polarity, or "" where the wordings differ in anything more, or in nothing."""
    if code not in covered() or one == other:
        return ""
    file = _file(code)
    if _numbers_differ(one, other, file):
        return "number"
    return "polarity" if _polarity_differs(one, other, file) else ""


def negations(words: Sequence[str], code: str) -> int:
    return sum(1 for word in words if word in _file(code).negators)


def _polarity_differs(one: Words, other: Words, file: ContrastFile) -> bool:
    """The same words but for one negator and what comes and goes with it."""
    counts = [sum(1 for word in words if word in file.negators) for words in (one, other)]
    if abs(counts[0] - counts[1]) != 1:
        return False
    loose = file.negators | file.fillers
    kept = [tuple(word for word in words if word not in loose) for words in (one, other)]
    return len(kept[0]) >= 3 and kept[0] == kept[1]


def _numbers_differ(one: Words, other: Words, file: ContrastFile) -> bool:
    first, second = _values(one, file), _values(other, file)
    if not first or len(first) != len(second) or first == second or "" in first or "" in second:
        return False
    masked = [tuple("#" if _value(word, file) else word for word in words) for words in (one, other)]
    if _negators(one, file) != _negators(other, file):
        return False
    return likeness(*masked).both >= SAME


def _negators(words: Words, file: ContrastFile) -> int:
    return sum(1 for word in words if word in file.negators)


def _values(words: Words, file: ContrastFile) -> list[str]:
    """The numbers in order; "" for one that is only approximate."""
    found = [(at, value) for at, word in enumerate(words) if (value := _value(word, file))]
    return ["" if set(words[max(0, at - 2) : at]) & file.approximate else value for at, value in found]


def _value(word: str, file: ContrastFile) -> str:
    if word[0].isdigit():
        return re.sub(r"[.,]", "", word)
    return str(file.numbers[word]) if word in file.numbers else ""
