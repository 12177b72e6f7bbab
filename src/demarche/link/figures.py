"""Figures in a report: how many, how much or how long, of what, and in which sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import covered, load
from demarche.link.concepts import Meanings, Sense, meanings, things
from demarche.model import Document, Sentence

REACH = 3
"""Words behind a number among which stands what is counted."""
NEAR = 7
"""Words on either side of a figure that tell most of it."""
LONGEST = 90
"""Words: what is longer is a list and no sentence."""
LENGTHS = frozenset({"=second", "=minute", "=hour", "=day", "=week", "=month", "=year"})
SHORT = frozenset({"=minute", "=hour"})
"""Lengths of one encounter: "ended after six hours" tells how long it took."""
NOTHING, HUNDRED = -1.0, 100
MONEY = "money "

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[$€£%,;:.()\"“”?!]")
_DIGIT = re.compile(r"\d")
_SIGNS = {"$": "$", "€": "EUR", "£": "GBP"}


class FigureFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    point: str
    comma: str
    rough: frozenset[str]
    rough_after: frozenset[str]
    growing: frozenset[str]
    further: frozenset[str]
    of: frozenset[str]
    moving: frozenset[str]
    plans: frozenset[str]
    off: frozenset[str]
    classifiers: frozenset[str]
    numbers: dict[str, int]
    scales: dict[str, int]
    teens: dict[str, int]
    currencies: dict[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` of `head` (a concept, a stem or "money $"). near: the sense of the words beside it.

    sentence: index in `Document.sentences`; at: index of the number among the words of the sentence.
    """

    value: float
    head: str
    near: Sense
    sense: Sense
    sentence: int
    at: int
    start: int
    beside: frozenset[float]  # the other numbers of the sentence


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int


@lru_cache(maxsize=8)
def figure_file(code: str) -> FigureFile:
    return load(code, "figures", FigureFile)


def figures(document: Document) -> list[Figure]:
    """The exact figures of the report itself, in order. What is rough, grown, a part or on top of another is none."""
    known = meanings(document.lang) if document.covered else None
    if known is None or document.lang not in covered():
        return []
    reader = _Reader(document.lang, known)
    skip = [(one.start, one.end) for one in document.junk] + [(one.start, one.end) for one in document.headlines]
    times = sorted((one.start, one.end) for one in document.times)
    found: list[Figure] = []
    for at, one in enumerate(document.sentences):
        text = document.text[one.start : one.end]
        if (_DIGIT.search(text) or reader.counts(text)) and not any(a <= one.start < b for a, b in skip):
            found += reader.read(at, one, text, times)
    return found


