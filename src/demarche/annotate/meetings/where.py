"""Where and when an encounter takes place, and in which forum."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from demarche.annotate.meetings.scene import Place, Scene, Trigger
from demarche.annotate.times.mark import OPEN
from demarche.model import Sentence, TimeMark, When
from demarche.world import bodies

_CAPITALS = re.compile(r"\s+((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,2})")
_LOWER = re.compile(r"(?:\s+[a-z]+){0,2}")
_APART = re.compile(r'[“”";]|(?<![A-Z])[.?][*_)]*\s')  # "U.S. officials" go on
_STOP = re.compile(r'[.;:"“”(]|,\s')

_UNDONE = ("planned", "postponed", "cancelled", "moved")

GOES = ("visit", "travel")
GOING = ("visit", "resume")
"""Kinds of words that lead to a place with "to"."""


def place_of(scene: Scene, sentence: Sentence, trigger: Trigger) -> Place:
    """After a preposition of place in the stretch of the trigger; else where somebody goes for it."""
    going = trigger.end if trigger.via < 0 and (trigger.kind in GOES or trigger.again) else trigger.via
    strange = trigger.via >= 0 or trigger.again or trigger.kind == "travel"
    found = _place_at(scene, going) or (_unknown_at(scene, going) if strange else None) if going >= 0 else None
    if found is not None:
        return found
    for _, end, kind in scene.kinds(trigger.end, min(trigger.high, trigger.end + 220)):
        leads = (kind == "at" or (kind == "to" and trigger.kind in GOING)) and not _aside(scene, trigger, end)
        found = (_place_at(scene, end) or _unknown_at(scene, end)) if leads else None
        if found is not None and not _of_speaker(scene, trigger, found[2]):
            return found
    low = max(trigger.low, trigger.start - 30)
    named = [] if trigger.verb else scene.words.places.find(scene.document.text[low : trigger.start])
    if named and _next(scene, low + named[-1][1], trigger.start):
        start, end, code = named[-1]
        return scene.document.text[low + start : low + end], code, low + end
    for _, end, kind in reversed(scene.kinds(max(sentence.start, trigger.start - 120), trigger.start)):
        # the place of another encounter told before this one in the sentence is not this one's
        own = trigger.low == sentence.start or _broken(scene.document.text[trigger.low : end])
        leads = own and kind in ("at", "to") and not _broken_off(scene, end, trigger)
        found = _place_at(scene, end) if leads else None
        if found is not None and scene.words.places.find(found[0]):
            return found
    there = scene.table("same_place", trigger.low, trigger.high)
    return (scene.place[0], scene.place[1], there[0][1]) if there else ("", "", 0)


def _aside(scene: Scene, trigger: Trigger, at: int) -> bool:
    """ "the day before they met, on social media in Geneva": the place of another phrase."""
    which = {start for start, _, _ in scene.table("which", trigger.end, at)}
    hits = [hit for hit in scene.kinds(trigger.end, at) if hit[2] == "aside" and hit[0] not in which]
    text = scene.document.text
    hits = [hit for hit in hits if "," not in text[hit[1] : at]]  # "in private, without a mediator, in Geneva"
    return any(text[: hit[0]].endswith(", ") and not scene.dated_in(hit[1], hit[1] + 5) for hit in hits)


def _of_speaker(scene: Scene, trigger: Trigger, at: int) -> bool:
    """ "Tuesday's talks, a diplomat in Geneva said": where somebody says it."""
    said = scene.table("speech", at, at + 14)
    comma = scene.document.text.rfind(",", trigger.end, at)
    return bool(said) and comma > 0 and not scene.document.text[at : said[0][0]].strip()


def _next(scene: Scene, low: int, high: int) -> bool:
    """ "the Geneva peace talks"; "Moscow-led talks" and "Moscow's talks" tell no place."""
    gap = scene.document.text[low:high]
    return gap[:1] == " " and len(gap.split()) <= 2 and not scene.kinds(low, high) and "," not in gap


def _broken_off(scene: Scene, low: int, trigger: Trigger) -> bool:
    clause = [hit for hit in scene.kinds(low, trigger.start) if hit[2] == "clause"]
    # "went to Oran after talks with Kenya"
    then = [] if trigger.verb else scene.table("then", low, trigger.start)
    return _broken(scene.document.text[low : trigger.start]) or bool(clause or then)


def _place_at(scene: Scene, at: int) -> Place | None:
    """The place whose name begins at `at`: "Geneva", "the Swiss city of Geneva"."""
    text = scene.document.text
    seat = scene.table("capital", at, at + 24)
    if seat and not text[at : seat[0][0]].strip():
        return _place_at(scene, seat[0][1])  # "in the capital of Kenya"
    match = _CAPITALS.match(text, at)
    if match is not None and any(mark.start <= match.start(1) < mark.end for mark in scene.here):
        return None
    if match is not None:
        known = scene.words.places.find(match.group(1))
        if known:
            low, high, code = known[0]
            return match.group(1)[low:high], code, match.end()
        named = [p for p in scene.inside(match.start(1), match.end(1)) if p.mention.kind == "party"]
        if named and named[0].codes[0] not in bodies():
            return text[named[0].mention.start : named[0].mention.end], named[0].codes[0], named[0].end
        return None
    stop = _STOP.search(text, at, at + 40)
    high = stop.start() if stop else at + 40
    later = scene.words.places.find(text[at:high])
    if not later or any(kind not in ("of", "forum") for _, _, kind in scene.kinds(at, at + later[0][0])):
        return None
    start, end, code = later[0]
    return text[at + start : at + end], code, at + end


def _unknown_at(scene: Scene, at: int) -> Place | None:
    """A name in capitals that is nobody's, as the report writes it."""
    city = scene.table("city", at, at + 30)
    if city and len(scene.folded[at : city[0][0]].split()) <= 3:
        at = _LOWER.match(scene.document.text, city[0][1]).end()  # type: ignore[union-attr]  # it may match nothing
    match = _CAPITALS.match(scene.document.text, at)
    if match is None or any(mark.start <= match.start(1) < mark.end for mark in scene.here):
        return None
    if any(m.start < match.end(1) and match.start(1) < m.end for m in scene.document.mentions) and not city:
        return None
    end = min([match.end(1), *(mark.start for mark in scene.here if mark.start > match.start(1))])
    name = scene.document.text[match.start(1) : end].strip()
    if not city and scene.table("venue", match.start(1), end):
        return None  # a house or street, which lies in some town
    return name, "", match.start(1) + len(name)


