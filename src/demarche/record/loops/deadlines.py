"""Days that reports set for something: all that is told of one day, as far as a report calls it a last one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from demarche.record.lines import Line
from demarche.record.loops.told import Told
from demarche.record.loops.words import BY, DUE, IF, UNLESS
from demarche.record.showings import members
from demarche.record.showings.showing import number, strings

BESIDE = 60
"""Code points between an act and a day that may be its own."""
SETTING = frozenset({"demand", "offer", "promise", "threaten", "warn", "reject"})
"""Acts that set a day."""


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
