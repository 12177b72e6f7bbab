"""Names of people in a form that spellings share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_LIGATURES = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
# Latin spellings that stand for one sound, most of them from transliteration; order matters.
_SPELLINGS = (
    ("shch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("dj", "j"),
    ("tj", "c"), ("oe", "u"), ("ou", "u"), ("q", "k"), ("w", "v"), ("x", "ks"), ("tz", "ts"), ("yo", "o"), ("y", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "binti", "de", "von", "van", "der", "den", "da", "di", "ul", "abu"}
)


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> tuple[str, ...]:
    """Words of a name without case, accents, marks and particles ("Abdel Fattah el-Sisi": abdel fattah sisi)."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", "").lower().translate(_LIGATURES))
    words = _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))
    return tuple(word for word in words if word not in _PARTICLES) or tuple(words) or (name.strip().lower(),)


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """One folded word in the spelling that its transliterations share ("sergey", "sergei": sergei)."""
    for written, sound in _SPELLINGS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=1 << 16)
def consonants(word: str) -> str:
    """The consonants of a folded word ("mohammed", "muhammad": mhmd)."""
    return "".join(char for char in skeleton(word) if char not in "aeiou")
