"""When an encounter takes place, by the expressions of time that stand around its word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from demarche.annotate.meetings.details import length_of, set_anew
from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.annotate.meetings.status import put_off
from demarche.annotate.times.mark import OPEN
from demarche.model import Sentence, TimeMark, When

_APART = re.compile(r'[“”";]|(?<![A-Z])[.?][*_)]*\s')  # "U.S. officials" go on

_UNDONE = ("planned", "postponed", "cancelled", "moved")
OPENING = 20
"""Code points before a day that a sentence opens with."""
_MONTH = 31


def day_of(scene: Scene, sentence: Sentence, trigger: Trigger, told: When | None) -> TimeMark | None:
    """Its new day where it was set anew or put off, else the one told with it; told: the day of the encounter before
    it in the sentence."""
    mark = set_anew(scene, trigger) or put_off(scene, trigger) or time_of(scene, sentence, trigger)
    return same_as(scene, mark, told) if mark is not None else None


def time_of(scene: Scene, sentence: Sentence, trigger: Trigger) -> TimeMark | None:
    """The date of the trigger's own stretch: after it, else before it, else the one that opens the sentence."""
    text = scene.document.text
    eve = scene.table("eve", max(trigger.low, trigger.start - 50), trigger.start)
    if eve and len(text[eve[-1][1] : trigger.start].split()) <= 3 and not broken(text[eve[-1][1] : trigger.start]):
        return _day_after(scene, sentence, eve[-1][0])
    if (told := _said_after(scene, trigger)) is not None:
        return told
    marks = [mark for mark in scene.here if short(mark) and not _of_speech(scene, trigger, mark)]
    marks = [mark for mark in marks if not (_bound(scene, trigger, mark) or _stamped(scene, trigger, mark))]
    marks = [mark for mark in _own_days(scene, trigger, marks) if mark.end > trigger.said]
    # "on Tuesday, two years after the war began": what its own words leave open gives way
    open_ones = [m for m in marks if _off(scene, trigger, m) or (not m.when.earliest and m.when.why == OPEN)]
    marks = [m for m in marks if m not in open_ones] or [m for m in marks if not _off(scene, trigger, m)]
    after = [m for m in marks if trigger.end <= m.start < trigger.high and not broken(text[trigger.end : m.start])]
    # "YEREVAN, Sept 20 - Talks broke down on Monday"
    own = [m for m in marks if not (after and m.terms and m.terms.stamp)]
    before = [m for m in own if trigger.low <= m.start < trigger.start and not _apart(scene, m.end, trigger.start)]
    before = [m for m in before if not _names_another(scene, trigger, m)]
    if before and after and ":" in text[trigger.end : after[0].start]:
        after = []  # "on Tuesday they left the room with one sheet: a truce from Monday"
    if after and not (before and _nearer(trigger, before[-1], after[0])):
        return after[0]
    if _topic(scene, trigger):
        return None  # "met on Wednesday and was briefed on the talks"
    if before and any(before[-1].end <= one.start < trigger.start for one in open_ones):
        before = []  # "on Friday, four days after it called off the talks"
    if len(before) > 1 and scene.table("meanwhile", before[-1].end, trigger.start):
        return before[0]  # "On Monday A told of the men killed last week, as the two sat down"
    if before and trigger.start - before[-1].end < 120:
        return before[-1]
    opening = [mark for mark in marks if mark.end < trigger.start and _opens(scene, sentence, mark)]
    if opening and not _apart(scene, opening[0].end, trigger.start):
        return opening[0]
    return _open_day(scene, trigger, open_ones)


def _open_day(scene: Scene, trigger: Trigger, marks: list[TimeMark]) -> TimeMark | None:
    """A day that another day is counted from, or that is counted from another encounter: "three days before this
    meeting"."""
    counted = [mark for mark in marks if _from_it(trigger, mark)]
    if counted:
        return replace(counted[0], when=_counted_back(scene, counted[0]))
    near = [mark for mark in marks if trigger.end <= mark.start < trigger.high and not _off(scene, trigger, mark)]
    return near[0] if near else None


