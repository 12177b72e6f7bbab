"""What may stand between a subject and its verb, and says nothing of either."""

from __future__ import annotations

from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause, Hit

_ASIDE = 6  # tokens of ", for her part,"
_USED = 9  # tokens of "used his opening remarks in Oslo to"


def skip_left(clause: Clause, at: int, floor: int) -> tuple[int, bool, bool]:
    """Step left over what may stand between subject and verb: (token, negated, hypothetical)."""
    grammar = clause.pack.grammar
    negated = hypothetical = False
    while at >= max(floor, 0):
        word = clause.words[at]
        if size := _aside(clause, at, floor):
            at -= size
            continue
        if at in clause.time_of and clause.mention_at(at) is None:
            at = clause.time_of[at][0] - 1
            if at >= floor and clause.words[at] in grammar.circumstance:
                at -= 1
            continue
        if word in grammar.negators:
            negated = True
        elif word in grammar.hypothetical or (
            word.endswith(("'d", "’d", "'ll", "’ll")) and clause.mention_at(at) is None
        ):
            hypothetical = True
        elif word not in grammar.auxiliaries and word not in grammar.adverbs:
            break
        if clause.mention_at(at) is not None:
            break
        at -= 1
    return at, negated, hypothetical


def _aside(clause: Clause, last: int, floor: int) -> int:
    """The number of tokens of "(Y)", ", however," or "so far" that end at `last`; 0 where none do."""
    word = clause.words[last]
    if word in clause.pack.between_ends and (size := _between(clause, last, floor)):
        return size
    if word in clause.pack.grammar.purpose:
        return _used(clause, last, floor)
    if word == ")" and "(" in clause.words[floor:last]:
        return last - max(i for i in range(floor, last) if clause.words[i] == "(") + 1  # "X (Y) said"
    if word == ",":
        for at in range(last - 2, max(floor, last - _ASIDE), -1):
            if clause.words[at] == ",":
                return last - at + 1 if is_aside(clause, at + 1, last - 1) else 0
    return 0


def is_aside(clause: Clause, first: int, last: int) -> bool:
    """Do tokens [first, last] say nothing but "however", "for her part", "sekali lagi"?"""
    grammar = clause.pack.grammar
    inside = clause.words[first : last + 1]
    if grammar.adverbs.issuperset(inside) or _according(clause, first, last):
        return True
    return " ".join(inside) in grammar.asides or " ".join(inside) in grammar.connectors


def _according(clause: Clause, first: int, last: int) -> bool:
    """ "X, according to his office, said": on whose word it is known that he said so."""
    hit = clause.cue_at.get(first)
    return hit is not None and hit.first == first and hit.cue.takes("according") and of_own_side(clause, hit, last)


def of_own_side(clause: Clause, hit: Hit, last: int) -> bool:
    """Do the tokens from behind the cue to `last` name nobody but the people of who speaks: "his office"?"""
    return clause.text(hit.last + 1, last).lower() in clause.pack.grammar.own_side


def led(clause: Clause, at: int) -> bool:
    """ "wishes to", "takes this opportunity to": what is said with so much ceremony is said."""
    if _used(clause, at, 0):
        return True
    leads = clause.pack.grammar.leads
    return any(" ".join(clause.words[at - size : at + 1]) in leads for size in range(1, _ASIDE) if at >= size)


def _used(clause: Clause, at: int, floor: int) -> int:
    """The number of tokens of "used the session to", "naik ke podium untuk", which end at `at`; 0 of any others."""
    grammar = clause.pack.grammar
    if clause.word(at) not in grammar.purpose:
        return 0
    for here in range(at - 2, max(floor, at - _USED), -1):
        word = clause.words[here]
        if word == QUOTE or word in TERMINAL or word in PAUSE or word in grammar.complementizers - grammar.determiners:
            return 0
        if word in grammar.uses and clause.mention_at(here) is None:
            return at - here + 1
    return 0


def _between(clause: Clause, at: int, floor: int) -> int:
    """The number of tokens of a phrase that ends at `at` and may stand between subject and verb."""
    sizes = (size for size in range(_ASIDE, 0, -1) if at - size + 1 > floor)
    return next((n for n in sizes if " ".join(clause.words[at - n + 1 : at + 1]) in clause.pack.between), 0)
