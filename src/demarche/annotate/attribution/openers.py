"""Whom "it" takes up: the state or body that the sentence before begins with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from demarche.annotate.attribution.drafts import Draft
from demarche.model import Mention, Sentence

_OPENING = 8  # code points of a sentence before the name that it begins with: "The", "But the"


def opener(draft: Draft) -> Mention | None:
    """ "Oslo met Lima on Monday. It wants …": Oslo, no matter who is named behind it; None in a new paragraph."""
    clause = draft.clause
    sentences, mentions = clause.document.sentences, clause.document.mentions
    at = bisect_left(sentences, clause.sentence.start, key=lambda s: s.start)
    if at == 0 or sentences[at - 1].paragraph != clause.sentence.paragraph:
        return None
    before = sentences[at - 1]
    low = bisect_left(mentions, before.start, key=lambda m: m.start)
    first = mentions[low] if low < len(mentions) else None
    return first if first is not None and opens(first, before) and "+" not in first.party else None


def opens(mention: Mention, sentence: Sentence) -> bool:
    """Does the sentence begin with that state or body?"""
    body = mention.kind in ("party", "office") and mention.party != "" and not mention.adjectival
    return body and mention.start - sentence.start <= _OPENING


def body_of(party: str, near: Sequence[Mention]) -> Mention | None:
    """The body or state of whoever spoke last, named since: "The bloc, its envoy said, … It insisted"."""
    return next((m for m in reversed(near) if m.party == party and m.kind in ("party", "office")), None)
