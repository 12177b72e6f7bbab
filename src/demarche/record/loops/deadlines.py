"""Days that reports set for something: all that is told of one day, and what speaks for it that it went by unmet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from demarche.record.lines import Line
from demarche.record.loops.told import Told
from demarche.record.loops.words import BY, DUE, IF, LAPSED, UNLESS
from demarche.record.showings import members
from demarche.record.showings.days import apart
from demarche.record.showings.showing import number, strings

BESIDE = 60
"""Code points between an act and a day that may be its own."""
MEETS = 80
"""Code points between a day and the meeting that it is the day of."""
DAYS, SEVERAL = (1, 3, 6, 11, 21), (2, 3)
SETTING = frozenset({"demand", "offer", "promise", "threaten", "warn", "reject"})
"""Acts that set a day."""
ANSWERS = frozenset({"accepts", "rejects"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A day as one report tells it. words: what stands beside it; clause: it stands in; within, near: acts in whose
    words, or beside which."""

    date: Line
    words: frozenset[str]
    clause: str
    ahead: bool
    within: tuple[Line, ...] = ()
    near: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """day: ISO; mentions: where it is told as a last day, from the first report."""

    day: str
    mentions: tuple[Mention, ...]

    @property
    def acts(self) -> tuple[Line, ...]:
        """Those in whose words it stands."""
        return tuple(act for one in self.mentions for act in one.within if act["by"])

    @property
    def setters(self) -> tuple[Line, ...]:
        """Those of them that set a day, else all."""
        return tuple(act for act in self.acts if act["act"] in SETTING) or self.acts

    def named(self, field: str) -> tuple[str, ...]:
        """by or to: of the acts that set it, the parties."""
        return tuple(sorted({name for act in self.setters for name in members(str(act[field]))}))

    @property
    def issues(self) -> tuple[str, ...]:
        return tuple(sorted({issue for act in self.setters for issue in strings(act["issues"])}))


def deadlines(told: Told, rows: Mapping[str, Sequence[Line]]) -> Iterator[Deadline]:
    """Every day up to the last one told of that reports, before it comes, call a last one; after it, by a word for that
    alone."""
    acts: dict[str, list[Line]] = defaultdict(list)
    for act in rows["acts"]:
        acts[str(act["document"])].append(act)
    found: dict[str, list[Mention]] = defaultdict(list)
    for line in rows["dates"]:
        day, document = str(line["latest"] or ""), str(line["document"])
        words = told.words.get(str(line["id"]), frozenset())
        ahead = bool(told.printed[document]) and day > told.printed[document]
        if day and day <= told.last and (DUE in words or (ahead and words & {BY, IF, UNLESS})):
            found[day].append(_mention(line, told, ahead, acts[document]))
    for day in sorted(found):
        yield Deadline(day, tuple(sorted(found[day], key=lambda one: _place(one, told))))


def _mention(date: Line, told: Told, ahead: bool, acts: Sequence[Line]) -> Mention:
    name = str(date["id"])
    start, end = number(date["start"]), number(date["end"])
    within = [act for act in acts if number(act["start"]) <= start and end <= number(act["end"])]
    near = [act for act in acts if number(act["start"]) - BESIDE <= start and end <= number(act["end"]) + BESIDE]
    beside = tuple(act for act in near if act not in within)
    return Mention(date, told.words[name], told.clauses[name], ahead, tuple(within), beside)


def _place(one: Mention, told: Told) -> tuple[str, str, int]:
    document = str(one.date["document"])
    return told.printed[document] or "9", document, number(one.date["start"])


def signs(deadline: Deadline, told: Told, meetings: Sequence[Line]) -> Iterator[str]:
    """What `world/loops.toml` weighs."""
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
    if any(_day(line) == deadline.day for line in meetings):
        yield "a meeting that day"
    if any(document == at["document"] and at["start"] - MEETS < start < at["end"] + MEETS
           for line in meetings for at in _evidence(line) for document, start in places):  # fmt: skip
        yield "a meeting beside"


def _day(meeting: Line) -> object:
    when = meeting["date"]
    return when["latest"] if isinstance(when, dict) else None


def _evidence(meeting: Line) -> Sequence[dict[str, Any]]:
    held = meeting.get("evidence")
    return held if isinstance(held, list) else []


def _since(deadline: Deadline, told: Told) -> Iterator[str]:
    """What those it was set for have said on its issues since it was set."""
    first = min(told.printed[str(one.date["document"])] for one in deadline.mentions)
    by, to = deadline.named("by"), deadline.named("to")
    later = [one for issue in deadline.issues for one in told.on.get(issue, ()) if one.day >= first]
    yield from sorted({f"asked {one.stance} since" for one in later if one.party in to and one.stance in ANSWERS})
    if any(one.stance == "accepts" for one in later if one.party not in by):
        yield "somebody accepts since"
