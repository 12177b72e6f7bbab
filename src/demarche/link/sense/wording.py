"""Two wordings side by side: how alike they are, and whether they contradict one another in a number or a negation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

import msgspec
from rapidfuzz.distance import LCSseq

from demarche.lang import covered, load
from demarche.link.sense.numerals import number_words

Words = tuple[str, ...]
RANGE = 4
"""Words before "until" among which stands "from", so that it only ends a range."""
NONE = 4
"""Words behind "no" among which stands that it was done: "no lorry of ours has been stopped"."""
UTTER = 10
"""Words from a negator among which stands what makes it flat."""
SAME = 0.85
"""Likeness, numbers or negators aside, from which a difference in them is a contradiction."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")


class ContrastExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    one: str
    other: str
    contrast: str


class ContrastFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    negators: frozenset[str]
    lacking: frozenset[str]
    idle: tuple[tuple[str, ...], ...]
    compounds: tuple[tuple[str, ...], ...]
    by: frozenset[str]
    fillers: frozenset[str]
    denying: frozenset[str]
    refusing: tuple[tuple[str, ...], ...]
    exceptive: frozenset[str]
    limiting: frozenset[str]
    flat: tuple[tuple[str, ...], ...]
    utter: frozenset[str]
    charges: tuple[tuple[str, ...], ...]
    since: frozenset[str]
    until: frozenset[str]
    none: frozenset[str]
    been: frozenset[str]
    done: frozenset[str]
    willing: frozenset[str]
    approximate: frozenset[str]
    examples: tuple[ContrastExample, ...]


@lru_cache(maxsize=8)
def _file(code: str) -> ContrastFile:
    return load(code, "contrast", ContrastFile)


def words_of(text: str) -> Words:
    """Words and numbers in small letters, without marks."""
    # each word once in memory, however many lines have it
    return tuple(map(intern, _WORD.findall(text.lower().replace("’", "'"))))


def phrases_in(words: Words, phrases: Iterable[Words]) -> Iterator[tuple[int, Words]]:
    """Those of the phrases that stand among the words, with where they begin."""
    told = frozenset(words)
    for phrase in phrases:
        if told.issuperset(phrase):
            size = len(phrase)
            yield from ((at, phrase) for at in range(len(words) - size + 1) if words[at : at + size] == phrase)


def negators(code: str) -> frozenset[str]:
    """Words that turn a clause around."""
    return _file(code).negators if code in covered() else frozenset()


def turning(code: str) -> frozenset[str]:
    """Those of them that turn a verb, and do not only tell what a thing lacks ("without")."""
    return negators(code) - _file(code).lacking if code in covered() else frozenset()


def idle(words: Words, code: str) -> int:
    """How many of them turn nothing: "nothing but a wall", "tidak hanya"."""
    return sum(1 for _ in phrases_in(words, _file(code).idle)) if code in covered() else 0


def doers(code: str) -> frozenset[str]:
    """Words between a passive verb and who does it."""
    return _file(code).by if code in covered() else frozenset()


def denying(code: str) -> frozenset[str]:
    """Words that deny in another way: "refuse", "only", "gagal"."""
    return _file(code).denying if code in covered() else frozenset()


def refusing(code: str) -> tuple[tuple[str, ...], ...]:
    """Phrases that say no to something: "rule out"."""
    return _file(code).refusing if code in covered() else ()


def exceptive(code: str) -> frozenset[str]:
    """Words that take something out of a negation: "unless"."""
    return _file(code).exceptive if code in covered() else frozenset()


def limiting(code: str) -> frozenset[str]:
    """Words that say the same without one: "only"."""
    return _file(code).limiting if code in covered() else frozenset()


@lru_cache(maxsize=1 << 14)
def flatly(words: Words, code: str) -> bool:
    """They say of a thing that it did not happen or is not so: "no such", "tidak pernah"."""
    if code not in covered():
        return False
    file = _file(code)
    if any(True for _ in phrases_in(words, file.flat)):
        return True
    told = frozenset(words)
    if not file.utter.isdisjoint(told) and not file.negators.isdisjoint(told) and _utterly(words, file):
        return True
    nones = () if file.none.isdisjoint(told) else (at for at, word in enumerate(words) if word in file.none)
    return any(not file.been.isdisjoint(words[at + 1 : at + 1 + NONE]) for at in nones)


