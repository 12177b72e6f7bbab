"""The verb of an encounter behind what stands between: "The round, which was due on Friday, will open on Monday"."""

from __future__ import annotations

import re
from dataclasses import replace

from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.model import Sentence

_STOP = re.compile(r"[;:\"“”—]|\s–\s")
_OPENS = 6
"""Words of a clause before the noun that is its subject."""
_TAIL = 9
"""Words that may follow the noun before what stands between."""
_FAR = 230
"""Code points that may stand between."""
_PHASE = 40
"""Code points between an auxiliary and what the encounter does."""
_WORDS = 4
_LED = 5
_CONTENT = 4
"""Words of what is said, which are more than "On Monday" or "In Oran"."""
_NEXT = 3
_AFTER = 14
"""Words between the verb of saying and its occasion."""

Verb = tuple[int, int]


def verb_apart(scene: Scene, sentence: Sentence, start: int, end: int) -> Verb | None:
    """Start and end of the verb whose subject is the noun [start, end), where a clause or phrase stands between."""
    if not _subject(scene, sentence, start):
        return None
    text = scene.document.text
    stop = _STOP.search(text, end, min(sentence.end, end + _FAR))
    high = stop.start() if stop else min(sentence.end, end + _FAR)
    comma = text.find(",", end, high)
    relative = _relative(scene, end, high)
    if relative >= 0 and (comma < 0 or relative < comma):
        return _behind_relative(scene, relative, high)
    if comma < 0 or len(text[end:comma].split()) > _TAIL or _verb_in(scene, end, comma):
        return None
    at = text.find(",", comma + 1, high)
    while at >= 0:
        if (verb := _verb_at(scene, at + 1, high)) is not None:
            return verb
        at = text.find(",", at + 1, high)
    return None


def verb_of(trigger: Trigger) -> Trigger:
    """The word of encounter as if it stood at its verb; itself where nothing stands between."""
    if trigger.verb_at is None:
        return trigger
    start, end, high = trigger.verb_at
    return replace(trigger, start=start, end=end, low=start, high=high, verb_at=None)


def occasion(scene: Scene, sentence: Sentence, trigger: Trigger) -> Trigger:
    """Without what is said on the occasion of the encounter, before it or behind it."""
    said, high = _said_before(scene, sentence, trigger), _said_behind(scene, sentence, trigger)
    return replace(trigger, low=max(trigger.low, said), high=min(trigger.high, high), said=said)


def _said_before(scene: Scene, sentence: Sentence, trigger: Trigger) -> int:
    """ "Farmers pay nothing until June, the minister said after the talks": where what is said ends; -1 where the
    encounter is not the occasion on which it was said."""
    start, text = _saying(scene, sentence, trigger), scene.document.text
    if start < 0:
        return -1
    comma = text.find(",", sentence.start, start)
    content = len(text[sentence.start : comma].split()) if comma > 0 else 0
    return start if content >= _CONTENT and len(text[start : trigger.start].split()) <= _AFTER else -1


def _said_behind(scene: Scene, sentence: Sentence, trigger: Trigger) -> int:
    """ "said after the talks in Oran that farmers would pay nothing until June": where what is said begins; the end of
    the sentence where it does not stand behind."""
    opens = [hit for hit in scene.kinds(trigger.end, trigger.high) if hit[2] == "clause"]
    if not opens or _saying(scene, sentence, trigger) < 0:
        return sentence.end
    relative = _verb_in(scene, opens[0][1], opens[0][1] + 12) or opens[0][0] - trigger.end < _NEXT
    return sentence.end if relative and scene.words.names_first else opens[0][0]


def _saying(scene: Scene, sentence: Sentence, trigger: Trigger) -> int:
    """Where the verb of saying stands of which the encounter is the occasion; -1 where it is none."""
    if trigger.verb:
        return -1
    leads = [
        hit for name in ("over", "closes", "during") for hit in scene.table(name, trigger.start - 45, trigger.start)
    ]
    leads = [hit for hit in leads if len(scene.folded[hit[1] : trigger.start].split()) <= _LED]
    said = scene.table("speech", sentence.start, min((hit[0] for hit in leads), default=0))
    if not said or any(kind == "clause" for _, _, kind in scene.kinds(said[-1][1], trigger.start)):
        return -1
    return said[-1][0]


def _subject(scene: Scene, sentence: Sentence, start: int) -> bool:
    """It opens its clause, and no preposition leads to it."""
    low = max([sentence.start, *(end for _, end, kind in scene.kinds(sentence.start, start) if kind == "clause")])
    comma = scene.document.text.find(",", low, start)
    if comma > 0 and scene.dated_in(low, comma) and len(scene.folded[low:comma].split()) <= _TAIL // 2:
        low = comma + 1  # "On Monday, a second session"
    if len(scene.folded[low:start].split()) > _OPENS or "," in scene.document.text[low:start]:
        return False
    of = {hit[0] for hit in scene.kinds(low, start) if hit[2] in ("of", "join")}
    led = [hit for hit in scene.table("during", low, start) if hit[0] not in of]
    return not led and not any(kind in ("at", "to", "aside", "within") for _, _, kind in scene.kinds(low, start))


def _relative(scene: Scene, end: int, high: int) -> int:
    """Where a clause begins that no comma parts from the noun: "the round that was due", "putaran yang semula"."""
    hits = scene.table("which", end, high)
    near = bool(hits) and len(scene.folded[end : hits[0][0]].split()) <= _TAIL
    plain = near and not _verb_in(scene, end, hits[0][0]) and "," not in scene.document.text[end : hits[0][0]]
    return hits[0][1] if plain else -1


def _behind_relative(scene: Scene, low: int, high: int) -> Verb | None:
    """A second verb, right behind a day or place of the first."""
    ends = [mark.end for mark in scene.here if low <= mark.start and mark.end < high]
    found = (verb for end in ends if (verb := _verb_at(scene, end, high)) is not None)
    return next(found, None)


def _verb_at(scene: Scene, at: int, high: int) -> Verb | None:
    """What the encounter does, right there: "will now begin", "took place"."""
    text = scene.document.text
    first = [*scene.table("auxiliary", at, at + 24), *scene.table("phase", at, at + 24)]
    first = [hit for hit in first if not text[at : hit[0]].strip(' )”"')]
    if not first:
        return None
    start = min(hit[0] for hit in first)
    phases = [hit for hit in scene.table("phase", start, min(high, start + _PHASE)) if hit[0] - start < _PHASE]
    near = [hit for hit in phases if len(text[start : hit[0]].split()) <= _WORDS and "," not in text[start : hit[0]]]
    return (start, near[0][1]) if near else None


def _verb_in(scene: Scene, low: int, high: int) -> bool:
    return bool(scene.table("phase", low, high) or scene.table("auxiliary", low, high))
