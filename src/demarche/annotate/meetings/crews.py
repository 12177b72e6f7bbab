"""Those who gather without the names of their sides: experts, commissions, teams, both ministers."""

from __future__ import annotations

import re

from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.annotate.meetings.words import Hit

_WORD = re.compile(r"[^\W\d_]+")
STOP = re.compile(r"[.;:\"“”—]|\s–\s")
"""What ends a stretch of words that tell of one thing."""
_FIRST = 6
"""Words of a clause among which its subject begins."""
_FAR = 130
"""Code points between a crew and its verb."""


def held_at(scene: Scene, trigger: Trigger) -> int | None:
    """Where the verb stands that takes the noun as its object ("held talks", "mengadakan pembicaraan")."""
    if trigger.verb:
        return None
    low = max(trigger.low, trigger.start - 60)
    for start, end, kind in reversed(scene.kinds(low, trigger.start)):
        if kind == "hold" and len(_WORD.findall(scene.document.text[end : trigger.start])) <= 6:
            return start
    return None


def crew_of(scene: Scene, trigger: Trigger) -> Hit | None:
    """Those who gather, told by what they are: "the licensing experts are to gather", "a meeting of hydrologists"."""
    held = held_at(scene, trigger)
    behind = _crew_after(scene, trigger.end, trigger.high)
    if trigger.verb or held is not None:
        return _crew_before(scene, trigger.low, trigger.start if held is None else held) or behind
    return behind


def _crew_before(scene: Scene, floor: int, verb: int) -> Hit | None:
    text = scene.document.text
    low = max(floor, verb - _FAR)
    stop = max((match.end() for match in STOP.finditer(text, low, verb)), default=low)
    for hit in reversed(crews(scene, stop, verb)):
        gap = text[hit[1] : verb]
        opens = len(_WORD.findall(text[stop : hit[0]])) <= _FIRST
        said = [one for one in scene.table("speech", hit[1], verb) if not _within_commas(gap, one[0] - hit[1])]
        if said or (len(_WORD.findall(gap)) > 4 and not opens):
            return None
        return hit
    return None


def _within_commas(gap: str, at: int) -> bool:
    return "," in gap[:at] and "," in gap[at:]


def _crew_after(scene: Scene, low: int, high: int) -> Hit | None:
    """Right behind the word, with what leads to them: "of", "between the", "para"."""
    text = scene.document.text
    for hit in crews(scene, low, min(high, low + 60)):
        gap = text[low : hit[0]]
        if any(mark in gap for mark in ',.;:"“”()') or len(_WORD.findall(gap)) > 4:
            return None
        kinds = {kind for _, _, kind in scene.kinds(low, hit[0])}
        high_up = any(kind != "experts" for _, _, kind in scene.table("level", hit[0], hit[1]))
        plain = all(word in scene.words.crowd for word in _WORD.findall(scene.folded[low : hit[0]]))
        return hit if kinds <= {"of", "within", "forum"} and (plain or not high_up) else None  # not "of island leaders"
    return None


def crews(scene: Scene, low: int, high: int) -> list[Hit]:
    """In order, without those that are of one state alone or of none."""
    own = scene.table("own", low - 20, high + 20)
    named = scene.table("crew", low, high)
    taken = {hit[0] for hit in named}
    joint = [hit for hit in scene.table("panel", low, high) if hit[0] not in taken and _joint(scene, hit)]
    named = sorted([*named, *joint]) if joint else named
    found = [hit for hit in named if not any(_beside(scene, hit, one) for one in own)]
    return [hit for hit in found if not _of_others(scene, hit)]


def _joint(scene: Scene, hit: Hit) -> bool:
    """ "the joint water council", "Dewan Air Bersama": of both sides by its name."""
    near = scene.table("joint", max(0, hit[0] - 30), hit[1] + 30)
    return any(
        scene.document.text[start].isupper() == scene.document.text[hit[0]].isupper()
        and len(scene.folded[min(hit[1], end) : max(hit[0], start)].split()) <= 2
        for start, end, _ in near
    )


def _of_others(scene: Scene, hit: Hit) -> bool:
    """ "the leaders of the strike"."""
    leads = [end for start, end, kind in scene.kinds(hit[1], hit[1] + 5) if kind == "of" and start == hit[1] + 1]
    high_up = any(kind != "experts" for _, _, kind in scene.table("level", hit[0], hit[1]))
    if not leads or not high_up:
        return False
    following = scene.folded[leads[0] : leads[0] + 40].split()[:3]
    return not scene.inside(leads[0], leads[0] + 40) and not any(
        word in scene.words.several or word in scene.words.pair for word in following
    )


def _beside(scene: Scene, hit: Hit, own: Hit) -> bool:
    low, high = (own[1], hit[0]) if own[0] < hit[0] else (hit[1], own[0])
    return not scene.document.text[low:high].strip(" -")


def of_both(scene: Scene, trigger: Trigger) -> bool:
    """ "the joint border commission"; a "Joint Commission" is a body by that name."""
    crew, text = crew_of(scene, trigger), scene.document.text
    if crew is None or not text[crew[0]].islower():
        return False
    near = scene.table("joint", crew[0] - 30, crew[1] + 30)
    return any(len(text[min(crew[1], end) : max(crew[0], start)].split()) <= 1 for start, end, _ in near)
