"""Relative clauses whose verb has its object before it: "a proposal, which she turned down"."""

from __future__ import annotations

from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit
from demarche.annotate.attribution.subjects import Subject

_FAR = 12  # tokens of the noun phrase before the comma
_ACTS = frozenset(["reject", "accept", "praise", "accuse"])
"""Acts whose object is told well enough by a noun phrase that stands before the verb."""


def gapped(clause: Clause, subject: Subject) -> bool:
    """ "…, which X wants out of the bay, …": the object stands before the subject."""
    grammar, at = clause.pack.grammar, _before(clause, subject)
    return at > 0 and clause.words[at] in grammar.relatives and clause.words[at] not in grammar.complementizers


def antecedent(clause: Clause, hit: Hit, subject: Subject) -> tuple[int, int] | None:
    """Tokens of the noun phrase that "which" takes up, where nothing else is the object."""
    if not hit.cue.takes("object") or hit.cue.act("object") not in _ACTS or not gapped(clause, subject):
        return None
    last = _before(clause, subject) - 1
    while last > 0 and clause.words[last] in PAUSE:
        last -= 1
    first = _head(clause, last)
    return (first, last) if first is not None and last - first >= 1 else None


def _before(clause: Clause, subject: Subject) -> int:
    at = subject.first - 1
    while at > 0 and clause.words[at] in clause.pack.grammar.determiners - clause.pack.grammar.relatives:
        at -= 1
    return at


def _head(clause: Clause, last: int) -> int | None:
    """The article of a noun phrase that ends at `last`: none of a noun inside it ("the draft of the committee")."""
    grammar, found = clause.pack.grammar, None
    for at in range(last, max(last - _FAR, -1), -1):
        word = clause.words[at]
        if word in PAUSE or word in TERMINAL or word == QUOTE or word in grammar.auxiliaries:
            break
        if word in grammar.determiners and clause.mention_at(at) is None:
            found = at
            if (
                clause.word(at - 1) not in grammar.about | grammar.circumstance
                or clause.word(at - 1) in grammar.purpose
            ):
                return at
    return found
