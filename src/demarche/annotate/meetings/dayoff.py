"""An encounter told by its day alone: "Friday is off", "Jumat batal", "Monday stands"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from demarche.annotate.meetings.day import same_day
from demarche.annotate.meetings.found import Found, More
from demarche.annotate.meetings.scene import Scene
from demarche.model import Sentence, TimeMark, When

_LEAD = 3
"""Words that may stand before the day: "But Friday is off"."""
_WEEK = 7


def day_told(scene: Scene, sentence: Sentence, told: Sequence[Found]) -> Found | None:
    """What was to be on the day that the sentence opens with and says to be off or still on; `told`: what the report
    has told so far. None where it says nothing of the kind, or nothing was to be on it."""
    mark = scene.here[0] if scene.here else None
    if mark is None or len(scene.folded[sentence.start : mark.start].split()) > _LEAD:
        return None
    status, end = _said(scene, mark)
    if not status:
        return None
    when = _ahead(scene, mark)
    planned = [one for one in told if one.status == "planned" and one.date.earliest and same_day(one.date, when)]
    if not planned:
        return None
    last = planned[-1]
    return replace(
        last,
        start=mark.start,
        end=end,
        trigger=(mark.start, mark.end),
        date=when,
        dated=True,
        told=scene.folded[mark.start : mark.end],
        status=status,
        again=True,
        more=More(round=last.more.round, level=last.more.level),
    )


def _said(scene: Scene, mark: TimeMark) -> tuple[str, int]:
    """cancelled or planned, by the words right behind the day, and where these end; "" where they tell neither."""
    near = scene.table("status", mark.end, mark.end + 26) + scene.table("ahead", mark.end, mark.end + 26)
    for start, end, kind in sorted(near):
        gap = scene.folded[mark.end : start]
        if len(gap.split()) > 2 or any(sign in gap for sign in ',.;:"“”'):
            continue
        if kind in ("cancelled", "ahead"):
            return "cancelled" if kind == "cancelled" else "planned", end
    return "", mark.end


def _ahead(scene: Scene, mark: TimeMark) -> When:
    """The day, or the same weekday ahead: what is off was still to come."""
    told, day = scene.document.published, mark.when
    named = {name for name, _ in mark.terms.slots} if mark.terms is not None else set()
    past = day.earliest is not None and told.latest is not None and day.earliest < told.latest
    if named != {"weekday"} or not past or day.earliest is None or day.latest is None:
        return day
    later = day.earliest + timedelta(_WEEK)
    if day.latest not in (day.earliest, later):
        return day
    return When(later, later, "what is off was still to come")
