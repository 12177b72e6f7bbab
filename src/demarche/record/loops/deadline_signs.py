"""What speaks for it that a day went by unmet, and what against it: what `world/loops.toml` weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.record.lines import Line
from demarche.record.loops.deadlines import SETTING, Deadline
from demarche.record.loops.meeting_lines import days_of, evidence_of
from demarche.record.loops.told import Told
from demarche.record.loops.words import BY, DUE, IF, LAPSED, UNLESS
from demarche.record.showings.days import apart
from demarche.record.showings.showing import number

MEETS = 80
"""Code points between a day and the meeting that it is the day of."""
DAYS, SEVERAL = (1, 3, 6, 11, 21), (2, 3)
"""From which number on the next step begins: of days, of stories."""
ANSWERS = frozenset({"accepts", "rejects"})


def signs(deadline: Deadline, told: Told, meetings: Sequence[Line]) -> Iterator[str]:
    yield from _words(deadline)
    yield from _acts(deadline)
    stories = {told.stories[str(one.date["document"])] for one in deadline.mentions}
    yield f"stories {sum(len(stories) >= one for one in SEVERAL)}"
    yield f"days ago {sum(apart(deadline.day, told.last) >= one for one in DAYS)}"
    if all(one.date["earliest"] == one.date["latest"] for one in deadline.mentions):
        yield "one day"
    yield from _meetings(deadline, meetings)
    yield from _since(deadline, told)


def _words(deadline: Deadline) -> Iterator[str]:
    mentions = deadline.mentions
    for word in (BY, DUE, IF, UNLESS, LAPSED):
        often = sum(word in one.words for one in mentions)
        yield from (f"{word} told", f"{word} told again")[: min(often, 2)]
    if any({BY, DUE} <= one.words for one in mentions):
        yield "by and due"
    ahead = sum(one.ahead for one in mentions)
    yield "only behind it" if not ahead else "ahead again" if ahead > 1 else "ahead"


def _acts(deadline: Deadline) -> Iterator[str]:
    within = {str(act["act"]) for one in deadline.mentions for act in one.within}
    near = {str(act["act"]) for one in deadline.mentions for act in one.near}
    yield from (f"within {name}" for name in sorted(within))
    yield from (f"beside {name}" for name in sorted(near - within))
    if not within | near:
        yield "no act"
    if any(act["act"] in SETTING for act in deadline.acts):
        yield "set by somebody"
    if deadline.named("to"):
        yield "set for somebody"
    if deadline.issues:
        yield "on an issue"


def _meetings(deadline: Deadline, meetings: Sequence[Line]) -> Iterator[str]:
    """Is it the day on which somebody meets?"""
    places = [(str(one.date["document"]), number(one.date["start"])) for one in deadline.mentions]
    if any(days_of(line)[1] == deadline.day for line in meetings):
        yield "a meeting that day"
    if any(document == at["document"] and at["start"] - MEETS < start < at["end"] + MEETS
           for line in meetings for at in evidence_of(line) for document, start in places):  # fmt: skip
        yield "a meeting beside"


def _since(deadline: Deadline, told: Told) -> Iterator[str]:
    """What those it was set for have said on its issues since it was set."""
    first = min(told.printed[str(one.date["document"])] for one in deadline.mentions)
    by, to = deadline.named("by"), deadline.named("to")
    later = [one for issue in deadline.issues for one in told.on.get(issue, ()) if one.day >= first]
    yield from sorted({f"asked {one.stance} since" for one in later if one.party in to and one.stance in ANSWERS})
    if any(one.stance == "accepts" for one in later if one.party not in by):
        yield "somebody accepts since"
