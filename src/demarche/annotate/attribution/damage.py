"""Signs that words came through a machine or were damaged on the way: they lower confidence and are shown as flags.

The words are never changed. Native text shows almost none of these signs.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from demarche import world
from demarche.lang import load

LOWERS = 0.85
"""What confidence is multiplied by for each flag."""

_GLUED = re.compile(r"\b[A-Z]{2,}[A-Z][a-z]{3,}\w*|\b\w{3,}[a-z][.,;][A-Z][a-z]{2,}")  # NATORusia, "kota.Mereka"
_CAPITALS = re.compile(r"\b[^\W\d_]\w{6,}\b")
_DOUBLED = re.compile(r"[“„«]\s?[\"“„«]|[\"”»]\s?[”»]|(?<![\"\w])\"\"(?!\")|\\[\"']|''\s?[\"“]")
_SPACED = re.compile(r"\w [,;.!?](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+")
_RUN = 2  # words of another language in a row


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    flags: list[str]


class DamageFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`foreign`: small words of other languages; `tails`: small words that a machine glues to a name before them."""

    foreign: list[str]
    tails: list[str]
    examples: list[Case]


@lru_cache(maxsize=8)
def _table(code: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Foreign words, glued tails, and names that they are glued to, in small letters."""
    file = load(code, "damage", DamageFile)
    names = frozenset(name.lower() for name in world.party_forms(code) if name.isalpha())
    return frozenset(file.foreign), tuple(file.tails), names


def damage(words: str, code: str) -> tuple[str, ...]:
    """Flags for a statement or the sentence that holds it; empty where nothing is wrong."""
    found = []
    if _GLUED.search(words) or _glued_to_name(words, code):
        found.append("glued words")
    if _DOUBLED.search(words):
        found.append("doubled marks")
    if _SPACED.search(words):
        found.append("space before a mark")
    if _untranslated(words, code):
        found.append("words left in another language")
    return tuple(found)


def _glued_to_name(words: str, code: str) -> bool:
    """ "Eropatanpa": a place's name with a small word at its end."""
    _, tails, names = _table(code)
    for found in _CAPITALS.finditer(words):
        word = found[0]
        if not word[0].isupper() or not word.endswith(tails):
            continue
        lower = word.lower()
        if any(lower.endswith(tail) and lower[: -len(tail)] in names for tail in tails):
            return True
    return False


def _untranslated(words: str, code: str) -> bool:
    """Small words of another language, two in a row or with one word between."""
    foreign, _, _ = _table(code)
    tokens = _WORD.findall(words)
    at = [n for n, token in enumerate(tokens) if token in foreign]
    return any(later - one <= _RUN for one, later in zip(at, at[1:], strict=False))
