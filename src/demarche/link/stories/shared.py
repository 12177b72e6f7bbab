"""Sentences that stand word for word, or nearly, in reports of two stories."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from demarche.lang.lexicon import fold
from demarche.link.groups import Groups
from demarche.link.stories.body import Numbers, runs_of, split
from demarche.model import Document, Sentence

LEAST = 10
"""Words of a sentence that no two writers find by chance."""
OWN = 6
"""Of these, words outside quote marks: two reporters hear the same speech."""
RUN, SKETCH = 4, 3
"""Sentences find one another by those runs of words that have the smallest hashes."""
REACH = 3
"""Of sentences that share a run, each is laid beside so many of its neighbours in length."""
ALIKE, OWN_ALIKE = 0.88, 0.85
"""Likeness (0 to 1) of all words, and of those outside quote marks."""

Place = tuple[str, int]
"""Document id, index in Document.sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    place: Place
    words: array[int]


def shared_sentences(
    documents: Mapping[str, Document], places: Iterable[Place], story_of: Mapping[str, str]
) -> list[list[Place]]:
    """Groups of sentences, each over at least two stories, sorted; `places` are those that carry lines."""
    lines = list(_lines(documents, places))
    groups = Groups(line.place for line in lines)
    for one, other in _candidates(lines):
        if groups.find(one.place) != groups.find(other.place) and _same(one, other, documents):
            groups.join(one.place, other.place)
    joined = [sorted(group) for group in groups.members() if len({story_of[place[0]] for place in group}) > 1]
    return sorted(joined)


def _lines(documents: Mapping[str, Document], places: Iterable[Place]) -> Iterator[_Line]:
    numbers = Numbers()
    for place in sorted(places):
        document = documents[place[0]]
        sentence = document.sentences[place[1]]
        words = array("I", map(numbers.__getitem__, split(fold(document.text[sentence.start : sentence.end]))))
        if len(words) >= LEAST:
            yield _Line(place, words)


def _candidates(lines: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    holders: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        for value in sorted(set(runs_of(line.words, RUN)))[:SKETCH]:
            holders.setdefault(value, []).append(at)
    seen: set[tuple[int, int]] = set()
    for found in holders.values():
        if len(found) > 1:
            found.sort(key=lambda at: (len(lines[at].words), lines[at].words.tobytes(), at))
            seen.update((one, two) for n, one in enumerate(found) for two in found[n + 1 : n + 1 + REACH])
    for one, two in sorted(seen):
        yield lines[one], lines[two]


def _same(one: _Line, other: _Line, documents: Mapping[str, Document]) -> bool:
    if one.words != other.words and Indel.normalized_similarity(one.words, other.words) < ALIKE:
        return False
    first, second = (_unquoted(documents[line.place[0]], line.place[1]) for line in (one, other))
    return min(len(first), len(second)) >= OWN and Indel.normalized_similarity(first, second) >= OWN_ALIKE


def _unquoted(document: Document, number: int) -> list[bytes]:
    sentence: Sentence = document.sentences[number]
    text, at = [], sentence.start
    for mark in document.quotations:
        if mark.end > at and mark.start < sentence.end:
            text.append(document.text[at : max(at, mark.start)])
            at = min(mark.end, sentence.end)
    text.append(document.text[at : sentence.end])
    return split(fold(" ".join(text)))
