"""What the words around a meeting mean, in whatever language: two reports that tell of one meeting share them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, Sense, general
from demarche.link.sense.concepts import meanings
from demarche.link.sense.gist import loans
from demarche.model import Document, Meeting, Sentence

NOTHING: Sense = frozenset()
_WORD = re.compile(r"\w+")
Places = Sequence[tuple[int, int]]


def words_around(document: Document) -> list[tuple[Sense, Sense]]:
    """Of each of its meetings: what the words mean that stand nearest to it in the sentences that tell of it, and which
    of that no other meeting of the report has.

    The names of parties and what goes with anything are left out.
    """
    if document.lang not in covered() or not document.sentences:
        return [(NOTHING, NOTHING)] * len(document.meetings)
    places = [_places(line) for line in document.meetings]
    told: dict[int, list[int]] = {}
    for n, spans in enumerate(places):
        for sentence in {_sentence(document, start) for start, _ in spans}:
            told.setdefault(sentence, []).append(n)
    found: list[set[str]] = [set() for _ in places]
    for sentence, here in told.items():
        for n, word in _shared_out(document, document.sentences[sentence], here, places):
            found[n].add(word)
    senses = [_sense(words, document.lang) for words in found]
    return [(sense, _alone(sense, [*senses[:n], *senses[n + 1 :]])) for n, sense in enumerate(senses)]


def words_of_hints(document: Document) -> list[tuple[Sense, Sense]]:
    """Of each of its hints: what its words mean, and which of that no meeting of the report has."""
    if not document.hints or document.lang not in covered():
        return [(NOTHING, NOTHING)] * len(document.hints)
    told = [sense for sense, _ in words_around(document)]
    senses = [
        _sense(_WORD.findall(document.text[one.start : one.end].lower()), document.lang) for one in document.hints
    ]
    return [(sense, _alone(sense, told)) for sense in senses]


def _places(line: Meeting) -> Places:
    return [(line.start, line.end), *((span.start, span.end) for span in line.again)]


def _sentence(document: Document, start: int) -> int:
    return max(0, bisect_right(document.sentences, start, key=lambda one: one.start) - 1)


def _shared_out(
    document: Document, sentence: Sentence, here: Sequence[int], places: Sequence[Places]
) -> Iterable[tuple[int, str]]:
    """Each word of the sentence with the meeting to which it stands nearest, or with all that stand as near."""
    for match in _WORD.finditer(document.text, sentence.start, sentence.end):
        at, word = match.start(), match.group().lower()
        if len(here) == 1:
            yield here[0], word
            continue
        far = [min(max(start - at, at - end, 0) for start, end in places[n]) for n in here]
        yield from ((n, word) for n, gap in zip(here, far, strict=True) if gap == min(far))


def _sense(words: Iterable[str], code: str) -> Sense:
    return frozenset(sense for word in words if (sense := _meaning(word, code)))


@lru_cache(maxsize=1 << 14)
def _meaning(word: str, code: str) -> str:
    """ "" of what tells little, and of a party."""
    known = meanings(code)
    meaning = known[word] if known else ""
    if not meaning or meaning in general() or (meaning[0] == CONCEPT and meaning[1:2].isupper()):
        return ""
    (spelled,) = loans(frozenset({meaning}))
    return spelled


def _alone(sense: Sense, others: Iterable[Sense]) -> Sense:
    return sense.difference(*others)
