"""Encounters that are settled though their day is not: "are to meet again", "akan menggelar putaran berikutnya"."""

from __future__ import annotations

from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.annotate.meetings.scored_words import scored_words
from demarche.annotate.meetings.sides import told_before
from demarche.annotate.meetings.status import is_planned, status_of
from demarche.model import When

_KINDS = ("meet", "talks", "meeting", "resume")
_REACH = 45
"""Code points before the word of encounter in which its sides are told to have settled on it."""
_WORDS = 3
"""Words between: "will soon meet", "agreed to hold a further round"."""
_SPORT = "sport"
_MARKS = frozenset(',.;:"“”()')


def arranged(scene: Scene, trigger: Trigger) -> bool:
    """Do its words tell outright that it will be: no wish, no condition, and nothing that was told before?"""
    if trigger.kind not in _KINDS or (not trigger.verb and told_before(scene, trigger)):
        return False
    if any(kind == "supposed" for _, _, kind in scene.table("status", trigger.low, trigger.high)):
        return False
    told = _settled(scene, trigger) or is_planned(scene, trigger)
    return told and status_of(scene, trigger, When()) == "planned" and not _played(scene, trigger)


def _played(scene: Scene, trigger: Trigger) -> bool:
    """ "A will meet B in the semi-final"."""
    classes, text = scored_words(scene.document.lang).classes, scene.document.text
    hits = classes.find(text[trigger.low : trigger.high], scene.folded[trigger.low : trigger.high])
    return any(_SPORT in names for _, _, names in hits)


def _settled(scene: Scene, trigger: Trigger) -> bool:
    """ "agreed to meet", "will hold another round": of a noun the verb that holds it stands between."""
    hits = scene.table("settled", max(trigger.low, trigger.start - _REACH), trigger.start)
    gap = scene.folded[hits[-1][1] : trigger.start] if hits else ""
    if not hits or not _MARKS.isdisjoint(gap) or len(gap.split()) > _WORDS:
        return False
    return trigger.verb or any(kind == "hold" for _, _, kind in scene.kinds(hits[-1][1], trigger.start))
