"""Who denies, in a sentence that tells it: the party just before the word for denying, else the one just behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from demarche.lang.concepts import concept_file
from demarche.link.sense.setting import mentions_between
from demarche.link.sense.wording import doers, words_of
from demarche.model import Document, Sentence

CLOSE, BY = 60, 20
"""Code points between the word for denying and who denies: before it, and behind it."""


def denier(document: Document, held: Sentence) -> str:
    """ "" where nobody stands near: what is denied may be told in the words of another ("a charge that X denied")."""
    match = _denying(document.lang).search(document.text, held.start, held.end)
    if match is None:
        return ""
    start, end = match.span()
    named = [one for one in mentions_between(document, held.start, held.end) if one.party and not one.adjectival]
    before = [one.party for one in named if one.end <= start and start - one.end <= CLOSE]
    behind = [one.party for one in named if one.start >= end and one.start - end <= BY]
    if behind and not doers(document.lang).isdisjoint(words_of(document.text[end : end + BY])[:1]):
        return behind[0]  # "denied by": who stands before it is not the one who denies
    return before[-1] if before else ""


@lru_cache(maxsize=8)
def _denying(code: str) -> re.Pattern[str]:
    words = concept_file(code).deeds.get("deny", ())
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b", re.IGNORECASE)
