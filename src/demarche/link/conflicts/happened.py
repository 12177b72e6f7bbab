"""What took place in one report and came to nothing in another, by the weight of all signs: see `weights`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from demarche.lang.concepts import CONCEPT, deeds, things
from demarche.link.conflicts.look import Look, Weighed, days_around
from demarche.link.conflicts.matters import ENOUGH, Two, adjoin
from demarche.link.conflicts.notions import BODIES, MADE, TOGETHER
from demarche.link.conflicts.shelved import Keyed, Shelves, ranked
from demarche.link.conflicts.sides import Side, Sides
from demarche.link.conflicts.signs import GAPS, RANKS, SHARES, WORDS, Signs, upto
from demarche.link.conflicts.topics import topics_of
from demarche.link.sense.bridge import reach
from demarche.link.sense.setting import Days, meet

BACK = 30
"""Days between the two reports."""
ABOUT = 1
"""The side of a pair that says what the matter is: what was not."""
BEST = 6
"""Sentences that each one on something undone is weighed with: those that share most with it."""
SHARP = 2
"""Days between which a report appeared that tells of its own day."""
NAMES = 2
"""What a name weighs that both have, where a meaning weighs one."""
OFF = (1, 2, 4, 8)
"""Steps of the days between the two of which the sides tell."""
MEET = {(True, True): "both", (True, False): "held", (False, True): "off", (False, False): "none"}
"""Which of the two sides tells of people who come together."""
PHONE, OPEN, SHUT = (CONCEPT + name for name in ("phone", "open", "close"))
UNDONE = frozenset({"undone", "barred"})
NOES = frozenset({"flatly", "negated", "off"})
OFF_WAYS = UNDONE | NOES | frozenset("arranged will denied sat postponed".split())
HELD_WAYS = NOES | frozenset("sat will arranged past denied".split())
"""Ways to speak that count on the side where it was not, and where it was."""


def _done(told: Sides, name: str) -> Keyed:
    """Keys of what came to nothing in no way and does not lie ahead."""
    for n, one in enumerate(topics_of(told, name)):
        if not one.no & UNDONE and not one.ahead:
            yield n, one.keys | one.names | told.meetings(name, one.sentence)


def _weighed(told: Sides, name: str, shelves: Shelves) -> Iterator[Weighed]:
    """What was, and what may be the same and was not."""
    for off in filter(_undone, told[name]):
        keys = reach(off.line) | off.names | off.meetings
        near = shelves.most_alike(
            {key: NAMES if key in off.names else 1 for key in keys},
            days_around((off.first, off.day), BACK, BACK),
            lambda held, off=off: told.story_of[held[0]] != off.story,  # type: ignore[misc]
        )
        found = ranked((told[report][n] for report, n in near), partial(_alike, off), BEST)
        for n, held in enumerate(found):
            yield held, off, status_signs(held, off) | {f"rank {upto(n, RANKS)}"}


def again(pair: Two, before: Two) -> bool:
    """A side of it stands in the other, or what was not is the same."""
    if any(map(adjoin, pair, before)):
        return True
    met = [one.line.met(other.line) + len(one.names & other.names) for one, other in zip(pair, before, strict=True)]
    return met[1] >= ENOUGH and bool(met[0])


def _undone(one: Side) -> bool:
    told = one.line.gist
    return bool(one.of.no & UNDONE) or SHUT in told or (bool(one.of.no & NOES) and not told.isdisjoint(TOGETHER | MADE))


def _alike(off: Side, held: Side) -> float:
    first, second = held.of.setting, off.of.setting
    names = len(held.of.names & off.of.names) + 0.5 * len(held.named & off.named)
    told = len(held.meetings & off.meetings) + meet(first.when, second.when)
    return off.line.met(held.line) + names + told + 0.5 * len(first.parties & second.parties)


def status_signs(held: Side, off: Side) -> Signs:
    """All but how many other sentences share more with what was not."""
    return _words(held, off) | _manners(held, off) | _days(held, off) | _reports(held, off)


def _words(held: Side, off: Side) -> Signs:
    first, second = held.line, off.line
    own, common = first.met(second), first.gist & second.gist
    tongue = "" if first.lang == second.lang else "other tongue, "
    names = len(held.of.names & off.of.names)
    here, there = held.of.setting, off.of.setting
    return {
        f"{tongue}words {upto(own, WORDS)}",
        f"words around {upto(len((held.near.gist & off.near.gist) - common), (0, 2, 5))}",
        f"part {upto(round(own / max(1, min(len(first.gist), len(second.gist))), 6), SHARES)}",
        f"names beside {min(3, len(held.named & off.named))}",
        f"names {min(3, names) if names else 'apart' if held.of.names and off.of.names else 'open'}",
        f"parties {min(2, len(here.parties & there.parties))}",
        f"parties around {min(2, len(here.around & there.around))}",
        *(name for name, has in (
            ("other tongue", tongue),
            ("one body", common & BODIES),
            ("one deed", common & deeds(second.lang)),
            ("one thing", common & things(second.lang)),
            ("one outcome", common & (MADE | TOGETHER)),
            ("by phone one", (PHONE in first.gist) != (PHONE in second.gist)),
            ("open and shut", SHUT in second.gist and OPEN in first.gist and OPEN not in second.gist),
        ) if has),
    }  # fmt: skip


def _manners(held: Side, off: Side) -> Signs:
    signs = {f"come together {MEET[bool(held.line.gist & TOGETHER), bool(off.line.gist & TOGETHER)]}"}
    signs |= {f"off {way}" for way in (off.of.no | off.of.how) & OFF_WAYS}
    signs |= {f"held {way}" for way in (held.of.no | held.of.how) & HELD_WAYS}
    return signs | {"off undone or barred"} if off.of.no & UNDONE else signs


def _days(held: Side, off: Side) -> Signs:
    first, second = held.of.setting, off.of.setting
    relation = _relation(held, off)
    names = min(2, len(held.named & off.named))
    planned = "planned, " if held.of.how & {"will", "arranged"} else ""
    signs = {relation, f"names {names}, {relation}", f"{planned}{relation}"}
    if first.when and held.day:
        ago = held.day - max(day.toordinal() for _, day in first.when)
        signs.add(f"held ago {upto(ago, (-1, 0, 1, 3, 8))}")
    if second.when and off.day:
        ahead = min(day.toordinal() for day, _ in second.when) - off.day
        signs.add("off ahead" if ahead > 0 else "off today" if ahead == 0 else "off past")
    return signs


def _relation(held: Side, off: Side) -> str:
    """How the days lie of which both tell."""
    first, second = held.of.setting, off.of.setting
    if not first.when or not second.when:
        told = "day of held" if first.when else "day of off" if second.when else "no day"
        return told + (", as told" if meet(first.when or _own_day(held), second.when or _own_day(off)) else "")
    gap = min(abs((a - b).days) for a, _ in first.when for b, _ in second.when)
    told = "one day" if meet(first.when, second.when) else f"days off {upto(gap, OFF)}"
    return told if first.times and second.times else told + " before"


def _own_day(one: Side) -> Days:
    """That of the report, which tells of no other."""
    if not (one.first and one.day) or one.day - one.first > SHARP:
        return ()
    return ((date.fromordinal(one.first), date.fromordinal(one.day)),)


def _reports(held: Side, off: Side) -> Signs:
    signs = {"report day open"}
    if held.day and off.day:
        later = "held told later" if held.first > off.day else "told at once"
        later = "off told later" if off.first > held.day else later
        gap = max(0, max(held.first, off.first) - min(held.day, off.day))
        signs = {f"reports apart {upto(gap, GAPS)}", later}
    if held.meetings and off.meetings:
        signs.add("one meeting" if held.meetings & off.meetings else "two meetings")
    elif held.meetings or off.meetings:
        signs.add("meeting of held" if held.meetings else "meeting of off")
    return signs


OUTCOMES = Look("status", (BACK, BACK), ABOUT, _done, _weighed, again)
"""What was, and the same that was not."""