class _Reader:
    def __init__(self, code: str, known: Meanings) -> None:
        self._file = figure_file(code)
        self._known = known
        self._things = things(code)

    def counts(self, text: str) -> bool:
        return not self._file.numbers.keys().isdisjoint(text.lower().replace("-", " ").split())

    def read(self, index: int, sentence: Sentence, text: str, times: Sequence[tuple[int, int]]) -> Iterator[Figure]:
        tokens = [_Token(match.group(), match.start()) for match in _TOKEN.finditer(text.lower())]
        if len(tokens) > LONGEST or any(token.word in self._file.growing for token in tokens):
            return
        senses = [self._known[token.word] if token.word[0].isalnum() else "" for token in tokens]
        whole = frozenset(senses) - {""}
        numbers = list(self._numbers(tokens))
        beside = frozenset(value for value, _, _ in numbers)
        for value, at, after in numbers:
            start = sentence.start + tokens[at].start
            if value > 1 and not _inside(start, times) and self._exact(tokens, at, after):
                head, end = self._head(tokens, senses, at, after)
                if head and not (head in LENGTHS and self._a_point(tokens, at, end, head)):
                    near = frozenset(senses[max(0, at - NEAR) : at] + senses[end : end + NEAR]) - {"", head}
                    yield Figure(value, head, near, whole - {head}, index, at, start, beside - {value})

    def _numbers(self, tokens: Sequence[_Token]) -> Iterator[tuple[float, int, int]]:
        """The value, and the indexes of its first word and behind its last."""
        at = 0
        while at < len(tokens):
            value, after = self._number(tokens, at)
            if after > at:
                yield value, at, after
            at = max(after, at + 1)

    def _number(self, tokens: Sequence[_Token], at: int) -> tuple[float, int]:
        """The value, and the index behind it: `at` where no number stands there."""
        total, part, first = 0.0, NOTHING, at
        while at < len(tokens):
            word = tokens[at].word
            scale = self._file.scales.get(word, 0)
            if scale > HUNDRED and part > 0:
                total, part = total + part * scale, 0.0
            else:
                longer = self._longer(part, word, scale)
                if longer == NOTHING:
                    break
                part = longer
            at += 1
        return (total + max(0.0, part), at) if at > first else (0.0, first)

    def _longer(self, part: float, word: str, scale: int) -> float:
        """The number `part` with one more word; NOTHING where the word does not go on with it."""
        file = self._file
        if word[0].isdigit():
            return NOTHING if part >= 0 else self._digits(word)
        if part > 0 and (word in file.teens or scale):
            tens = 0 < scale < HUNDRED and part > 10  # they multiply the last digit only
            return (
                part + file.teens.get(word, 0)
                if not scale
                else part + (part % 10) * (scale - 1)
                if tens
                else part * scale
            )
        more = file.numbers.get(word, 0)
        if part < 0:
            return float(more) if word in file.numbers else NOTHING
        goes_on = (part >= 20 and part % 10 == 0 and more < 10) or (part % HUNDRED == 0 and more < HUNDRED)
        return part + more if more and goes_on else NOTHING

    def _digits(self, word: str) -> float:
        whole, _, rest = word.replace(self._file.comma, "").partition(self._file.point)
        if word.count(self._file.comma) == 1 and len(word.rpartition(self._file.comma)[2]) != 3 and not rest:
            whole, _, rest = word.partition(self._file.comma)  # the other way of writing
        try:
            return float(f"{whole}.{rest.replace(self._file.point, '') or 0}")
        except ValueError:
            return 0.0

    def _exact(self, tokens: Sequence[_Token], at: int, after: int) -> bool:
        file = self._file
        before = [token.word for token in tokens[max(0, at - 3) : at]]
        behind = [token.word for token in tokens[after : after + 2]]
        if file.rough.intersection(before) or file.further.intersection(before[-1:]):
            return False
        if behind[:1] and (behind[0] in file.rough_after or behind[0] in file.further or behind[0] in file.of):
            return False
        if before[-1:] and before[-1] in file.of and len(before) > 1 and before[-2] in file.numbers:
            return True
        return not (behind[:1] == ["."] and len(behind) > 1 and behind[1][0].isdigit())

    def _head(self, tokens: Sequence[_Token], senses: Sequence[str], at: int, after: int) -> tuple[str, int]:
        """What is counted, and the index behind it."""
        file = self._file
        sign = tokens[at - 1].word if at else ""
        coin = _SIGNS.get(sign) or (file.currencies.get(sign) if sign in file.currencies else None)
        if coin:
            return MONEY + coin, after
        if after < len(tokens) and tokens[after].word == "%":
            return "=percent", after + 1
        for n in range(after, min(after + REACH + 1, len(tokens))):
            word = tokens[n].word
            if word in file.currencies:
                return MONEY + file.currencies[word], n + 1
            if word in file.further or not word[0].isalpha():
                return "", n
            if word in file.classifiers and n + 1 < len(tokens) and senses[n + 1]:
                continue
            if senses[n] in self._things:
                behind = tokens[n + 1].word if n + 1 < len(tokens) else ""
                return ("" if behind in file.further else senses[n]), n + 1
            if not senses[n]:
                break
        return "", after

    def _a_point(self, tokens: Sequence[_Token], at: int, end: int, unit: str) -> bool:
        """Beside a length of time: "two days after", "within two weeks"."""
        behind = tokens[end].word if end < len(tokens) else ""
        if behind in self._file.of:
            return False
        before = [] if unit in SHORT else [token.word for token in tokens[max(0, at - 2) : at]]
        return bool(self._file.moving.intersection([*before, behind]))


def _inside(at: int, times: Sequence[tuple[int, int]]) -> bool:
    n = bisect_left(times, (at + 1, 0)) - 1
    return n >= 0 and times[n][0] <= at < times[n][1]
