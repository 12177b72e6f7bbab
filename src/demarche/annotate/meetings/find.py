"""Find encounters sentence by sentence: a noun or verb of encounter, who takes part, where, when, and its status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.annotate.meetings.where import forum_of, place_of, status_of, supposed, time_of
from demarche.annotate.meetings.who import fill_up, held_at, participants
from demarche.model import Sentence, TimeMark, When
from demarche.world import bodies

_ONE_SIDED = ("visit", "session", "sit")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """One mention of an encounter. explicit: its parties are named, not taken from the report as a whole."""

    start: int
    end: int
    trigger: tuple[int, int]
    kind: str
    parties: frozenset[str]
    people: frozenset[str]
    place: str
    state: str  # of the place
    forum: str
    date: When
    dated: bool
    told: str  # its date as written
    status: str
    explicit: bool
    firm: bool  # stands by itself; else it only adds to another mention


def encounters(scene: Scene) -> Iterator[Found]:
    """All mentions of encounters that carry a day, a place, or named people or parties on both sides."""
    document = scene.document
    skipped = [(s.start, s.end) for s in document.headlines] + [(j.start, j.end) for j in document.junk]
    for sentence in scene.document.sentences:
        if any(low < sentence.end and sentence.start < high for low, high in skipped):
            continue
        before: Found | None = None
        for trigger in _triggers(scene, sentence):
            found = _read(scene, sentence, trigger, before)
            if found is not None:
                before = found
                yield found


def _triggers(scene: Scene, sentence: Sentence) -> list[Trigger]:
    """The words of encounter, two of one event taken together ("meet at the summit", "council session convenes")."""
    base = sentence.start
    piece, folded = scene.document.text[base : sentence.end], scene.folded[base : sentence.end]
    hits = [
        (base + start, base + end, what) for start, end, what in scene.words.triggers.find(piece, folded) if what[0]
    ]
    found: list[Trigger] = []
    for index, (start, end, (kind, verb)) in enumerate(hits):
        high = hits[index + 1][0] if index + 1 < len(hits) else sentence.end
        if found and _one_event(scene, found[-1].end, start):
            last = found[-1]
            noun = last.kind if verb or not last.verb else kind
            found[-1] = Trigger(last.start, last.end, noun, last.verb or verb, last.low, high, last.again)
            continue
        again = kind == "again"
        if again and not found:
            continue
        low = hits[index - 1][1] if index else base
        found.append(Trigger(start, end, "meeting" if again else kind, verb, low, high, again))
    return found


def _one_event(scene: Scene, low: int, high: int) -> bool:
    gap = scene.document.text[low:high]
    if any(mark in gap for mark in ',.;:"“”–—'):
        return False
    # "meet at this month's gathering" is one, "met on Monday and will meet" are two
    if scene.dated_in(low, high) and not scene.kinds(low, low + 4):
        return False
    lower = [word for word in _WORD.findall(gap) if word[0].islower()]
    return len(lower) <= 5 and not any(kind == "join" for _, _, kind in scene.kinds(low, high))


def _read(scene: Scene, sentence: Sentence, trigger: Trigger, before: Found | None) -> Found | None:
    taking = participants(scene, sentence, trigger)
    mark = time_of(scene, sentence, trigger)
    if scene.quoted(trigger.start) and mark is None:
        return None
    inherited = before.date if mark is None and before is not None and before.dated else None
    place, code, place_end = place_of(scene, trigger)
    codes = {one for party in taking for one in party.codes}
    if trigger.kind == "visit" and code:
        codes.add(code)
    explicit = len(codes) >= 2 or _alone(trigger, codes)
    dated = mark is not None or inherited is not None
    strength = _strength(scene, trigger, (mark, explicit, bool(place or inherited)), taking)
    filled = codes if explicit else fill_up(scene, codes)
    if not filled or strength == 0:
        return None
    begins = [trigger.start, *(p.start for p in taking if trigger.start - p.start < 150)]
    ends = [trigger.end, *(p.end for p in taking), place_end, mark.end if mark else 0]
    when = mark.when if mark is not None else inherited or When(why="the report tells no day for it")
    return Found(
        min(begins + ([mark.start] if mark else [])),
        min(max(ends), sentence.end),
        (trigger.start, trigger.end),
        trigger.kind,
        frozenset(filled),
        frozenset(party.key for party in taking if party.key),
        place,
        code,
        forum_of(scene, trigger),
        when,
        dated,
        _told(scene, mark, before),
        status_of(scene, trigger, when),
        explicit,
        strength > 1,
    )


def _told(scene: Scene, mark: TimeMark | None, before: Found | None) -> str:
    if mark is None:
        return before.told if before is not None else ""
    return re.sub(r"\b0(?=\d)", "", scene.folded[mark.start : mark.end])


def _strength(scene: Scene, trigger: Trigger, has: tuple[TimeMark | None, bool, bool], taking: list[Party]) -> int:
    """2: stands by itself. 1: may only add to another mention of the same encounter. 0: tells of none."""
    mark, explicit, placed = has
    if mark is not None and not (supposed(scene, trigger) and not _near_day(scene, trigger, mark)):
        return 2 if explicit or _near_day(scene, trigger, mark) else 1
    if supposed(scene, trigger):
        return 0
    if explicit and (placed or _specific(scene, trigger, taking)):
        return 2
    return 1 if placed else 0


def _near_day(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """A day or two, told beside the word: enough where the sides are not named."""
    first, last = mark.when.earliest, mark.when.latest
    short = first is None or last is None or (last - first).days <= 3
    near = -40 < mark.start - trigger.end < 60
    return short and near and "," not in scene.document.text[trigger.end : mark.start]


def _specific(scene: Scene, trigger: Trigger, taking: list[Party]) -> bool:
    """Without day and place it counts only as a call, or where one side is told to have met the other's people."""
    told = trigger.verb or held_at(scene, trigger) is not None
    return (trigger.kind == "call" or told) and any(party.mention.kind in ("person", "role") for party in taking)


def _alone(trigger: Trigger, codes: set[str]) -> bool:
    """One party is enough for a body's own meeting, a session or a visit."""
    body = any(code in bodies() or len(code) != 3 for code in codes)
    return bool(codes) and (
        trigger.kind in ("visit", "session", "sit") or (body and trigger.kind in ("meeting", "talks"))
    )
