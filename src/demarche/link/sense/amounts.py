"""Amounts in a report, exact or rough, each as the interval in which the true number lies, and of what they are.

"Nearly nine hours" is between 459 and 540 minutes, "more than 30" has no upper end. Beside `figures`, which reads what
is exact and counts what the concepts know, this reads any number with the noun behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from demarche.lang.concepts import CONCEPT
from demarche.lang.lexicon import fold
from demarche.link.sense.amount_words import AmountFile, amount_file
from demarche.link.sense.figures import LONGEST, MONEY, SIGNS, TOKEN, Reader, reader_of, without
from demarche.link.sense.setting import not_its_own
from demarche.model import Document

_NAMED = re.compile(r"(?<=[^\W\d_])[-–/]\d+|(?<=\b[A-Z]{2} )\d+\b(?![.,]\d)|(?<=[a-z] )[A-Z][a-z]+")
"""What is part of a name: "Covid-19", "SJ 182", "Kepulauan Seribu"."""

WIDE, ROUND = 0.15, 0.05
"""Part of a rough number by which the true one may differ; and of an exact one with noughts at its end."""
QUARTER = 15.0
"""Minutes by which a rough length of some hours may differ."""
SHORT = 0.25
"""The part by which a shorter one may: "about forty minutes" are not 25."""
SMALL = 100
"""From here on noughts at the end of a number may have been rounded to."""
PHRASE, NOUN, NEAR = 5, 3, 8
"""Words of the longest phrase; those that name what is counted; those on either side that tell what it is of."""
BEFORE = 12
"""Words before a number that ends a clause among which stands what it counts."""
PER = 3
"""Words behind a measure among which stands that it is for each of something."""
BESIDE = 4
"""Words before a number among which stands that it grew."""
HOUR, MINUTE, DAY, PERCENT = "=hour", "=minute", "=day", "=percent"
IN_ONE: Mapping[str, tuple[str, float]] = {HOUR: (MINUTE, 60.0), "=week": (DAY, 7.0), "=kilogram": ("=gram", 1000.0)}
"""Units that are counted in others."""
UNITS = frozenset(
    CONCEPT + name
    for name in (
        "second minute hour day night week month year kilometre mile metre hectare tonne barrel percent litre kilogram "
        "centimetre gram degree foot_length knot watt"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """low, high: between which the true number lies. unit: a concept, "money $", or "" for things that are counted;
    noun: words that name them; near: words on either side; words: of the sentence, numbers aside; in small letters."""

    low: float
    high: float
    unit: str
    noun: tuple[str, ...]
    near: tuple[str, ...]
    words: tuple[str, ...]
    sentence: int
    start: int
    end: int
    kin: tuple[str, ...] = ()  # of `near` what stands right beside it
    part: bool = False  # of a whole: "86 of the 150 kilometres", "14 points of the paper"
    changing: bool = False  # it tells how much something grew, or what is left
    rate: bool = False  # for each of something: "$60 per barrel"
    old: bool = False  # what something was before: "from 12 to 20 percent"

    def meets(self, other: Amount) -> bool:
        """Both may be right."""
        return self.low <= other.high and other.low <= self.high

    @property
    def middle(self) -> float:
        """What stands for it beside others."""
        return self.low if self.high == inf else self.high if not self.low else (self.low + self.high) / 2


def amounts(document: Document) -> list[Amount]:
    """Those of the report itself, in order."""
    reader = _reader(document.lang) if document.covered else None
    if reader is None:
        return []
    skip = not_its_own(document)
    text = without(document.text, [(one.start, one.end) for one in document.times])
    folded = fold(text).replace("-", " ")
    found: list[Amount] = []
    for at, one in enumerate(document.sentences):
        if reader.may_count(folded[one.start : one.end]) and not any(a <= one.start < b for a, b in skip):
            found += reader.read(at, text[one.start : one.end], one.start)
    return found


@lru_cache(maxsize=8)
def _reader(code: str) -> _Amounts | None:
    known = reader_of(code)
    return _Amounts(amount_file(code), known) if known else None


Phrases = Mapping[tuple[str, ...], str]
Span = tuple[int, int]
Bounds = tuple[float, float, int, int]
"""Low, high, and the indexes of the first word and behind the last."""


def _phrases(table: Mapping[str, str]) -> Phrases:
    return {tuple(phrase.split()): kind for phrase, kind in table.items()}


class _Amounts:
    """Reads the amounts of sentences in one language."""

    def __init__(self, file: AmountFile, numbers: Reader) -> None:
        self._file, self._numbers = file, numbers
        named = {
            "about": file.about,
            "nearly": file.nearly,
            "barely": file.barely,
            "least": file.least,
            "most": file.most,
        }
        before = _phrases({phrase: kind for kind, phrases in named.items() for phrase in phrases})
        self._last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in before.items():
            self._last.setdefault(row[0][-1], []).append(row)
        self._behind = _phrases(file.behind)
        self._half = _phrases(dict.fromkeys(file.half, ""))
        self._parts = _phrases(dict.fromkeys(file.parts, ""))
        self._them = _phrases(dict.fromkeys(file.them, ""))
        self._lengths = {tuple(phrase.split()): float(minutes) for phrase, minutes in file.lengths.items()}
        self._single = {phrase[0] for phrase in self._lengths}
        self._hours = {word for phrase in self._lengths for word in phrase if numbers.known.get(word) == HOUR}
        self._hours |= {phrase[0] for phrase in self._lengths if len(phrase) == 1}

    def may_count(self, text: str) -> bool:
        """There may be an amount in it."""
        return self._numbers.counts(text) or not self._hours.isdisjoint(text.split())

    def read(self, index: int, text: str, offset: int) -> Iterator[Amount]:
        """Those of one sentence, which begins at `offset` of its report."""
        folded = fold(_NAMED.sub(self._masked, text))
        words = TOKEN.findall(folded)
        if len(words) > LONGEST:
            return
        places = [(match.start() + offset, match.end() + offset) for match in TOKEN.finditer(folded)]
        plain = tuple(word for word in words if word[0].isalpha())
        numbers, done, told = self._all(words), 0, tuple[str, ...]()
        for n, (value, at, after) in enumerate(numbers):
            following = numbers[n + 1] if n + 1 < len(numbers) else None
            found = self._amount(words, (value, at, after), following, told) if at >= done else None
            if found:
                low, high, unit, first, noun, end = found
                range_to = self._range(words, after, following)
                if range_to:
                    high, done = max(low, range_to), following[2] if following else 0
                part = self._parted(words, after, following)
                done, told = max(done, after if part or noun else end), noun or told
                part = part or (unit == "" and self._of_a_whole(words, end))
                near, kin = (self._around(words, first, end, reach) for reach in (NEAR, NOUN))
                span = places[at][0], places[max(at, end - 1)][1]
                how = self._how(words, (first, end), unit)
                yield Amount(low, high, unit, noun, near, plain, index, *span, kin, part, *how)

    def _of_a_whole(self, words: Sequence[str], end: int) -> bool:
        """ "14 points of the paper", not "14 citizens of France"."""
        article = self._file.article
        return tuple(words[end : end + 1]) in self._parts and (
            not article or not article.isdisjoint(words[end + 1 : end + 2])
        )

    def _around(self, words: Sequence[str], first: int, end: int, reach: int) -> tuple[str, ...]:
        return tuple(filter(self._tells, (*words[max(0, first - reach) : first], *words[end : end + reach])))

    def _how(self, words: Sequence[str], places: Span, unit: str) -> tuple[bool, bool, bool]:
        """Changing, rate, old. places: of the first word, and the index behind the last."""
        first, end = places
        old = unit not in ("", MINUTE, DAY) and not self._file.old.isdisjoint(words[max(0, first - 1) : first])
        return self._changing(words, first, end, unit), self._rate(words, end, unit), old

    def _tells(self, word: str) -> bool:
        """No mark, no number, and no coin: it stands beside any sum."""
        file = self._numbers.file
        return word[0].isalpha() and word not in file.currencies and word not in file.scales

    def _masked(self, match: re.Match[str]) -> str:
        """Numbers within names are none, whether in digits or in words; other names stay."""
        word = match.group()
        spelled = word[0].isalpha() and fold(word) in self._numbers.spelled
        return " " * len(word) if spelled or not word[0].isalpha() else word

    def _changing(self, words: Sequence[str], first: int, end: int, unit: str) -> bool:
        file, before = self._file, words[max(0, first - BESIDE) : first]
        if unit == MINUTE and self._beyond(words, end):
            return True
        more = (*before[-1:], *words[first + 1 : end + 1]) if not unit else (*before[-1:], *words[end : end + 1])
        if not file.further.isdisjoint(more) or (unit and not file.by.isdisjoint(before[-1:])):
            return True  # "17 other sailors"
        if file.changing.isdisjoint((*before, *words[end : end + 2])):
            return False
        # "raised to 20 percent" tells where a measure stands; what is counted was fewer before, and is more soon
        return not (unit and not file.level.isdisjoint(before[-1:]))

    def _beyond(self, words: Sequence[str], end: int) -> bool:
        """Longer than planned: "ran ten minutes over", and not "ten minutes over the town"."""
        told, behind = words[end : end + 1], words[end + 1 : end + 2]
        return not self._numbers.file.beyond.isdisjoint(told) and self._file.article.isdisjoint(behind)

    def _rate(self, words: Sequence[str], end: int, unit: str) -> bool:
        behind = words[end : end + (PER if unit else 2)]
        at = next((n for n, word in enumerate(behind, end) if word in self._file.rates), -1)
        if at >= 0:
            return self._file.further.isdisjoint(words[at + 1 : at + 2])  # "found an hour for each other"
        return words[end : end + 1] == ["a"] and self._numbers.known[(*words, ".", ".")[end + 1]] in UNITS

    def _all(self, words: Sequence[str]) -> list[tuple[float, int, int]]:
        """Numbers and lengths of time without one: value (below zero for a length in minutes), first word, behind."""
        found = {at: (value, at, after) for value, at, after in self._numbers.numbers(words)}
        for at, word in enumerate(words):
            if word in self._single:
                size = max((len(one) for one in self._lengths if tuple(words[at : at + len(one)]) == one), default=0)
                if size:
                    found[at] = -self._lengths[tuple(words[at : at + size])], at, at + size
        last, kept = 0, []
        for at in sorted(found):
            if at >= last:
                value, _, last = found[at]
                kept.append((value, at, last))
        return kept

    def _phrase(self, words: Sequence[str], at: int, known: Phrases) -> int:
        """How many words from here on are such a phrase."""
        return max((n for n in range(1, PHRASE) if tuple(words[at : at + n]) in known), default=0)

    def _amount(
        self,
        words: Sequence[str],
        number: tuple[float, int, int],
        following: tuple[float, int, int] | None,
        told: tuple[str, ...],
    ) -> tuple[float, float, str, int, tuple[str, ...], int] | None:
        """Low, high, unit, first word, noun, and the index behind it. told: the noun of the number before."""
        value, at, after = number
        if value < 0:
            low, high, first, end = self._bounds(words, (-value, at, after), MINUTE)
            return low, high, MINUTE, first, (), end
        half = self._phrase(words, after, self._half)
        value, after = value + (0.5 if half else 0), after + half
        behind = self._phrase(words, after, self._behind)
        unit, noun, end = self._of(words, at, after + behind, following)
        of_them = self._of_them(words, after + behind) if told and not unit else 0
        if of_them:
            noun, end = told, of_them
        noun = noun or (() if unit else self._told_of(words, at))
        if value <= 1 or not (unit or noun) or self._no_amount(words, at, after):
            return None
        factor = 1.0
        if unit in IN_ONE:
            unit, factor = IN_ONE[unit]
        low, high, first, behind_unit = self._bounds(words, (value * factor, at, after), unit, end)
        end = max(end, behind_unit)
        if factor == IN_ONE[HOUR][1] and following and self._minutes(words, end, following):
            low, high, end = low + following[0], high + following[0], following[2] + 1
        return low, high, unit, first, noun, end

    def _no_amount(self, words: Sequence[str], at: int, after: int) -> bool:
        """It numbers a thing ("article 12"), or is cut off by the other writing of a fraction."""
        file = self._numbers.file
        behind = words[after : after + 1]
        return not file.numbering.isdisjoint(words[max(0, at - 1) : at]) or behind in (["st"], ["nd"], ["rd"], ["th"])

    def _of(
        self, words: Sequence[str], at: int, after: int, following: tuple[float, int, int] | None
    ) -> tuple[str, tuple[str, ...], int]:
        """The unit, the noun, and the index behind it; of a part or a range, those of the number that follows."""
        coins = self._numbers.file.currencies
        sign = words[at - 1] if at else ""
        coin = SIGNS.get(sign) or coins.get(sign)
        if coin:
            return MONEY + coin, (), after
        if words[after : after + 1] == ["%"]:
            return PERCENT, (), after + 1
        if following and (self._parted(words, after, following) or self._range(words, after, following)):
            after = following[2] + self._phrase(words, following[2], self._behind)
        return self._noun(words, after)

    def _noun(self, words: Sequence[str], start: int) -> tuple[str, tuple[str, ...], int]:
        """A unit among the words from here on, else those that name something."""
        file, noun, behind = self._numbers.file, list[str](), start
        for n in range(start, min(len(words), start + NOUN + 1)):
            word = words[n]
            if not word[0].isalpha() or len(noun) == NOUN or word in self._file.rates:
                break
            sense = self._numbers.known[word]
            if word in file.currencies or (sense in UNITS and word not in file.classifiers):
                return MONEY + file.currencies[word] if word in file.currencies else sense, (), n + 1
            if not sense and (noun or n > start + 1):
                break
            if sense and word not in file.classifiers:
                noun.append(word)
                behind = n + 1
        return "", tuple(noun), behind

    def _of_them(self, words: Sequence[str], after: int) -> int:
        """The index behind "of them", 0 where that does not follow."""
        start = after + (words[after : after + 1] != [] and words[after] in self._numbers.file.classifiers)
        size = self._phrase(words, start, self._them)
        return start + size if size else 0

    def _told_of(self, words: Sequence[str], at: int) -> tuple[str, ...]:
        """What stands before the number that counts it: "put the number of tanks at 14"."""
        if self._file.telling.isdisjoint(words[max(0, at - 1) : at]):
            return ()
        return tuple(
            word for word in words[max(0, at - BEFORE) : at] if self._numbers.counts_as(self._numbers.known[word])
        )

    def _parted(self, words: Sequence[str], after: int, following: tuple[float, int, int] | None) -> bool:
        """What stands before `after` is a part of the number that follows: "86 of the 150"."""
        size = self._phrase(words, after, self._parts)
        return following is not None and size > 0 and 0 <= following[1] - after - size <= 1

    def _range(self, words: Sequence[str], after: int, following: tuple[float, int, int] | None) -> float:
        """The upper end of "five to seven", 0 where it is no range."""
        if not following or following[1] - after != 1:
            return 0.0
        between = words[after]
        return following[0] if between in self._file.to or between in "-–" else 0.0

    def _minutes(self, words: Sequence[str], end: int, following: tuple[float, int, int]) -> bool:
        """ "And fifty minutes" goes on from here."""
        between = words[end : following[1]]
        goes_on = following[1] - end <= 1 and self._file.minutes.issuperset(between)
        return goes_on and 0 < following[0] < 60 and self._numbers.known[(*words, ".")[following[2]]] == MINUTE

    def _bounds(self, words: Sequence[str], number: tuple[float, int, int], unit: str, end: int = 0) -> Bounds:
        value, at, after = number
        kinds = [
            (len(one), kind)
            for one, kind in (self._last.get(words[at - 1], ()) if at else ())
            if tuple(words[max(0, at - len(one)) : at]) == one
        ]
        sizes = [self._phrase(words, place, self._behind) for place in (after, end or after)]
        size, kind = max(kinds, default=(0, ""))
        behind = 0
        if not kind and any(sizes):
            place = after if sizes[0] else end
            kind, behind = self._behind[tuple(words[place : place + max(sizes)])], place + max(sizes)
        return *_interval(value, kind, unit), at - size, max(after, behind)


def _interval(value: float, kind: str, unit: str) -> tuple[float, float]:
    wide = WIDE * value
    if unit == MINUTE:
        wide = max(wide, min(QUARTER, value * SHORT))
    if kind == "about":
        return value - wide, value + wide
    if kind == "nearly":
        return value - wide, value
    if kind == "barely":
        return value, value + wide
    if kind == "least":
        return value, inf
    if kind == "most":
        return 0.0, value
    most = 0.0 if unit == MINUTE else _noughts(value)
    return value - most, value + most


def _noughts(value: float) -> float:
    """How far the true number may lie from one with noughts at its end, or with a fraction."""
    if value < SMALL or value != int(value):
        return 0.0
    step = 10.0
    while value % (step * 10) == 0:
        step *= 10
    return 0.0 if value % step else min(step / 2, ROUND * value)
