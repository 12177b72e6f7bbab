"""Whether anybody meets: "met the deadline", "received the letter", "a meeting of island leaders" are of others."""

from __future__ import annotations

import re

from demarche.annotate.meetings.crews import crew_of
from demarche.annotate.meetings.details import crowd_of, length_of
from demarche.annotate.meetings.going import personal
from demarche.annotate.meetings.scene import Party, Scene, Trigger
from demarche.annotate.meetings.who import Taking
from demarche.model import TimeMark

_WORD = re.compile(r"[^\W\d_]+")


def nobody_meets(scene: Scene, triggers: tuple[Trigger, Trigger], taking: Taking, mark: TimeMark | None) -> bool:
    """The word is of no encounter of theirs; triggers: as heard, and as what it was taken for."""
    heard, trigger = triggers
    if _of_others(scene, trigger, taking) and not (trigger.kind == "session" and mark is not None):
        return True
    others = heard.kind == "call" and heard.verb and not any(p.start >= heard.end for p in taking.sides)
    if others and any(kind in ("within", "to") for _, _, kind in scene.kinds(heard.end, heard.end + 9)):
        return True  # "spoke by telephone to reporters"
    own = heard.kind == "session" and not taking.named and scene.table("national", heard.end, heard.end + 25)
    if own and any(kind == "of" for _, _, kind in scene.kinds(heard.end, heard.end + 5)):
        return True  # "the session of parliament"
    undated = mark is None and trigger.kind in ("travel", "speak") and not _spoke_long_with(scene, trigger, taking)
    return not trigger.kind or not _of_people(scene, heard, taking) or undated


def _of_people(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """ "met the deadline", "received the letter": what follows is nobody."""
    people = trigger.kind in ("receive", "speak")
    direct = trigger.kind in ("meet", "visit") and _article(scene, trigger)
    if not trigger.verb or not (people or direct):
        return True
    after = [p for p in taking.sides if p.mention.start >= trigger.end]
    if trigger.kind == "receive" and after and scene.table("by", trigger.end, after[0].start):
        return any(personal(scene, party) for party in after)  # "was received on Monday in a villa by A"
    if trigger.kind in ("speak", "meet", "receive") and not after and crew_of(scene, trigger):
        return True
    if trigger.kind == "speak" and after and _spoke_long(scene, trigger, after[0]):
        return True
    if trigger.kind == "speak" and len({c for p in taking.sides if p.start < trigger.start for c in p.codes}) > 1:
        return not after
    if not after or after[0].start - trigger.end > 30:
        return False
    between = _WORD.findall(scene.folded[trigger.end : after[0].start])
    met = any(personal(scene, p) and p.start <= after[0].start for p in after)
    return not people or (met and scene.words.articles.issuperset(between))


def _spoke_long_with(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    after = [party for party in taking.sides if party.mention.start >= trigger.end]
    return trigger.kind == "speak" and bool(after) and _spoke_long(scene, trigger, after[0])


def _spoke_long(scene: Scene, trigger: Trigger, other: Party) -> bool:
    """ "spoke for nearly an hour with the minister"."""
    length = length_of(scene, trigger)
    return length is not None and any(
        kind in ("within", "to") and other.start - end < 6 for _, end, kind in scene.kinds(length.end, other.start)
    )


def _of_others(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """ "a meeting of island leaders": others than the parties of the report."""
    if taking.named or crowd_of(scene, trigger) is not None or crew_of(scene, trigger):
        return False
    hits = scene.kinds(trigger.end, trigger.end + 12)
    if not trigger.verb and any(trigger.end < mark.start < trigger.end + 12 for mark in scene.here):
        return False  # "the talks of 10 September"
    if not trigger.verb and any(
        start - trigger.end < 2 for start, _, _ in scene.table("level", trigger.end, trigger.end + 30)
    ):
        return False  # "perundingan tingkat menteri"
    leads = ("within",) if trigger.verb else ("within", "of")
    return bool(hits) and hits[0][0] <= trigger.end + 2 and hits[0][2] in leads and not trigger.again


def _article(scene: Scene, trigger: Trigger) -> bool:
    word = re.match(r"\s+([\w’']+)", scene.document.text[trigger.end : trigger.end + 20])
    if word is not None and any(mark.start == trigger.end + word.start(1) for mark in scene.here):
        return False  # "met the same day"
    return word is not None and word.group(1).lower() in scene.words.articles
