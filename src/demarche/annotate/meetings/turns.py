"""One verb for several encounters: "spoke to A on Monday and to B an hour later"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.annotate.meetings.who import held_at

_KINDS = ("call", "speak", "meet", "receive", "talks", "meeting")
_LEADS = ("within", "to")


def in_turn(scene: Scene, found: Iterable[Trigger]) -> Iterator[Trigger]:
    """The words of encounter, and behind each the turn of whoever else was met by its subject."""
    for trigger in found:
        turn = _turn(scene, trigger)
        while turn is not None:
            yield replace(trigger, high=turn.start)
            trigger = turn
            turn = _turn(scene, trigger)
        yield trigger


def _turn(scene: Scene, trigger: Trigger) -> Trigger | None:
    """ "... and to B": behind a day or place of the first, before somebody else."""
    by = trigger.start if trigger.verb else held_at(scene, trigger)
    if trigger.kind not in _KINDS or trigger.setting or trigger.again or by is None:
        return None
    met = [
        party for party in scene.inside(trigger.end, trigger.high) if party.mention.kind in ("person", "role", "party")
    ]
    for start, end, kind in scene.kinds(trigger.end, trigger.high):
        first = [party for party in met if party.end <= start]
        if kind != "join" or not first or not _told_between(scene, first[0].end, start):
            continue
        lead = [hit for hit in scene.kinds(end, end + 14) if hit[2] in _LEADS][:1]
        low = lead[0][1] if lead and not scene.folded[end : lead[0][0]].strip() else end
        other = _right_after(scene, met, low)
        if other is None or other.codes == first[0].codes:
            continue
        if low > end or _dated(scene, other.end):
            by = trigger.by if trigger.by >= 0 else by
            return replace(trigger, start=start, end=low, low=start, verb=True, by=by)
    return None


def _told_between(scene: Scene, low: int, high: int) -> bool:
    """A day, a place or a length of the first encounter."""
    placed = any(kind == "at" for _, _, kind in scene.kinds(low, high))
    return placed or scene.dated_in(low, high)


def _right_after(scene: Scene, met: list[Party], at: int) -> Party | None:
    near = [party for party in met if party.mention.start >= at][:3]
    gaps = [(scene.folded[at : party.start].split(), party) for party in near]
    right = [party for gap, party in gaps if all(word in scene.words.articles for word in gap)]
    return max(right, key=lambda party: party.end, default=None)


def _dated(scene: Scene, at: int) -> bool:
    """A day of its own: "in Kigali on Tuesday"."""
    marks = [mark for mark in scene.here if at <= mark.start < at + 40]
    gap = scene.document.text[at : marks[0].start] if marks else ""
    small = sum(word.islower() for word in gap.split())
    return bool(marks) and "," not in gap and small <= len(scene.kinds(at, marks[0].start))
