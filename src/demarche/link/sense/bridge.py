"""Words laid beside those of another language by what they may mean in English.

The concepts of the packs are those of the field, each word with the one that it has there; people speak in other words
too: of maps, sticks and the price of roads. A word has several glosses, and one that stands in the other line is the
one meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, Sense
from demarche.lang.glosses import PIVOT, glosses
from demarche.link.sense.concepts import meanings
from demarche.link.sense.gist import loans
from demarche.link.sense.wording import Words

Span = tuple[str, Sense]
"""A word as it stands in a gist, and its glosses as they stand there."""


class Crossed(NamedTuple):
    """Words with a gloss in the other line: that a concept knows, and that none does."""

    known: int
    unknown: int

    @property
    def all(self) -> int:
        return self.known + self.unknown


NONE = Crossed(0, 0)


class Line(Protocol):
    """A line in words of its language; `gist`: its meanings, as of `gist_of`."""

    @property
    def lang(self) -> str: ...
    @property
    def words(self) -> Words: ...
    @property
    def gist(self) -> Sense: ...


@lru_cache(maxsize=1 << 14)
def spans(words: Words, code: str) -> tuple[Span, ...]:
    """Of each word of a line that has glosses, in order."""
    if code == PIVOT or code not in covered():
        return ()
    found: dict[str, Sense] = {}
    for word in words:
        part, told = _span(word, code)
        if told:
            found[part] = told
    return tuple(found.items())


@lru_cache(maxsize=1 << 15)
def _span(word: str, code: str) -> Span:
    known, english = meanings(code), meanings(PIVOT)
    if known is None or english is None:
        return "", frozenset()
    sense, table = known[word], glosses(code)
    if not sense:
        return "", frozenset()
    told = table.get(word) or (() if sense[0] == CONCEPT else table.get(sense)) or ()
    (part,) = loans(frozenset({sense}))
    return part, loans(frozenset(english[gloss] for gloss in told) - {""})


def means_the_same(one: str, code: str, other: str, tongue: str) -> bool:
    """A gloss of the one word means what the other does."""
    if code == tongue or not {code, tongue} <= set(covered()):
        return False
    (word, lang), (far, pivot) = ((one, code), (other, tongue)) if tongue == PIVOT else ((other, tongue), (one, code))
    known = meanings(PIVOT)
    if pivot != PIVOT or known is None or not known[far]:
        return False
    (sense,) = loans(frozenset({known[far]}))
    return sense in _span(word, lang)[1]


def crossed(one: Line, other: Line) -> Crossed:
    """How many words of the one have a gloss in the other, beside what both gists share. None within a language."""
    if one.lang == other.lang:
        return NONE
    common = one.gist & other.gist
    found = [*_met(one, other.gist - common, common), *_met(other, one.gist - common, common)]
    known = sum(1 for part in found if part[0] == CONCEPT)
    return Crossed(known, len(found) - known)


def _met(one: Line, theirs: Sense, common: Sense) -> Iterator[str]:
    left = set(theirs)
    for part, told in spans(one.words, one.lang):
        if part not in common and not left.isdisjoint(told):
            left -= told
            yield part


def reach(one: Line) -> Sense:
    """Everything by which a line in another language may be found."""
    return one.gist.union(*(told for _, told in spans(one.words, one.lang)))
