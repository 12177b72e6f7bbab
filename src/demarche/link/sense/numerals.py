"""The figures of a text, in digits or in words, as one form for all languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import Lexicon, covered, load

_DIGITS = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?!\w)")
JOINED = 3
"""Code points at most between the parts of one number: a space, a hyphen."""
UNREAD = -1
HUGE = 10**12


class NumeralsExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    figures: tuple[str, ...]


class NumeralsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """lang/CODE/numerals.toml."""

    least: int
    numbers: dict[str, int]
    plus: dict[str, int]
    times: dict[str, int]
    examples: tuple[NumeralsExample, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    least: int
    numbers: Mapping[str, int]
    plus: Mapping[str, int]
    times: Mapping[str, int]
    words: Lexicon[str] | None


@lru_cache(maxsize=8)
def _table(code: str) -> _Table:
    if code not in covered():
        return _Table(0, {}, {}, {}, None)
    file = load(code, "numerals", NumeralsFile)
    words = Lexicon((word, word) for word in (*file.numbers, *file.plus, *file.times))
    return _Table(file.least, file.numbers, file.plus, file.times, words)


def number_words(code: str) -> Mapping[str, int]:
    """The words that are a whole number by themselves, with their values."""
    return _table(code).numbers


def numerals(text: str, code: str) -> list[tuple[int, str]]:
    """(start, digits without points and commas) of each, in order: "4.6" and "4,6" are both "46"."""
    table = _table(code)
    parts = [(match.start(), match.end(), match.group()) for match in _DIGITS.finditer(text)]
    if table.words:
        parts += table.words.find(text)
        parts.sort()
    found: list[tuple[int, str]] = []
    start = end = -JOINED - 1
    value = UNREAD  # of the number that is being read
    for first, last, word in parts:
        grown = _grown(value, word, table) if first - end <= JOINED else UNREAD
        if grown == UNREAD:
            _put(found, start, value, table.least)
            start, value = first, _alone(word, found, first, table)
        else:
            value = grown
        end = last
    _put(found, start, value, table.least)
    return found


def _grown(value: int, word: str, table: _Table) -> int:
    """The number with one more word, `UNREAD` where the word begins another."""
    if value == UNREAD or word[0].isdigit():
        return UNREAD
    if word in table.times:
        return value * table.times[word] if value < HUGE else UNREAD
    if word in table.plus:
        return value + table.plus[word]
    return value + table.numbers[word] if table.numbers[word] < 10 <= value and value % 10 == 0 else UNREAD


def _alone(word: str, found: list[tuple[int, str]], at: int, table: _Table) -> int:
    """What a number begins with. One with points or commas takes no words behind it and is put down at once."""
    if word.isdigit():
        return int(word) if len(word) < 18 else UNREAD
    if word[0].isdigit():
        found.append((at, word.replace(".", "").replace(",", "")))
        return UNREAD
    return table.numbers.get(word, UNREAD)


def _put(found: list[tuple[int, str]], start: int, value: int, least: int) -> None:
    if value >= least:
        found.append((start, str(value)))
