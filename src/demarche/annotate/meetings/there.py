"""Encounters that are told by somebody of one side, somebody of the other and the town or room where both were: what
was handed to them there, said there, and from where both went home."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.meetings.crews import STOP, crews
from demarche.annotate.meetings.going import PEOPLE, personal
from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.annotate.meetings.who import Taking
from demarche.model import TimeMark

KINDS = ("tell", "leave", "room")
_FAR = 70
"""Code points from who is told something to the town where."""
_NEAR = 24
"""Code points between a side and what its people are: "officials of A"."""


def as_there(scene: Scene, trigger: Trigger, taking: Taking, mark: TimeMark | None) -> Trigger:
    """What the word stands for: "meet", or "" as its kind where nobody is told to meet."""
    if trigger.kind == "tell":
        met = _handed(scene, trigger, taking, mark)
    elif trigger.kind == "room":
        known = mark is not None or _town(scene, trigger.end, trigger.high)
        met = known and _roomed(scene, trigger, taking)
    else:
        met = mark is not None and _left(scene, trigger, taking)
    via = trigger.end if trigger.kind == "leave" else trigger.via
    return replace(trigger, kind="meet" if met else "", via=via)


def _handed(scene: Scene, trigger: Trigger, taking: Taking, mark: TimeMark | None) -> bool:
    """ "handed the list to the minister of B in Oran"; "in Oran on Monday A told the leaders of B"."""
    codes = {code for party in taking.sides for code in party.codes}
    after = [party for party in taking.sides if party.mention.start >= trigger.end]
    before = [party for party in taking.sides if party.end <= trigger.start]
    if not after or len(codes) != 2:
        return False
    to_both = all(len(party.codes) > 1 for party in after)
    apart = before and not {c for p in before for c in p.codes} & {c for p in after for c in p.codes}
    if not (to_both or (apart and _people(scene, taking.sides))):
        return False
    end = max(party.end for party in after)
    return _town(scene, end, min(trigger.high, end + _FAR)) or (mark is not None and _opened(scene, trigger, before))


def _roomed(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """ "kept A's team at his villa": people of two sides beside the words for the room."""
    codes = {code for party in taking.sides for code in party.codes}
    two = len(codes) == 2 and _people(scene, taking.sides)
    return two and len({party.codes for party in taking.sides}) > 1


def _left(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """ "the delegations of both left Oran": who goes home from where both were."""
    before = [party for party in taking.sides if party.end <= trigger.start]
    codes = {code for party in before for code in party.codes}
    if not _town(scene, trigger.end - 5, min(trigger.high, trigger.end + 40)):
        return False
    both = len(codes) > 1 and _people(scene, before)
    names = ("together", "everyone", "both", "trio")
    told = [hit for name in names for hit in scene.table(name, trigger.low, trigger.start)]
    return both or (not codes and any(trigger.start - hit[1] < _NEAR for hit in told))


def _people(scene: Scene, sides: list[Party]) -> bool:
    """Somebody of each side is told as people do: "the Kenyan envoy", not "Kenyan" alone."""
    known = {code for party in sides if _human(scene, party) for code in party.codes}
    return known >= {code for party in sides for code in party.codes}


def _human(scene: Scene, party: Party) -> bool:
    """A person or an office, those of two sides taken together, or a side beside what its people are."""
    if personal(scene, party, (*PEOPLE, "office")) or (len(party.codes) > 1 and not scene.is_city(party)):
        return True
    near = crews(scene, max(0, party.mention.start - _NEAR), party.mention.end + _NEAR)
    text = scene.folded
    gaps = [text[hit[1] : party.start] if hit[1] <= party.start else text[party.mention.end : hit[0]] for hit in near]
    return any(len(gap.split()) <= 2 and not any(mark in gap for mark in ',.;:"“”') for gap in gaps)


def _town(scene: Scene, low: int, high: int) -> bool:
    """A room, or a known town behind a preposition, before the clause ends."""
    text = scene.document.text
    stop = STOP.search(text, max(low, 0), high)
    high = min([stop.start() if stop else high, *(s for s, _, kind in scene.kinds(low, high) if kind == "clause")])
    if scene.table("chamber", low, high):
        return True
    return bool(scene.words.places.find(text[low:high]))


def _opened(scene: Scene, trigger: Trigger, before: list[Party]) -> bool:
    """ "In Oran on Monday A told ..": the town opens the sentence."""
    first = min((party.start for party in before), default=trigger.start)
    towns = scene.words.places.find(scene.document.text[scene.sentence : first])
    leads = [hit for hit in scene.kinds(scene.sentence, scene.sentence + 4) if hit[2] == "at"]
    return bool(towns) and bool(leads) and leads[0][0] == scene.sentence
