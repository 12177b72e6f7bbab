"""Signs that words came through a machine or were damaged on the way: they lower confidence and are shown as flags.

The words are never changed. Native text shows almost none of these signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from demarche import world
from demarche.lang import Lexicon, load

LOWERS = 0.85
"""What confidence is multiplied by for each flag."""

# each pattern begins with one set of characters, which the engine looks for fast
_GLUED = re.compile(
    r"[A-Z](?<![A-Z].)[A-Z]{2,}[a-z]{3}|[.,;](?<=[a-z]{3}[.,;])[A-Z][a-z]{2}"
)  # NATORusia, "kota.Mereka"
_CAPITALS = re.compile(r"[A-Z][^\W\d_]{6,}")
_DOUBLED = re.compile(
    r"[“„«\"”»\\'](?:(?<=[“„«])\s?[\"“„«]|(?<=[\"”»])\s?[”»]|(?<=\\)[\"']|(?<=')'\s?[\"“]|(?<=(?<![\"\w])\")\"(?!\"))"
)
_SPACED = re.compile(r" (?<=\w )[,;.!?](?=\s|$)")
_STOP = re.compile(r"[.!?\n]")
_RUN = 1  # words between two words of another language
_FAR = 24  # code points between them


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    flags: list[str]


class DamageFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`foreign`: small words of other languages; `tails`: small words that a machine glues to a name before them."""

    foreign: list[str]
    tails: list[str]
    examples: list[Case]


@lru_cache(maxsize=8)
def _small(code: str) -> Lexicon[None]:
    """The small words of other languages, as written in small letters."""
    return Lexicon(dict.fromkeys(load(code, "damage", DamageFile).foreign), cased=True)


@lru_cache(maxsize=8)
def _table(code: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Glued tails, and names that they are glued to, in small letters."""
    file = load(code, "damage", DamageFile)
    names = frozenset(name.lower() for name in world.party_forms(code) if name.isalpha())
    return tuple(file.tails), names


def damage(words: str, code: str) -> tuple[tuple[int, str], ...]:
    """(place, flag) of every sign in a text, in order of place; empty where nothing is wrong."""
    found = [(match.start(), "glued words") for match in _GLUED.finditer(words)]
    found += [(place, "glued words") for place in _glued_to_names(words, code)]
    found += [(match.start(), "doubled marks") for match in _DOUBLED.finditer(words)]
    found += [(match.start(), "space before a mark") for match in _SPACED.finditer(words)]
    found += [(place, "words left in another language") for place in _untranslated(words, code)]
    return tuple(sorted(found))


def _glued_to_names(words: str, code: str) -> Iterator[int]:
    """ "Eropatanpa": a place's name with a small word at its end."""
    tails, names = _table(code)
    for found in _CAPITALS.finditer(words):
        word = found[0]
        if word.endswith(tails):
            lower = word.lower()
            if any(lower.endswith(tail) and lower[: -len(tail)] in names for tail in tails):
                yield found.start()


def _untranslated(words: str, code: str) -> Iterator[int]:
    """Small words of another language, two in a row or with one word between."""
    before = -_FAR
    for start, end, _ in _small(code).find(words):
        between = words[before:start] if start - before < _FAR else ""
        if before >= 0 and between and len(between.split()) <= _RUN and not _STOP.search(between):
            yield start
        before = end
