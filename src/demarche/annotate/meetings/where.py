"""Where and when an encounter takes place, in which forum, and whether it was held."""

from __future__ import annotations

import re
from datetime import date

from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.model import Sentence, TimeMark, When
from demarche.world import bodies

_CAPITALS = re.compile(r"\s+((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,2})")


def place_of(scene: Scene, trigger: Trigger) -> tuple[str, str, int]:
    """(place as written, code of its state or "", end) after a preposition of place in the stretch of the trigger."""
    text = scene.document.text
    for _, end, kind in scene.kinds(trigger.end, min(trigger.high, trigger.end + 220)):
        if kind != "at" and not (kind == "to" and trigger.kind == "visit"):
            continue
        at = trigger.end + end
        match = _CAPITALS.match(text, at)
        if match is None or any(mark.start <= match.start(1) < mark.end for mark in scene.document.times):
            continue
        known = scene.words.places.find(match.group(1))
        if known:
            return match.group(1)[known[0][0] : known[0][1]], known[0][2], match.end()
        named = [p for p in scene.inside(match.start(1), match.end(1)) if p.mention.kind == "party"]
        if named and named[0].codes[0] not in bodies():
            return text[named[0].mention.start : named[0].mention.end], named[0].codes[0], named[0].end
    return "", "", 0


def time_of(scene: Scene, sentence: Sentence, trigger: Trigger) -> TimeMark | None:
    """The date of the trigger's own stretch: after it, else before it, else the one that opens the sentence."""
    text = scene.document.text
    marks = [mark for mark in scene.times(sentence) if _short(mark) and not _of_speech(scene, trigger, mark)]
    after = [m for m in marks if trigger.end <= m.start < trigger.high and not _broken(text[trigger.end : m.start])]
    before = [m for m in marks if trigger.low <= m.start < trigger.start and not _apart(scene, m.end, trigger.start)]
    if after and not (before and _nearer(scene, trigger, before[-1], after[0])):
        return after[0]
    if before and trigger.start - before[-1].end < 120:
        return before[-1]
    opening = [mark for mark in marks if mark.end < trigger.start and mark.start - sentence.start < 20]
    return opening[0] if opening and not _apart(scene, opening[0].end, trigger.start) else None


def _of_speech(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """ "talks go on, a minister said Monday": the day of what is said is not the day of the talks."""
    low = trigger.end if mark.start > trigger.end else max(trigger.low, mark.start - 12)
    return bool(scene.words.speech.find(scene.document.text[low : mark.start], scene.folded[low : mark.start]))


def _short(mark: TimeMark) -> bool:
    """A year or a season is not the day of a meeting."""
    first, last = mark.when.earliest, mark.when.latest
    return first is None or last is None or (last - first).days <= 31


def _apart(scene: Scene, low: int, high: int) -> bool:
    """What is said on a day need not happen on it."""
    return _broken(scene.document.text[low:high]) or any(kind == "clause" for _, _, kind in scene.kinds(low, high))


def _broken(gap: str) -> bool:
    """A quotation or another sentence stands between."""
    return len(gap) > 200 or any(mark in gap for mark in ("“", "”", '"', ";", ". ", "? "))


def _nearer(scene: Scene, trigger: Trigger, before: TimeMark, after: TimeMark) -> bool:
    """ "Monday's talks"."""
    return trigger.start - before.end < 30 and after.start - trigger.end > 60


def forum_of(scene: Scene, trigger: Trigger) -> str:
    """The name of a standing body or conference: its capital words around a word of forum."""
    text = scene.document.text
    low, high = max(trigger.low, trigger.start - 50), min(trigger.high, trigger.end + 60)
    for start, end, kind in scene.kinds(low, high):
        if kind != "forum" or not text[low + start].isupper():
            continue
        return _capital_run(text, low + start, low + end)
    return ""


def _capital_run(text: str, start: int, end: int) -> str:
    before = re.search(r"(?:[A-Z][\w–-]*\s+)*$", text[max(0, start - 40) : start])
    after = re.match(r"(?:\s+(?:ke-\d+|[A-Z][\w–-]*))*", text[end : end + 60])
    return f"{before.group() if before else ''}{text[start:end]}{after.group() if after else ''}".strip()


def supposed(scene: Scene, trigger: Trigger) -> bool:
    low = max(trigger.low, trigger.start - 80)
    hits = scene.words.status.find(scene.document.text[low : trigger.start], scene.folded[low : trigger.start])
    return any(kind == "supposed" for _, _, kind in hits)


def status_of(scene: Scene, trigger: Trigger, when: When) -> str:
    """The report's own words, then the calendar."""
    low = max(trigger.low, trigger.start - 90)
    high = min(trigger.high, trigger.end + 140)
    around = scene.words.status.find(scene.document.text[low:high], scene.folded[low:high])
    kinds = [kind for _, _, kind in around]
    if "cancelled" in kinds:
        return "cancelled"
    published = scene.document.published
    if when.earliest and published.latest and when.earliest > published.latest:
        return "planned"
    if when.latest and published.earliest and when.latest < published.earliest:
        return "held"
    if "planned" in [kind for start, _, kind in around if low + start < trigger.end + 60]:
        return "planned"
    return "ongoing" if "ongoing" in kinds else "held"


def same_day(one: When, other: When) -> bool:
    """Equal, or one lies within the other."""
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return False
    return _within(one.earliest, one.latest, other) or _within(other.earliest, other.latest, one)


def _within(first: date, last: date, whole: When) -> bool:
    return whole.earliest is not None and whole.latest is not None and whole.earliest <= first and last <= whole.latest
