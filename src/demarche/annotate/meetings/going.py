"""Who goes where: a visit, a flight to a state, officials who come for talks."""

from __future__ import annotations

from demarche.annotate.meetings.scene import Party, Place, Scene, Trigger
from demarche.annotate.meetings.who import Taking

PEOPLE = ("person", "role", "unnamed")


def travelled(scene: Scene, trigger: Trigger, taking: Taking, place: Place) -> set[str]:
    """Officials who go to a state that the report tells of otherwise too; a city of nobody's is only a venue."""
    people = [p for p in taking.sides if p.start < trigger.start]
    going = [p for p in people if trigger.via >= 0 or len(p.codes) > 1 or personal(scene, p, (*PEOPLE, "office"))]
    codes = {*taking.speaker, *(code for party in going for code in party.codes)}
    if len(codes) > 1:
        return codes | ({place[1]} if place[1] and scene.at_home(place[1]) else set())
    return codes | {place[1]} if codes and place[1] and scene.at_home(place[1]) else set()


def personal(scene: Scene, party: Party, kinds: tuple[str, ...] = PEOPLE) -> bool:
    """A person or an office; also a state beside somebody whose side it tells: "Ana Silva, an aide to Kenya's"."""
    if party.mention.kind in kinds:
        return True
    near = [m for m in scene.document.mentions if -70 < m.start - party.end < 20 and m.kind in ("person", "unnamed")]
    gaps = [scene.document.text[min(m.end, party.end) : max(m.start, party.start)] for m in near if not m.party]
    return any("," in gap and not any(mark in gap for mark in ".;:“”") for gap in gaps)


def goal(scene: Scene, trigger: Trigger, taking: Taking, place: Place) -> set[str]:
    """Who goes somewhere for talks meets those at home there."""
    if trigger.kind == "visit":
        return {place[1]} - {""}
    there = 0 < place[2] < trigger.start or trigger.kind == "receive"  # "was received by the minister in Nairobi"
    one_sided = len(taking.named) == 1 and there and place[1]
    return {place[1]} if one_sided and scene.at_home(place[1]) else set()


def visitor(trigger: Trigger, taking: Taking) -> bool:
    """Somebody goes: a party before the word, or a person or office after it ("kunjungan Presiden X ke Y")."""
    return bool(taking.speaker) or any(
        party.start < trigger.start or party.mention.kind != "party" or party.mention.adjectival
        for party in taking.sides
    )
