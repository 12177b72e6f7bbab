"""What a report tells of an encounter beside who, where and when: its round, level and length, and the day it left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.annotate.meetings.schema import MeetingsFile
from demarche.annotate.meetings.words import Hit
from demarche.annotate.times.schema import TimesFile
from demarche.lang import load
from demarche.model import Span, TimeMark, When

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 40
"""Code points from what tells that they are the first to the word of encounter."""
_STOP = re.compile(r"[.,;:()]")
_MARK = re.compile(r"[^\w\s’'-]")


def round_of(scene: Scene, trigger: Trigger) -> int:
    """2 for "the second round of talks"; 0 where no number stands in or beside the word of encounter."""
    hits = scene.table("round", max(trigger.low, trigger.start - 45), min(trigger.high, trigger.end + 45))
    near = [hit for hit in hits if _beside(scene, hit[:2], trigger)]
    if near:
        return int(near[0][2])
    noun = trigger.kind in ("talks", "meeting") and not trigger.verb
    return 1 if noun and _opening(scene, trigger) else 0


def _opening(scene: Scene, trigger: Trigger) -> bool:
    """ "their initial 'indirect' talks", "perundingan perdana": these are the first. "The first talks in a year" need
    not be, nor are talks early this week ("awal pekan ini")."""
    low, high = max(trigger.low, trigger.start - _NEAR), min(trigger.high, trigger.end + _NEAR)
    for start, end, _ in scene.table("initial", low, high):
        before = scene.words.names_first
        if before != (end <= trigger.start) or any(mark.start <= start < mark.end for mark in scene.here):
            continue
        gap = scene.folded[end : trigger.start] if before else scene.folded[trigger.end : start]
        led = scene.kinds(end, trigger.start) if before else scene.kinds(trigger.end, start)
        if not led and not _STOP.search(gap) and len(_WORD.findall(gap)) <= (1 if before else 2):
            return True
    return False


def _beside(scene: Scene, at: tuple[int, int], trigger: Trigger) -> bool:
    start, end = at
    if start < trigger.end and trigger.start < end:
        return True
    low, high = (end, trigger.start) if end <= trigger.start else (trigger.end, start)
    gap = scene.document.text[low:high]
    words = gap.split()
    if end <= trigger.start:
        most = 5 if words and words[0] in scene.words.of else 3  # "a fourth round of direct and indirect talks"
    else:
        most = 5 if trigger.verb and start > trigger.start else 2
    return "," not in gap and len(words) <= most


def level_of(scene: Scene, trigger: Trigger, sides: list[Party]) -> str:
    """summit, ministers, envoys or experts, where the words beside it or those for its sides tell one of them."""
    low, high = max(trigger.low, trigger.start - 60), min(trigger.high, trigger.end + 110)
    own = {kind for at, end, kind in scene.table("level", low, high) if _of_word(scene, (at, end), trigger)}
    if not own and (crowd := crowd_of(scene, trigger)):
        own = {crowd[2]}
    if not own:
        hits = scene.table("level", trigger.low, trigger.high)
        own = {kind for at, end, kind in hits if any(_of_side(scene, at, end, one) for one in sides)}
        if not own and trigger.verb:  # "a working group with officials of both sides is to meet"
            own = {kind for _, _, kind in scene.table("level", trigger.low - 30, trigger.start)}
    return own.pop() if len(own) == 1 else ""


def office_of(scene: Scene, trigger: Trigger, sides: list[Party]) -> str:
    """What those who meet are ministers of, where all who are told by their office are of one."""
    crowd = crowd_of(scene, trigger)
    found = {
        kind
        for at, end, kind in scene.table("office", trigger.low, trigger.high)
        if any(_of_side(scene, at, end, one) for one in sides)
        or _of_word(scene, (at, end), trigger)
        or (crowd is not None and at <= crowd[1] and crowd[0] <= end)
    }
    return found.pop() if len(found) == 1 else ""


def crowd_of(scene: Scene, trigger: Trigger) -> Hit | None:
    """ "talks between their leaders", "a meeting of the two defence ministers", "the two chief negotiators met": those
    who meet, told by their level alone."""
    if trigger.verb:
        hits = scene.table("level", max(trigger.low, trigger.start - 60), trigger.start)
        found = next((hit for hit in reversed(hits) if len(scene.folded[hit[1] : trigger.start].split()) <= 2), None)
        lead = scene.folded[max(trigger.low, found[0] - 30) : found[0]].split() if found else []
        own = found is not None and not _MARK.search(scene.folded[found[1] : trigger.start])
        return found if own and any(word in scene.words.several for word in lead[-2:]) else None
    for start, end, kind in scene.table("level", trigger.end, min(trigger.high, trigger.end + 60)):
        gap = scene.folded[trigger.end : start]
        words = _WORD.findall(gap)
        office = [hit for hit in scene.table("office", trigger.end, end + 30) if hit[0] <= start < hit[1]]
        words = _WORD.findall(scene.folded[trigger.end : office[0][0]]) if office else words
        strange = [word for word in words if word not in scene.words.crowd]
        field = kind == "experts" and words[-1:] == strange  # "a meeting of railway experts"
        if not words or _MARK.search(gap) or (strange and not field):
            return None
        end = max([end, *(hit[1] for hit in office)])
        joined = scene.kinds(end, end + 6)[:1]
        return None if joined and joined[0][2] in ("join", "within") else (start, end, kind)
    return None


def _of_side(scene: Scene, start: int, end: int, side: Party) -> bool:
    """ "the Kenyan minister"; "ministers of Kenya"."""
    if side.start <= start and end <= side.end:
        return True
    return end <= side.start and len(scene.folded[end : side.start].split()) <= 1 and side.start - end < 8


def _of_word(scene: Scene, at: tuple[int, int], trigger: Trigger) -> bool:
    """ "ministerial talks", "pertemuan tingkat menteri", "talks led by deputy ministers"."""
    start, end = at
    if trigger.start <= start and end <= trigger.end:
        return True
    if end <= trigger.start:
        return not trigger.verb and not scene.document.text[end : trigger.start].strip(" -")
    text = scene.document.text
    if not text[trigger.end : start].strip(" -") and not trigger.verb:
        return True
    led = scene.table("led", trigger.end, start)
    return bool(led) and len(_WORD.findall(text[led[-1][1] : start])) <= 2


def length_of(scene: Scene, trigger: Trigger) -> Span | None:
    """The words for how long it took: "seven-hour talks", "talks lasted five hours", "berlangsung tujuh jam"."""
    text = scene.document.text
    spells = _spells(scene.document.lang)
    for found in spells.finditer(scene.folded, trigger.low, min(trigger.high, trigger.end + 160)):
        start, end = found.span()
        if scene.table("since_then", end, min(len(text), end + 20)) and not text[end:].startswith((",", ".")):
            after = scene.table("since_then", end, end + 20)[0]
            ran = scene.table("phase", max(trigger.end, start - 24), start)  # "ran for two days from Monday"
            if not ran and not _WORD.findall(text[end : after[0]]):
                continue
        if _takes(scene, trigger, start, end):
            return Span(start, end)
    return None


def spell_of(scene: Scene, trigger: Trigger) -> Span | None:
    """ "spent Tuesday afternoon with"."""
    near = [mark for mark in scene.here if 0 < mark.start - trigger.end < 8]
    if near and trigger.verb:
        return Span(near[0].start, near[0].end)
    told = scene.table("spells", trigger.end, trigger.end + 40)[:1] if trigger.verb else []
    return Span(told[0][0], told[0][1]) if told and told[0][0] - trigger.end < 10 else None


def _takes(scene: Scene, trigger: Trigger, start: int, end: int) -> bool:
    text = scene.document.text
    if end <= trigger.start:
        gap = text[end : trigger.start]
        return not any(mark in gap for mark in ',.;:"“”') and len(gap.split()) <= 3 and not trigger.verb
    if start < trigger.end:
        return trigger.start <= start and end <= trigger.end  # "two-day round"
    if not text[trigger.end : start].strip():
        return True
    lasted = scene.table("lasting", trigger.end, start)
    return bool(lasted) and len(_WORD.findall(text[lasted[-1][1] : start])) <= 2


@lru_cache(maxsize=8)
def _spells(code: str) -> re.Pattern[str]:
    return lengths(code, load(code, "meetings", MeetingsFile).details.units)


def lengths(code: str, units: Sequence[str]) -> re.Pattern[str]:
    """A number, in figures or as a word, and one of `units`."""
    numbers = {*load(code, "times", TimesFile).slots.number, *load(code, "meetings", MeetingsFile).details.numbers}
    number = "|".join(re.escape(word) for word in sorted(numbers, key=len, reverse=True))
    unit = "|".join(re.escape(word) for word in sorted(units, key=len, reverse=True))
    return re.compile(rf"(?<![\w.,-])(?:\d{{1,3}}(?:[.,]5)?|{number})[ -](?:{unit})(?!\w)")


def moved_from(scene: Scene, trigger: Trigger, day: TimeMark) -> When:
    """The day that it was first set for, where another is told: "postponed from Monday to Friday"."""
    for mark in scene.here:
        if not trigger.low <= mark.start < trigger.high + 40 or mark is day:
            continue
        if mark.start == day.start and mark.when.earliest and _two(mark):
            return When(mark.when.earliest, mark.when.earliest, mark.when.why)
        if scene.table("first_set", max(trigger.low, mark.start - 45), mark.start) or _out_of(scene, trigger, mark):
            return mark.when
    return When()


def set_anew(scene: Scene, trigger: Trigger) -> TimeMark | None:
    """The second of two days: "postponed from 5 May to 12 May", which elsewhere is a span of time."""
    for mark in scene.here:
        first, last = mark.when.earliest, mark.when.latest
        if not first or not last or first == last or not trigger.low <= mark.start < trigger.high:
            continue
        if _two(mark) and _out_of(scene, trigger, mark):
            return replace(mark, when=When(last, last, mark.when.why))
    return None


def _two(mark: TimeMark) -> bool:
    return mark.terms is not None and any(name == "day2" for name, _ in mark.terms.slots)


def _out_of(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "postponed from Monday", "diundur dari Senin"; the preposition may belong to the words of the date."""
    lead = scene.table("out_of", mark.start - 10, mark.start) or scene.table("out_of", mark.start, mark.end)
    moved = [hit for hit in scene.table("status", trigger.low, mark.start) if hit[2] in ("postponed", "moved")]
    near = bool(moved) and len(_WORD.findall(scene.document.text[moved[-1][1] : mark.start])) <= 2
    return bool(lead) and near


def again_of(scene: Scene, trigger: Trigger) -> bool:
    """ "met again", "bertemu lagi": another encounter than the one told before."""
    if not trigger.verb:
        return bool(scene.table("further", trigger.start, trigger.end))  # "the next round"
    hits = scene.table("anew", max(trigger.low, trigger.start - 12), min(trigger.high, trigger.end + 60))
    return any(_near_verb(scene, trigger, hit[0], hit[1]) for hit in hits)


def _near_verb(scene: Scene, trigger: Trigger, start: int, end: int) -> bool:
    low, high = (end, trigger.start) if end <= trigger.start else (trigger.end, start)
    return len(_WORD.findall(scene.document.text[low:high])) <= 3
