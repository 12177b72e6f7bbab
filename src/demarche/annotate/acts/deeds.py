"""What a verb tells by one way of telling: who does it, to whom, where in the active and in the passive voice."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.annotate.acts.clauses import Side, View
from demarche.annotate.acts.doers import antecedent, opening, subject
from demarche.annotate.acts.events import Frame
from demarche.annotate.acts.phrases import agent, behind, has, object_at, pair
from demarche.annotate.acts.verbs import Group

_NEAR = 3  # words behind an object in which what it must be with stands


@dataclass(frozen=True, slots=True)
class Deed:
    """An event as read: its frame, who does it, to whom, and the last token that tells it."""

    frame: Frame
    by: Side | None
    to: Side | None
    last: int


def done(seen: View, verb: Group, frame: Frame, stop: int, doers: dict[str, Side | None]) -> Deed | None:
    """The doer stands before the verb, the one acted on behind it.

    doers: who does what the verb tells, kept for its other frames.
    """
    after = verb.last + 1
    at = verb.last
    if frame.objects or frame.phrases:
        at = _object(seen, frame, after, stop)
        if at < 0:
            return None
    elif _otherwise(seen, verb, frame, stop):
        return None
    to = behind(seen, frame, after, stop)
    if to is None and not _alone(frame):
        return None
    if "by" not in doers:
        doers["by"] = opening(seen, verb.start - 1) if verb.voice == "gerund" else subject(seen, verb.start)
    by = doers["by"]
    if by is None or (verb.voice == "gerund" and (verb.start == 0 or seen.words[verb.start - 1] != ",")):
        return None
    if frame.subjects:
        if by.first < 0 or has(seen, frame.subjects, (), (by.first, by.last + 1)) < 0:
            return None
        if frame.mutual:  # "talks between Chad and Mali opened"
            both = pair(seen, by.first, stop)
            return Deed(frame, both, both, max(verb.last, both.last)) if both is not None else None
    last = max(at, to.last if to is not None and to.known else at)
    return Deed(frame, by, to, last)


def _otherwise(seen: View, verb: Group, frame: Frame, stop: int) -> bool:
    """Is the verb used with an object that it must not have here, or without the one that it must?"""
    after = verb.last + 1
    if frame.to and "" not in frame.to:  # "withdrew its envoys" is no "withdrew"
        return not frame.around and _follows(seen, after, stop)
    if frame.mutual or frame.alone or frame.to[:1] != ("",):
        return False
    return verb.voice == "past" and seen.word(after) in seen.said.acts.places  # "troops killed in the war"


def _object(seen: View, frame: Frame, after: int, stop: int) -> int:
    """Where the object stands that the frame asks for, with what must stand beside it; -1 where it does not."""
    at = object_at(seen, frame, after, stop)
    if at < 0 or any(word in seen.said.grammar.agent for word in seen.words[after:at]):
        return -1
    return -1 if frame.also and frame.also.isdisjoint(seen.words[after : at + _NEAR]) else at


def _alone(frame: Frame) -> bool:
    """May the event be told though nobody is acted on?"""
    if frame.objects or frame.phrases or frame.alone or frame.mutual:
        return True
    return bool(frame.subjects) and (not frame.to or "" in frame.to)


def _follows(seen: View, after: int, stop: int) -> bool:
    """Does what is acted on stand right behind the verb?"""
    small = seen.events.words
    while after < stop and seen.blank(after):
        after += 1
    word = seen.word(after)
    return after < stop and not any(word in words for words in (small.prepositions, small.coordinators, small.inside))


def suffered(seen: View, verb: Group, frame: Frame, stop: int, doers: dict[str, Side | None]) -> Deed | None:
    """The one acted on stands before the verb, the doer behind "by". `doers`: as in `done`."""
    if verb.reality != "done" or (frame.to and "" not in frame.to and not frame.objects and not frame.phrases):
        return None
    if "agent" not in doers:
        doers["agent"] = agent(seen, verb, stop)
        before = subject if verb.voice == "passive" or frame.suffered else antecedent
        doers["before"] = before(seen, verb.start)
    by, first = doers["agent"], doers["before"]
    if first is None or (by is None and verb.voice != "passive" and not frame.suffered):
        return None
    if frame.means and (by is None or frame.suffered):
        if has(seen, frame.means, (), (verb.last + 1, len(seen.words))) < 0:
            return None
        by = by or _meant(seen, frame, verb, stop)
    sides: tuple[Side | None, Side | None] | None = (by, first)
    if frame.objects or frame.phrases:
        sides = _about(seen, verb, frame, stop, (by, first))
    if sides is None:
        return None
    last = max(side.last if side is not None else 0 for side in sides)
    return Deed(frame, *sides, max(verb.last, last))


def _about(
    seen: View, verb: Group, frame: Frame, stop: int, sides: tuple[Side | None, Side]
) -> tuple[Side | None, Side | None] | None:
    """Who does it and to whom where the subject is or holds the object: "sanctions on Chad were lifted by Mali"."""
    by, first = sides
    if first.first < 0 or has(seen, frame.objects, frame.phrases, (first.first, first.last + 1)) < 0:
        return None
    reached = behind(seen, frame, verb.last + 1, stop) if frame.to else None
    if frame.own and by is None:
        return first, reached
    if reached is not None and reached.named and reached != by:
        return by, reached
    return by, (None if not first.known or (frame.to and "" not in frame.to) else first)


def _meant(seen: View, frame: Frame, verb: Group, stop: int) -> Side | None:
    """The party of what did it: "killed in an Israeli raid"."""
    at = has(seen, frame.means, (), (verb.last + 1, stop))
    first = at
    while first - 1 > verb.last and not seen.governs(first - 1):
        first -= 1
    side = seen.side(first, at) if at >= 0 else None
    return side if side is not None and side.party else None
