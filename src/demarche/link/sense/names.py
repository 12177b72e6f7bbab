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
# "as-Sisi", "Ar-Rahman": the article before a letter that swallows its l
_ARTICLE = re.compile(r"\b(?:[Aa][lnrstdz]|[Ee][lrs]|[Aa]s[hy]|[Aa]dz|[Aa]th)-(?=\w)")
_VOWELS = re.compile(r"[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")
_CLASSES = str.maketrans({"g": "k", "z": "s", "j": "c"})
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "binti", "de", "von", "van", "der", "den", "da", "di", "ul", "abu"}
)


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> tuple[str, ...]:
    """Words of a name without case, accents, marks and particles ("Abdel Fattah el-Sisi": abdel fattah sisi)."""
    bare = _ARTICLE.sub(" ", name).replace("'", "").replace("’", "").lower().translate(_LIGATURES)
    plain = unicodedata.normalize("NFKD", bare)
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


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A word as far as transliterations keep it apart: consonants by class, vowels only by where they stand
    ("araghchi", "araqchi": _r_kch_). Letters that changed places are a typo and sound otherwise; "" of too few."""
    kept = _VOWELS.sub("_", skeleton(word)).translate(_CLASSES)
    return _DOUBLED.sub(r"\1", kept) if len(kept.replace("_", "")) > 2 else ""


@lru_cache(maxsize=1 << 16)
def whole(words: tuple[str, ...]) -> tuple[str, ...]:
    """A full name in any order of its words, as Hungarian, Chinese or Vietnamese names are turned round."""
    return tuple(sorted(skeleton(word) for word in words))


@lru_cache(maxsize=1 << 16)
def joined(words: tuple[str, ...]) -> str:
    """A full name without its spaces: "Jae-in" and "Jaein" are one."""
    return skeleton("".join(words))
