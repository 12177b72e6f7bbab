"""What one side says of another, and the other's denial, by the weight of all signs: see `weights`.

A sentence that says no in somebody's mouth, or tells that somebody denies, is laid beside the sentences of its own and
of other reports that share most with it and with what stands around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import sqrt

from demarche.lang.concepts import deeds, things
from demarche.link.conflicts.look import Look, Weighed, days_around
from demarche.link.conflicts.matters import ENOUGH, Two, adjoin
from demarche.link.conflicts.notions import PLEDGES, named
from demarche.link.conflicts.shelved import Keyed, Place, Shelves, ranked
from demarche.link.conflicts.sides import Side, Sides
from demarche.link.conflicts.signs import GAPS, RANKS, SHARES, WORDS, Signs, upto
from demarche.link.conflicts.topics import topics_of
from demarche.link.sense.bridge import reach
from demarche.link.sense.setting import meet

BACK, AHEAD = 14, 5
"""Days before the denial, and behind it, on which the report of the claim may have appeared."""
NEXT = 3
"""Sentences before a denial that it may answer without a word of them."""
ABOUT = 0
"""The side of a pair that says what the matter is: the claim."""
BEST = 8
"""Claims that each denial is weighed with: those that share most with it."""
FLAT = frozenset({"flatly", "denied", "false"})
"""Ways to say no of which none is a claim."""
LEAST = 2
"""Meanings of fewer than so many: the words alone tell little."""
STEPS = (1, 2, 4, 8, 16)
"""Of sentences between a claim and a denial in one report."""
TALK = named("say speak deny accuse talks meeting agree accept reject report_of")
"""What is done with words: not what a charge is about."""


def _claims(told: Sides, name: str) -> Keyed:
    return ((n, one.keys) for n, one in enumerate(topics_of(told, name)) if not one.no & FLAT)


def _weighed(told: Sides, name: str, shelves: Shelves) -> Iterator[Weighed]:
    """A claim and what may be its denial."""
    for denial in filter(_denies, told[name]):
        found = ranked(_candidates(told, denial, shelves), partial(_alike, denial), BEST)
        for n, claim in enumerate(found):
            yield claim, denial, denial_signs(claim, denial) | {f"rank {upto(n, RANKS)}"}


def _candidates(told: Sides, denial: Side, shelves: Shelves) -> Iterator[Side]:
    own, home = denial.line.gist, denial.document.id
    keys = {name: 2 if name in own else 1 for name in reach(denial.near)}
    days = days_around((denial.first, denial.day), BACK, AHEAD)
    for name, n in shelves.most_alike(keys, days, partial(_may_answer, told, denial)):
        yield told[name][n]
    for one in told[home]:
        if 0 < denial.of.sentence - one.of.sentence <= NEXT and not one.of.no & FLAT:
            yield one


def _may_answer(told: Sides, denial: Side, claim: Place) -> bool:
    """It is of another story, or another sentence of the report."""
    name, n = claim
    if name == denial.document.id:
        return told[name][n].sentence != denial.sentence
    return told.story_of[name] != denial.story


def again(pair: Two, before: Two) -> bool:
    """A side of it stands in the other, or the same claim of one side meets a denial of the same other side."""
    if any(map(adjoin, pair, before)):
        return True
    denied = pair[1].by & before[1].by or not (pair[1].by and before[1].by)
    return bool(denied) and pair[0].line.met(before[0].line) >= ENOUGH and bool(pair[1].line.met(before[1].line))


def _denies(one: Side) -> bool:
    return bool(one.of.no & FLAT) or (bool(one.of.no & {"negated", "rejected"}) and bool(one.voices))


def _alike(denial: Side, claim: Side) -> float:
    sides = bool(denial.by & claim.of.setting.around) + bool(claim.by & denial.of.setting.around)
    return denial.line.met(claim.line) + sides + 0.5 * sqrt(denial.near.met(claim.near))


def denial_signs(claim: Side, denial: Side) -> Signs:
    """All but how many other claims share more with the denial."""
    return _words(claim, denial) | _parties(claim, denial) | _manners(claim, denial) | _places(claim, denial)


def _words(claim: Side, denial: Side) -> Signs:
    first, second = claim.line, denial.line
    own, wide = second.met(first), denial.near.met(first)
    tongue = "" if first.lang == second.lang else "other tongue, "
    common = first.gist & second.gist
    least = max(1, min(len(first.gist), len(second.gist)))
    signs = {
        f"{tongue}words {upto(own, WORDS)}",
        f"words beside {upto(max(0, wide - own), (0, 1, 2, 4))}",
        f"words around {upto(max(0, denial.near.met(claim.near) - wide), (0, 2, 5))}",
        f"part {upto(round(own / least, 6), SHARES)}",
        f"names {min(2, len(claim.of.names & denial.of.names))}",
    }
    for name, has in (
        ("other tongue", tongue),
        ("one deed", common & deeds(second.lang) - TALK),
        ("one thing", common & things(second.lang)),
        ("pledge in both", first.gist & PLEDGES and second.gist & PLEDGES),
        ("one number", _numbers(claim) & _numbers(denial)),
        ("few words", len(second.gist) <= LEAST),
    ):
        if has:
            signs.add(name)
    return signs


def _numbers(one: Side) -> frozenset[str]:
    return frozenset(word for word in one.of.words if word.isdigit())


def _parties(claim: Side, denial: Side) -> Signs:
    by, back = claim.by, denial.by
    here, there = denial.of.setting, claim.of.setting
    signs = {
        f"denier {_told(back, there.parties, there.around)}",
        f"claimer {_told(by, here.parties - back, here.around - back)}",
    }
    if not back and here.parties & there.parties:
        signs.add("party told in both")
    if by and back:
        signs.add("one side" if by & back else "two sides")
    if {one.speaker for one in claim.voices if one.speaker} & {one.speaker for one in denial.voices}:
        signs.add("one speaker")
    issues = [{issue for one in side.voices for issue in one.line.issues} for side in (claim, denial)]
    if all(issues):
        signs.add("one issue" if issues[0] & issues[1] else "two issues")
    for name, side, other in (("claim on denier", claim, back), ("denial to claimer", denial, by)):
        targets = {code for one in side.voices for code in one.line.target_party.split("+") if code}
        if targets and other:
            signs.add(name if targets & other else f"not {name}")
    return signs


def _told(who: frozenset[str], here: frozenset[str], around: frozenset[str]) -> str:
    """Whether the other side names them."""
    if not who:
        return "not known"
    return "told" if who & here else "told beside" if who & around else "not told"


def _manners(claim: Side, denial: Side) -> Signs:
    signs = set()
    for name, side in (("denial", denial), ("claim", claim)):
        kinds = {one.line.kind for one in side.voices}
        signs |= {f"{name} {way}" for way in (*side.of.no, *side.how)}
        signs |= {f"{name} act {one.line.act}" for one in side.voices}
        signs.add(f"{name} {'quoted' if 'direct' in kinds else 'told' if kinds else 'of the report'}")
    if denial.of.no == {"negated"}:
        signs.add("denial negated only")
    return signs


def _places(claim: Side, denial: Side) -> Signs:
    signs = set()
    if claim.document.id == denial.document.id:
        step = denial.of.sentence - claim.of.sentence
        told = f"{'before' if step > 0 else 'behind'} {upto(abs(step), STEPS)}"
        signs |= {"one report", f"one report, {told}"}
        if len(denial.line.gist) <= LEAST and denial.of.no & FLAT:
            signs.add(f"few words, {told}")
    elif claim.day and denial.day:
        gap = max(0, max(claim.first, denial.first) - min(claim.day, denial.day))
        signs.add(f"claim {'later' if claim.first > denial.day else 'earlier'} {upto(gap, GAPS)}")
    else:
        signs.add("day open")
    first, second = claim.of.setting, denial.of.setting
    if first.when and second.when:
        told = "" if first.times and second.times else " before"
        signs.add(("one day" if meet(first.when, second.when) else "two days") + told)
    if claim.meetings and denial.meetings:
        signs.add("one meeting" if claim.meetings & denial.meetings else "two meetings")
    return signs


DENIALS = Look("claim_denial", (BACK, AHEAD), ABOUT, _claims, _weighed, again)
"""A claim and its denial."""
