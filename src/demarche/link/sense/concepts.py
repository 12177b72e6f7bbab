"""What the words of a line are about, in a form that languages and inflections share."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from demarche.lang import covered, load
from demarche.link.sense.names import fold_name

Words = tuple[str, ...]
Sense = frozenset[str]
"""Concepts ("=ship"), and the stems of words that no concept knows. Numbers and empty words are left out."""

CONCEPT = "="


class ConceptExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    sense: tuple[str, ...]


class ConceptFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    rest: int
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    empty: frozenset[str]
    things: dict[str, tuple[str, ...]]
    deeds: dict[str, tuple[str, ...]]
    matters: dict[str, tuple[str, ...]]
    ideas: dict[str, tuple[str, ...]]
    examples: tuple[ConceptExample, ...]


class Meanings(dict[str, str]):
    """The concept or stem of each word in small letters, worked out once; "" for numbers and empty words."""

    def __init__(self, file: ConceptFile) -> None:
        self._file = file
        tables = (file.things, file.deeds, file.matters, file.ideas)
        named = [row for table in tables for row in table.items()]
        super().__init__({word: CONCEPT + concept for concept, words in named for word in words})
        # an inflected form of a listed word means the same, where the list does not say otherwise
        for word, concept in list(self.items()):
            self.setdefault(self._stem(word), concept)
        self.update(dict.fromkeys(file.empty, ""))

    def __missing__(self, word: str) -> str:
        stem = "" if word[0].isdigit() or len(word) < 2 else self._stem(word if word.isascii() else fold_name(word)[0])
        self[word] = meaning = self.get(stem, stem) if stem != word else stem
        return meaning

    def _stem(self, word: str) -> str:
        rest = self._file.rest
        for ending in self._file.endings:
            if word.endswith(ending) and len(word) - len(ending) >= rest:
                word = word[: -len(ending)]
                break
        for beginning in self._file.beginnings:
            if word.startswith(beginning) and len(word) - len(beginning) >= rest:
                return word[len(beginning) :]
        return word


@lru_cache(maxsize=8)
def meanings(code: str) -> Meanings | None:
    """None for a language without a pack."""
    return Meanings(concept_file(code)) if code in covered() else None


@lru_cache(maxsize=8)
def concept_file(code: str) -> ConceptFile:
    return load(code, "concepts", ConceptFile)


@lru_cache(maxsize=8)
def things(code: str) -> Sense:
    """The concepts that are counted."""
    return frozenset(CONCEPT + name for name in concept_file(code).things)


@lru_cache(maxsize=8)
def deeds(code: str) -> Sense:
    """The concepts of what happens."""
    return frozenset(CONCEPT + name for name in concept_file(code).deeds)


@lru_cache(maxsize=1)
def general() -> Sense:
    """The concepts that tell little, since they go with anything; the same in all languages."""
    return frozenset(CONCEPT + name for code in covered() for name in concept_file(code).ideas)


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
