"""The stretch of text that tells of an encounter: its word, who takes part, its day and place."""

from __future__ import annotations

from demarche.annotate.meetings.scene import Place, Scene, Trigger
from demarche.annotate.meetings.who import Taking
from demarche.model import TimeMark

UNDONE = ("cancelled", "postponed")
"""Kinds of words of status by which an encounter is off, for good or for now."""
_BEFORE, _BEHIND = 150, 200
"""Code points before the word and behind it in which a side belongs to its evidence."""


def evidence(scene: Scene, trigger: Trigger, taking: Taking, told: tuple[TimeMark | None, Place]) -> tuple[int, int]:
    """Start and end of what bears it out; told: its day and place."""
    mark, place = told
    near = [party for party in (*taking.sides, *taking.hosts) if trigger.by < 0 or party.start >= trigger.start]
    begins = [trigger.start, *(p.start for p in near if 0 < trigger.start - p.start < _BEFORE)]
    ends = [trigger.end, *(p.end for p in near if p.end - trigger.end < _BEHIND), place[2], mark.end if mark else 0]
    ends += [end for _, end, kind in scene.table("status", trigger.end, trigger.high) if kind in UNDONE]
    ends += [trigger.verb_at[1]] if trigger.verb_at else []
    return min(begins + ([mark.start] if mark else [])), max(ends)
