"""One thing that two stories give in different amounts, rough ones too: "nearly four hours", "17 perusahaan pembeli".

Two amounts are of one thing where they have one unit or the same noun, also across languages, and points for what tells
so add up: words that stand beside both or in both sentences, one day, a meeting that was joined, another number that
both give. They contradict one another where the true number cannot be both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from demarche.kept import NOTHING, Kept
from demarche.lang import covered
from demarche.lang.concepts import CONCEPT
from demarche.link.conflicts.counted import ANCHORS, sides_of
from demarche.link.conflicts.given import Given, given_in, plain_line
from demarche.link.conflicts.same_thing import LONG, Known, counts_of, of_one_day, points_of
from demarche.link.sense.amounts import MINUTE, Amount, amounts
from demarche.link.sense.figures import MONEY, shown
from demarche.link.sense.lines import Line
from demarche.link.stretches import Row, within_reach
from demarche.model import At, Document, MeetingLine, Story

OFTEN, PART = 5, 0.1
"""Stories, and part of them, in more of which a name tells nothing."""
CROWD = 24
"""Amounts of one thing of which each meets only so many of the next ones by day."""


Pair = tuple[str, int, str, int]
"""Where two amounts stand."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is given in amounts, by report. read: all amounts; given: those that are compared; digests: of the
    reports."""

    read: Mapping[str, Sequence[Amount]]
    given: Mapping[str, Sequence[Given]]
    kept: Kept
    digests: Mapping[str, bytes]


def told_in(
    documents: Sequence[Document],
    stories: Iterable[Story],
    meetings: Sequence[MeetingLine],
    kept: Kept = NOTHING,
    amounts_of: Callable[[Document], Sequence[Amount]] = amounts,
) -> Told:
    """amounts_of: gives those of a report."""
    story_of = {document: story.id for story in stories for document in story.documents}
    told: dict[str, list[tuple[At, str]]] = {}
    for meeting in meetings:
        for at, _ in meeting.evidence:
            told.setdefault(at.document, []).append((at, meeting.id))
    several = [one for one in documents if one.covered and one.lang in covered() and len(sides_of(one)) >= ANCHORS]
    # what one party counts at home is no matter between two
    read = {one.id: amounts_of(one) for one in several}
    by_report = {one.id: list(given_in(one, story_of[one.id], told.get(one.id, ()), read[one.id])) for one in several}
    return Told(read, by_report, kept, kept.digests(several))


def two_amounts(told: Told) -> Iterator[tuple[str, At, At]]:
    """Both amounts with what they are of, and the two sentences; the likeliest one of two stories for each unit."""
    by_report = _telling(told.given)
    best: dict[tuple[str, str, str], tuple[float, Given, Given]] = {}
    scored = _Scored(_knowing(told.read), told.kept, told.digests)
    for score, one, other in scored.pairs(given for found in by_report.values() for given in found):
        name = one.amount.unit or min(one.noun.gist | other.noun.gist, default="")
        stories_of = min(one.story, other.story), max(one.story, other.story)
        if score > best.get((*stories_of, name), (0.0, one, other))[0]:
            best[(*stories_of, name)] = score, one, other
    for _, one, other in best.values():
        yield both_shown(one, other), one.place, other.place


def _telling(by_report: Mapping[str, Sequence[Given]]) -> dict[str, list[Given]]:
    """The same without names that stand in so many stories that they tell nothing."""
    stories: dict[str, set[str]] = {}
    for found in by_report.values():
        for one in found:
            for name in one.names:
                stories.setdefault(name, set()).add(one.story)
    most = max(OFTEN, PART * len({one.story for found in by_report.values() for one in found}))
    common = frozenset(name for name, known in stories.items() if len(known) > most)
    return {
        name: [replace(one, names=one.names - common) if one.names & common else one for one in found]
        for name, found in by_report.items()
    }


@dataclass(slots=True)
class _Scored:
    """Amounts of one unit or with one noun, told within some days, and how sure it is that they are of one thing.
    digests: of the reports."""

    known: Known
    kept: Kept
    digests: Mapping[str, bytes]
    _points: dict[Pair, float] = field(default_factory=dict)

    def pairs(self, found: Iterable[Given]) -> Iterator[tuple[float, Given, Given]]:
        """Those of any points; again where they stand near on several shelves."""
        shelves: dict[str, list[Given]] = {}
        for one in found:
            for name in one.shelves:
                shelves.setdefault(name, []).append(one)
        for name in sorted(shelves):
            shelf = sorted(shelves[name], key=lambda one: (one.first, one.document.id, one.amount.start))
            said = [self._said(one) for one in shelf] if self.kept.keeps else [b""] * len(shelf)
            row = Row(name, said, [one.first for one in shelf], CROWD)
            for at, n, score in within_reach(self.kept, "sums", row, partial(self._look, shelf), float):
                yield score, shelf[at], shelf[n]

    def _look(self, shelf: Sequence[Given], at: int) -> Iterator[tuple[int, float]]:
        one = shelf[at]
        for n, other in enumerate(islice(shelf, at + 1, at + 1 + CROWD), at + 1):
            if one.day and other.first - one.day > LONG:
                break
            if one.story != other.story:
                pair = one.document.id, one.amount.start, other.document.id, other.amount.start
                if pair not in self._points:
                    self._points[pair] = points_of(one, other, self.known)
                if self._points[pair]:
                    yield n, self._points[pair]

    def _said(self, one: Given) -> bytes:
        """Its report tells all but what other reports tell with it."""
        beside = one.story, one.amount.start, sorted(one.meetings), sorted(one.names)
        return self.digests[one.document.id] + repr(beside).encode("utf8", "surrogatepass")


def _knowing(read: Mapping[str, Sequence[Amount]]) -> Known:
    """Whether the report of the one gives the other's number as well."""

    def known(one: Given, other: Given) -> bool:
        same = counts_of if not of_one_day(one, other) else Line.met  # those of that day and side are told of here
        return any(
            side.unit == other.amount.unit
            and side.meets(other.amount)
            and (bool(side.unit) or same(_noun(side, one, other), other.noun))
            for side in read[one.document.id]
        )

    return known


def _noun(side: Amount, one: Given, other: Given) -> Line:
    return plain_line(side.noun, one.document.lang, other.setting.forms)


def both_shown(one: Given, other: Given) -> str:
    """Both numbers, and what is counted."""
    first, second = sorted((one, other), key=lambda side: side.amount.middle)
    unit = first.amount.unit.removeprefix(MONEY).lstrip(CONCEPT)
    shared = sorted(first.noun.gist & second.noun.gist)
    name = unit or (shared[0].lstrip(CONCEPT) if shared else " ".join(first.amount.noun[:1]))
    return f"{_number(first)} / {_number(second)} {name}".rstrip()


def _number(one: Given) -> str:
    """A length in the words of the report."""
    amount = one.amount
    return one.document.text[amount.start : amount.end] if amount.unit == MINUTE else shown(amount.middle)
