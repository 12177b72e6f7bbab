"""Notions of the packs by which conflicts are told: deeds, bodies, hours, and what speaks of denying itself."""

from __future__ import annotations

import re

from demarche.lang.concepts import CONCEPT, Sense

WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")


def named(names: str) -> Sense:
    """The notions of these names."""
    return frozenset(CONCEPT + name for name in names.split())


EVENTS = named(
    "sign ratify begin end effect expire open close block free exchange handover return withdraw seize stop ram "
    "fill divert board sink shoot attack bomb burn suspend lift impose shell kill publish "
    "detain kidnap expel notify steal poison invade occupy resign announce bombard ambush assassinate "
    "cross land_down land_on crash_down explode intercept shoot_down destroy deploy approve appoint inaugurate "
    "evacuate extradite sentence sabotage come leave supply search summon"
)
"""Deeds that are done on a day."""
OUTCOMES = named("sign ratify open close free exchange handover withdraw lift")
ONCE = OUTCOMES | named("begin end effect expire block detain kidnap publish resign notify expel suspend")
"""What is rarely done twice in a few days to one thing or person."""
TAKEN, STRUCK = CONCEPT + "seize", CONCEPT + "attack"
SAME = (
    dict.fromkeys(named("detain kidnap board stop"), TAKEN)
    | dict.fromkeys(named("bomb bombard shell shoot ambush explode"), STRUCK)
    | dict.fromkeys(named("land_down land_on"), CONCEPT + "come")
    | {CONCEPT + "begin": CONCEPT + "effect", CONCEPT + "announce": CONCEPT + "publish"}
    | {CONCEPT + "supply": CONCEPT + "handover"}
)
"""Deeds that one report calls so and another otherwise."""
HOURS = named("night afternoon morning day week")
LATE, MORNING = named("night afternoon"), CONCEPT + "morning"
"""Times of two places that may be one."""
MOVED = named("postpone extend change")
"""What makes another day of a day that was told before."""
BEGUN, ENDED = named("begin effect open"), named("end expire close")
"""What is done on the first day of something, and on its last."""
BODIES = named("committee commission envoy general expert observer lawmaker parliament")
TOGETHER = named("meeting session talks visit sit_down phone come exchange handover visit_back round speak")
"""What people do with one another, or on their way to it."""
MADE = named(
    "sign ratify open free exchange handover withdraw lift return supply leave come cross land_on land_down begin"
)
"""What is seen to have been done, or not."""
EMPTY = named("accuse deny say true false statement speak know reject person side talks round session delegation")
"""What tells of claiming and denying itself."""
CHARGE, PLEDGES = CONCEPT + "accuse", named("agree accept promise concede")
"""A charge; and what one side says that the other has done at the table."""
