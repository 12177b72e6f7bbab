"""Where an encounter takes place, and in which forum."""

from __future__ import annotations

import re

from demarche.annotate.meetings.day import broken
from demarche.annotate.meetings.scene import Place, Scene, Trigger
from demarche.model import Sentence
from demarche.world import bodies, capital_of

_CAPITALS = re.compile(r"\s+((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,2})")
_LOWER = re.compile(r"(?:\s+[a-z]+){0,2}")
_STOP = re.compile(r'[.;:"“”(]|,\s')

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
        goes = kind == "to" and (trigger.kind in GOING or _moved_there(scene, trigger, end))
        leads = (kind == "at" or goes) and not _aside(scene, trigger, end)
        found = (
            (_place_at(scene, end) or (None if _for_what(scene, trigger, end) else _unknown_at(scene, end)))
            if leads
            else None
        )
        if found is not None and not _of_speaker(scene, trigger, found[2]):
            return found
    for _, end, _ in scene.table("bound", trigger.end, min(trigger.high, trigger.end + 60)):
        found = _place_at(scene, end)  # "set for Oran"
        if (
            found is not None
            and scene.words.places.find(found[0])
            and "," not in scene.document.text[trigger.end : end]
        ):
            return found
    low = max(trigger.low, trigger.start - 30)
    named = [] if trigger.verb else scene.words.places.find(scene.document.text[low : trigger.start])
    if named and _next(scene, low + named[-1][1], trigger.start):
        start, end, code = named[-1]
        return scene.document.text[low + start : low + end], code, low + end
    for _, end, kind in reversed(scene.kinds(max(sentence.start, trigger.start - 120), trigger.start)):
        # the place of another encounter told before this one in the sentence is not this one's
        own = trigger.low == sentence.start or broken(scene.document.text[trigger.low : end])
        leads = own and kind in ("at", "to") and not _broken_off(scene, end, trigger)
        found = _place_at(scene, end) if leads else None
        if found is not None and scene.words.places.find(found[0]):
            return found
    there = scene.table("same_place", trigger.low, trigger.high)
    known = scene.met_in if scene.met_in[0] and trigger.kind == "talks" else scene.place
    return (known[0], known[1], there[0][1]) if there else ("", "", 0)


def _for_what(scene: Scene, trigger: Trigger, at: int) -> bool:
    """ "sat down to agree on a project in Sabah": the place of what they meet for."""
    text, articles = scene.document.text, scene.words.articles
    return any(
        text[end + 1 : end + 2].islower() and text[end + 1 : at].partition(" ")[0] not in articles
        for _, end, _ in scene.table("purpose", trigger.end, at)
    )


def _moved_there(scene: Scene, trigger: Trigger, at: int) -> bool:
    """ "the talks have been moved to Oran"."""
    hits = scene.table("status", max(trigger.low, at - 30), at)
    moved = [end for _, end, kind in hits if kind in ("moved", "postponed")]
    return bool(moved) and len(scene.folded[moved[-1] : at].split()) <= 1


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
    return broken(scene.document.text[low : trigger.start]) or bool(clause or then)


def _place_at(scene: Scene, at: int) -> Place | None:
    """The place whose name begins at `at`: "Geneva", "the Swiss city of Geneva"."""
    text = scene.document.text
    seat = scene.table("capital", at, at + 24)
    if seat and not text[at : seat[0][0]].strip():
        return _place_at(scene, seat[0][1])  # "in the capital of Kenya"
    if (own := _own_capital(scene, at)) is not None:
        return own
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


def _own_capital(scene: Scene, at: int) -> Place | None:
    """ "in the Kenyan capital"."""
    text = scene.document.text
    named = [party for party in scene.inside(at, at + 8) if party.mention.kind == "party" and len(party.codes) == 1]
    if not named or named[0].codes[0] in bodies():
        return None
    lead = scene.folded[at : named[0].mention.start].split()
    seat = scene.table("seat", named[0].mention.end, named[0].mention.end + 14)
    if not seat or text[named[0].mention.end : seat[0][0]].strip() or not scene.words.articles.issuperset(lead):
        return None
    code = named[0].codes[0]
    return capital_of(code, scene.document.lang) or text[named[0].mention.start : seat[0][1]], code, seat[0][1]


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
