"""Whether the titles of two people may be of one: compared in one language, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from demarche.model import Role

Titles = frozenset[tuple[str, frozenset[str]]]
"""(language, words of a title)."""
SHARED = 0.5
"""Part of the words of the shorter title that the longer one has, from which they name one post."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@lru_cache(maxsize=1 << 14)
def words_of(title: str) -> frozenset[str]:
    """Words of three letters and more, in small letters."""
    return frozenset(_WORD.findall(title.casefold()))


def titles_of(roles: Iterable[Role], lang: str) -> Titles:
    return frozenset((lang, words) for role in roles if (words := words_of(role.text)))


def agree(one: Titles, other: Titles) -> bool | None:
    """True: one post; False: another; None: no two titles in one language to compare."""
    best: bool | None = None
    for lang, words in one:
        for other_lang, others in other:
            if lang != other_lang:
                continue
            if len(words & others) >= SHARED * min(len(words), len(others)):
                return True
            best = False
    return best


def company(people: Mapping[str, frozenset[str]], documents: Iterable[str]) -> frozenset[str]:
    """Who else is named in the documents: full names."""
    return frozenset(name for document in documents for name in people.get(document, ()))
