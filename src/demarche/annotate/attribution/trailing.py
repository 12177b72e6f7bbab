"""Attributions at the end of a sentence in an order that only a machine or haste writes: "…," dia kata."""

from __future__ import annotations

from demarche.annotate.attribution import subjects
from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.inversion import content_left

_SPEAKS = frozenset(["person", "pronoun"])


def turned_round(clause: Clause, hit: Hit, floor: int) -> list[Draft]:
    """A form that stands before its speaker everywhere else, behind him: machines write "X kata" for "X said"."""
    if clause.word(hit.last + 1) not in TERMINAL | {""}:
        return []
    subject = subjects.before(clause, hit.first, floor)
    if subject is None or len(subject.mentions) != 1 or subject.negated or subject.hypothetical:
        return []
    if clause.mention_at(hit.first - 1) is not subject.mentions[0] or subject.mentions[0].kind not in _SPEAKS:
        return []  # "he took responsibility"
    before = clause.word(subject.first - 1)
    tokens = content_left(clause, subject.first - 1, floor) if before == QUOTE or before in PAUSE else None
    return [Draft(clause, *tokens, hit, subject, "content-speaker-cue")] if tokens is not None else []
