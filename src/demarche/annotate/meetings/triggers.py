"""The words of encounter of one sentence, those of one event taken together."""

from __future__ import annotations

import re
from dataclasses import replace

from demarche.annotate.meetings.cues import clear, shared
from demarche.annotate.meetings.day import is_same
from demarche.annotate.meetings.predicate import Verb, verb_apart
from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.annotate.meetings.who import CUES
from demarche.model import Sentence

Heard = tuple[int, int, tuple[str, bool]]
"""(start, end, (kind, is a verb))."""
_GOING = ("travel", "stay", "send")
_NO_GOAL = ("travel", "stay", "send", "busy")
"""Kinds of words that tell nothing of what somebody goes for."""
_SAME = 3
"""Words between "was" and what an encounter is also called."""
_CLAUSE = 80
"""Code points from where a clause opens to its word of encounter."""
_WORD = re.compile(r"[^\W\d_]+")


def triggers(scene: Scene, sentence: Sentence, hits: list[Heard]) -> list[Trigger]:
    """The words of encounter, two of one event taken together ("meet at the summit", "council session convenes")."""
    hits = [_as_noun(scene, hit) for hit in hits]
    hits = clear(scene, _at_work(scene, _without(shared(scene, hits), "series")))
    hits = [hit for hit in hits if hit[2][1] or not _day_of(scene, hit[0])]
    subject, verb_at = _with_verb(scene, sentence, hits)
    if subject is not None and verb_at is not None:
        hits = [hit for hit in hits if not _of_verb(hit, subject, verb_at)]
    found = [_in_clause(scene, one) for one in _in_order(scene, sentence, hits)]
    if subject is None or verb_at is None:
        return found
    high = min([hit[0] for hit in hits if hit[0] >= verb_at[1]], default=sentence.end)
    return [replace(one, verb_at=(*verb_at, high)) if one.start <= subject[0] < one.end else one for one in found]


