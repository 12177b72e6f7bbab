"""Names in a row, and those that a preposition puts aside."""

from __future__ import annotations

import re

from demarche.annotate.meetings.scene import Party, Scene

_WORD = re.compile(r"[^\W\d_]+")


def chain(scene: Scene, low: int, high: int, leads: tuple[str, ...] = ("join", "within")) -> list[Party]:
    """The first name of [low, high) that no preposition puts aside, and those joined with it."""
    taking: list[Party] = []
    for party in scene.inside(low, high):
        if taking and not joined(scene, max(p.end for p in taking), party.start, leads):
            break
        if not taking and put_aside(scene, low, party):
            continue
        taking.append(party)
    return taking


def joined(scene: Scene, low: int, high: int, leads: tuple[str, ...] = ("join", "within")) -> bool:
    """ "A and B", "A-B", "A, B and C", "A with the foreign minister of B"."""
    gap = scene.document.text[low:high] if high > low else ""
    if not gap.strip() or gap.strip() in ("-", "–", "/", ",", "—", "'s", "’s"):
        return True
    if any(mark in gap for mark in '.;:"“”') or scene.table("speech", low, high):
        return False
    kinds = {kind for _, _, kind in scene.kinds(low, high)}
    words = len(_WORD.findall(gap))
    parted = kinds & ({"at", "to", "aside", "within"} - set(leads))
    return (bool(kinds.intersection(leads)) and not parted and words <= 8) or (not kinds and "," in gap and words <= 3)


def put_aside(scene: Scene, floor: int, party: Party) -> bool:
    """A preposition that lets nobody take part stands directly before the name."""
    hits = scene.kinds(max(floor, party.start - 14), party.start)
    if party.start - floor < 14 and "," in scene.document.text[party.start : party.mention.start]:
        return False  # "according to aides, A spent an hour with B"
    if _only_from(scene, party):
        return True
    if not hits or hits[-1][2] not in ("at", "to", "aside"):
        return False
    if scene.table("member", hits[-1][0], hits[-1][1]) and 0 < len(scene.folded[floor : hits[-1][0]].split()) <= 3:
        return False  # "delegations from A and B" open the clause
    return not _WORD.findall(scene.document.text[hits[-1][1] : party.start].replace("the ", ""))


def _only_from(scene: Scene, party: Party) -> bool:
    """ "a Swiss former judge", "mantan hakim asal Swiss": where somebody comes from."""
    if not party.mention.adjectival and party.mention.kind != "party":
        return False
    text = scene.document.text
    behind = scene.table("origin", party.mention.end, party.mention.end + 14) if scene.words.names_first else []
    before = scene.table("origin", max(0, party.mention.start - 16), party.mention.start)
    near = (behind and not text[party.mention.end : behind[0][0]].strip(" -")) or (
        before and not text[before[-1][1] : party.mention.start].strip()
    )
    return bool(near)
