"""What the words of a line are about, and how far two lines are about the same."""

from __future__ import annotations

from functools import lru_cache

from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, Meanings, Sense, concept_file
from demarche.link.sense.names import fold_name

Words = tuple[str, ...]


@lru_cache(maxsize=8)
def meanings(code: str) -> Meanings | None:
    """None for a language without a pack."""
    return Meanings(concept_file(code), _plain) if code in covered() else None


def _plain(word: str) -> str:
    return fold_name(word)[0]


@lru_cache(maxsize=1 << 14)
def sense_of(words: Words, code: str) -> Sense:
    """What `words` (in small letters) are about; nothing for a language without a pack."""
    known = meanings(code)
    if known is None:
        return frozenset()
    return frozenset(map(known.__getitem__, words)) - {""}


def compared(one: Sense, other: Sense, same_tongue: bool) -> tuple[Sense, Sense, Sense]:
    """What both have, and all that each has which could have matched."""
    return (one & other, one, other) if same_tongue else shared_tongue(one, other)


def shared_tongue(one: Sense, other: Sense) -> tuple[Sense, Sense, Sense]:
    """What both have; and of each what words of another language could have matched: concepts and what both have."""
    common = one & other
    first, second = (frozenset(part for part in side if part[0] == CONCEPT) | common for side in (one, other))
    return common, first, second
