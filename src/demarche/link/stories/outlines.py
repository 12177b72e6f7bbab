"""Reports by what they tell: the names, numbers and parties in them, in the order in which they first come.

A translation keeps them all and mostly in order, and so does a report retold in other words. Another report of the
same event has half of them, in its own order, and others besides.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from math import fsum
from sys import intern
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from demarche.kept import NOTHING, Kept
from demarche.link.sense.names import fold_name, skeleton
from demarche.link.sense.numerals import numerals
from demarche.link.sense.sequence import align
from demarche.link.sense.setting import not_its_own
from demarche.link.stories.body import Numbers
from demarche.link.stories.near import CAP, repeated
from demarche.link.stories.renderings import Lines, Rendering, lines_of, rendering
from demarche.model import At, Document, Sentence

CONTAINED, ORDER, WEIGHT = 0.7, 0.5, 4.0
"""Part (by weight) of what the one tells with fewer marks that the other tells too, part of that in one order, and its
weight: from here on two reports are laid side by side. Marks in chance order have some 0.4 in one."""
DAYS = 7
"""A copy appears within so many days, where both days are known."""
SMALL = 13
"""Numbers below this one stand in many texts."""
WEIGHTS = {"name": 1.0, "party": 0.4, "large": 1.2, "small": 0.6}
BEST = 4
"""Candidates in each language that are looked at for one report."""
LINKS = 3
"""Pairs of neighbouring marks that a candidate shares."""
MARKS = 400
"""Marks of a report that are compared."""
LINES, TOLD, SHOWN = 150, 0.5, 12
"""Sentences that are laid side by side to be shown; part of their marks that both have; how many are shown."""

STANDING = frozenset({"party", "office"})
CAST = frozenset({"person", "party", "office"})
_CAPITAL = re.compile(r"[A-Z][a-z]{2,}\b")


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """`marks`: names, numbers and parties in the order in which they first come, with their weights; `told`: names
    and numbers each time they come; `capitals`: other words written large, most of them of places and ships."""

    document: Document
    marks: dict[str, float]
    told: tuple[str, ...]
    agencies: frozenset[str]
    capitals: frozenset[str]

    @classmethod
    def of(cls, document: Document, agencies: frozenset[str], kept: Kept) -> Outline:
        """agencies: those that the document credits."""
        found = kept.result("outline", (document,), partial(outline, document), Marks)
        marks = {intern(mark): weight for mark, weight in found.marks.items()}
        return cls(document, marks, tuple(map(intern, found.told)), agencies, found.capitals)

    @property
    def weight(self) -> float:
        return fsum(self.marks.values())

    def numbers(self) -> set[str]:
        return {mark for mark in self.marks if mark[0] == "#"}

    def links(self, numbers: Numbers) -> array[int]:
        """Neighbours among names and numbers, also over one that stands between: rarer than a mark alone. And the
        words written large, which are often rare enough. Each once, as a number of 64 bits."""
        told = [numbers[mark.encode()] for mark in self.marks if mark[0] != "p"]
        pairs = chain(pairwise(told), zip(told, told[2:], strict=False))
        ordered = {one << 32 | other if one < other else other << 32 | one for one, other in pairs}
        # a word's own number has 32 bits, a pair's more
        return array("Q", ordered.union(numbers[word.encode()] for word in self.capitals))


class Marks(NamedTuple):
    """Of an `Outline`, what rests on the document alone."""

    marks: dict[str, float]
    told: tuple[str, ...]
    capitals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two reports have in common, before their sentences are compared.

    contained, whole: parts (0 to 1, by weight) of the one with fewer marks and of the other that both tell; order: part
    of that in one order; weight: of the shared marks. names, numbers: how many are shared; counted: numbers of the one
    with fewer; capitals: part of its words written large that the other has. heard: "one" agency is credited by both,
    "two" by each its own, "" where one credits none.
    """

    contained: float = 0.0
    whole: float = 0.0
    order: float = 0.0
    weight: float = 0.0
    names: int = 0
    numbers: int = 0
    counted: int = 0
    capitals: float = 0.0
    heard: str = ""

    @property
    def near(self) -> bool:
        """Enough to lay the two side by side."""
        return self.contained >= CONTAINED and self.order >= ORDER and self.weight >= WEIGHT


Alike = tuple[Outline, Outline, Likeness, Rendering]


def alike(
    documents: Iterable[Document],
    agencies: Mapping[str, frozenset[str]],
    known: Collection[frozenset[str]] = (),
    kept: Kept = NOTHING,
) -> Iterator[Alike]:
    """Pairs of reports that tell much of the same, laid side by side, but for those that are `known` already;
    `agencies`: by document those that it credits."""
    outlines = [Outline.of(one, agencies.get(one.id, frozenset()), kept) for one in documents if one.covered]
    lines = _Laid()
    for one, other in _candidates(outlines):
        if frozenset((one.document.id, other.document.id)) in known:
            continue
        likely = likeness(one, other)
        if likely.near:
            both = one.document, other.document
            yield one, other, likely, kept.result("rendering", both, partial(lines.beside, *both), Rendering)


class _Laid:
    """The lines of the documents that were asked for."""

    def __init__(self) -> None:
        self._lines: dict[str, Lines] = {}

    def beside(self, one: Document, other: Document) -> Rendering:
        for document in (one, other):
            if document.id not in self._lines:
                self._lines[document.id] = lines_of(document)
        return rendering(self._lines[one.id], self._lines[other.id])


def outline(document: Document) -> Marks:
    """What the report itself tells, junk and headlines aside."""
    weights: dict[str, float] = {}
    marks = sorted(_marks(document))[:MARKS]
    for _, mark, kind in marks:
        weights.setdefault(mark, WEIGHTS[kind])
    told = tuple(mark for _, mark, _ in marks if mark[0] != "p")
    return Marks(weights, told, _capitals(document))