def _in_clause(scene: Scene, one: Trigger) -> Trigger:
    """ "A, who chaired the sessions with B, said that they would return": the stretch of the sessions ends with their
    clause."""
    text = scene.document.text
    relatives = scene.table("who", max(one.low, one.start - _CLAUSE), one.start)
    opens = [hit for hit in relatives if text[one.low : hit[0]].rstrip().endswith(",")]
    if not opens or "," in text[opens[-1][1] : one.start]:
        return one
    comma = text.find(",", one.end, one.high)
    speaks = comma > 0 and any(hit[0] - comma < _CLAUSE // 2 for hit in scene.table("speech", comma, one.high))
    return replace(one, high=comma) if speaks else one


def _with_verb(scene: Scene, sentence: Sentence, hits: list[Heard]) -> tuple[Heard | None, Verb | None]:
    """The noun that is the subject of the sentence, and its verb, where something stands between."""
    nouns = [hit for hit in hits[:2] if not hit[2][1] and hit[2][0] not in ("again", "it")]
    for noun in nouns:
        verb = verb_apart(scene, sentence, noun[0], noun[1])
        if verb is not None:
            return noun, verb
    return None, None


def _of_verb(hit: Heard, subject: Heard, verb: Verb) -> bool:
    """ "the group, which was to have sat on Monday, will not meet": what is told of the noun is no other encounter."""
    between = subject[1] <= hit[0] < verb[1]
    return between and hit[2][1]


def _in_order(scene: Scene, sentence: Sentence, hits: list[Heard]) -> list[Trigger]:
    found: list[Trigger] = []
    for index, (start, end, (kind, verb)) in enumerate(hits):
        high = hits[index + 1][0] if index + 1 < len(hits) else sentence.end
        if scene.document.text[start - 1 : start] == "-":
            continue
        if kind == "it":
            found.append(Trigger(start, end, kind, True, hits[index - 1][1] if found else sentence.start, high))
            continue
        if verb and found and _hosted_there(scene, found[-1].end, start, end):
            found[-1] = replace(found[-1], high=high)
            continue
        if found and found[-1].kind in _GOING and kind not in _NO_GOAL and not _cut(scene, found[-1].end, start):
            # who flies somewhere for talks is there for the talks
            found[-1] = Trigger(start, end, kind, verb, found[-1].low, high, via=found[-1].end)
            continue
        setting = not verb and _frames(scene, start)
        if found and (setting or _one_event(scene, found[-1].end, start)):
            found[-1] = _as_one(scene, found[-1], (start, end, (kind, verb)), high, setting)
            continue
        if setting and index + 1 < len(hits):
            continue
        again = kind == "again"
        if again and not found:
            continue
        low = hits[index - 1][1] if index and found else sentence.start
        found.append(Trigger(start, end, "meeting" if again else kind, verb, low, high, again, setting))
    return found


def _as_one(scene: Scene, last: Trigger, hit: Heard, high: int, setting: bool) -> Trigger:
    """Two words of one event."""
    start, end, (kind, verb) = hit
    if last.kind == "sign" and last.verb and kind == "call":
        return Trigger(start, end, kind, verb, last.low, high)  # "was agreed in a telephone call"
    noun = _kind_of(last, kind, verb, setting)
    # "the latest round of talks" is one word
    nouns = not verb and not last.verb
    ends = end if nouns and start - last.end < 9 else last.end
    called = scene.table("copula", last.end, start)  # "the round, which was to be the last meeting"
    if nouns and ends < end and not called and scene.kinds(last.end, last.end + 4):
        last, ends = replace(last, start=start), end  # "the last round of the Geneva talks"
    return Trigger(last.start, ends, noun, last.verb or verb, last.low, high, last.again, last.setting, via=last.via)


def _as_noun(scene: Scene, hit: Heard) -> Heard:
    """ "a second meeting with", "their huddle": a noun too, behind an article or an ordinal."""
    start, end, (_, verb) = hit
    word = scene.folded[start:end].partition(" ")[0]
    kind = scene.words.nouns.get(word) if verb else None
    before = scene.folded[max(0, start - 16) : start].split()[-1:]
    led = before and (before[0] in scene.words.articles or before[0] in scene.words.ordinals)
    return (start, start + len(word), (kind, False)) if kind and led else hit


def _kind_of(last: Trigger, kind: str, verb: bool, setting: bool) -> str:
    """Of two words of one event the one that tells what it is."""
    if last.kind in CUES and "phoned" in (last.kind, kind):
        return "phoned"  # "went over the agenda on the telephone"
    if last.kind == "session" and not last.verb:
        return last.kind  # "the plenary, which was to be the closing meeting"
    return last.kind if setting or verb or not last.verb or last.kind == "sign" else kind


def _without(hits: list[Heard], kind: str) -> list[Heard]:
    """Words of the kind count only where there is no other."""
    return [hit for hit in hits if hit[2][0] != kind] or hits[:1]


def _at_work(scene: Scene, hits: list[Heard]) -> list[Heard]:
    """ "inspected the dam, and ministers will meet" are two; "met to discuss the dam" is one."""
    if not hits:
        return []
    ends = [hit[0] for hit in hits[1:]] + [0]
    two = [_apart(scene, hit[1], end) for hit, end in zip(hits, ends, strict=True)]
    kept = [hit for hit, other in zip(hits, two, strict=True) if other or hit[2][0] != "busy"]
    return kept or hits[:1]


def _apart(scene: Scene, low: int, high: int) -> bool:
    gap = scene.document.text[low:high]
    return ";" in gap or any(
        gap[: start - low].endswith(", ") for start, _, kind in scene.kinds(low, high) if kind == "join"
    )


def _day_of(scene: Scene, start: int) -> bool:
    """ "on the same day as the talks": only tells a day."""
    gaps = [scene.document.text[mark.end : start] for mark in scene.here if is_same(mark) and mark.end < start]
    return bool(gaps) and len(gaps[-1].split()) <= 3 and "," not in gaps[-1]


def _frames(scene: Scene, start: int) -> bool:
    """ "on the margins of the summit": only the frame of another encounter."""
    hits = scene.table("setting", start - 40, start)
    return bool(hits) and len(_WORD.findall(scene.document.text[hits[-1][1] : start])) <= 4


def _hosted_there(scene: Scene, low: int, start: int, end: int) -> bool:
    """ "talks with A, which B will host": the verb is of the encounter just told."""
    which = scene.table("which", low, start)
    return bool(which) and any(hit[0] <= start < hit[1] for hit in scene.table("hosting", which[-1][1], end))


def _cut(scene: Scene, low: int, high: int) -> bool:
    gap = scene.document.text[low:high]
    return any(mark in gap for mark in ',.;:"“”–—') or bool(scene.table("then", low, high))


def _one_event(scene: Scene, low: int, high: int) -> bool:
    gap = scene.document.text[low:high]
    told = scene.table("told_after", low, high)
    if told and scene.table("which", low, low + 8) and not scene.document.text[told[-1][1] : high].strip():
        return True  # "perundingan yang dibuka Senin (19/5) itu mempertemukan"
    same = scene.table("copula", low, high)
    if same and len(_WORD.findall(gap[same[-1][1] - low :])) <= _SAME and not any(mark in gap for mark in ";:“”"):
        return len(gap) < _CLAUSE  # "the meeting on Friday was the first encounter"
    if any(mark in gap for mark in ',.;:"“”–—'):
        return False
    if scene.table("then", low, high):
        return False
    # "meet at this month's gathering" is one, "met on Monday and will meet" are two
    if scene.dated_in(low, high) and not scene.kinds(low, low + 4):
        return False
    lower = [word for word in _WORD.findall(gap) if word[0].islower()]
    # "a fourth round of direct and indirect talks"
    counted = any(hit[1] == low for hit in scene.table("round", low - _CLAUSE, low))
    of = counted and any(word in scene.words.of for word in gap.split()[:1])
    return len(lower) <= 5 and (of or not any(kind == "join" for _, _, kind in scene.kinds(low, high)))
