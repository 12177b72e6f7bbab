"""Figures in a report: how many, how much or how long, of what, and in which sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import load
from demarche.lang.concepts import CONCEPT, Meanings, Sense, things
from demarche.lang.lexicon import fold
from demarche.link.sense.concepts import meanings
from demarche.link.sense.numerals import number_words
from demarche.link.sense.setting import not_its_own
from demarche.link.sense.wording import Words, phrases_in
from demarche.model import Document

REACH = 3
"""Words behind a number among which stands what is counted."""
NEXT = 3
"""Words on either side that tell what the figure is of."""
KEPT = 5
"""Words behind those who are counted among which stands that they are held."""
NEAR = 7
"""Words on either side of a figure that tell most of it."""
LONGER, CLOSING = 9, frozenset(".,;")
"""Words between a word for giving a number and the number; and marks behind a number that counts nothing named."""
LONGEST = 90
"""Words: what is longer is a list and no sentence."""
LENGTHS = frozenset({"=second", "=minute", "=hour", "=day", "=week", "=month", "=year"})
SHORT = frozenset({"=minute", "=hour"})
"""Lengths of one encounter: "ended after six hours" tells how long it took."""
SPANS = frozenset(CONCEPT + name for name in "extend shorten postpone last suspend".split())
"""What is measured in days."""
CUSTODY = frozenset({"=detain", "=prisoner", "=hostage", "=free", "=kidnap"})
FATES = frozenset({"=kill", "=wound", "=miss"})
"""What people are counted by: "19 dead"."""
HOW_MANY = frozenset({"=amount"})
"""What any count is."""
NOTHING, HUNDRED = -1.0, 100
MONEY = "money "

TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|(?<=\d)[-–](?=\d|[Rr]p|\$|[Uu][Ss])|[$€£%,;:.()\"“”?!]"
)
_DIGIT = re.compile(r"[0-9]")
DIGITS = frozenset("0123456789")
SIGNS = {"$": "$", "€": "EUR", "£": "GBP"}


class FigureExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    figures: tuple[str, ...]


class FigureFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    point: str
    comma: str
    rough: frozenset[str]
    rough_after: frozenset[str]
    least: tuple[tuple[str, ...], ...]
    growing: frozenset[str]
    further: frozenset[str]
    of: frozenset[str]
    own: frozenset[str]
    mine: frozenset[str]
    holding: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    starting: frozenset[str]
    sat: frozenset[str]
    undone: tuple[tuple[str, ...], ...]
    barred: tuple[tuple[str, ...], ...]
    arranged: tuple[tuple[str, ...], ...]
    moving: frozenset[str]
    beyond: frozenset[str]
    numbering: frozenset[str]
    plans: frozenset[str]
    off: frozenset[str]
    shifting: frozenset[str]
    classifiers: frozenset[str]
    giving: frozenset[str]
    scales: dict[str, int]
    teens: dict[str, int]
    currencies: dict[str, str]
    examples: tuple[FigureExample, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` of `head` (a concept, or "money $"). near: the sense of the words beside it; sense: of the sentence.

    sentence: index in `Document.sentences`; at: index of the number among the words of the sentence; beside: the other
    numbers of the sentence; names: words written with a capital.
    """

    value: float
    head: str
    near: Sense
    sense: Sense
    sentence: int
    at: int
    beside: frozenset[float]
    names: Sense
    more: bool = False  # "more than": the number is at least this
    kin: Sense = frozenset()  # of `near` what stands next to the number and to what is counted
    start: int = 0  # of the number in the report
    end: int = 0  # of what is counted
    held: bool = False  # those who are counted are in custody


def shown(value: float) -> str:
    """In digits, the thousands apart."""
    return f"{value:,.10g}".replace(",", " ")


@lru_cache(maxsize=8)
def figure_file(code: str) -> FigureFile:
    return load(code, "figures", FigureFile)


def undone_in(words: Sequence[str], file: FigureFile) -> bool:
    """They say that something that was arranged came to nothing."""
    return any(True for _ in phrases_in(tuple(words), file.undone))


def without_undone(words: Words, file: FigureFile) -> Words:
    """The words without such phrases of several words: who called it off has phoned nobody."""
    found = ((at, len(phrase)) for at, phrase in phrases_in(words, file.undone) if len(phrase) > 1)
    skip = {n for at, size in found for n in range(at, at + size)}
    return tuple(word for at, word in enumerate(words) if at not in skip) if skip else words


def barred_in(words: Sequence[str], file: FigureFile) -> bool:
    """They say that a visitor was not let in, or never set out."""
    return any(True for _ in phrases_in(tuple(words), file.barred))


