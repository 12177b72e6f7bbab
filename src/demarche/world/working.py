"""Which working body a report lets meet, and on what: "gas experts", "komisi perbatasan", "talks on fishing quotas"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import covered, load

REACH = 3
"""Words between a noun and its field."""

_TOKEN = re.compile(r"[^\W_]+|[^\w\s-]")


@dataclass(frozen=True, slots=True)
class About:
    """who: kinds of those who sit; sits: the fields of their body; on: the fields that the talks are about."""

    who: frozenset[str] = frozenset()
    sits: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()

    @property
    def fields(self) -> frozenset[str]:
        """Whatever is told of what it is about."""
        return self.sits | self.on


NOBODY = About()


class BodyExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    who: tuple[str, ...]
    field: tuple[str, ...]


class BodyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `lang/*/bodies.toml` holds: nouns of those who sit and of talks, and the fields that stand beside them."""

    before: bool
    after: bool
    on: frozenset[str]
    within: frozenset[str]
    plain: frozenset[str]
    sitters: Mapping[str, tuple[str, ...]]
    talks: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, tuple[str, ...]]
    examples: tuple[BodyExample, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    file: BodyFile
    kinds: Mapping[str, str]
    """Of a noun in small letters: the kind of those who sit, "" for talks."""
    fields: Mapping[str, str]
    """Of a word in small letters: its field."""
    skipped: frozenset[str]
    """What may stand between a noun and its field."""


@lru_cache(maxsize=8)
def body_file(code: str) -> BodyFile:
    return load(code, "bodies", BodyFile)


@lru_cache(maxsize=8)
def _words(code: str) -> _Words | None:
    if code not in covered():
        return None
    file = body_file(code)
    kinds = {word: "" for words in file.talks.values() for word in words}
    kinds |= {word: kind for kind, words in file.sitters.items() for word in words}
    fields = {word: field for field, words in file.fields.items() for word in words}
    return _Words(file, kinds, fields, file.plain | kinds.keys() | (file.within if file.after else frozenset()))


@lru_cache(maxsize=1 << 12)
def about(text: str, code: str, what: str = "") -> About:
    """Who sits and on what, by the words of one meeting; nothing in a language without a pack. what: its word of
    encounter."""
    known = _words(code)
    if known is None:
        return NOBODY
    words = _TOKEN.findall(text)
    small = [word.casefold() for word in words]
    who: set[str] = set()
    sits: set[str] = set()
    on: set[str] = set()
    encounter = what.casefold()
    for at, word in enumerate(small):
        kind = known.kinds.get(word, "" if word == encounter else None)
        if kind is None:
            continue
        found = set(_beside(small, at, known))
        if kind:
            found |= {known.fields[word]} if word in known.fields else set()
            who.add(kind)
            sits |= found
        else:
            on |= found
    return About(frozenset(who), frozenset(sits), frozenset(on)) if who or on else NOBODY


def _beside(words: Sequence[str], at: int, known: _Words) -> Iterator[str]:
    """The fields that stand beside the noun at `at`."""
    if known.file.before:
        yield from _fields(words[max(0, at - REACH) : at][::-1], known, known.skipped)
    ahead = at + 1
    while ahead < len(words) and (words[ahead] in known.kinds or words[ahead] in known.file.plain):
        ahead += 1
    noun_ends = ahead
    while ahead < len(words) and words[ahead] in known.file.on:
        ahead += 1
    if ahead > noun_ends:
        yield from _fields(words[ahead : ahead + REACH], known, None)
    elif known.file.after:
        yield from _fields(words[ahead : ahead + REACH], known, known.skipped)


def _fields(words: Sequence[str], known: _Words, within: frozenset[str] | None) -> Iterator[str]:
    """Those in a row of words that is broken by a mark, or by a word that is not `within` it."""
    for word in words:
        if word in known.fields:
            yield known.fields[word]
        elif not (word.isalpha() if within is None else word in within):
            return


def generic(name: str, code: str) -> bool:
    """Nothing but nouns for bodies and encounters: "the summit", "sidang komisi"."""
    known = _words(code)
    return known is not None and all(word in known.skipped for word in name.casefold().split())
