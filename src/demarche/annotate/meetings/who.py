"""Who takes part in an encounter: those around its word, and the subject of its verb."""

from __future__ import annotations

import re

from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.model import Sentence
from demarche.world import bodies

_WORD = re.compile(r"[^\W\d_]+")


def participants(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    held = held_at(scene, trigger)
    subject: list[Party] = []
    if trigger.verb or held is not None:
        subject = _subject(scene, sentence, trigger.start if held is None else held)
    taking = {*subject, *_modifiers(scene, trigger), *_after(scene, trigger)}
    return sorted(taking, key=lambda party: party.start)


def _after(scene: Scene, trigger: Trigger) -> list[Party]:
    """Who follows: "talks between A and B", "met B", "pertemuan A-B", "summit of A"."""
    text = scene.document.text
    taking: list[Party] = []
    at = trigger.end
    for party in scene.inside(trigger.end, trigger.high):
        start = max(party.start, trigger.end)
        gap = text[at:start]
        if not taking and not _opens(scene, at, start):
            if not (_aside(scene, at, start) and "," not in gap):
                break
            if not _receives(scene, trigger, party):
                continue
        if taking and not _joined(scene, at, start):
            break
        taking.append(party)
        at = max(party.end, at)
    return taking


def _opens(scene: Scene, low: int, high: int) -> bool:
    """The words between the trigger and the first name lead to a participant."""
    gap = scene.document.text[low:high]
    kinds = [kind for _, _, kind in scene.kinds(low, high) if kind not in ("forum", "clause")]
    words = _WORD.findall(gap)
    if any(mark in gap for mark in '.;:"“”'):
        return False
    if kinds and kinds[-1] in ("within", "of"):
        return len(words) <= 14
    return len(words) <= 4 and not kinds and "," not in gap


def _receives(scene: Scene, trigger: Trigger, party: Party) -> bool:
    """The goal of a visit, and a body where the encounter takes place, take part."""
    kind = scene.kinds(max(trigger.end - 4, party.start - 40), party.start)
    leads = kind[-1][2] if kind else ""
    body = any(c in bodies() for c in party.codes) and not scene.is_city(party)
    return (trigger.kind == "visit" and leads == "to") or (leads == "at" and body)


def _aside(scene: Scene, low: int, high: int) -> bool:
    kinds = [kind for _, _, kind in scene.kinds(low, high)]
    return bool(kinds) and kinds[-1] in ("at", "to", "aside")


def _joined(scene: Scene, low: int, high: int) -> bool:
    """ "A and B", "A-B", "A, B and C", "A with the foreign minister of B"."""
    gap = scene.document.text[low:high] if high > low else ""
    if not gap.strip() or gap.strip() in ("-", "–", "/", ",", "—", "'s", "’s"):
        return True
    kinds = {kind for _, _, kind in scene.kinds(low, high)}
    words = _WORD.findall(gap)
    if any(mark in gap for mark in '.;:"“”'):
        return False
    return (bool(kinds & {"join", "within"}) and not kinds & {"at", "to", "aside"} and len(words) <= 8) or (
        not kinds and "," in gap and len(words) <= 3
    )


def _modifiers(scene: Scene, trigger: Trigger) -> list[Party]:
    """Who stands right before the noun: "US-Russia security talks", "the EU summit"."""
    if trigger.verb or not scene.words.pack.names_first:
        return []
    taking: list[Party] = []
    at = trigger.start
    for party in reversed(scene.inside(trigger.low, trigger.start)):
        gap = scene.document.text[party.mention.end : at]
        if taking and gap.strip() in ("-", "–", "/", "—"):
            taking.append(party)
        elif taking or len(_WORD.findall(gap)) > 2 or "," in gap or scene.kinds(party.mention.end, at):
            break
        else:
            taking.append(party)
        at = party.start
    return taking


def held_at(scene: Scene, trigger: Trigger) -> int | None:
    """Where the verb stands that takes the noun as its object ("held talks", "mengadakan pembicaraan")."""
    if trigger.verb:
        return None
    low = max(trigger.low, trigger.start - 60)
    for start, end, kind in reversed(scene.kinds(low, trigger.start)):
        if kind == "hold" and len(_WORD.findall(scene.document.text[low + end : trigger.start])) <= 5:
            return low + start
    return None


def _subject(scene: Scene, sentence: Sentence, before: int) -> list[Party]:
    """The nearest name before the verb that no preposition puts aside, and those joined with it."""
    taking: list[Party] = []
    for party in reversed(scene.inside(sentence.start, before)):
        if party.end > before:
            continue
        if any(mark in scene.document.text[party.end : before] for mark in '“”";'):
            break
        if taking:
            if not _joined(scene, party.end, taking[-1].start):
                break
        elif _aside(scene, max(sentence.start, party.start - 14), party.start) and _next_to(scene, party):
            continue
        taking.append(party)
    return taking


def _next_to(scene: Scene, party: Party) -> bool:
    """The preposition stands directly before the name."""
    low = max(0, party.start - 14)
    hits = scene.kinds(low, party.start)
    return bool(hits) and not _WORD.findall(scene.document.text[low + hits[-1][1] : party.start])


def fill_up(scene: Scene, codes: set[str]) -> set[str]:
    """Talks have two sides: a side that the words leave out is one of the two that the report is about, if it is."""
    main = scene.two_sides()
    return {*codes, *[code for code in main if code not in codes][: 2 - len(codes)]} if main else set()