def time_of(scene: Scene, sentence: Sentence, trigger: Trigger) -> TimeMark | None:
    """The date of the trigger's own stretch: after it, else before it, else the one that opens the sentence."""
    text = scene.document.text
    eve = scene.table("eve", max(trigger.low, trigger.start - 50), trigger.start)
    if eve and len(text[eve[-1][1] : trigger.start].split()) <= 3 and not _broken(text[eve[-1][1] : trigger.start]):
        return _day_after(scene, sentence, eve[-1][0])
    if (told := _said_after(scene, trigger)) is not None:
        return told
    marks = [mark for mark in scene.here if _short(mark) and not _of_speech(scene, trigger, mark)]
    marks = [mark for mark in marks if not (_bound(scene, trigger, mark) or _stamped(scene, trigger, mark))]
    marks = _own_days(scene, trigger, marks)
    # "on Tuesday, two years after the war began": what its own words leave open gives way
    open_ones = [m for m in marks if _off(scene, trigger, m) or (not m.when.earliest and m.when.why == OPEN)]
    marks = [m for m in marks if m not in open_ones] or [m for m in marks if not _off(scene, trigger, m)]
    after = [m for m in marks if trigger.end <= m.start < trigger.high and not _broken(text[trigger.end : m.start])]
    # "YEREVAN, Sept 20 - Talks broke down on Monday"
    own = [m for m in marks if not (after and m.terms and m.terms.stamp)]
    before = [m for m in own if trigger.low <= m.start < trigger.start and not _apart(scene, m.end, trigger.start)]
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
    near = any(scene.before <= one.start < mark.start and _one_day(one.when) for one in scene.times)
    as_told = bool(scene.words.triggers.find(scene.document.text[mark.end : mark.end + 35]))
    told = before or (scene.lead if as_told or not near else None)
    return replace(mark, when=told) if told else mark


