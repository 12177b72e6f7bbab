"""What a word of encounter stands for: a session of talks, a council that sits, experts who work together."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.meetings.details import length_of, spell_of
from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.annotate.meetings.who import Taking
from demarche.model import TimeMark

_NEAR = 16
"""Code points between a day and the session that it is of: "Monday's final session"."""


def as_talks(scene: Scene, trigger: Trigger, taking: Taking) -> Trigger:
    """ "a nine-hour session" of no body's is one of talks."""
    if trigger.kind == "meet" and len(taking.named) < 2 and scene.table("organ", trigger.start - 25, trigger.start):
        return replace(trigger, kind="sit")  # "the National Council met"
    if trigger.kind == "sit" and scene.table("everyone", max(trigger.low, trigger.start - 70), trigger.start):
        return replace(trigger, kind="meet")  # "experts of the three sides will gather"
    talks = trigger.kind == "session" and not taking.named and _of_talks(scene, trigger)
    return replace(trigger, kind="talks") if talks else trigger


def _of_talks(scene: Scene, trigger: Trigger) -> bool:
    """By its length; or where the report has told of talks before and its day stands beside it ("Monday's final
    session"), and no body."""
    if length_of(scene, trigger) is not None:
        return True
    first = scene.words.names_first
    spans = ((0, trigger.start - mark.end) if first else (0, mark.start - trigger.end) for mark in scene.here)
    near = any(low <= gap < _NEAR for low, gap in spans)
    names = ("national", "organ", "own", "panel")
    others = any(scene.table(name, trigger.start - 40, trigger.end + 40) for name in names)
    return bool(scene.talked) and near and not others and not scene.nameless(trigger.start)


def as_sitting(scene: Scene, trigger: Trigger, taking: Taking, mark: TimeMark | None) -> Trigger:
    return replace(trigger, kind=_sat_over(scene, trigger, taking, mark)) if trigger.kind == "busy" else trigger


def _sat_over(scene: Scene, trigger: Trigger, taking: Taking, mark: TimeMark | None) -> str:
    """Two who discuss a thing on a day in a town meet, and so does a council that discusses it there or in private;
    so do those who spend hours with one another. The kind of the encounter, "" where it is none."""
    if mark is None:
        return ""
    town = any(
        scene.words.places.find(scene.document.text[end : end + 30])[:1]
        for _, end, kind in scene.kinds(trigger.end, trigger.high)
        if kind == "at"
    )
    before = [party for party in taking.sides if party.start < trigger.start]
    if _team(scene, trigger, before):
        return "meet"
    spent = length_of(scene, trigger) or spell_of(scene, trigger)
    if spent is not None and spent.start - trigger.end < 12 and len(taking.named) > 1:
        return "meet"
    if len(before) < len(taking.sides) or (spent is not None and not before):
        return ""
    if len(taking.named) > 1:
        return "meet" if town else ""
    body = bool(before) and before[-1].is_body() and before[-1].mention.kind == "party"
    organ = body and scene.table("organ", before[-1].start, trigger.start)
    return "sit" if organ and (town or scene.table("closed", trigger.end, trigger.high)) else ""


def _team(scene: Scene, trigger: Trigger, before: list[Party]) -> bool:
    """ "experts of both countries will inspect the dam": what experts of several do, they do together."""
    level = scene.table("level", max(trigger.low, trigger.start - 70), trigger.start)
    if not any(kind == "experts" for _, _, kind in level):
        return False
    near = [party for party in before if trigger.start - party.end < 16]
    told = scene.table("together", max(trigger.low, trigger.start - 30), trigger.start)
    return len({code for party in near for code in party.codes}) > 1 or (bool(told) and len(scene.sides) > 1)
