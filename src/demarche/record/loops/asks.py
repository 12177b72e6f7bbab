"""Demands and offers that those they were put to have not answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from demarche.record.lines import Line
from demarche.record.loops.line import early, loop, silence
from demarche.record.loops.told import GIVES, Told, answered
from demarche.record.positions import meant
from demarche.record.positions.support import same_words
from demarche.record.showings import Showing

ASKED = {"demands": "demand", "offers": "offer", "conditional": "offer"}
DROPPED = {"demand": frozenset({"accepts"}), "offer": frozenset({"rejects", "threatens", "accepts"})}
"""Stances by which a party has got or given up what it asked, and has settled or taken back what it offered."""
REFUSED = "rejects"
RARELY = 3
"""A party that is named less than once for so many times of another is not the one meant."""
Facing = Mapping[str, frozenset[str]]
Put = tuple[str, str, tuple[str, ...]]
"""(kind, party, acts) of what is open."""
About = tuple[str, tuple[str, ...]]
"""An issue, and who has not answered on it."""
Asked = tuple[str, str, str]
"""(kind, party, issue)."""
Silent = tuple[tuple[str, ...], list[Showing]]
"""Who has not answered, and what."""


def unanswered(told: Told) -> Iterator[Line]:
    """What is put in the same acts on several issues is one loop."""
    found: dict[Put, list[About]] = defaultdict(list)
    acts_of: dict[tuple[str, ...], list[Showing]] = {}
    for (kind, party, issue), silent in _open(told):
        others = tuple(dict.fromkeys(other for names, _ in silent for other in names))
        shown = sorted({one.act: one for _, acts in silent for one in acts}.values(), key=_order)
        acts = tuple(one.act for one in shown)
        acts_of[acts] = shown
        found[kind, party, acts].append((issue, others))
    for (kind, party, acts), put in _together(found).items():
        issue = " ".join(sorted({one for one, _ in put}))
        to = "+".join(dict.fromkeys(other for _, others in put for other in others))
        first = acts_of[acts][0]
        day = "" if first.recalled else first.day
        fresh = kind == "offer" and day != told.last  # it is on the table until somebody takes it up
        if fresh or not early(day, told.last):
            yield loop(kind, party, (to, issue, day), acts, (first.text, silence(to, issue, day, told.last)))


def _open(told: Told) -> Iterator[tuple[Asked, list[Silent]]]:
    """What waits for an answer."""
    facing = _facing(told.shown)
    for (kind, party, issue), group in _groups(told).items():
        if _mediates(party, group, facing) if kind == "demand" else _taken(told, party, issue, group):
            continue
        silent = list(_by_silent(told, issue, group, facing[party]))
        if not silent and kind == "offer":
            silent = _to_anybody(told, party, issue, group)
        if silent:
            yield (kind, party, issue), silent


def _to_anybody(told: Told, party: str, issue: str, group: Sequence[Showing]) -> list[Silent]:
    """What is offered to nobody by name is open where nobody turns to the party on it since."""
    if any(one.to for one in group):
        return []
    first = min(group, key=_order)
    since = (one for one in told.on.get(issue, ()) if one.party != party and one.day >= first.day)
    return [] if any(party in one.to for one in since) else [((), list(group))]


def _together(found: Mapping[Put, list[About]]) -> Mapping[Put, list[About]]:
    """What several ask in the same acts is one loop of theirs."""
    askers: dict[tuple[str, tuple[str, ...]], list[Put]] = defaultdict(list)
    for put in found:
        askers[put[0], put[2]].append(put)
    return {
        (kind, "+".join(sorted(party for _, party, _ in puts)), acts): [one for put in puts for one in found[put]]
        for (kind, acts), puts in askers.items()
    }


def _groups(told: Told) -> Mapping[Asked, list[Showing]]:
    """What was asked and offered; what an offer asks in return is open with the offer."""
    groups: dict[Asked, list[Showing]] = defaultdict(list)
    terms = {one.asked.act for one in told.shown if one.asked is not None and one.asked.act != one.act}
    bound = {(one.document, one.party, one.issue) for one in told.shown if one.stance == "conditional"}
    given = {(one.document, one.party, one.issue) for one in told.shown if one.stance in GIVES}
    for one in told.shown:
        place = one.document, one.party, one.issue
        if one.act in terms or (one.stance == "demands" and place in (given if one.lent else bound)):
            continue
        stance = told.stances.get((one.party, one.issue), "")
        if one.stance in ASKED and not one.weak and stance not in DROPPED[ASKED[one.stance]]:
            groups[ASKED[one.stance], one.party, one.issue].append(one)
    return groups


def _taken(told: Told, party: str, issue: str, group: Sequence[Showing]) -> bool:
    """Has anybody taken it up or turned it down since, whoever a report says that it was offered to?"""
    first = min(one.day for one in group)
    if any(party in one.to and one.day >= first for one in told.yielded.get(issue, ())):
        return True
    return any(
        one.stance == REFUSED and party in one.to and one.party != party and one.day >= first
        for one in told.on.get(issue, ())
    )


def _mediates(party: str, group: Sequence[Showing], facing: Facing) -> bool:
    """Does a party call on sides that face each other, and not it, and no second report comes back to it?"""
    both = [one for one in group if len(one.to) > 1]
    if len({one.story for one in both}) > 1:
        return False
    sides = {other for one in both for other in one.to}
    return any(two in facing[one] and party not in facing[one] for one in sides for two in sides if one != two)


def _facing(shown: Iterable[Showing]) -> Facing:
    """Whom each party mostly turns to; where a report reads another for once, it is likely misread."""
    turns: dict[str, Counter[str]] = defaultdict(Counter)
    for one in shown:
        if one.stance in ASKED:
            turns[one.party].update(one.to)
    return defaultdict(frozenset, {
        party: frozenset(to for to, times in found.items() if times * RARELY >= max(found.values()))
        for party, found in turns.items()
    })  # fmt: skip


def _by_silent(told: Told, issue: str, group: Sequence[Showing], facing: frozenset[str]) -> Iterator[Silent]:
    """The parties asked that did not answer, those of the same acts together. A demand is answered once; every offer
    wants an answer of its own."""
    silent: dict[tuple[str, ...], list[str]] = defaultdict(list)
    put = {one.act: one for one in group}
    kind = ASKED[group[0].stance]
    answers = told.answered if kind == "demand" else told.replied
    if kind == "demand" and len({one.to for one in group}) > 1:  # read as put to this one and to that
        asked_of = {party for one in group for party in one.to}
        first = min(group, key=lambda one: one.day)
        if any(answered(answers.get((other, issue), ()), first) for other in asked_of):
            return
    for other in sorted({party for one in meant(group) for party in one.to} & facing):
        given = answers.get((other, issue), ())
        shown = sorted((one for one in group if other in one.to), key=_order)
        if any(not answered(given, one) for one in (shown if kind == "offer" else _anew(shown, given))):
            silent[tuple(one.act for one in shown if not answered(given, one))].append(other)
    for acts, others in silent.items():
        yield tuple(others), [put[act] for act in acts]


def _anew(shown: Sequence[Showing], answers: Sequence[Showing]) -> Iterator[Showing]:
    """A demand that is repeated is one; where the last answer was an offer, what else is asked since is a new one."""
    yield from shown[:1]
    if answers and answers[-1].stance in GIVES:
        for n, one in enumerate(shown[1:], 1):
            if one.day >= answers[-1].day and not any(same_words(one, before) for before in shown[:n]):
                yield one


def _order(one: Showing) -> tuple[str, bool, bool, str, str, int, str]:
    return one.day, not one.dated, not one.fresh, one.published, one.document, one.start, one.act
