"""Encounters that no word of encounter tells, but who stands beside whom: hours shared, crews that gather or are sent,
a turn taken, a site that is seen."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from demarche.annotate.meetings.crews import STOP, crew_of, crews
from demarche.annotate.meetings.details import crowd_of, lengths
from demarche.annotate.meetings.going import stranger
from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.annotate.meetings.schema import MeetingsFile
from demarche.annotate.meetings.sides import three, trio
from demarche.annotate.meetings.who import Taking
from demarche.annotate.times.schema import TimesFile
from demarche.lang import load
from demarche.model import TimeMark
from demarche.world import bodies

Heard = tuple[int, int, tuple[str, bool]]

_WORD = re.compile(r"[^\W\d_]+")
_SENT = ("person", "role")
_LOOSE = ("stay", "travel", "send", "see", "turn", "busy", "event", "tell", "leave")
"""Kinds of words that may stand beside a cue without telling the same."""
_CUES = {"met": "meet", "joint": "meet", "hours": "meet", "phoned": "call"}


@lru_cache(maxsize=8)
def hours(code: str) -> re.Pattern[str]:
    """A number of hours or minutes, in figures or words."""
    slots, words = load(code, "times", TimesFile).slots, load(code, "meetings", MeetingsFile).details.units
    units = [unit for unit in words if slots.unit.get(unit) not in ("day", "week", "month", "year")]
    return lengths(code, units)


def shared(scene: Scene, hits: list[Heard]) -> list[Heard]:
    """`hits` without the lengths that nobody is told to have shared."""
    starts = [hit[0] for hit in hits if hit[2][0] not in ("hours", "busy")]
    return [hit for hit in hits if hit[2][0] != "hours" or _shared(scene, hit[1], starts)]


def clear(scene: Scene, hits: list[Heard]) -> list[Heard]:
    """`hits` without the cues that stand beside a word of encounter: "met over lunch", "was in Oran for talks"."""
    plain = [hit for hit in hits if hit[2][0] not in (*_CUES, *_LOOSE, "room")]
    cues = {
        hit
        for hit in hits
        if hit[2][0] in (*_CUES, "turn", "tell", "leave", "room")
        and any(_joined(scene, hit, one) for one in plain if one[2][0] != "speak" or not _privately(scene, one, [hit]))
    }
    if any(hit[2][0] != "tell" and hit not in cues for hit in hits):
        cues |= {hit for hit in hits if hit[2][0] == "tell" or (plain and hit[2][0] == "room")}
    alone = [hit for hit in hits if hit not in cues]
    return [hit for hit in alone if hit[2][0] != "speak" or not _privately(scene, hit, alone)]


def _privately(scene: Scene, speak: Heard, hits: list[Heard]) -> bool:
    """ "spoke in private": what stands beside it tells more than the verb."""
    return any(hit[2][0] in ("met", "phoned") and 0 <= hit[0] - speak[1] < 3 for hit in hits)


def _joined(scene: Scene, one: Heard, other: Heard) -> bool:
    low, high = sorted((one, other))
    text = scene.document.text
    if STOP.search(text, low[1], high[0]) or scene.table("then", low[1], high[0]):
        return False
    opens = (*scene.table("relative", low[1], high[0]), *_kinds(scene, low[1], high[0], "join"))
    return not any(text[:start].endswith(", ") for start, _, _ in opens)


def _kinds(scene: Scene, low: int, high: int, kind: str) -> list[tuple[int, int, str]]:
    return [hit for hit in scene.kinds(low, high) if hit[2] == kind]


def _shared(scene: Scene, end: int, starts: list[int]) -> bool:
    """ "three hours with", "40 minutes for each other", without another word of encounter between."""
    for start, stop, _ in (*scene.table("company", end, end + 45), *scene.table("mutual", end, end + 45)):
        gap = scene.document.text[end:start]
        if len(gap.split()) <= 4 and not STOP.search(gap) and not any(end <= at < stop for at in starts):
            return True
    return False


def as_cue(scene: Scene, trigger: Trigger, taking: Taking, mark: TimeMark | None) -> Trigger:
    """What a cue stands for: "" as its kind where nobody is told to meet."""
    if trigger.kind in _CUES:
        crew = _told(scene, trigger, mark) and (crew_of(scene, trigger) or crowd_of(scene, trigger))
        two = (
            len(taking.named) > 1
            or plural(scene, trigger)
            or trio(scene, trigger)
            or _one_more(scene, trigger, taking)
            or crew
        )
        return replace(trigger, kind=_CUES[trigger.kind] if two else "")
    if trigger.kind == "see":
        return replace(trigger, kind="meet" if _sees(scene, trigger, taking, mark) else "")
    if trigger.kind == "stay":
        return replace(trigger, kind="travel" if mark is not None else "")
    if trigger.kind == "turn":
        told = any(party.start >= trigger.end for party in taking.sides) and scene.recent
        return replace(trigger, kind="meet" if told and mark is not None else "")
    if trigger.kind == "receive":
        sent = _as_sent(scene, trigger, taking, mark)
        return sent if sent.kind == "meet" else trigger  # "summoned both sides to Oran"
    if trigger.kind == "send":
        return _as_sent(scene, trigger, taking, mark)
    if trigger.kind == "travel" and mark is not None and len(taking.named) != 1 and crew_of(scene, trigger):
        return replace(trigger, kind="meet", via=trigger.end)
    return trigger


def plural(scene: Scene, trigger: Trigger) -> set[str]:
    """ "they had six hours": those who met before, else those whom the report is about."""
    stands = [hit for name in ("both", "we") for hit in scene.table(name, trigger.start - 24, trigger.start)]
    return set(scene.sides) or set(scene.two_sides()) if stands else set()


def _sees(scene: Scene, trigger: Trigger, taking: Taking, mark: TimeMark | None) -> bool:
    """ "A called on B in Nairobi"; not "called on B to resign", "saw B as a rival"."""
    after = [party for party in taking.sides if party.start >= trigger.end and party.mention.kind in ("person", "role")]
    two = len(taking.named) > 1 or (len(taking.named) == 1 and stranger(scene, trigger, taking))
    if not two or not after or not _told(scene, trigger, mark):
        return False
    bare = all(word in scene.words.articles for word in scene.folded[trigger.end : after[0].start].split())
    end = max(party.end for party in after)
    return bare and not (scene.table("purpose", end, end + 4) or scene.table("relative", end, end + 4))


def _told(scene: Scene, trigger: Trigger, mark: TimeMark | None) -> bool:
    """A day, or a place behind it."""
    text = scene.document.text
    return mark is not None or any(
        kind == "at" and bool(scene.words.places.find(text[end : end + 30]))
        for _, end, kind in scene.kinds(trigger.end - 4, trigger.high)
    )


def _one_more(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """Beside the one side a person whose side the report does not tell."""
    others = [m for m in scene.document.mentions if trigger.end <= m.start < trigger.end + 60 and m.kind == "person"]
    known = {id(party.mention) for party in scene.inside(trigger.end, trigger.end + 60)}
    lone = len(taking.named) == 1 and any(party.end <= trigger.start for party in taking.sides)
    return lone and any(id(one) not in known for one in others)


def _as_sent(scene: Scene, trigger: Trigger, taking: Taking, mark: TimeMark | None) -> Trigger:
    """ "both will send their commissions to Oran on Monday"."""
    crew = next(iter(crews(scene, trigger.end, min(trigger.high, trigger.end + 60))), None)
    to = [hit for hit in scene.kinds(crew[1], min(trigger.high, crew[1] + 60)) if hit[2] == "to"] if crew else []
    if crew is None:  # "sends both sides to Oran", "sends its minister, Ana Silva, to Oran"
        sent = [p for p in scene.inside(trigger.end, trigger.end + 40) if len(p.codes) > 1 or p.mention.kind in _SENT]
        crew = (sent[0].mention.start, sent[0].end, "") if sent else None
        to = _kinds(scene, crew[1], min(trigger.high, crew[1] + 60), "to") if crew else []
    near = crew is not None and len(_WORD.findall(scene.document.text[trigger.end : crew[0]])) <= 4
    if mark is not None and crew is not None and near and scene.table("mutual", crew[1], crew[1] + 45):
        return replace(trigger, kind="meet")  # "will bring the leaders of both together"
    if mark is None or not to or not near:
        return replace(trigger, kind="")
    return replace(trigger, kind="meet" if len(taking.named) != 1 else "travel", via=to[0][1])


def crew_sides(scene: Scene, trigger: Trigger, named: set[str]) -> set[str]:
    """Crews without names are of the two that the report is about, else of those who met before."""
    crew = crew_of(scene, trigger) if len(named) < 2 else None
    if crew is None or (named and _own_panel(scene, crew)):
        return set()
    main = set(scene.two_sides()) or set(scene.sides) or three_sides(scene)
    return main if named <= main and len(main) > 1 else set()


def three_sides(scene: Scene) -> set[str]:
    """Of a report that tells of three sides."""
    return three(scene) if any(phrase in scene.folded for phrase in scene.words.three) else set()


def _own_panel(scene: Scene, crew: tuple[int, int, str]) -> bool:
    """ "the Kenyan committee": a body of one side, whose name stands beside it."""
    if not any(hit[0] < crew[1] and crew[0] < hit[1] for hit in scene.table("panel", crew[0], crew[1])):
        return False
    near = scene.inside(max(0, crew[0] - 40), crew[1] + 30)
    return any(
        len(scene.folded[min(p.end, crew[1]) : max(p.start, crew[0])].split()) <= 2 and len(p.codes) == 1 for p in near
    )


def crew_beside(scene: Scene, trigger: Trigger, named: set[str]) -> set[str]:
    """ "engineers of both are to sit in Oran, with the envoy's office in the room": both, and the body of the envoy."""
    main = set(scene.two_sides())
    beside = len(named) == 1 and len(main) > 1 and not named & main and named <= bodies().keys()
    return main | named if beside and crew_of(scene, trigger) else set()


def of_turn(scene: Scene, trigger: Trigger, taking: Taking) -> set[str]:
    """ "A was received by B on Monday. On Tuesday it was the turn of C": A and C."""
    after = {code for party in taking.sides if party.start >= trigger.end for code in party.codes}
    stays = set(scene.doer.codes) if scene.doer is not None else set(scene.sides) - set(scene.two_sides())
    return after | stays if len(after) == 1 and stays and not after & stays else set()


def toured(scene: Scene, trigger: Trigger, named: set[str]) -> set[str]:
    """The guest and the other of the two that the report is about."""
    if trigger.kind != "visit" or not scene.table("tour", trigger.start, trigger.end):
        return set()
    main, other = set(scene.two_sides()), scene.main_other(named)
    return main if named < main else {*named, other} if other else set()


def on_tour(scene: Scene, heard: Trigger, trigger: Trigger, taking: Taking) -> Trigger:
    """ "the minister toured the dam": a visit to the other side, where a site follows."""
    if heard.kind not in ("busy", "see") or trigger.kind or not scene.table("tour", heard.start, heard.end):
        return trigger
    sites = scene.table("site", heard.end, min(heard.high, heard.end + 60))
    near = bool(sites) and len(_WORD.findall(scene.document.text[heard.end : sites[0][0]])) <= 4
    alone = len(taking.named) == 1 and any(one.mention.kind in ("person", "role") for one in taking.sides)
    return replace(trigger, kind="visit") if near and alone else trigger
