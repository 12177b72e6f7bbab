"""Whom a noun phrase names at its head: "Ana Duarte of Chad", "the envoy Ana Duarte to reporters in Oslo"."""

from __future__ import annotations

from demarche.annotate.attribution.clause import Clause
from demarche.annotate.attribution.subjects import Subject
from demarche.model import Mention


def heading(clause: Clause, subject: Subject | None) -> Mention | None:
    """The person named where a subject begins, with a preposition behind; None for any other phrase."""
    if subject is None:
        return None
    grammar, first, last = clause.pack.grammar, subject.first, subject.last
    if (mention := clause.mention_at(first)) is None or mention.kind != "person":
        return None
    after = clause.bounds(first)[1] + 1
    hung = clause.word(after) in grammar.circumstance | grammar.about | grammar.addressee_prepositions
    alone = grammar.joiners.isdisjoint(clause.words[after : last + 1])
    return mention if after <= last and hung and alone else None
