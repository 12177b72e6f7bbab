"""How much a mention of an encounter is worth: a line by itself, an addition to another mention, or nothing."""

from __future__ import annotations

from demarche.annotate.meetings.arranged import arranged
from demarche.annotate.meetings.crews import of_both
from demarche.annotate.meetings.day import short
from demarche.annotate.meetings.details import crowd_of, length_of, round_of
from demarche.annotate.meetings.scene import Scene, Trigger, groups
from demarche.annotate.meetings.sides import told_before
from demarche.annotate.meetings.status import status_of, supposed
from demarche.annotate.meetings.who import Taking, held_at
from demarche.model import TimeMark, When

_DAYS = 10
"""Days that what stands beside a word of encounter may leave open."""


def strength_of(scene: Scene, trigger: Trigger, has: tuple[TimeMark | None, bool, bool], taking: Taking) -> int:
    """2: stands by itself. 1: may only add to another mention of the same encounter. 0: tells of none."""
    mark, explicit, placed = has
    near = mark is not None and _near_day(scene, trigger, mark)
    if trigger.kind == "series" or (supposed(scene, trigger) and not near):
        return 0
    if trigger.kind == "sign" and not (placed and near) and not (explicit and _specific(scene, trigger, taking)):
        return 2 if explicit and (placed or mark is not None) else 0
    sides = scene.sides or len(scene.two_sides()) > 1 or explicit
    if mark is None and explicit and len(taking.named) > 1 and arranged(scene, trigger):
        return 2
    if trigger.kind == "resume" and not (sides and (near or (placed and mark is not None))):
        return 0
    if mark is not None:
        heads = _heads(scene, trigger) and len(scene.two_sides()) > 1 and short(mark, _DAYS) and _names_day(mark)
        return 2 if explicit or near or heads or (placed and mark.when.earliest is not None) else 1
    if explicit and (placed or _specific(scene, trigger, taking)):
        return 2
    if explicit and len(taking.named) > 1 and status_of(scene, trigger, When()) == "ongoing":
        return 2
    if sides and placed and (length_of(scene, trigger) or crowd_of(scene, trigger)):
        return 2
    if trigger.verb and trigger.kind in ("meet", "receive") and _after_it(scene, trigger, taking):
        return 1  # "he then sat down with A"
    known = placed or _heads(scene, trigger) or told_before(scene, trigger) or length_of(scene, trigger)
    return 1 if known or (round_of(scene, trigger) and not trigger.verb) else 0


def _near_day(scene: Scene, trigger: Trigger, mark: TimeMark) -> bool:
    """A day or two, told beside the word: enough where the sides are not named."""
    low = mark.end - trigger.start if _names_day(mark) else mark.start - trigger.end
    near = low > -40 and mark.start - trigger.end < 60
    before, comma, after = scene.document.text[trigger.end : mark.start].partition(",")
    # "talks in Geneva, Monday (3/11)"
    leads = scene.folded[mark.start - len(after) : mark.start].strip()
    bare = not leads or any(scene.folded[start:end] == leads for start, end, _ in scene.kinds(trigger.end, mark.start))
    return short(mark, _DAYS) and near and (not comma or (bare and len(before.split()) <= 3))


def _after_it(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """Somebody right behind the verb."""
    return any(0 <= p.start - trigger.end < 4 and p.mention.kind in ("person", "role") for p in taking.sides)


def _heads(scene: Scene, trigger: Trigger) -> bool:
    """The noun is what its sentence is about: "Consultations ran through the morning"."""
    low = scene.sentence
    named = trigger.kind in ("talks", "meeting", "session") and not trigger.verb
    return named and len(scene.folded[low : trigger.start].split()) <= 2


def _names_day(mark: TimeMark) -> bool:
    """Known, or told by its weekday or number."""
    named = {name for name, _ in mark.terms.slots} & {"weekday", "day"} if mark.terms else set()
    return mark.when.earliest is not None or bool(named)


def _specific(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """Without day and place it counts only as a call, or where one side is told to have met the other's people."""
    if len(taking.named) < 2:
        return False
    told = (trigger.verb and trigger.kind != "sign") or held_at(scene, trigger) is not None
    return (trigger.kind == "call" or told) and any(p.mention.kind in ("person", "role") for p in taking.sides)


def counterpart(scene: Scene, trigger: Trigger, taking: Taking) -> bool:
    """ "its first talks with A": A meets somebody."""
    after = [party for party in taking.sides if party.start >= trigger.end]
    return bool(after) and any(kind == "within" for _, _, kind in scene.kinds(trigger.end, after[0].mention.start))


def alone(scene: Scene, trigger: Trigger, taking: Taking, named: set[str]) -> bool:
    """One party is enough for a body's own meeting or an organ of a state that sits."""
    if not named or taking.speaker:
        return False
    if of_both(scene, trigger) and named < set(scene.two_sides()):
        return False
    if trigger.kind == "session" and counterpart(scene, trigger, taking):
        return False  # "Monday's session with the Kenyans"
    if trigger.kind in ("session", "sit"):
        return not (told_before(scene, trigger) and named < (scene.sides or set(scene.two_sides())))
    if counterpart(scene, trigger, taking):
        return False
    sits = any(party.is_body() and party.mention.kind != "person" for party in taking.sides)
    sits = sits and not (
        named <= groups() and named < (scene.sides or set(scene.two_sides()))
    )  # rebels do not hold talks alone
    organ = bool(scene.table("organ", max(trigger.low, trigger.start - 60), trigger.start))
    organ = organ and len(named) == 1 and not taking.hosts and not counterpart(scene, trigger, taking)
    if trigger.kind == "talks" and round_of(scene, trigger):
        return False  # a round has two sides: the body was there
    return trigger.kind in ("meeting", "talks", "meet") and (sits or organ)
