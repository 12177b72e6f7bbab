"""Reports by their outline: names, parties, numbers, days and quotations, sentence by sentence.

A translation keeps it, and so does a report retold in other words. Two reports of one event share the marks too, but
not sentence by sentence. So the sentences are laid side by side, and what counts is the part of the text whose
sentences carry the same marks at about the same length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence by what every language writes alike. `size`: code points."""

    marks: tuple[str, ...]
    bag: frozenset[str]
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
    starts = [one.start for one in kept]
    marks: list[list[tuple[int, str]]] = [[] for _ in kept]
    for at, mark in _marks(document):
        index = bisect_right(starts, at) - 1
        if index >= 0 and at < kept[index].end:
            marks[index].append((at, mark))
    lines = (_line(found, one.end - one.start) for found, one in zip(marks, kept, strict=True))
    return Outline(document, tuple(lines))


def _line(found: list[tuple[int, str]], size: int) -> _Line:
    ordered = tuple(dict.fromkeys(mark for _, mark in sorted(found)))
    return _Line(ordered, frozenset(ordered), size)


def _marks(document: Document) -> Iterator[tuple[int, str]]:
    names = {person.key: skeleton(fold_name(person.name)[-1]) for person in document.people if fold_name(person.name)}
    for mention in document.mentions:
        if mention.kind == "person" and mention.key in names:
            yield mention.start, "name " + names[mention.key]
        elif mention.kind in {"party", "office"} and mention.party:
            yield mention.start, "party " + mention.party
    for match in _NUMBER.finditer(document.text):
        yield match.start(), "number " + re.sub(r"[.,]", "", match.group())
    for quotation in document.quotations:
        yield quotation.start, QUOTATION
    for time in document.times:
        if time.when.earliest or time.when.latest:
            yield time.start, f"day {time.when.earliest} {time.when.latest}"


def _candidates(outlines: Sequence[Outline]) -> list[tuple[Outline, Outline]]:
    links = [one.links() for one in outlines]
    holders: dict[tuple[str, str], list[int]] = {}
    for at, pairs in enumerate(links):
        for pair in pairs:
            holders.setdefault(pair, []).append(at)
    rare = [[pair for pair in pairs if 1 < len(holders[pair]) <= 2 * CAP] for pairs in links]
    chosen: set[tuple[int, int]] = set()
    for at, few in enumerate(rare):
        votes = Counter(other for pair in few for other in holders[pair] if other != at)
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
    pairs = align(one.lines, other.lines, _alike)
    if sum(1 for _, _, score in pairs if score >= 0.5) < MATCHED or len(_shared(one, other, pairs)) < TELLING:
        return 0.0
    first, second = (sum(_weight(line) for line in lines) for lines in (one.lines, other.lines))
    weights = [one.lines[i] if first <= second else other.lines[j] for i, j, _ in pairs]
    matched = sum(score * _weight(line) for line, (_, _, score) in zip(weights, pairs, strict=True))
    return float(matched / min(first, second))


def _shared(one: Outline, other: Outline, pairs: Sequence[tuple[int, int, float]]) -> set[str]:
    return {mark for i, j, _ in pairs for mark in one.lines[i].bag & other.lines[j].bag} - {QUOTATION}


def _weight(line: _Line) -> float:
    return 1.0 + len(line.bag)


def _alike(one: _Line, other: _Line) -> float:
    if max(one.size, other.size) > STRETCH * min(one.size, other.size):
        return 0.0
    union = len(one.bag | other.bag)
    if one.bag == other.bag and one.bag <= {QUOTATION}:
        return 0.2  # nothing to tell by: holds a place, proves little
    return len(one.bag & other.bag) / union


def _days_apart(one: Document, other: Document) -> int:
    first, second = one.published, other.published
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return 0
    return max((second.earliest - first.latest).days, (first.earliest - second.latest).days, 0)
