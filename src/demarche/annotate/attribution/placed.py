"""Who speaks on an occasion: "X in his closing speech said", "X saat ditemui wartawan di Oslo mengatakan"."""

from __future__ import annotations

from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause
from demarche.model import Mention


def on_occasion(clause: Clause, first: int, floor: int) -> tuple[int, int, Mention] | None:
    """The person who opens the sentence, or what follows a pause, where nothing but a circumstance stands between him
    and the phrase at token `first`, which is then a part of that circumstance. None where there is none."""
    before = [one for one in clause.mentions if floor <= one[0] and one[1] < first and one[2].kind == "person"]
    if not before:
        return None
    start, last, mention = before[-1]
    head = clause.word(start - 1)
    if start > floor and head not in PAUSE and head not in clause.pack.grammar.determiners:
        return None
    behind = last + 1 + (clause.word(last + 1) == ",")
    if clause.word(behind) not in clause.pack.grammar.circumstance or behind >= first:
        return None
    grammar, between = clause.pack.grammar, clause.words[behind:first]
    if between[0] in grammar.contrast and grammar.determiners.issuperset(between[1:]):
        return None  # "X, after the council said so, left": the council says it
    broken = any(word in PAUSE or word in TERMINAL or word == QUOTE for word in between)
    acts = any(at in clause.cue_at and "passive" not in clause.cue_at[at].cue.parts for at in range(behind, first))
    return None if broken or acts else (start, last, mention)