def _names_another(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "agreed to end the January war after talks in Oran": a month beside another noun is not that of the talks."""
    named = {name for name, _ in mark.terms.slots} if mark.terms is not None else set()
    if not named or not named <= {"month", "year"} or 0 <= trigger.start - mark.end < 3:
        return False
    leads = [*scene.kinds(mark.start - 12, mark.end), *scene.table("during", mark.start - 12, mark.end)]
    return not any(start >= mark.start or mark.start - end < 2 for start, end, _ in leads)


def _day_after(scene: Scene, sentence: Sentence, eve: int) -> TimeMark | None:
    """ "said on Monday, a day ahead of the talks": Tuesday. None where the sentence tells no day before it."""
    known = [mark for mark in scene.here if sentence.start <= mark.start and mark.end <= eve and _one_day(mark.when)]
    if not known or known[-1].when.earliest is None:
        return None
    day = known[-1].when.earliest + timedelta(1)
    when = When(day, day, f"it is the day after {known[-1].when.earliest}")
    return replace(known[-1], when=when)


def _counted_back(scene: Scene, mark: TimeMark) -> When:
    """ "said on Wednesday, a day after they met": Tuesday."""
    slots = dict(mark.terms.slots) if mark.terms else {}
    ends = [(abs(one.start - mark.start), one.when) for one in scene.here if one is not mark and _one_day(one.when)]
    if slots.get("unit") != "day" or not mark.terms or not mark.terms.step or not ends:
        return When(why="another day is counted from it")
    known = min(ends, key=lambda end: end[0])[1].earliest
    assert known is not None
    day = known - timedelta(mark.terms.step * int(slots.get("number", 1)))
    return When(day, day, f"another day, {known}, is counted from it", mark.start)


def _one_day(when: When) -> bool:
    return when.earliest is not None and when.earliest == when.latest


def same_as(scene: Scene, mark: TimeMark, before: When | None) -> TimeMark:
    """ "the same day": that of the encounter told before it in the sentence, else of the one the report is about;
    a day that stands right before it is surer than the latter."""
    if not is_same(mark):
        return mark
    told_near = [one for one in scene.times if scene.before <= one.start < mark.start and _names_day(one)]
    near = bool(told_near)
    behind = scene.document.text[mark.end : mark.end + 35].partition(",")[0]  # "on the same day as the talks"
    as_told = bool(scene.words.triggers.find(behind))
    told = before or (scene.lead if as_told or not near else told_near[-1].when)
    return replace(mark, when=told) if told else mark


def _names_day(mark: TimeMark) -> bool:
    """A known day, or one told by its number or weekday."""
    slots = {name for name, _ in mark.terms.slots} if mark.terms is not None else set()
    return _one_day(mark.when) or bool(slots & {"weekday", "day"})


def is_same(mark: TimeMark) -> bool:
    """ "the same day"."""
    return mark.terms is not None and mark.terms.reads == "same" and ("unit", "day") in mark.terms.slots


def _opens(scene: Scene, sentence: Sentence, mark: TimeMark) -> bool:
    """ "On Monday the two ..."; not "The May 9 accord ..."."""
    words = scene.folded[sentence.start : mark.start].split()
    if scene.table("then", sentence.start, mark.start):
        return False  # "after meeting A last week, B ..."
    return mark.start - sentence.start < OPENING and not (words and words[-1] in scene.words.articles)


def _topic(scene: Scene, trigger: Trigger) -> bool:
    hits = [] if trigger.verb else scene.table("topic", max(trigger.low, trigger.start - 25), trigger.start)
    between = hits and not scene.dated_in(hits[-1][0], trigger.start)
    return bool(between) and len(scene.folded[hits[-1][1] : trigger.start].split()) <= 2


def _stamped(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """The day of a dateline is not that of what has yet to come, or never came."""
    if mark.terms is None or not mark.terms.stamp:
        return False
    return any(kind in _UNDONE for _, _, kind in scene.table("status", trigger.low, trigger.high))


def _said_after(scene: Scene, trigger: Trigger) -> TimeMark | None:
    """ "said on Friday after six hours of talks": those who come from a meeting speak on its day."""
    over = [] if trigger.verb else scene.table("over", max(trigger.low, trigger.start - 50), trigger.start)
    if not over or len(scene.folded[over[-1][1] : trigger.start].split()) > 5 or scene.dated_in(*over[-1][:2]):
        return None
    spoken = [
        mark for mark in scene.here if mark.end <= over[-1][0] and not scene.folded[mark.end : over[-1][0]].strip()
    ]
    if not spoken or not _of_speech(scene, trigger, spoken[-1]) or scene.dated_in(trigger.start, trigger.high):
        return None
    day, told = spoken[-1].when, scene.document.published
    known = day.latest is not None and told.latest is not None and (told.latest - day.latest).days <= 2
    return spoken[-1] if known and _one_day(day) else None


def _own_days(scene: Scene, trigger: Trigger, marks: list[TimeMark]) -> list[TimeMark]:
    """Without the day for which it was due, and that of undoing it where another is told behind it."""
    marks = [mark for mark in marks if not _was_due(scene, trigger, mark)]
    if any(trigger.end <= mark.start < trigger.high for mark in marks):
        return [mark for mark in marks if not _undone_on(scene, trigger, mark)]
    return marks


def _undone_on(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "on Monday cancelled the visit": the day on which it was undone."""
    if trigger.verb or mark.end > trigger.start:
        return False
    hits = [hit for hit in scene.table("status", mark.end, trigger.start) if hit[2] in ("cancelled", "postponed")]
    near = bool(hits) and len(scene.folded[mark.end : hits[0][0]].split()) <= 2
    return near and len(scene.folded[hits[0][1] : trigger.start].split()) <= 4


def _was_due(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "after a round of talks that had been due last week": held later than that."""
    due = scene.table("first_set", trigger.end, mark.start)
    over = scene.table("over", max(trigger.low, trigger.start - 20), trigger.start)
    led = bool(over) and len(scene.folded[over[-1][1] : trigger.start].split()) <= 2
    return led and bool(due) and mark.start - due[-1][1] <= 4


def _bound(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "the first talks since war broke out in March"."""
    if _opened_on(scene, trigger, mark):
        return False
    hits = scene.table("since", max(trigger.end, mark.start - 60) if mark.start > trigger.end else 0, mark.start)
    open_end = bool(hits) and not scene.table("clock", hits[-1][1], mark.start + 6)
    return open_end and "," not in scene.document.text[hits[-1][1] : mark.start]


def _opened_on(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "ran for two days from Saturday", "berlangsung dua hari sejak Sabtu"."""
    spell = None if trigger.verb else length_of(scene, trigger)
    return spell is not None and spell.end <= mark.start and len(scene.folded[spell.end : mark.start].split()) <= 1


def _from_it(trigger: Trigger, mark: TimeMark) -> bool:
    event = mark.terms.event if mark.terms else None
    return event is not None and event.start <= trigger.start < event.end


def _off(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "the day before they met", "two days later than planned": a day counted from that of the encounter."""
    after = scene.table("status", mark.end, mark.end + 30)[:1]
    counted = any(kind == "other" and "," not in scene.document.text[mark.end : start] for start, _, kind in after)
    return counted or _from_it(trigger, mark)


def _of_speech(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "talks go on, a minister said Monday": the day of what is said is not the day of the talks."""
    if 0 < trigger.start - mark.end < 4 and not trigger.verb:
        return False  # "agreed at a 3 May meeting"
    low = trigger.end if mark.start > trigger.end else max(trigger.low, mark.start - 12)
    text = scene.document.text
    other = {start for start, _, _ in scene.table("status", low, mark.start)}  # "called off"
    said = [hit for hit in scene.table("speech", low, mark.start) if text[hit[0]].islower() and hit[0] not in other]
    # "the next round, she said, will open in July": what goes on after a comma is not dated by the saying
    tail = text[said[-1][1] : mark.start].rpartition(",")[2] if said else ""
    if scene.table("due", low, mark.start) and len(tail.split()) == 1:
        return False  # "the meeting announced for Friday"
    return bool(said) and sum(word[0].islower() for word in tail.split()) < (
        3 if "," in text[said[-1][1] : mark.start] else 99
    )


def short(mark: TimeMark, most: int = _MONTH) -> bool:
    """At most so many days, or open: a year or a season is not the day of a meeting."""
    first, last = mark.when.earliest, mark.when.latest
    return first is None or last is None or (last - first).days <= most


def _apart(scene: Scene, low: int, high: int) -> bool:
    """What is said on a day need not happen on it, but what goes on meanwhile does: "as it sat down with"."""
    meanwhile = scene.table("meanwhile", low, high)
    if meanwhile and scene.document.text[: meanwhile[-1][0]].endswith(", "):
        return broken(scene.document.text[low:high])
    return broken(scene.document.text[low:high]) or any(kind == "clause" for _, _, kind in scene.kinds(low, high))


def broken(gap: str) -> bool:
    """A quotation or another sentence stands between."""
    return len(gap) > 200 or _APART.search(gap) is not None


def _nearer(trigger: Trigger, before: TimeMark, after: TimeMark) -> bool:
    """ "Monday's talks", "at a 3 May meeting"."""
    if trigger.start - before.end < 4 and not trigger.verb:
        return True
    return trigger.start - before.end < 30 and after.start - trigger.end > 60


def same_day(one: When, other: When) -> bool:
    """Equal, or one lies within the other."""
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return False
    return _within(one.earliest, one.latest, other) or _within(other.earliest, other.latest, one)


def _within(first: date, last: date, whole: When) -> bool:
    return whole.earliest is not None and whole.latest is not None and whole.earliest <= first and last <= whole.latest