def _utterly(words: Words, file: ContrastFile) -> bool:
    """A negator, and near behind it what makes it flat: "no such request was ever made", "tidak sepeser pun"."""
    named = {at for at, _ in phrases_in(words, file.compounds)}
    turns = [at for at, word in enumerate(words) if word in file.negators and at not in named]
    return any(any(word in file.utter for word in words[at : at + UTTER]) for at in turns)


@lru_cache(maxsize=1 << 13)
def charging(words: Words, code: str) -> bool:
    """They name what somebody has said before they tell it: "the charge that"."""
    return code in covered() and any(True for _ in phrases_in(words, _file(code).charges))


def negated(words: Words, code: str) -> bool:
    """One of them turns a clause around."""
    turns = negators(code)
    return not turns.isdisjoint(words) and _more_than_idle(words, code)


@lru_cache(maxsize=1 << 13)
def _more_than_idle(words: Words, code: str) -> bool:
    without = idle(words, code) + sum(1 for _ in phrases_in(words, _file(code).compounds))
    return not without or sum(map(negators(code).__contains__, words)) > without


def done_before(words: Words, code: str) -> bool:
    """They tell of a deed that lies in the past."""
    return code in covered() and not _file(code).done.isdisjoint(words)


def of_the_will(words: Words, code: str) -> bool:
    """They tell what somebody will do, or on which condition, and not what is so."""
    return code in covered() and not _file(code).willing.isdisjoint(words)


@dataclass(frozen=True, slots=True)
class Likeness:
    """`both`: common words in order as a part of both (0 to 1); `short`: as a part of the shorter."""

    both: float
    short: float


def likeness(one: Words, other: Words) -> Likeness:
    common = LCSseq.similarity(one, other)
    low, high = sorted((len(one), len(other)))
    return Likeness(2 * common / max(1, low + high), common / max(1, low))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is compared of one wording. `values`: its numbers in order, "" for one that is only approximate;
    `masked`: without them; `kept`: without negators and fillers."""

    values: tuple[str, ...]
    negators: int
    masked: Words
    kept: Words


def contrast(one: Words, other: Words, code: str) -> str:
    """number, polarity, or "" where the wordings differ in anything more, or in nothing."""
    if code not in covered() or one == other:
        return ""
    first, second = _facts(one, code), _facts(other, code)
    if _numbers_differ(first, second):
        return "number"
    # the same words but for one negator and what comes and goes with it
    turned = abs(first.negators - second.negators) == 1 and len(first.kept) >= 3 and first.kept == second.kept
    return "polarity" if turned else ""


def turned(one: tuple[Words, str], other: tuple[Words, str]) -> bool:
    """Of two wordings in two languages (words, code), one has one negator more, and they deny alike in other words."""
    if not {one[1], other[1]} <= set(covered()):
        return False
    (few, less), (many, more) = sorted(_denying(*side) for side in (one, other))
    return many - few == 1 and less == more


def _denying(words: Words, code: str) -> tuple[int, int]:
    """Negators, and words that deny in another way."""
    file = _file(code)
    ends = {
        n
        for n, word in enumerate(words)
        if word in file.until and not file.since.isdisjoint(words[max(0, n - RANGE) : n])
    }
    denies = sum(word in file.denying for n, word in enumerate(words) if n not in ends)
    return sum(word in file.negators for word in words) - idle(words, code), denies


def _numbers_differ(one: _Facts, other: _Facts) -> bool:
    if not one.values or len(one.values) != len(other.values) or one.values == other.values:
        return False
    differ = [pair for pair in zip(one.values, other.values, strict=True) if pair[0] != pair[1]]
    sure = all(all(pair) for pair in differ) and one.negators == other.negators
    return sure and likeness(one.masked, other.masked).both >= SAME


@lru_cache(maxsize=1 << 13)
def _facts(words: Words, code: str) -> _Facts:
    file = _file(code)
    spelled = number_words(code)
    values = [_value(word, spelled) for word in words]
    return _Facts(
        values=tuple(
            "" if file.approximate.intersection(words[max(0, at - 2) : at]) else value
            for at, value in enumerate(values)
            if value
        ),
        negators=sum(1 for word in words if word in file.negators),
        masked=tuple("#" if value else word for word, value in zip(words, values, strict=True)),
        kept=tuple(word for word in words if word not in file.negators and word not in file.fillers),
    )


def _value(word: str, spelled: Mapping[str, int]) -> str:
    if word[0].isdigit():
        return re.sub(r"[.,]", "", word)
    return str(spelled[word]) if word in spelled else ""
