"""How sure it is that two tellings are of one meeting: points for what they agree on, less what speaks against it."""

from __future__ import annotations

from demarche.link.meetings.agree import (
    LEVELS,
    LIKE,
    alike,
    forum,
    offices_agree,
    place,
    same_rank,
    shared_parties,
    subject,
)
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import (
    CALLS,
    NEVER,
    acquainted,
    in_touch,
    just_over,
    moved,
    moved_elsewhere,
    near_in_news,
    one_round,
    same_day,
    told_in_order,
)

ENOUGH = 3.0
"""Points from which two meetings are one."""
EITHER = frozenset({"speak", "resume", ""})
AGENDA = 1.5
"""Points where two reports without days tell one sequence of meetings."""
OFFICES = 3.0
"""Points against one meeting of ministers of two fields; a report may leave out who is a deputy."""


def points(one: Told, other: Told) -> float:
    """Day up to 2, parties up to 2, place, forum, round and people 1, rank, story and wording 0.5; less for what
    speaks against it; NEVER where they cannot be one. What lies beside one another in one text is one."""
    if one.laid and one.laid == other.laid:
        return ENOUGH * 2
    where = place(one, other)
    where = 0.0 if where < 0 and moved_elsewhere(one, other) else where
    body = forum(one, other) if where >= 0 else NEVER
    parties = shared_parties(one, other) if body >= 0 else NEVER
    day = same_day(one, other) if parties >= 0 else NEVER
    if day < 0 or apart(one, other) or _clash(one, other):
        return NEVER
    topic = subject(one, other)
    setting = where + body + max(topic, 0.0) + same_rank(one, other) + _alike_told(one, other) + _one_week(one, other)
    if day == 0 and not _without_day(one, other, setting):
        return NEVER
    # who sits in one cabinet or council sits in each of its sessions
    people = 1.0 if acquainted(one, other) and len(one.parties | other.parties) > 1 else 0.0
    sure = day + parties + setting + people + min(topic, 0.0) - _against(one, other)
    wording = one.lang == other.lang and sure >= ENOUGH - 0.5 and alike(one.line.what, other.line.what) >= LIKE
    return sure + 0.5 if wording else sure


def _alike_told(one: Told, other: Told) -> float:
    """One story, one number of a round, both called off or both a signature."""
    first, second = one.line, other.line
    story = 0.5 if one.story == other.story else 0.0
    numbered = 1.0 if one_round(one, other) else 0.0
    phoned = first.kind == second.kind == "call" and first.level == second.level == "summit"
    phoned = phoned and one.parties == other.parties
    same = phoned or first.status == second.status == "cancelled" or first.kind == second.kind == "sign"
    return story + numbered + (0.5 if same else 0.0)


def _one_week(one: Told, other: Told) -> float:
    """Two reports that name no days tell the same weekday, and of other meetings the same sides on the same weekdays:
    both are of one week."""
    if one.days or other.days or not one.on[0] or one.on[0] != other.on[0] or one.at.document == other.at.document:
        return 0.0
    own = {(one.parties, one.on[0]), (other.parties, other.on[0])}
    return AGENDA if (one.agenda & other.agenda) - own else 0.0


def _without_day(one: Told, other: Told, setting: float) -> bool:
    """No day is told by both: with nothing that sets the scene anything may be meant, and so in reports far apart."""
    if not told_in_order(one, other) or not (setting or just_over(one, other)):
        return False
    return one.story == other.story or near_in_news(one, other)


def same_setting(one: Told, other: Told) -> bool:
    """Both name one round, place or forum, or are told in one story: more than parties and weekday make them one."""
    numbered = bool(one.line.round) and one.line.round == other.line.round
    return numbered or one.story == other.story or place(one, other) > 0 or forum(one, other) > 0


def apart(one: Told, other: Told) -> bool:
    """One report tells of both: it has kept them apart, so they are one only where both fall on one known day, and
    nobody is to come to the one who was not at the other."""
    if one.at.document != other.at.document:
        return False
    if subject(one, other) < 0:
        return True
    if not (one.line.sure and other.line.sure):
        return one.line.status != other.line.status
    if one.line.margin != other.line.margin or one.line.anew != other.line.anew:
        return True
    if len(one.parties | other.parties) == 1 and {one.line.kind, other.line.kind} == {"session", "talks"}:
        return True  # the plenary of a body, and the talks under its roof
    if not (one.days or other.days) and one.on[0] and one.on == other.on and one.parties == other.parties:
        return one.line.status != other.line.status or not _one_place(one, other)
    if not (one.days and other.days):
        return True
    if not (in_touch([one.days, other.days]) or moved(one, other)):
        return True
    plan, done = (one, other) if one.line.status == "planned" else (other, one)
    if {plan.line.status, done.line.status} == {"planned", "held"} or done.line.status == "ongoing":
        return bool(done.people and plan.people - done.people)
    return one.line.status != other.line.status or bool(one.people and other.people and one.people != other.people)


def _one_place(one: Told, other: Told) -> bool:
    """Nothing but the words that tell of it differs: neither place nor forum nor those who come."""
    parted = (
        place(one, other) < 0 or forum(one, other) < 0 or (one.people and other.people and one.people != other.people)
    )
    return not parted and bool(one.line.kind in CALLS) == bool(other.line.kind in CALLS)


def _clash(one: Told, other: Told) -> bool:
    """Two rounds, a call and a meeting, or a meeting beside a summit and the summit itself."""
    first, second = one.line, other.line
    if first.round and second.round and first.round != second.round:
        return True
    kinds = {first.kind, second.kind}
    if kinds & CALLS and not kinds <= CALLS | EITHER:
        return bool(one.place or other.place) or not kinds <= CALLS | {"talks"}
    if first.margin == second.margin:
        return False
    if (second if first.margin else first).round:
        return True  # what is told as separate from a round is not the round
    small, large = sorted((one, other), key=lambda told: len(told.parties))
    return len(large.parties) - len(small.parties) > 1 and small.line.margin and not large.line.margin


def _against(one: Told, other: Told) -> float:
    """What speaks against one meeting: other levels, other people of one party, a signature and talks."""
    first, second = one.line, other.line
    found = 0.0
    if first.level and second.level:
        found += abs(LEVELS[first.level] - LEVELS[second.level])
    if not offices_agree(one, other):
        found += OFFICES
    if not acquainted(one, other):
        found += 1.0 if {party for party, _ in one.faces} & {party for party, _ in other.faces} else 0.0
    if one.story == other.story and {first.status, second.status} == {"planned", "held"}:
        found += 1.0  # who copies or translates a plan leaves it a plan
    if (
        first.status == second.status == "planned"
        and _follows(one) != _follows(other)
        and not (one.dated and other.dated)
        and one.story != other.story
    ):
        found += 0.75  # "will meet again on Thursday", and the first that was to be on some Thursday
    if (first.kind == "sign") != (second.kind == "sign"):
        found += 0.5
    if CALLS & {first.kind, second.kind} and first.kind != second.kind:
        found += 0.5
    return found


def _follows(one: Told) -> bool:
    """ "met again", "the third round"."""
    return one.line.anew or one.line.round > 1
