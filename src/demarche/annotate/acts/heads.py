"""Bodies that a report calls by their kind alone: "the bank" after "African Development Bank", "bank itu"."""

from __future__ import annotations

from demarche.annotate.acts.pack import Acts
from demarche.lang.lexicon import fold
from demarche.model import Document

_FEW = 3  # words of "the bank", "pihak bank itu"


def heads(document: Document, kinds: frozenset[str]) -> dict[str, str]:
    """Party by the word for its kind, one of `kinds`, where one body alone of that kind is named at length."""
    found: dict[str, set[str]] = {}
    for one in document.mentions:
        if one.kind != "party" or not one.party or "+" in one.party:
            continue
        words = fold(document.text[one.start : one.end]).split()
        for word in {words[0], words[-1]} & kinds if len(words) > 1 else ():
            found.setdefault(word, set()).add(one.party)
    return {word: next(iter(parties)) for word, parties in found.items() if len(parties) == 1}


def called(words: str, known: dict[str, str], acts: Acts) -> str:
    """The party that `words` stand for by a word for its kind; "" for none."""
    if not known:
        return ""
    said = fold(words).split()
    bare = [word for word in said if word not in acts.definite]
    if len(bare) != 1 or len(said) > _FEW or (len(said) == 1 and not acts.bare_heads):
        return ""
    return known.get(bare[0], "")
