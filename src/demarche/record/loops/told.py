"""Who showed what, as loops look at it: what each party holds, answered and gave way to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.record.positions import settled, stances
from demarche.record.positions.settled import bound_together, faithful
from demarche.record.showings import Showing

ANSWERS = frozenset({"accepts", "rejects", "offers", "conditional", "threatens"})
GIVES = frozenset({"offers", "conditional"})
YIELDED = "accepts"
Key = tuple[str, str]
"""(party, issue)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the loops of a record are read from. shown: the parties' own acts; on: the same by issue; answered, replied:
    by (party, issue) its answers, without and with demands, by day; yielded: by issue who gave way; stances: what each
    holds now; last: the last day of which a report tells news."""

    last: str
    shown: Sequence[Showing]
    on: Mapping[str, Sequence[Showing]]
    answered: Mapping[Key, Sequence[Showing]]
    replied: Mapping[Key, Sequence[Showing]]
    yielded: Mapping[str, Sequence[Showing]]
    stances: Mapping[Key, str]


def told_of(shown: Iterable[Showing], last: str) -> Told:
    groups: dict[Key, list[Showing]] = defaultdict(list)
    for one in shown:
        if one.own and "+" not in one.party:
            groups[one.party, one.issue].append(one)
    own = [one for group in groups.values() for one in bound_together(settled(faithful(group)))]
    on: dict[str, list[Showing]] = defaultdict(list)
    yielded: dict[str, list[Showing]] = defaultdict(list)
    for one in own:
        on[one.issue].append(one)
        if one.stance == YIELDED:
            yielded[one.issue].append(one)
    return Told(last, own, on, _by(own, ANSWERS), _by(own, ANSWERS | {"demands"}), yielded, stances(own))


def _by(shown: Iterable[Showing], stances: frozenset[str]) -> dict[Key, Sequence[Showing]]:
    found: dict[Key, list[Showing]] = defaultdict(list)
    for one in shown:
        if one.stance in stances:
            found[one.party, one.issue].append(one)
    return {key: sorted(group, key=lambda one: one.day) for key, group in found.items()}


def answered(answers: Sequence[Showing], ask: Showing) -> bool:
    """Is one of the answers, which stand by day, given on the day of the ask or later?"""
    first = bisect_left(answers, ask.day, key=lambda one: one.day) if ask.day else 0
    undated = bisect_left(answers, "0", key=lambda one: one.day)
    return any(_answers(one, ask) for one in (*answers[:undated], *answers[max(first, undated) :]))


def _answers(one: Showing, ask: Showing) -> bool:
    """What one report tells before the ask is no answer to it. A demand is answered by a yes or no to whomever; by an
    offer where it goes to who made the demand, or to nobody by name, and was not made that day already."""
    if (one.document, one.day) == (ask.document, ask.day) and one.start < ask.start:
        return False
    if ask.stance != "demands" or one.stance not in GIVES:
        return True
    if one.to and ask.party not in one.to:
        return False
    return one.day != ask.day or (one.document == ask.document and one.start > ask.start)
