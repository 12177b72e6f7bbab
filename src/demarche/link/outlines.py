"""Reports by their outline: names, parties, numbers, days and quotations, sentence by sentence.

A translation keeps it, and so does a report retold in other words. Two reports of one event share the marks too, but
not sentence by sentence. So the sentences are laid side by side, and what counts is the part of the text whose
sentences carry the same marks at about the same length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from demarche.link.names import fold_name, skeleton
from demarche.link.near import CAP
from demarche.link.sequence import align
from demarche.model import Document

MATCHED = 4
"""Sentences that must match well (at least half their marks): fewer may be chance."""
TELLING = 5
"""Different names, parties, numbers and days that the matching sentences must share: every report has quotations."""
DAYS = 14
"""A translation appears within so many days, where both days are known."""
BEST = 3
"""Candidates in each language that are looked at for one report."""
LINKED = 0.3
"""Part of the rarer neighbourhoods of marks that a candidate must have too, and at least `LINKS` of them."""
LINKS = 3
STRETCH = 2.2
"""The longer of two sentences that translate each other is at most so many times the shorter."""
LINES = 150
"""Sentences of a report that are laid beside another's."""

QUOTATION = "quotation"
STANDING = frozenset({"party", "office"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence by what every language writes alike. `size`: code points."""

    marks: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class _Bag:
    """The marks of a line for comparing."""

    marks: frozenset[str]
    size: int


@dataclass(frozen=True, slots=True)
class Outline:
    """One report; `links` are marks that follow one another: rarer than a name alone, and kept by a translation."""

    document: Document
    lines: tuple[_Line, ...]

    def links(self) -> frozenset[tuple[str, str]]:
        marks = [mark for line in self.lines for mark in line.marks]
        return frozenset(pair for pair in pairwise(marks) if pair[0] != pair[1])


def alike(documents: Iterable[Document]) -> Iterator[tuple[Outline, Outline, float]]:
    """Pairs of reports whose outlines meet, with the part of the shorter that does (0 to 1)."""
    for one, other in _candidates([outline(document) for document in documents if document.covered]):
        likely = likeness(one, other)
        if likely:
            yield one, other, likely


def outline(document: Document) -> Outline:
    """The sentences of the report itself, each by its marks."""
    skip = [(one.start, one.end) for one in document.junk] + [(one.start, one.end) for one in document.headlines]
    kept = [one for one in document.sentences if not any(start <= one.start < end for start, end in skip)][:LINES]
    marks = _marks(document)
    marks.sort()
    places = [at for at, _ in marks]
    lines = []
    last = 0
    for one in kept:
        first = bisect_left(places, one.start, last)
        last = bisect_left(places, one.end, first)
        lines.append(_Line(tuple(dict.fromkeys([mark for _, mark in marks[first:last]])), one.end - one.start))
    return Outline(document, tuple(lines))


def _marks(document: Document) -> list[tuple[int, str]]:
    """Where each mark stands. A name is its surname in the spelling that languages share."""
    names = {person.key: "name " + skeleton(fold_name(person.name)[-1]) for person in document.people}
    found = [(match.start(), "number " + _digits(match.group())) for match in _NUMBER.finditer(document.text)]
    found += [(one.start, QUOTATION) for one in document.quotations]
    for one in document.mentions:
        kind = one.kind
        if kind == "person":
            if one.key in names:
                found.append((one.start, names[one.key]))
        elif one.party and kind in STANDING:
            found.append((one.start, "party " + one.party))
    for time in document.times:
        if time.when.earliest or time.when.latest:
            found.append((time.start, f"day {time.when.earliest} {time.when.latest}"))
    return found


def _digits(number: str) -> str:
    return number.replace(".", "").replace(",", "")


def _candidates(outlines: Sequence[Outline]) -> list[tuple[Outline, Outline]]:
    links = [one.links() for one in outlines]
    holders: dict[tuple[str, str], list[int]] = {}
    for at, pairs in enumerate(links):
        for pair in pairs:
            holders.setdefault(pair, []).append(at)
    rare = [[pair for pair in pairs if 1 < len(holders[pair]) <= 2 * CAP] for pairs in links]
    chosen: set[tuple[int, int]] = set()
    for at, few in enumerate(rare):
        if len(few) < LINKS:
            continue
        votes = Counter(chain.from_iterable(map(holders.__getitem__, few)))
        del votes[at]
        enough = {
            other: count
            for other, count in votes.items()
            if count >= max(LINKS, LINKED * min(len(links[at]), len(links[other])))
        }
        ranked = sorted(enough, key=lambda other: (-enough[other], outlines[other].document.id))
        for lang in {outlines[other].document.lang for other in ranked}:
            best = [other for other in ranked if outlines[other].document.lang == lang][:BEST]
            chosen.update((min(at, other), max(at, other)) for other in best)
    return [(outlines[one], outlines[other]) for one, other in sorted(chosen)]


def likeness(one: Outline, other: Outline) -> float:
    """Part (0 to 1) of the shorter report whose sentences stand in the other in the same order."""
    if _days_apart(one.document, other.document) > DAYS:
        return 0.0
    first, second = ([_Bag(frozenset(line.marks), line.size) for line in side.lines] for side in (one, other))
    if len((_all(first) & _all(second)) - {QUOTATION}) < TELLING:
        return 0.0
    pairs = align(first, second, _alike)
    if sum(1 for _, _, score in pairs if score >= 0.5) < MATCHED or len(_shared(first, second, pairs)) < TELLING:
        return 0.0
    weights = [sum(map(_weight, side)) for side in (first, second)]
    shorter = [first[i] if weights[0] <= weights[1] else second[j] for i, j, _ in pairs]
    matched = sum(score * _weight(bag) for bag, (_, _, score) in zip(shorter, pairs, strict=True))
    return float(matched / min(weights))


def _all(bags: Iterable[_Bag]) -> frozenset[str]:
    return frozenset[str]().union(*(bag.marks for bag in bags))


def _shared(one: Sequence[_Bag], other: Sequence[_Bag], pairs: Sequence[tuple[int, int, float]]) -> set[str]:
    return {mark for i, j, _ in pairs for mark in one[i].marks & other[j].marks} - {QUOTATION}


def _weight(bag: _Bag) -> float:
    return 1.0 + len(bag.marks)


def _alike(one: _Bag, other: _Bag) -> float:
    if max(one.size, other.size) > STRETCH * min(one.size, other.size):
        return 0.0
    if one.marks == other.marks and one.marks <= {QUOTATION}:
        return 0.2  # nothing to tell by: holds a place, proves little
    shared = len(one.marks & other.marks)
    return shared / (len(one.marks) + len(other.marks) - shared)


def _days_apart(one: Document, other: Document) -> int:
    first, second = one.published, other.published
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return 0
    return max((second.earliest - first.latest).days, (first.earliest - second.latest).days, 0)
