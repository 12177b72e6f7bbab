"""The sides that the words of one sentence leave out, taken from the rest of the report or left open."""

from __future__ import annotations

import re

from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.annotate.meetings.who import Taking
from demarche.world import bodies

_ROW = 4
"""Parties in one row beyond which it tells who meets, whatever two of them are named most."""
_STOP = re.compile(r"[.;:\"“”]")
_BRACKETS = re.compile(r"\([^()]*\)")


def filled(scene: Scene, named: set[str], known: bool, pair: bool = False, kind: str = "") -> set[str]:
    """Talks have two sides: those of the encounter told before, else the two that the report is about, else those
    that it lists. Nothing where neither is clear. `known`: the day is; without it a list is too little. `pair`: it
    is of two; kind: "sign", a signature, which may be of others than those whom the report opens with; "said", on
    which somebody speaks, who may be a third."""
    if scene.sides and named <= scene.sides and not (pair and len(scene.sides) > 2):
        return set(scene.sides)
    row = _listed(scene) if known and not named else set()
    if len(row) > _ROW and row & {*scene.two_sides()}:
        return row
    main = scene.two_sides() or ([] if kind == "sign" else scene.in_the_lead())
    third = len(named) == 1 and not named & {*main} and (kind == "said" or named <= bodies().keys())
    if main and not pair and third:
        return {*named, *main}  # a body, or a mediator who speaks, beside the two that the report is about
    if main:
        return {*named, *[code for code in main if code not in named][: 2 - len(named)]}
    if len(named) == 1 and (other := scene.main_other(named)):
        return {*named, other}
    return row


def meant(scene: Scene, trigger: Trigger, taking: Taking) -> set[str]:
    """Codes of who takes part; "the parties" are those of the encounter told before, "the two sides" if it had two."""
    if taking.sides and all(collective(scene, party) for party in taking.sides):
        text = scene.folded[taking.sides[0].mention.start : taking.sides[0].mention.end]
        two = any(word in scene.words.pair for word in text.split())
        if len(scene.sides) == 2 or (len(scene.sides) > 2 and not two):
            return set(scene.sides)
    if len(taking.named) == 1:
        return taking.named
    return the_two(scene, trigger) or taking.named


def collective(scene: Scene, party: Party) -> bool:
    """ "both countries"."""
    text = scene.document.text[party.mention.start + 1 : party.mention.end]
    return party.mention.kind == "party" and len(party.codes) > 1 and text.islower()


def the_two(scene: Scene, trigger: Trigger) -> set[str]:
    """ "the two will meet": the last two named before it, where these are two."""
    stands = scene.table("both", max(trigger.low, trigger.start - 60), trigger.start)
    if not stands:
        return set()
    start, end, _ = stands[-1]
    if any(party.end <= trigger.start for party in scene.inside(end + 1, trigger.start)):
        return set()
    told = scene.inside(scene.before, start)
    if scene.table("level", end, trigger.start):
        told = [party for party in told if party.mention.kind in ("person", "role")]  # "the two ministers"
    codes = {code for party in told for code in party.codes}
    return codes if len(codes) == 2 else set()


def trio(scene: Scene, trigger: Trigger) -> set[str]:
    """ "the leaders of the three countries", "all three are to gather": the three whom the report is about."""
    hits = scene.table("trio", max(trigger.low, trigger.start - 90), min(trigger.high, trigger.end + 60))
    text = scene.document.text
    near = [hit for hit in hits if not _STOP.search(text, *_between(hit, trigger))]
    near = [hit for hit in near if hit[0] < trigger.start or "," not in text[trigger.end : hit[0]]]
    return three(scene) if near else set()


def _between(hit: tuple[int, int, str], trigger: Trigger) -> tuple[int, int]:
    return (hit[1], trigger.start) if hit[0] < trigger.start else (trigger.end, hit[0])


def three(scene: Scene) -> set[str]:
    """The three whom a report of three sides is about: those it lists in one row, else those it names most."""
    if len(scene.sides) == 3:
        return set(scene.sides)
    row = _listed(scene)
    if len(row) == 3:
        return row
    ranked = [*scene.ranked(), ("", 0)]
    clear = len(ranked) > 3 and ranked[3][1] * 3 <= ranked[2][1] * 2
    return {code for code, _ in ranked[:3]} if clear else set()


def _listed(scene: Scene) -> set[str]:
    """The first three or more parties that the report names in one row."""
    row: list[str] = []
    end = 0
    for party in scene.parties:
        if party.mention.kind != "party" or len(party.codes) != 1:
            continue
        gap = scene.document.text[end : party.mention.start]
        if row and len(gap) < 12 and _lists(scene, gap):
            row.append(party.codes[0])
        elif len(set(row)) >= 3:
            break
        else:
            row = [party.codes[0]]
        end = party.mention.end
    return set(row) if len(set(row)) >= 3 else set()


def _lists(scene: Scene, gap: str) -> bool:
    joins = scene.words.joins
    return all(word in joins for word in gap.replace(",", " ").split()) and ("," in gap or bool(gap.split()))


def together(scene: Scene, trigger: Trigger) -> bool:
    """ "the delegations met": those of the encounter told before."""
    low = max(trigger.low, trigger.start - 70)
    hits = scene.table("together", low, trigger.start)
    return trigger.kind in ("meet", "sit") and bool(hits) and not scene.table("will", low, trigger.start)


def told_before(scene: Scene, trigger: Trigger, between: int = 0) -> bool:
    """ "the talks", "pertemuan itu", "perundingan di Jenewa itu"; with `between` words "their last session"."""
    text = scene.document.text
    if trigger.verb:
        return together(scene, trigger)
    if scene.table("further", trigger.start, trigger.end):
        return False  # "the next round of these talks"
    if any(hit[0] == trigger.start for hit in scene.table("told", trigger.start, trigger.end)):
        return True  # "the round"
    before = scene.table("told", max(trigger.low, trigger.start - 12 * (between + 1)), trigger.start)
    if before and len(text[before[-1][1] : trigger.start].split()) <= between:
        return True
    after = scene.table("told_after", trigger.end, min(trigger.high, trigger.end + 45))
    if not after:
        return False
    gap = _BRACKETS.sub("", text[trigger.end : after[0][0]])  # "perundingan yang dibuka Senin (19/5) itu"
    return not any(mark in gap for mark in ',;:"“(')