def figures(document: Document) -> list[Figure]:
    """The exact figures of the report itself, in order. What is rough, grown, a part or on top of another is none.
    Those that somebody gives without a word for what they count have no head."""
    reader = reader_of(document.lang) if document.covered else None
    if reader is None:
        return []
    skip = not_its_own(document)
    text = without(document.text, [(one.start, one.end) for one in document.times])
    low = fold(text)
    if not reader.counts(low.replace("-", " ")):
        return []
    folded = low.replace("-", " ")
    found: list[Figure] = []
    for at, one in enumerate(document.sentences):
        if reader.counts(folded[one.start : one.end]) and not any(a <= one.start < b for a, b in skip):
            found += reader.read(at, text[one.start : one.end], one.start)
    return found


def without(text: str, times: Sequence[tuple[int, int]]) -> str:
    """Days are no figures."""
    parts, at = [], 0
    for start, end in times:
        if start >= at:
            parts += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=8)
def reader_of(code: str) -> Reader | None:
    known = meanings(code)
    return Reader(code, known) if known else None


class Reader:
    """Numbers among the words of a sentence, and what they count."""

    def __init__(self, code: str, known: Meanings) -> None:
        self.file = figure_file(code)
        self.known = known
        self._things = things(code)
        self.spelled = number_words(code)

    def counts_as(self, sense: str) -> bool:
        """It names things, or what has befallen people."""
        return (sense in self._things and sense not in HOW_MANY) or sense in FATES

    def counts(self, text: str) -> bool:
        """There may be a number in it."""
        return _DIGIT.search(text) is not None or not self.spelled.keys().isdisjoint(text.split())

    def read(self, index: int, text: str, offset: int = 0) -> Iterator[Figure]:
        """The figures of one sentence, which begins at `offset` of its report. A number that somebody gives and that
        counts nothing named beside it ("she spoke of 14") has the head ""."""
        words = TOKEN.findall(fold(text))
        if len(words) > LONGEST or not self.file.growing.isdisjoint(words):
            return
        numbers = list(self.numbers(words))
        heads = [
            (value, at, *self._head(words, at, self._owned(words, after)))
            for value, at, after in numbers
            if value > 1 and (self._exact(words, at, after) or self._at_least(words, at, after))
        ]
        kept = [
            one
            for one in heads
            if (one[2] and not (one[2] in LENGTHS and self._a_point(words, *one[1:]))) or self._given(words, one)
        ]
        if kept:
            coins = self.file.currencies  # they stand beside any sum
            senses = [self.known[word] if word[0].isalnum() and word not in coins else "" for word in words]
            whole, names = frozenset(senses) - {""}, _names(text, senses)
            beside = frozenset(value for value, _, _ in numbers)
            places = [(match.start() + offset, match.end() + offset) for match in TOKEN.finditer(fold(text))]
            for value, at, head, end in kept:
                after = self.number(words, at)[1]
                near = frozenset(senses[max(0, at - NEAR) : at] + senses[end : end + NEAR]) - {"", head}
                more = self._at_least(words, at, after)
                kin = frozenset(senses[max(0, at - NEXT) : at] + senses[end : end + NEXT]) - {"", head}
                span = places[at][0], places[max(at, end - 1)][1]
                rest = whole - {head}
                told = {*words[max(0, at - NEXT) : at], *words[end : end + KEPT]}
                held = not CUSTODY.isdisjoint(whole) or not self.file.holding.isdisjoint(told)
                yield Figure(value, head, near, rest, index, at, beside - {value}, names, more, kin, *span, held)

    def numbers(self, words: Sequence[str]) -> Iterator[tuple[float, int, int]]:
        """The value, and the indexes of its first word and behind its last."""
        last, first = 0, self.spelled
        for at in [n for n, word in enumerate(words) if word in first or word[0] in DIGITS]:
            if at >= last:
                value, last = self.number(words, at)
                yield value, at, last

    def number(self, words: Sequence[str], at: int) -> tuple[float, int]:
        """The value, and the index behind it."""
        total, part = 0.0, NOTHING
        while at < len(words):
            word = words[at]
            scale = self.file.scales.get(word, 0)
            if scale > HUNDRED and part > 0:
                total, part = total + part * scale, 0.0
            else:
                longer = self._longer(part, word, scale)
                if longer == NOTHING:
                    break
                part = longer
            at += 1
        return total + max(0.0, part), at

    def _longer(self, part: float, word: str, scale: int) -> float:
        """The number `part` with one more word; NOTHING where the word does not go on with it."""
        file = self.file
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
        more = self.spelled.get(word, 0)
        if part < 0:
            return float(more) if word in self.spelled else NOTHING
        goes_on = (part >= 20 and part % 10 == 0 and more < 10) or (part % HUNDRED == 0 and more < HUNDRED)
        return part + more if more and goes_on else NOTHING

    def _digits(self, word: str) -> float:
        whole, _, rest = word.replace(self.file.comma, "").partition(self.file.point)
        if word.count(self.file.comma) == 1 and len(word.rpartition(self.file.comma)[2]) != 3 and not rest:
            whole, _, rest = word.partition(self.file.comma)  # the other way of writing
        try:
            return float(f"{whole}.{rest.replace(self.file.point, '') or 0}")
        except ValueError:
            return 0.0

    def _exact(self, words: Sequence[str], at: int, after: int) -> bool:
        file = self.file
        before = words[max(0, at - 3) : at]
        behind = words[self._owned(words, after) :][:2]
        if file.rough.intersection(before) or file.further.intersection(before[-1:]):
            return False
        if file.mine.intersection(words[max(0, at - NEXT - 1) : at]):
            return False  # "a list of its own with 36": another one
        if (
            "-" in before[-2:]
            or "–" in before[-2:]
            or behind[:1] in (["-"], ["–"])
            or file.numbering.intersection(before[-2:])
        ):
            return False
        if behind[:1] and (behind[0] in file.rough_after or behind[0] in file.further or behind[0] in file.of):
            return False
        if before[-1:] and before[-1] in file.of and len(before) > 1 and before[-2] in self.spelled:
            return True
        return not (behind[:1] == ["."] and len(behind) > 1 and behind[1][0].isdigit())

    def _at_least(self, words: Sequence[str], at: int, after: int) -> bool:
        """A bound from below, and nothing else that makes the number inexact."""
        for phrase in self.file.least:
            if words[max(0, at - len(phrase)) : at] == list(phrase):
                rest = [*words[: at - len(phrase)], *words[at:]]
                return self._exact(rest, at - len(phrase), after - len(phrase))
        return False

    def _owned(self, words: Sequence[str], after: int) -> int:
        """The index behind "of its", where that follows."""
        owner = words[after + 1 : after + 2]
        return after + 2 if owner and words[after] in self.file.of and owner[0] in self.file.own else after

    def _head(self, words: Sequence[str], at: int, after: int) -> tuple[str, int]:
        """What is counted, and the index behind it."""
        file = self.file
        sign = words[at - 1] if at else ""
        coin = SIGNS.get(sign) or file.currencies.get(sign)
        if coin:
            return MONEY + coin, after
        if words[after : after + 1] == ["%"]:
            return "=percent", after + 1
        for n in range(after, min(after + REACH + 1, len(words))):
            word = words[n]
            if word in file.currencies:
                return MONEY + file.currencies[word], n + 1
            if word in file.further or not word[0].isalpha():
                return "", n
            sense, behind = self.known[word], words[n + 1] if n + 1 < len(words) else "."
            if word in file.classifiers and behind[0].isalpha() and self.known[behind] in self._things:
                continue
            if sense in self._things:
                return ("" if behind in file.further else sense), n + 1
            if sense in FATES:
                return "=person", n
            if not sense:
                break
        return "", after

    def _given(self, words: Sequence[str], head: tuple[float, int, str, int]) -> bool:
        """A number behind a word for giving one, at the end of a clause."""
        _, at, counted, after = head
        stands = after == len(words) or words[after] in CLOSING
        return not counted and stands and not self.file.giving.isdisjoint(words[max(0, at - LONGER) : at])

    def _a_point(self, words: Sequence[str], at: int, unit: str, end: int) -> bool:
        """Beside a length of time: "two days after", "within two weeks"."""
        behind = words[end] if end < len(words) else ""
        if behind in self.file.of:
            return False
        before = [] if unit in SHORT else words[max(0, at - 2) : at]
        if len(before) > 1 and self.known[before[0]] in SPANS:
            before = []  # "prolonged by 20 days"
        return bool(self.file.moving.intersection([*before, behind]))


def _names(text: str, senses: Sequence[str]) -> Sense:
    """Words with a capital that no concept knows, but for the first of the sentence."""
    written = TOKEN.findall(text)
    if len(written) != len(senses):
        return frozenset()
    pairs = zip(written[1:], senses[1:], strict=True)
    return frozenset(sense for word, sense in pairs if sense and sense[0] != CONCEPT and word[0].isupper())
