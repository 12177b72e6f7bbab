"""Who goes where: a visit, a flight to a state, officials who come for talks."""

from __future__ import annotations

from demarche.annotate.meetings.scene import Place, Scene, Trigger
from demarche.annotate.meetings.who import Taking

PEOPLE = ("person", "role", "unnamed")


def travelled(scene: Scene, trigger: Trigger, taking: Taking, place: Place) -> set[str]:
    """Officials who go to a state that the report tells of otherwise too; a city of nobody's is only a venue."""
    going = [p for p in taking.sides if p.start < trigger.start and p.mention.kind in (*PEOPLE, "office")]
    codes = {*taking.speaker, *(code for party in going for code in party.codes)}
    return codes | {place[1]} if codes and place[1] and scene.at_home(place[1]) else set()


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
