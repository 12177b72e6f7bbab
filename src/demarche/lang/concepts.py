"""What words mean, in a form that languages and inflections share: `lang/CODE/concepts.toml`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import msgspec

from demarche.lang.load import covered, load

Sense = frozenset[str]
"""Concepts ("=ship"), and the stems of words that no concept knows. Numbers and empty words are left out."""

CONCEPT = "="
WORD = 2
"""Letters of the shortest word that means anything."""


class ConceptExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    sense: tuple[str, ...]


class ConceptFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The keys are explained at the top of en/concepts.toml."""

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
    """The concept or stem of each word in small letters, worked out once; "" for numbers and empty words.

    fold: how a word that is not plain letters is spelt before its stem is taken.
    """

    def __init__(self, file: ConceptFile, fold: Callable[[str], str] = str) -> None:
        self._file, self._fold = file, fold
        tables = (file.things, file.deeds, file.matters, file.ideas)
        named = [row for table in tables for row in table.items()]
        super().__init__({word: CONCEPT + concept for concept, words in named for word in words})
        # an inflected form of a listed word means the same, where the list does not say otherwise
        for word, concept in list(self.items()):
            self.setdefault(self._stem(word), concept)
        self.update(dict.fromkeys(file.empty, ""))

    def __missing__(self, word: str) -> str:
        empty = word[0].isdigit() or len(word) < WORD
        stem = "" if empty else self._stem(word if word.isascii() else self._fold(word))
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