def is_same(mark: TimeMark) -> bool:
    """ "the same day"."""
    return mark.terms is not None and mark.terms.reads == "same" and ("unit", "day") in mark.terms.slots


def _opens(scene: Scene, sentence: Sentence, mark: TimeMark) -> bool:
    """ "On Monday the two ..."; not "The May 9 accord ..."."""
    words = scene.folded[sentence.start : mark.start].split()
    if scene.table("then", sentence.start, mark.start):
        return False  # "after meeting A last week, B ..."
    return mark.start - sentence.start < 20 and not (words and words[-1] in scene.words.articles)


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
    hits = scene.table("since", max(trigger.end, mark.start - 60) if mark.start > trigger.end else 0, mark.start)
    open_end = bool(hits) and not scene.table("clock", hits[-1][1], mark.start + 6)
    return open_end and "," not in scene.document.text[hits[-1][1] : mark.start]


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


def _short(mark: TimeMark) -> bool:
    """A year or a season is not the day of a meeting."""
    first, last = mark.when.earliest, mark.when.latest
    return first is None or last is None or (last - first).days <= 31


def _apart(scene: Scene, low: int, high: int) -> bool:
    """What is said on a day need not happen on it, but what goes on meanwhile does: "as it sat down with"."""
    meanwhile = scene.table("meanwhile", low, high)
    if meanwhile and scene.document.text[: meanwhile[-1][0]].endswith(", "):
        return _broken(scene.document.text[low:high])
    return _broken(scene.document.text[low:high]) or any(kind == "clause" for _, _, kind in scene.kinds(low, high))


def _broken(gap: str) -> bool:
    """A quotation or another sentence stands between."""
    return len(gap) > 200 or _APART.search(gap) is not None


def _nearer(trigger: Trigger, before: TimeMark, after: TimeMark) -> bool:
    """ "Monday's talks", "at a 3 May meeting"."""
    if trigger.start - before.end < 4 and not trigger.verb:
        return True
    return trigger.start - before.end < 30 and after.start - trigger.end > 60


def forum_of(scene: Scene, trigger: Trigger) -> str:
    """The name of a standing body or conference: its capital words around a word of forum."""
    text = scene.document.text
    low, high = max(trigger.low, trigger.start - 50), min(trigger.high, trigger.end + 60)
    for start, end, kind in scene.kinds(low, high):
        if kind == "forum" and text[start].isupper():
            return _capital_run(text, start, end)
    return ""


def _capital_run(text: str, start: int, end: int) -> str:
    before = re.search(r"(?:[A-Z][\w–-]*\s+)*$", text[max(0, start - 40) : start])
    after = re.match(r"(?:\s+(?:ke-\d+|[A-Z][\w–-]*))*", text[end : end + 60])
    return f"{before.group() if before else ''}{text[start:end]}{after.group() if after else ''}".strip()


def same_day(one: When, other: When) -> bool:
    """Equal, or one lies within the other."""
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return False
    return _within(one.earliest, one.latest, other) or _within(other.earliest, other.latest, one)


def _within(first: date, last: date, whole: When) -> bool:
    return whole.earliest is not None and whole.latest is not None and whole.earliest <= first and last <= whole.latest
