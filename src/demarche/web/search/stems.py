"""Which words are forms of one another: by their stems in one language, spelling folded.

English: Snowball's Porter 2. Indonesian: Snowball's stemmer takes too much or too little where a prefix hides the first
letter of the root ("menolak", "tolak"), so a word has several roots there, and two words are one where they share a
root. (M. Porter and others, Snowball, https://snowballstem.org; F. Z. Tala, A Study of Stemming Effects on Information
Retrieval in Bahasa Indonesia, 2003.)
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

SNOWBALL = {"en": "english", "id": "indonesian", "ms": "indonesian"}
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""A word as the full-text index takes it: letters and digits."""
LEAST = 4
"""Letters of a root that is guessed."""
_HIDDEN = {"mem": "p", "pem": "p", "men": "t", "pen": "t", "meny": "s", "peny": "s", "meng": "k", "peng": "k",
           "ber": "r", "per": "r"}  # fmt: skip
"""What a prefix may have swallowed of the root before a vowel."""
_TWICE = re.compile(r"(.)\1+")
_IZE, _OUR = re.compile("iz(?=$|[ea])"), re.compile("our$")


def fold(word: str) -> str:
    """The word in small letters without accents, as the full-text index keeps it."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=65_536)
def roots(word: str, lang: str) -> frozenset[str]:
    """The roots of a folded word in a language; the word alone where we have no stemmer for it."""
    if lang not in SNOWBALL or not word.isalpha():
        return frozenset({word})
    return _indonesian(word) if SNOWBALL[lang] == "indonesian" else frozenset({_spelling(_stem(word, "english"))})


def within(root: str, lang: str) -> str:
    """Letters that every word with this root holds; in English it begins with them."""
    if lang not in SNOWBALL:
        return root
    if SNOWBALL[lang] == "indonesian":
        return root[1:] if len(root) >= LEAST else root
    return re.split("s(?=$|[ea])|or$|(.)(?=\\1)", root)[0][:-1] if len(root) > LEAST else root[: LEAST - 1]


def _spelling(stem: str) -> str:
    """organise and organize, labour and labor, cancelled and canceled are one."""
    if len(stem) <= LEAST:
        return stem
    return _TWICE.sub(r"\1", _OUR.sub("or", _IZE.sub("is", stem)))


def _indonesian(word: str) -> frozenset[str]:
    stem = _stem(word, "indonesian")
    found = {stem}
    if word.endswith(("mu", "ku")):
        found.add(_stem(f"{word}h", "indonesian").removesuffix("h"))  # of the root rather than "your", "my"
    prefix = word[: word.find(stem)] if stem in word else ""
    for end, letter in _HIDDEN.items():
        if prefix.endswith(end) and stem[0] in "aeiou":
            found.add(letter + stem)
    if stem.startswith("per") and len(stem) - 3 >= LEAST:
        found.add(stem[3:])
    return frozenset(found)


def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word))


@lru_cache(maxsize=4)
def _stemmer(language: str) -> Any:
    import snowballstemmer  # 36 languages: slow to import, and only searches need it

    return snowballstemmer.stemmer(language)
