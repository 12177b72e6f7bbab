"""Find encounters sentence by sentence: a noun or verb of encounter, who takes part, where, when, and its status."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from demarche.annotate.covers import Cover
from demarche.annotate.meetings.cues import (
    as_cue,
    crew_beside,
    of_turn,
    on_tour,
    plural,
)
from demarche.annotate.meetings.day import OPENING, day_of, time_of
from demarche.annotate.meetings.dayoff import day_told
from demarche.annotate.meetings.details import (
    length_of,
    level_of,
    moved_from,
    office_of,
)
from demarche.annotate.meetings.evidence import UNDONE, evidence
from demarche.annotate.meetings.found import Found, More
from demarche.annotate.meetings.going import all_go, bound, goal, stranger, travelled, visitor, with_others
from demarche.annotate.meetings.joint import in_common, joint, may_be, worth
from demarche.annotate.meetings.moves import more_of, same_day_too
from demarche.annotate.meetings.nobody import nobody_meets
from demarche.annotate.meetings.predicate import occasion, verb_of
from demarche.annotate.meetings.scene import Place, Scene, Trigger
from demarche.annotate.meetings.sides import collective, meant, told_before, trio
from demarche.annotate.meetings.sitting import as_sitting, as_talks
from demarche.annotate.meetings.slips import all_days, end_of, put_off_by, to_come
from demarche.annotate.meetings.status import denied, put_off, status_of
from demarche.annotate.meetings.strength import alone, counterpart, strength_of
from demarche.annotate.meetings.there import KINDS as THERE
from demarche.annotate.meetings.there import as_there
from demarche.annotate.meetings.triggers import Heard, triggers
from demarche.annotate.meetings.turns import in_turn
from demarche.annotate.meetings.where import forum_of, place_of
from demarche.annotate.meetings.who import CUES, Taking, participants
from demarche.annotate.meetings.whose import left_out, whose
from demarche.model import Sentence, TimeMark, When

_SOON = 3
"""Sentences after which "the trip" is that of the journey told before."""


def encounters(scene: Scene, heard: list[Heard]) -> Iterator[Found]:
    """All mentions of encounters that carry a day, a place, or named people or parties on both sides."""
    document = scene.document
    skipped = [(s.start, s.end) for s in document.headlines] + [(j.start, j.end) for j in document.junk]
    apart = Cover(skipped)
    heard = [hit for hit in heard if not apart.holds(hit[0])]
    starts, days = [start for start, _, _ in heard], [mark.start for mark in scene.times]
    body = max((high for _, high in skipped[: len(document.headlines)]), default=0)
    last: tuple[int, Found] | None = None
    told: list[Found] = []
    gone: tuple[int, Found] | None = None  # the journey told last
    for number, sentence in enumerate(document.sentences):
        hits = heard[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        at = bisect_left(days, sentence.start)
        dated = at < len(days) and days[at] < sentence.end
        hits = worth(scene, sentence, hits, dated) if hits else hits
        opens = dated and bool(told) and days[at] - sentence.start < OPENING
        if hits or opens or (sentence.start >= body and may_be(scene, sentence)):
            scene.enter(sentence)
            hits = hits or (joint(scene, sentence) if may_be(scene, sentence) else [])
        off = day_told(scene, sentence, told) if told and dated and scene.sentence == sentence.start else None
        if off is not None:
            told.append(off)
            yield off
            hits = [hit for hit in hits if not off.start <= hit[0] < off.end]
        if not hits:
            continue
        before: Found | None = None
        scene.recent = last is not None and number - last[0] < 2
        for trigger in in_turn(scene, triggers(scene, sentence, hits)):
            if trigger.kind == "it":
                found = _told_as_it(scene, sentence, trigger, last[1]) if last and scene.recent else None
            elif gone and number - gone[0] < _SOON and _taken_up(scene, trigger):
                found = _told_as_it(scene, sentence, trigger, gone[1])
            else:
                found = _read(scene, sentence, trigger, before)
            if found is not None:
                before, last, scene.recent = found, (number, found), True
                scene.last = found.trigger[0]
                gone = last if found.kind in ("visit", "travel") else gone
                told.append(found)
                yield found


def _read(scene: Scene, sentence: Sentence, trigger: Trigger, before: Found | None) -> Found | None:
    if denied(scene, trigger):
        return None
    trigger = occasion(scene, sentence, trigger)
    first = _day_at_verb(scene, sentence, trigger, before)
    mark = put_off_by(scene, verb_of(trigger), first)
    if mark is None and scene.quoted(trigger.start):
        return None
    taking = participants(scene, sentence, trigger)
    heard, trigger = _stands_for(scene, trigger, taking, mark)
    if nobody_meets(scene, (heard, trigger), taking, mark):
        return None
    inherited = _shared_day(scene, trigger, before) if mark is None else None
    place = _place(scene, sentence, trigger)
    named = _named(scene, (heard, trigger), taking, place)
    if trigger.kind == "travel" and len(named) < 2:
        return _bound_for(scene, (sentence, trigger), taking, mark, place)
    if trigger.kind == "visit" and not visitor(trigger, taking):
        return None
    explicit = len(named) >= 2 or alone(scene, trigger, taking, named)
    again = not explicit and told_before(scene, trigger)
    if heard.kind in ("travel", "send", "joint", "leave") and not (place[0] or in_common(scene, heard)):
        return None
    strength = _strength(scene, (heard, trigger), (mark, explicit, bool(place[0] or inherited)), taking)
    sides = named if explicit else whose(scene, trigger, taking, (named, mark, place))
    if explicit and len(named) >= 2:
        _keep_sides(scene, trigger, taking, named)
    parties = sides | taking.host_codes
    if strength == 0 or not (sides or _datable(trigger, mark, place)):
        return None
    parties, strength = (parties, strength) if sides else (taking.named | parties, 1)
    _remember(scene, place, mark, sides)
    when = mark.when if mark is not None else inherited or When(why="the report tells no day for it")
    when = (whole := all_days(scene, verb_of(trigger), mark)) or when
    low, high = evidence(scene, trigger, taking, (mark, place))
    return Found(
        low,
        min(high, sentence.end),
        (trigger.start, trigger.end),
        trigger.kind,
        frozenset(parties),
        frozenset(party.key for party in taking.sides if party.key),
        place[0],
        place[1],
        forum_of(scene, trigger),
        when,
        mark is not None or inherited is not None,
        _told(scene, mark, before),
        "planned" if mark is not first else status_of(scene, verb_of(trigger), when),
        explicit,
        strength > 1,
        again,
        frozenset(taking.named if counterpart(scene, trigger, taking) else ()),
        bool(taking.sides) and all(collective(scene, party) for party in taking.sides),
        replace(
            more_of(scene, trigger, taking, (mark, first, whole is not None)),
            parted=_parted_from(scene, trigger, before),
            end=end_of(scene, verb_of(trigger), mark),
        ),
    )


def _stands_for(scene: Scene, trigger: Trigger, taking: Taking, mark: TimeMark | None) -> tuple[Trigger, Trigger]:
    """As heard, and as what it is taken for by who stands beside it."""
    if trigger.kind in THERE:
        return trigger, as_there(scene, trigger, taking, mark)
    heard = as_talks(scene, trigger, taking)
    taken = as_sitting(scene, as_cue(scene, heard, taking, mark), taking, mark)
    return heard, on_tour(scene, heard, taken, taking)


def _strength(
    scene: Scene, triggers: tuple[Trigger, Trigger], has: tuple[TimeMark | None, bool, bool], taking: Taking
) -> int:
    """Who sees a site may be there for many reasons, unless somebody has asked for it."""
    heard, trigger = triggers
    found = strength_of(scene, trigger, has, taking)
    if heard.kind == "joint":
        return min(found, 1) if has[0] is not None or (has[2] and not taking.named) else 0
    site = heard.kind in ("busy", "see") and trigger.kind == "visit" and not taking.hosts
    return min(found, 1) if site or stranger(scene, trigger, taking) else found


def _keep_sides(scene: Scene, trigger: Trigger, taking: Taking, named: set[str]) -> None:
    """Who meets here is meant by "the two sides" and "he" further on."""
    scene.sides = frozenset(named)
    scene.talked = scene.sides if trigger.kind == "talks" and not trigger.verb else scene.talked
    scene.doer = next((one for one in taking.sides if one.key and one.end <= trigger.start), None)


def _named(scene: Scene, triggers: tuple[Trigger, Trigger], taking: Taking, place: Place) -> set[str]:
    """Codes of who is told to meet; triggers: as heard, and as what it was taken for."""
    heard, trigger = triggers
    if trigger.kind == "travel":
        going = travelled(scene, trigger, taking, place) if heard.kind != "stay" else set()
        return going if going or any(p.start < trigger.start for p in taking.sides) else all_go(scene, trigger)
    if heard.kind == "turn":
        return of_turn(scene, trigger, taking)
    named = meant(scene, trigger, taking) | goal(scene, trigger, taking, place)
    named |= left_out(scene, trigger, taking, named)
    named |= trio(scene, trigger) if len(named) < 3 else set()
    if heard.kind in CUES and (crew := crew_beside(scene, heard, named)):
        return crew
    if heard.kind in CUES and (both := plural(scene, heard)):
        return both | taking.named
    if heard.kind in CUES and len(named) == 1 and place[1] and place[1] not in named and scene.at_home(place[1]):
        return {*named, place[1]}  # "spent three hours with Ana Silva at the ministry in Nairobi"
    team = heard.kind == "busy" and trigger.kind == "meet" and len(named) < 2
    return {*named, *scene.sides} if team else named


def _parted_from(scene: Scene, trigger: Trigger, before: Found | None) -> int:
    """ "the envoys met three days before this meeting": another one, though it is the only one told so far."""
    if same_day_too(scene, trigger):
        return scene.last
    then = before is not None and scene.table("then", before.trigger[1], trigger.start)
    return before.trigger[0] if before is not None and then else -1


def _shared_day(scene: Scene, trigger: Trigger, before: Found | None) -> When | None:
    """The day of the encounter told before it in the sentence."""
    if before is None or not before.dated:
        return None
    # "having met A last week, she is to meet B": what is to come does not share the day of what was
    ahead = before.status == "held" and status_of(scene, trigger, When()) == "planned"
    return None if ahead or scene.table("then", before.trigger[1], trigger.start) else before.date


def _day_at_verb(scene: Scene, sentence: Sentence, trigger: Trigger, before: Found | None) -> TimeMark | None:
    """Of a verb that stands apart the day told with it comes first, unless it is that of calling it off."""
    verb = verb_of(trigger)
    told = before.date if before is not None and before.dated else None
    first = to_come(scene, verb, day_of(scene, sentence, verb, told))
    if verb is trigger or (first is not None and not _undone(scene, verb)):
        return first
    inner = replace(trigger, high=verb.start, verb_at=None)
    return day_of(scene, sentence, inner, told) or first


def _undone(scene: Scene, verb: Trigger) -> bool:
    """Called off or put off, and not to another day."""
    told = {kind for _, _, kind in scene.table("status", verb.start, verb.end + 2)}
    return bool(told & {*UNDONE}) and put_off(scene, verb) is None


def _place(scene: Scene, sentence: Sentence, trigger: Trigger) -> Place:
    verb = verb_of(trigger)
    if verb is trigger:
        return place_of(scene, sentence, trigger)
    told = place_of(scene, sentence, verb)
    own = place_of(scene, sentence, replace(trigger, high=verb.start, verb_at=None))
    strange = "," in scene.document.text[verb.end : told[2]] or scene.table("same_place", verb.low, verb.high)
    return own if own[0] and (strange or not told[0]) else told


def _remember(scene: Scene, place: Place, mark: TimeMark | None, sides: set[str]) -> None:
    """Where the encounter told last was, who met there, and the day of the one told first."""
    if place[0] and len(sides) > 1:
        scene.placed.setdefault(place[0], frozenset(sides))
    scene.place = place if place[1] else scene.place
    scene.met_in = place if place[1] and len(sides) > 1 else scene.met_in
    if scene.lead is None and mark is not None and mark.when.earliest == mark.when.latest:
        scene.lead = mark.when


def _taken_up(scene: Scene, trigger: Trigger) -> bool:
    """ "the trip was called off": of the journey told before."""
    low, high = trigger.end, min(trigger.high, trigger.end + 60)
    left = any(kind in UNDONE for _, _, kind in scene.table("status", low, high))
    return trigger.kind == "visit" and not trigger.verb and left and told_before(scene, trigger)


def _told_as_it(scene: Scene, sentence: Sentence, trigger: Trigger, last: Found) -> Found | None:
    """ "It will now take place on Friday", of the encounter told just before."""
    if scene.quoted(trigger.start) or (last.kind == "visit" and trigger.kind == "it"):
        return None
    off = trigger.kind == "visit"  # the day told is that of calling it off
    mark = put_off(scene, trigger) or (None if off else time_of(scene, sentence, trigger))
    place = place_of(scene, sentence, trigger)
    when = mark.when if mark is not None else last.date
    low, high = evidence(scene, trigger, Taking([], []), (mark, place))
    return replace(
        last,
        start=low,
        end=min(high, sentence.end),
        trigger=(trigger.start, trigger.end),
        place=place[0] or last.place,
        state=place[1] if place[0] else last.state,
        date=when,
        dated=mark is not None or last.dated,
        told=_told(scene, mark, last),
        status=status_of(scene, trigger, when),
        firm=last.firm or (mark is not None and len(last.parties) > 1),
        again=True,
        more=More(
            round=last.more.round,
            length=length_of(scene, trigger),
            was=moved_from(scene, trigger, mark) if mark else When(),
            moved=mark is not None,
        ),
    )


def _datable(trigger: Trigger, mark: TimeMark | None, place: Place) -> bool:
    """Enough for another report to tell who met: talks or a meeting with its day or place."""
    named = trigger.kind in ("talks", "meeting", "session", "call") and not trigger.verb
    return (mark is not None or bool(place[1])) and (named or trigger.kind in ("meet", "receive"))


def _bound_for(
    scene: Scene, where: tuple[Sentence, Trigger], taking: Taking, mark: TimeMark | None, place: Place
) -> Found | None:
    """ "is off to Oran on Monday": whom they meet there another report may tell."""
    sentence, trigger = where
    going = bound(scene, trigger, taking)
    codes = frozenset(code for party in going for code in party.codes)
    if not going or not place[0] or mark is None or mark.when.earliest is None or place[1] in codes:
        return None
    low, high = evidence(scene, trigger, taking, (mark, place))
    return Found(
        low,
        min(high, sentence.end),
        (trigger.start, trigger.end),
        "visit",
        codes | with_others(scene, going, place),
        frozenset(party.key for party in going if party.key),
        place[0],
        place[1],
        "",
        mark.when,
        True,
        _told(scene, mark, None),
        status_of(scene, trigger, mark.when),
        False,
        False,
        False,
        more=More(level=level_of(scene, trigger, going), office=office_of(scene, trigger, going)),
    )


def _told(scene: Scene, mark: TimeMark | None, before: Found | None) -> str:
    if mark is None:
        return before.told if before is not None else ""
    return re.sub(r"\b0(?=\d)", "", scene.folded[mark.start : mark.end])
