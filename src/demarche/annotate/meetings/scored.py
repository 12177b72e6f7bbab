"""Encounters that the words of encounter leave out or tell too weakly, read by the sum of what stands in a sentence.

A log-linear sum: each feature of a sentence (a class of words, two side by side, parties, days, what was told before)
adds its weight in log-odds. The weights stand in world/encounters.toml; benchmarks/encounters.py fits them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import fsum

from demarche.annotate.covers import Cover
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.scene import Scene
from demarche.annotate.meetings.scored_features import Item, Report, Told, side_by_side, singles
from demarche.annotate.meetings.scored_told import told_in
from demarche.annotate.meetings.scored_words import Weights, weights
from demarche.model import Sentence

_OFTEN = 3
"""Times that a report names each side of what is told by its sum alone."""
_FEW = 3
"""Days that a telling may leave open and still stand by itself."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence, its sum, and the word that adds most to it."""

    sentence: Sentence
    sum: float
    anchor: Item


def with_scored(made: Report) -> tuple[list[Found], list[Found]]:
    """What the report has by its words, of which a weak mark may have become a sure one, and what the sum tells beside
    it."""
    scene, known, more = made.scene, list(made.found), list[Found]()
    for one in scored(made, weights()):
        sentence, sure = one.sentence, one.sum >= weights().sure
        weak = [index for index, told in enumerate(known) if told.start < sentence.end and sentence.start < told.end]
        if weak:
            first = known[weak[0]]
            known[weak[0]] = replace(first, firm=sure and _may_stand(first) and _at_work(scene, first))
            continue
        _enter(scene, known, sentence)
        if (told := told_in(made, sentence, one.anchor, sure)) is not None:
            more.append(told if _at_work(scene, told) else replace(told, firm=False))
    return known, more


def scored(made: Report, by: Weights) -> Iterator[Scored]:
    """The sentences without a sure mark of which the sum is enough."""
    sure = Cover((one.start, one.end) for one in made.found if one.firm)
    for sentence, before in sentences(made.scene):
        if sure.meets(sentence.start, sentence.end):
            continue
        one = singles(made, sentence, before)
        if made.bouts.meets(sentence.start, sentence.end) and "session" not in one:
            continue  # what ended in Vienna on Monday was a round of fighting
        total, near = sum_of(made, sentence, one, by)
        if total >= by.weak and (anchor := _anchor(made, sentence, by, near)) is not None:
            yield Scored(sentence, total, anchor)


def sum_of(made: Report, sentence: Sentence, one: Told, by: Weights, whole: bool = False) -> tuple[float, Told]:
    """Log-odds of a sentence to tell of an encounter, and what stands side by side in it that adds to them: nothing,
    unless `whole`, where `one`, what it has by itself, is hopeless."""
    total = by.start + fsum(by.one.get(name, 0.0) for name in one)
    if total < by.hopeless and not whole:
        return total, {}
    near = {name: at for name, at in side_by_side(made, sentence) if name in by.near}
    return total + fsum(by.near[name] for name in near), near


def sentences(scene: Scene) -> Iterator[tuple[Sentence, int]]:
    """Those of the report itself, each with the start of the one before it, -1 for the first."""
    document = scene.document
    skipped = Cover((one.start, one.end) for spans in (document.headlines, document.junk) for one in spans)
    before = -1
    for sentence in document.sentences:
        if not skipped.holds(sentence.start):
            yield sentence, before
            before = sentence.start


ANCHORS = {
    "session": 2.0, "gather": 1.5, "talk": 1.0, "see": 1.0, "receive": 1.0, "eat": 1.0, "come": 0.5, "leave": 0.5,
    "call": 1.0, "visit": 1.0, "carry": 0.3, "wait": 0.5, "spell": 0.2, "phase": 0.1, "table": 0.5, "crew": 0.0,
}  # fmt: skip
"""Classes of words that may be what somebody does there, with what each is worth beside its weights."""


def _anchor(made: Report, sentence: Sentence, by: Weights, near: Told) -> Item | None:
    """The word of the sentence that tells most."""
    worth: dict[tuple[int, str], float] = {}
    for name, at in near.items():
        second = name.partition(" > ")[2]
        worth[at, second] = worth.get((at, second), 0.0) + by.near[name]
    items = [item for item in made.between(sentence.start, sentence.end) if item[2] in ANCHORS]
    return max(
        items,
        key=lambda one: (ANCHORS[one[2]] + by.one.get(one[2], 0.0) + worth.get((one[0], one[2]), 0.0), -one[0]),
        default=None,
    )


def _may_stand(told: Found) -> bool:
    """It names two sides and a day or two: "the first round in October" is too little."""
    first, last = told.date.earliest, told.date.latest
    short = first is not None and last is not None and (last - first).days <= _FEW
    return len(told.parties) > 1 and short


def _at_work(scene: Scene, told: Found) -> bool:
    """Its sides are named again and again: whom a report names once, as it does a place or an office at home, is no
    side of a likely encounter."""
    named = dict(scene.ranked())
    return all(named.get(code, 0) >= _OFTEN for code in told.parties)


def _enter(scene: Scene, known: list[Found], sentence: Sentence) -> None:
    """With the sides of the encounter told before."""
    scene.enter(sentence)
    before = [one for one in known if one.start < sentence.start and one.firm and len(one.parties) > 1]
    scene.sides = before[-1].parties if before else frozenset()
    scene.doer, scene.talked = None, scene.sides
