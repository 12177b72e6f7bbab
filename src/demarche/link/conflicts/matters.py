"""What a claim with its denial and what was with what was not have in common: days of the reports that are looked
through, steps of the signs, and that one disagreement is shown once.

What the sentences of a report say no to rests on what stands in the days around it: it is kept for the next build, and
weighed again only where one of these reports is another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from sys import intern
from typing import NamedTuple, Protocol

from demarche.kept import DIGEST
from demarche.lang.concepts import Sense
from demarche.link.conflicts.shelved import Days, Place, in_order
from demarche.link.conflicts.sides import Side, Sides
from demarche.link.conflicts.signs import Signs
from demarche.link.conflicts.weights import conflict_weights, surest
from demarche.link.sense.lines import Line
from demarche.link.sense.meant import Span
from demarche.link.sense.setting import sentence_at
from demarche.model import At, Document

WORDS, PARTS, GAPS = (0, 1, 2, 3, 4, 6), (0, 0.15, 0.3, 0.45, 0.6), (0, 1, 2, 4, 8)
"""Steps of the words that two sentences share, of their part of the shorter, and of the days between the reports."""
RANKS = (0, 1, 3)
"""Steps of how many share more."""
ENOUGH = 3
"""Meanings that two sentences share which tell of one matter."""
ALWAYS = 1 << 30
"""Later than any day, as a number."""

Weighed = tuple[Side, Side, Signs]


class One(Protocol):
    """A side, or what is left of it once it is weighed."""

    @property
    def document(self) -> Document: ...
    @property
    def sentence(self) -> int: ...
    @property
    def by(self) -> frozenset[str]: ...
    @property
    def names(self) -> Sense: ...
    @property
    def line(self) -> Line: ...


Two = tuple[One, One]


class Told(NamedTuple):
    """What is kept of a side: all by which one disagreement is told from another."""

    report: str
    sentence: int
    by: tuple[str, ...]
    issues: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    gist: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """One side of a disagreement."""

    document: Document
    story: str
    told: Told

    @property
    def sentence(self) -> int:
        """Its number in the report."""
        return self.told.sentence

    @property
    def start(self) -> int:
        """Of the sentence in its report."""
        return self.place.start

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.document, self.told.sentence)

    @property
    def by(self) -> frozenset[str]:
        """Parties in whose mouth the words stand, or that are told to deny."""
        return frozenset(self.told.by)

    @property
    def names(self) -> Sense:
        """Names in it."""
        return frozenset(self.told.names)

    @property
    def line(self) -> Line:
        """What it is about."""
        return Line(self.document.lang, self.told.words, frozenset(self.told.gist))


Pair = tuple[Matter, Matter]
Row = tuple[Told, Told, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How disagreements of one kind are looked for. days: before a report that says no, and behind it, on which those
    appeared that are weighed with it; about: which side of a pair says what the matter is; weighed: the pairs of a
    report."""

    kind: str
    days: Span
    about: int
    weighed: Callable[[str], Iterable[Weighed]]
    again: Callable[[Two, Two], bool]


def days_around(day: Span, back: int, ahead: int) -> Days:
    """From so many days before a report to so many behind it; all, where its day is not known."""
    return (day[0] - back, day[1] + ahead) if day[1] else (0, ALWAYS)


def adjoin(one: One, other: One) -> bool:
    """They are of one report, and one sentence or side by side."""
    return one.document.id == other.document.id and abs(one.sentence - other.sentence) <= 1


def one_matter(about: int, pair: Two) -> list[str]:
    """What a disagreement is found by: its places, and what the one of its sides that says what it is about means."""
    places = (f"{side.document.id} {side.sentence + n}" for side in pair for n in (-1, 0, 1))
    return [*places, *sorted(pair[about].line.gist)]


def differing(look: Look, told: Sides) -> Iterator[Pair]:
    """The likeliest ones first, each disagreement once."""
    return surest(_found(look, told), partial(one_matter, look.about), look.again)


def _found(look: Look, told: Sides) -> Iterator[tuple[float, Matter, Matter]]:
    held: dict[Place, Matter] = {}

    def matter(one: Told) -> Matter:
        place = one.report, one.sentence
        if place not in held:
            held[place] = Matter(told.documents[one.report], told.story_of[one.report], _shared(one))
        return held[place]

    seen = Seen(told) if told.kept.keeps else None
    for _, name in in_order(told):
        make = partial(_rows, look, name)
        basis = seen.around(name, look.days) if seen else b""
        for one, other, score in told.kept.named(look.kind, name, basis, make, list[Row]):
            yield score, matter(one), matter(other)


def _rows(look: Look, name: str) -> list[Row]:
    weights = conflict_weights(look.kind)
    scored = ((weights.sum_of(signs), one, other) for one, other, signs in look.weighed(name))
    return [(_told(one), _told(other), score) for score, one, other in scored if score >= weights.enough]


def _told(one: Side) -> Told:
    line, by, names = one.line, tuple(sorted(one.by)), tuple(sorted(one.names))
    return Told(one.document.id, one.sentence, by, one.issues, names, line.words, tuple(sorted(line.gist)))


def _shared(one: Told) -> Told:
    """With each word once in memory."""
    return Told(one.report, one.sentence, *(tuple(map(intern, words)) for words in one[2:]))


class Seen:
    """What stands in the days that a report is weighed with, as a digest of all that is said there."""

    def __init__(self, told: Sides) -> None:
        self._told = told
        reports = in_order(told)
        self._days = [day for day, _ in reports]
        self._said = b"".join(told.said(name) for _, name in reports)

    def around(self, name: str, days: Span) -> bytes:
        """Also of what has no day, which is weighed with everything."""
        undated = bisect_right(self._days, 0)
        first, last = days_around(self._told.days(name), *days)
        begin, end = bisect_left(self._days, first, undated), bisect_right(self._days, last, undated)
        basis = blake2b(self._told.said(name), digest_size=DIGEST)
        basis.update(self._said[: undated * DIGEST])
        basis.update(self._said[begin * DIGEST : end * DIGEST])
        return basis.digest()
