"""Two reports laid side by side by what their sentences and quotations mean.

The same people who talk again about the same matters name each other, and their parties and old figures, alike in the
reports of both rounds. A translation has the same sentences in the same order, and above all the same quotations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from demarche.lang.concepts import CONCEPT, Sense, general
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.names import fold_name, skeleton
from demarche.link.sense.numerals import numerals
from demarche.link.sense.sequence import align
from demarche.link.sense.setting import not_its_own
from demarche.model import Document

FIGURE = "#"
"""Before the digits of a number among the meanings."""
STEM = 7
"""Letters of a word that no concept knows by which it meets its loan in another language."""
WIDE, PLAIN = 0.4, 1.0
"""Weights of a meaning that goes with anything, a party among them, and of any other."""
OWN, FOREIGN = 0.8, 0.4
"""Of a word that no concept knows and the other lacks: in one language, and where translation may hide it."""
LEAST, QUOTED_LEAST = 3, 2
"""Meanings of the shortest sentence, and of the shortest quotation, that are compared."""
LINES = 80
"""Sentences of a report that are compared."""
CHANCE = 0.15
"""Likeness (0 to 1) that any two sentences on one matter have."""
SAME_WORDS = 0.2
"""Likeness from which two quotations may be one: a translator chooses freely among the words."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Line = tuple[Sense, int]
"""What a sentence or quotation means, and its length in code points."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """What is laid side by side of one report, in its order."""

    lang: str
    sentences: tuple[Line, ...]
    quotations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """`told`: part of the one better covered that the other tells sentence by sentence in one order (0 to 1).

    quoted: likeness of the quotations of the one with fewer to those of the other, in one order (0 to 1).
    quotations: how many the one with fewer has.
    """

    told: float
    quoted: float
    quotations: int


def lines_of(document: Document) -> Lines:
    """Without junk and headlines, and without the names of people."""
    bare = _nameless(document)
    skip = not_its_own(document)
    own = [one for one in document.sentences if not any(start <= one.start < end for start, end in skip)]
    sentences = _meant(bare, document.lang, [(one.start, one.end) for one in own[:LINES]], LEAST)
    spans = [(one.start, one.end) for one in document.quotations[:LINES]]
    return Lines(document.lang, sentences, _meant(bare, document.lang, spans, QUOTED_LEAST))


def rendering(one: Lines, other: Lines) -> Rendering:
    """How far each tells what the other tells."""
    unknown = OWN if one.lang == other.lang else FOREIGN
    told = align(one.sentences, other.sentences, _sentences_alike(unknown))
    first = _covered(((i, score) for i, _, score in told), one.sentences)
    second = _covered(((j, score) for _, j, score in told), other.sentences)
    said = align(one.quotations, other.quotations, _quotations_alike(unknown))
    fewer = min(len(one.quotations), len(other.quotations))
    return Rendering(max(first, second), sum(score for _, _, score in said) / max(1, fewer), fewer)


def _sentences_alike(unknown: float) -> Callable[[Line, Line], float]:
    def alike(one: Line, other: Line) -> float:
        first, second = _parts(one[0], other[0], unknown)
        return max(0.0, 2 * first * second / (first + second) - CHANCE) if first else 0.0

    return alike


def _quotations_alike(unknown: float) -> Callable[[Line, Line], float]:
    def alike(one: Line, other: Line) -> float:
        low = min(_parts(one[0], other[0], unknown))
        return low if low > SAME_WORDS else 0.0

    return alike


def _covered(scores: Iterable[tuple[int, float]], lines: Sequence[Line]) -> float:
    covered = sum((score + CHANCE) * lines[at][1] for at, score in scores if score)
    return covered / max(1, sum(size for _, size in lines))


def _parts(one: Sense, other: Sense, unknown: float) -> tuple[float, float]:
    """By weight the part of each that the other means too."""
    common = one & other
    if not common:
        return 0.0, 0.0
    both = fsum(map(_weight, common))
    return both / (both + _alone(one - common, unknown)), both / (both + _alone(other - common, unknown))


def _alone(parts: Sense, unknown: float) -> float:
    return fsum(_weight(part) * (1 if part[0] in (CONCEPT, FIGURE) else unknown) for part in parts)


@lru_cache(maxsize=1 << 14)
def _weight(part: str) -> float:
    return WIDE if part[0] == CONCEPT and (part in general() or part[1:2].isupper()) else PLAIN


def _meant(text: str, lang: str, spans: Iterable[tuple[int, int]], least: int) -> tuple[Line, ...]:
    lines = ((_meaning(text[start:end], lang), end - start) for start, end in spans)
    return tuple(line for line in lines if len(line[0]) >= least)


def _meaning(text: str, lang: str) -> Sense:
    words = tuple(word.lower() for word in _WORD.findall(text))
    figures = frozenset(FIGURE + digits for _, digits in numerals(text, lang))
    return frozenset(map(_loan, sense_of(words, lang))) | figures


@lru_cache(maxsize=1 << 14)
def _loan(part: str) -> str:
    return part if part[0] == CONCEPT else skeleton(fold_name(part)[0])[:STEM]


def _nameless(document: Document) -> str:
    """The text with spaces for the names of people, so that places stay."""
    parts, at = [], 0
    for one in document.mentions:
        if one.kind == "person" and one.start >= at:
            parts += [document.text[at : one.start], " " * (one.end - one.start)]
            at = one.end
    return "".join([*parts, document.text[at:]])
