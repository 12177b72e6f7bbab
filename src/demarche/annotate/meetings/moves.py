"""What a mention tells beside who, where and when, and to which day it was moved from which."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.meetings.day import OPENING, is_same
from demarche.annotate.meetings.details import again_of, length_of, level_of, moved_from, office_of, round_of
from demarche.annotate.meetings.found import More
from demarche.annotate.meetings.predicate import verb_of
from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.annotate.meetings.slips import run_late
from demarche.annotate.meetings.status import put_off, waits
from demarche.annotate.meetings.who import Taking
from demarche.model import TimeMark, When


def more_of(
    scene: Scene, trigger: Trigger, taking: Taking, told: tuple[TimeMark | None, TimeMark | None, bool]
) -> More:
    """told: its day, the day before it was put off, and whether the day is all of its days."""
    mark, first, whole = told
    put = mark is not first
    return replace(
        kind_of(scene, trigger, taking),
        margin=trigger.setting or _beside_great(scene, trigger) or _separate(scene, trigger),
        was=first.when if put and first is not None else _was(scene, trigger, mark),
        anew=again_of(scene, trigger) or same_day_too(scene, trigger),
        moved=put or _moves(scene, trigger, mark),
        waits=not put and waits(scene, verb_of(trigger)),
        whole=whole,
    )


def kind_of(scene: Scene, trigger: Trigger, taking: Taking) -> More:
    """Which round it is, of whom, and how long."""
    level, office = level_of(scene, trigger, taking.sides), office_of(scene, trigger, taking.sides)
    return More(round_of(scene, trigger), level, office, length_of(scene, trigger))


def _was(scene: Scene, trigger: Trigger, mark: TimeMark | None) -> When:
    """The day that was left, as far as it is told."""
    found = _left_day(scene, trigger, mark) or (moved_from(scene, trigger, mark) if mark else When())
    if not found.earliest and (late := run_late(scene, trigger, mark)).why:
        return late
    if not found.earliest and put_off(scene, trigger) is not None:
        return When(why=found.why or "it was moved; the day that was left is not told")
    if not found.earliest and mark and _now(scene, trigger):
        return When(why="it was moved; the day that was left is not told")
    return found


def _left_day(scene: Scene, trigger: Trigger, mark: TimeMark | None) -> When | None:
    """ "The round, which was due on Friday, will open on Monday": Friday."""
    if mark is None or trigger.verb_at is None or mark.start < trigger.verb_at[0]:
        return None
    low, high = trigger.end, trigger.verb_at[0]
    due = scene.table("first_set", low, high) or [
        hit for hit in scene.table("status", low, high) if hit[2] in ("planned", "unmet", "postponed")
    ]
    days = [one for one in scene.here if due and due[0][0] < one.start < high]
    if not days:
        return None
    # which Friday it was is seen from the plan that told it
    bare = days[0].terms is not None and {name for name, _ in days[0].terms.slots} == {"weekday"}
    return When(why="it was moved; the day that was left is a weekday", at=days[0].when.at) if bare else days[0].when


def _moves(scene: Scene, trigger: Trigger, mark: TimeMark | None) -> bool:
    """To the day that is told."""
    verb = verb_of(trigger)
    if put_off(scene, verb) is not None or _left_day(scene, trigger, mark) is not None:
        return True
    return mark is not None and _now(scene, verb)


def _now(scene: Scene, trigger: Trigger) -> bool:
    """ "they will now meet on Friday"; "the talks are now set for Friday"."""
    hits = scene.table("now", max(trigger.low, trigger.start - 25), min(trigger.high, trigger.end + 70))
    return any(len(_gap(scene, hit[:2], trigger).split()) <= 3 for hit in hits)


def _gap(scene: Scene, at: tuple[int, int], trigger: Trigger) -> str:
    low, high = (at[1], trigger.start) if at[0] < trigger.start else (trigger.end, at[0])
    return scene.document.text[low:high]


def _beside_great(scene: Scene, trigger: Trigger) -> bool:
    """ "on the margins of the summit", not "on the margins of the lake"."""
    text = scene.document.text
    hits = scene.table("setting", trigger.low, trigger.high)
    return any(scene.words.triggers.find(text[end : end + _GREAT]) for _, end, _ in hits)


def _separate(scene: Scene, trigger: Trigger) -> bool:
    """ "a separate meeting", "pertemuan terpisah"."""
    low, high = trigger.start - _BESIDE, min(trigger.high, trigger.end + _BESIDE)
    hits = [] if trigger.verb else scene.table("separate", max(trigger.low, low), high)
    within = any(trigger.start <= start and end <= trigger.end for start, end, _ in hits)
    return within or any(not _gap(scene, hit[:2], trigger).strip() for hit in hits)


_BESIDE = 14
_GREAT = 60
"""Code points behind "on the margins of" in which the greater encounter stands."""


def same_day_too(scene: Scene, trigger: Trigger) -> bool:
    """ "On the same day their commanders met": another encounter on the day of the one told before."""
    opens = bool(scene.here) and scene.here[0].start - scene.sentence < OPENING
    return trigger.verb and opens and is_same(scene.here[0])
