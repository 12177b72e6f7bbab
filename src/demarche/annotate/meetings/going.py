"""Who goes where: a visit, a flight to a state, officials who come for talks."""

from __future__ import annotations

from demarche.annotate.meetings.scene import Party, Place, Scene, Trigger
from demarche.annotate.meetings.who import Taking

_NEAR = 60
_WORDS = 4
"""Words between somebody and the verb of going."""
PEOPLE = ("person", "role", "unnamed")


def travelled(scene: Scene, trigger: Trigger, taking: Taking, place: Place) -> set[str]:
    """Officials who go to a state that the report tells of otherwise too; a city of nobody's is only a venue."""
    people = [p for p in taking.sides if p.start < trigger.start]
    going = [p for p in people if trigger.via >= 0 or len(p.codes) > 1 or personal(scene, p, (*PEOPLE, "office"))]
    codes = {*taking.speaker, *(code for party in going for code in party.codes)}
    if len(codes) > 1:
        return codes | ({place[1]} if place[1] and scene.at_home(place[1]) else set())
    return codes | {place[1]} if codes and place[1] and scene.at_home(place[1]) else set()


def all_go(scene: Scene, trigger: Trigger) -> set[str]:
    """ "everybody goes back to Oran on Monday": those who met before, else those whom the report is about."""
    low = max(trigger.low, trigger.start - _NEAR)
    hits = [hit for name in ("everyone", "together", "both") for hit in scene.table(name, low, trigger.start)]
    near = any(len(scene.folded[end : trigger.start].split()) <= _WORDS for _, end, _ in hits)
    return (set(scene.sides) or set(scene.two_sides())) if near else set()


def bound(scene: Scene, trigger: Trigger, taking: Taking) -> list[Party]:
    """Who goes: people, or a state that goes by its own name, "Kenya will go to Oran"."""
    sides = [party for party in taking.sides if party.start < trigger.start]
    people = [party for party in sides if party.mention.kind in PEOPLE]
    states = [
        one for one in sides if one.mention.kind == "party" and not (one.mention.adjectival or scene.is_city(one))
    ]
    return people or [one for one in states if len(scene.folded[one.end : trigger.start].split()) <= _WORDS]


def with_others(scene: Scene, going: list[Party], place: Place) -> set[str]:
    """ "Kenya will go to Geneva": and so will the others of the two that the report is about, if neither is at home
    there."""
    main = set(scene.sides) or set(scene.two_sides())
    codes = {code for party in going for code in party.codes}
    nations = all(party.mention.kind == "party" for party in going)
    return main if nations and codes <= main and place[1] not in main else set()


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


def stranger(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """ "Okello is to see the Kenyan minister on Monday": whose side Okello is on the report does not tell, so it is not
    the other of the two that it is about."""
    if not trigger.verb or any(party.start < trigger.start for party in taking.sides):
        return False
    low = max(trigger.low, trigger.start - _NEAR)
    people = [m for m in scene.document.mentions if low <= m.start and m.end <= trigger.start and m.kind == "person"]
    if not people:
        return False
    known = {id(party.mention) for party in scene.inside(people[-1].start, people[-1].end)}
    gap = scene.folded[people[-1].end : trigger.start]
    return id(people[-1]) not in known and len(gap.split()) <= _WORDS and "," not in gap
