"""Who, where and when of an encounter that was read by its sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from demarche.annotate.meetings.crews import crews
from demarche.annotate.meetings.day import day_of
from demarche.annotate.meetings.evidence import evidence
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.going import PEOPLE
from demarche.annotate.meetings.moves import kind_of
from demarche.annotate.meetings.scene import Party, Place, Scene, Trigger
from demarche.annotate.meetings.scored_features import Item, Report
from demarche.annotate.meetings.scored_words import scored_words
from demarche.annotate.meetings.sides import meant, told_before
from demarche.annotate.meetings.slips import all_days
from demarche.annotate.meetings.status import denied, status_of
from demarche.annotate.meetings.where import place_of
from demarche.annotate.meetings.who import participants
from demarche.model import NOWHERE, Sentence, When
from demarche.world import bodies, states

_KINDS = {"session": ("talks", False), "call": ("call", False), "come": ("travel", True), "leave": ("travel", True)}
_FILLED = {"session", "crew", "pair", "broker", "table"}
"""Classes of words beside which the sides may be left out."""
_BETWEEN = {"broker", "carry", "spell"}
"""Those beside which somebody named alone may be the one between the sides."""
_JOINT = ("talks", "meeting", "meet", "session", "sit")
"""Kinds of encounters whose sides may be meant further on."""
_MOST = 4
"""Parties in one sentence beyond which it lists more than those who meet."""
_PAIR = 2
_NEXT = 4
"""Code points between somebody and the verb of saying."""


def told_in(made: Report, sentence: Sentence, anchor: Item, sure: bool) -> Found | None:
    """The encounter of the sentence around `anchor`, where it leaves out who meets an addition to others; None where
    the report names no two who may."""
    scene = made.scene
    start, end, name = anchor
    kind, verb = _KINDS.get(name, ("meet", True))
    trigger = Trigger(start, end, kind, verb, sentence.start, sentence.end)
    if denied(scene, trigger) or len(scene.ranked()) < _PAIR:
        return None
    mark = day_of(scene, sentence, trigger, None)
    taking = participants(scene, sentence, trigger)
    named = _named(made, sentence, meant(scene, trigger, taking))
    place = place_in(scene, sentence, trigger)
    named = named if len(named) > 1 else named | _at_home(made, sentence, named, place)
    sides = named if len(named) > 1 else _sides(made, sentence, named)
    when = mark.when if mark is not None else When(why="the report tells no day for it")
    whole = all_days(scene, trigger, mark)
    when = replace(when, at=NOWHERE)  # what is only likely an encounter settles no day of a report
    status = status_of(scene, trigger, when)
    low, high = evidence(scene, trigger, taking, (mark, place))
    return Found(
        max(low, sentence.start),
        min(high, sentence.end),
        (start, end),
        "meet" if kind == "travel" else kind,
        frozenset(sides | taking.host_codes),
        frozenset(party.key for party in taking.sides if party.key),
        place[0],
        place[1],
        "",
        replace(whole, at=NOWHERE) if whole else when,
        mark is not None,
        re.sub(r"\b0(?=\d)", "", scene.folded[mark.start : mark.end]) if mark is not None else "",
        status,
        len(named) > 1,
        sure and len(sides) > 1 and _stands(made, sentence, sides, named) and mark is not None,
        len(named) < 2 and told_before(scene, trigger),
        more=replace(kind_of(scene, trigger, taking), whole=whole is not None),
    )


def _named(made: Report, sentence: Sentence, named: set[str]) -> set[str]:
    """Who takes part by the grammar, else those whom the sentence names: few, and as many as its words count."""
    if len(named) > 1:
        return named
    codes = {code for party in _doing(made, sentence) for code in party.codes}
    if 1 < len(codes) <= _MOST and _how_many(made, sentence) <= len(codes):
        return codes
    return named or (codes if len(codes) == 1 else set())


def _doing(made: Report, sentence: Sentence) -> Iterator[Party]:
    """Those of the sentence who do something but to say it."""
    scene, items = made.scene, made.between(sentence.start, sentence.end)
    said = [(start, end) for start, end, name in items if name == "say"]
    for party in scene.inside(sentence.start, sentence.end):
        beside = any(0 <= start - party.end < _NEXT or 0 <= party.start - end < _NEXT for start, end in said)
        if not (beside or scene.is_city(party) or scene.quoted(party.start) or party.mention.adjectival):
            yield party


def _at_home(made: Report, sentence: Sentence, named: set[str], place: Place) -> set[str]:
    """Where somebody is met in a ministry or palace of another state: that state, if the report names it elsewhere."""
    code, low, high = place[1], sentence.start, sentence.end
    if not code or len(named) != 1 or code in named or not made.scene.at_home(code):
        return set()
    people = {m.key for m in made.scene.document.mentions if low <= m.start < high and m.kind in PEOPLE}
    housed = any(name == "venue" for _, _, name in made.between(low, high))
    return {code} if len(people) > 1 or (people and housed) else set()


def _sides(made: Report, sentence: Sentence, named: set[str]) -> set[str]:
    """Those whose encounter the report tells, else those whom it is about, where a word stands for them."""
    scene, has = made.scene, {name for _, _, name in made.between(sentence.start, sentence.end)}
    if not (has & _FILLED or scene.table("both", sentence.start, sentence.end)):
        return named
    main, many = set(scene.two_sides()), _how_many(made, sentence)
    told = [one for one in made.found if one.firm and len(one.parties) >= many and one.kind in _JOINT]
    told = [one for one in told if main <= one.parties and named <= one.parties]
    before = [one for one in told if one.start < sentence.start]
    if before or told:
        return set((before[-1:] or told)[0].parties)
    if many > max(_PAIR, len(main)):
        main = {code for code, _ in scene.ranked()[:many]}
    if main and len(named) == 1 and has & _BETWEEN:
        return main | named  # "for two days a Swiss diplomat carried papers between the floors"
    return main if named <= main else named


def _how_many(made: Report, sentence: Sentence) -> int:
    """ "all four parties": 4."""
    counts, folded = scored_words(made.scene.document.lang).counts, made.scene.folded
    pairs = [(start, end) for start, end, name in made.between(sentence.start, sentence.end) if name == "pair"]
    return max((counts.get(word, _PAIR) for start, end in pairs for word in folded[start:end].split()), default=_PAIR)


def _stands(made: Report, sentence: Sentence, sides: set[str], named: set[str]) -> bool:
    """It may be a line by itself: the world knows its sides, or the report tells of encounters of theirs, and they are
    named or a word stands for all."""
    told = set(made.scene.two_sides()).union(*(one.parties for one in made.found if one.firm))
    if sum(code in states() or code in bodies() or code in told for code in sides) < _PAIR:
        return False
    low, high = sentence.start, sentence.end
    has = {name for _, _, name in made.between(low, high)}
    stand_for = has & {"pair", "session"} or has >= {"broker", "spell"}
    return len(named) > 1 or bool(stand_for) or bool(crews(made.scene, low, high))


def place_in(scene: Scene, sentence: Sentence, trigger: Trigger) -> Place:
    """As its grammar tells it; else the one town that the sentence names."""
    place = place_of(scene, sentence, trigger)
    if place[0]:
        return place
    low = sentence.start
    towns = scene.words.places.find(scene.document.text[low : sentence.end])
    led = [town for town in towns if any(kind == "at" for _, _, kind in scene.kinds(low + town[0] - 6, low + town[0]))]
    if len({code for _, _, code in led}) != 1:
        return place
    start, end, code = led[0]
    return scene.document.text[low + start : low + end], code, low + end
