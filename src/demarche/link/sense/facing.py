"""A text and its translation sentence by sentence: the sentences that stand at one place and mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from demarche.lang import covered
from demarche.lang.concepts import Sense, general
from demarche.link.sense.bridge import crossed
from demarche.link.sense.concepts import sense_of, shared_tongue
from demarche.link.sense.gist import gist_of
from demarche.link.sense.numerals import numerals
from demarche.link.sense.sequence import align
from demarche.link.sense.setting import not_its_own
from demarche.link.sense.wording import Words, words_of
from demarche.model import Document, Story

LINES = 80
"""Sentences of a report that are laid side by side."""
LEAST = 0.3
"""Likeness (0 to 1) from which two sentences at one place of both texts are one."""
FAR, OFF = 0.12, 0.5
"""Part of the text by which the place of one may differ, and what a likeness is worth beyond that."""
WIDE = 0.4
"""Weight of a meaning that goes with anything."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its place (0 to 1) in its text, what it means with its numbers, and its words."""

    start: int
    end: int
    at: float
    gist: Sense
    words: Words
    lang: str


def lines_of(document: Document) -> Sequence[Line]:
    """The sentences of the report itself."""
    if document.lang not in covered():
        return ()
    aside = not_its_own(document)
    own = [one for one in document.sentences if not any(start <= one.start < end for start, end in aside)][:LINES]
    found = []
    for n, one in enumerate(own):
        text = document.text[one.start : one.end]
        words = words_of(text)
        sense = gist_of(sense_of(words, document.lang), [number for _, number in numerals(text, document.lang)])
        found.append(Line(one.start, one.end, n / max(1, len(own) - 1), sense, words, document.lang))
    return found


def translations(stories: Iterable[Story], documents: Mapping[str, Document]) -> Iterator[tuple[Document, Document]]:
    """A text and each report that tells it in another language, also by way of a third."""
    for story in stories:
        copies = {edge.target for edge in story.edges}
        known = {tuple(sorted((edge.source, edge.target))) for edge in story.edges if edge.kind == "translation"}
        first = [name for name in story.documents if name not in copies]
        known |= {tuple(sorted((one, other))) for one in first for other in copies}
        for one, other in sorted(known):
            if documents[one].lang != documents[other].lang:
                yield documents[one], documents[other]


def facing(one: Document, other: Document) -> list[tuple[Line, Line]]:
    """Sentences of both that tell the same, in order."""
    first, second = lines_of(one), lines_of(other)
    return [(first[i], second[j]) for i, j, score in align(first, second, _alike) if score >= LEAST]


def _alike(one: Line, other: Line) -> float:
    common, *sides = shared_tongue(one.gist, other.gist)
    glossed = crossed(one, other).all
    both = _weight(common) + glossed
    if not both:
        return 0.0
    score = 2 * both / (sum(map(_weight, sides)) + 2 * glossed)
    return score if abs(one.at - other.at) <= FAR else OFF * score


def _weight(sense: Sense) -> float:
    wide = len(sense & general())
    return len(sense) - wide + WIDE * wide
