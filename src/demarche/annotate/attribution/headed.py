"""Whom a noun phrase names at its head: "Ana Duarte of Chad", "the envoy Ana Duarte to reporters in Oslo"."""

from __future__ import annotations

from demarche.annotate.attribution.clause import Clause
from demarche.model import Mention


def heading(clause: Clause, first: int, last: int) -> tuple[Mention, ...]:
    """The person named where the phrase of tokens [first, last] begins, with a preposition behind; else nobody."""
    grammar = clause.pack.grammar
    if (mention := clause.mention_at(first)) is None or mention.kind != "person":
        return ()
    after = clause.bounds(first)[1] + 1
    hung = clause.word(after) in grammar.circumstance | grammar.about | grammar.addressee_prepositions
    alone = grammar.joiners.isdisjoint(clause.words[after : last + 1])
    return (mention,) if after <= last and hung and alone else ()