def _marks(document: Document) -> list[tuple[int, str, str]]:
    """Where each mark stands. A name is its surname in the spelling that languages share."""
    names = {person.key: "n " + skeleton(fold_name(person.name)[-1]) for person in document.people}
    found: list[tuple[int, str, str]] = []
    for one in document.mentions:
        if one.kind == "person":
            if one.key in names:
                found.append((one.start, names[one.key], "name"))
        elif one.party and one.kind in STANDING:
            found += [(one.start, "p " + code, "party") for code in one.party.split("+")]
    for at, value in numerals(document.text, document.lang):
        found.append((at, "# " + value, "small" if len(value) < 3 and int(value) < SMALL else "large"))
    for start, end in not_its_own(document):
        found = [mark for mark in found if not start <= mark[0] < end]
    return found


def _capitals(document: Document) -> frozenset[str]:
    """Words written large within a sentence, in small letters, but for those of people and parties."""
    text = document.text
    taken = [(one.start, one.end) for one in document.mentions if one.kind in CAST]
    taken = sorted(taken + not_its_own(document))
    starts = [start for start, _ in taken]
    found = set()
    for match in _CAPITAL.finditer(text):
        start = match.start()
        if start > 1 and text[start - 1] == " " and (text[start - 2].islower() or text[start - 2] in ",;"):
            at = bisect_right(starts, start) - 1
            if at < 0 or start >= taken[at][1]:
                found.add(match.group().lower())
    return frozenset(found)


def _candidates(outlines: Sequence[Outline]) -> list[tuple[Outline, Outline]]:
    numbers = Numbers()
    links = [one.links(numbers) for one in outlines]
    holders: dict[int, list[int]] = {pair: [] for pair in repeated(links)}
    for at, pairs in enumerate(links):
        for pair in holders.keys() & pairs:
            holders[pair].append(at)
    chosen: set[tuple[int, int]] = set()
    for at, pairs in enumerate(links):
        few = [pair for pair in pairs if 1 < len(holders.get(pair, ())) <= 2 * CAP]
        if len(few) < LINKS:
            continue
        votes = Counter(chain.from_iterable(map(holders.__getitem__, few)))
        del votes[at]
        enough = [other for other, count in votes.items() if count >= LINKS]
        ranked = sorted(enough, key=lambda other: (-votes[other], outlines[other].document.id))
        taken: Counter[str] = Counter()
        for other in ranked:
            lang = outlines[other].document.lang
            if taken[lang] < BEST:
                taken[lang] += 1
                chosen.add((min(at, other), max(at, other)))
    return [(outlines[one], outlines[other]) for one, other in sorted(chosen)]


def likeness(one: Outline, other: Outline) -> Likeness:
    """How much the two tell alike."""
    shared = one.marks.keys() & other.marks.keys()
    weight = fsum(one.marks[mark] for mark in shared)
    low, high = sorted((one.weight, other.weight))
    contained = weight / low if low else 0.0
    if contained < CONTAINED:
        return Likeness(contained)
    both = one.numbers(), other.numbers()
    return Likeness(
        contained, weight / high, _order(one, other, shared), weight,
        names=sum(mark[0] == "n" for mark in shared), numbers=len(both[0] & both[1]), counted=min(map(len, both)),
        capitals=len(one.capitals & other.capitals) / max(1, min(len(one.capitals), len(other.capitals))),
        heard=_heard(one.agencies, other.agencies),
    )  # fmt: skip


def _order(one: Outline, other: Outline, shared: Set[str]) -> float:
    """The second half of a text mentions again what its first half named: so its marks may follow any mention."""
    less, more = (one, other) if len(one.told) <= len(other.told) else (other, one)
    first = [mark for mark in less.marks if mark in shared]
    again = [mark for mark in first if mark[0] != "p"]
    return max(_in_order(first, [mark for mark in more.marks if mark in shared]), _in_order(again, more.told))


def _heard(one: Set[str], other: Set[str]) -> str:
    if not (one and other):
        return ""
    return "one" if one & other else "two"


def told_alike(one: Document, other: Document) -> tuple[At, ...]:
    """Sentences that tell the same, in order: for each its place in `one` and in `other`; at most `SHOWN`."""
    first, second = _sentences(one), _sentences(other)
    pairs = [pair for pair in align(first, second, _meet) if pair[2] >= TOLD]
    best = sorted(sorted(pairs, key=lambda pair: -pair[2])[:SHOWN])
    places = ((_at(one, first[i][0]), _at(other, second[j][0])) for i, j, _ in best)
    return tuple(at for pair in places for at in pair)


Marked = tuple[Sentence, frozenset[str]]


def _sentences(document: Document) -> list[Marked]:
    marks = sorted(_marks(document))
    starts = [at for at, _, _ in marks]
    found = []
    for one in document.sentences[:LINES]:
        told = marks[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
        if told:
            found.append((one, frozenset(mark for _, mark, _ in told)))
    return found


def _meet(one: Marked, other: Marked) -> float:
    return len(one[1] & other[1]) / len(one[1] | other[1])


def _at(document: Document, sentence: Sentence) -> At:
    return At(document.id, sentence.start, sentence.end)


def _in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """Part of `one` that stands in the other in the same order."""
    return LCSseq.similarity(one, other) / max(1, len(one))


def days_apart(one: Document, other: Document) -> int:
    """At least so many lie between the days on which they appeared; 0 where a day is not known."""
    first, second = one.published, other.published
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return 0
    return max((second.earliest - first.latest).days, (first.earliest - second.latest).days, 0)
