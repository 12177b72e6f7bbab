"""Settle the days of reports that are not known, by the words of all reports together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from msgspec.msgpack import encode

from demarche.kept import NOTHING, Kept
from demarche.link.calendar.counted import news_bounds
from demarche.link.calendar.domain import ALL, days
from demarche.link.calendar.likely import likely_ties
from demarche.link.calendar.network import (
    PUBLISHED,
    Bound,
    Constraint,
    Order,
    Place,
    Same,
    Solved,
    Words,
    places,
    solve,
)
from demarche.link.calendar.own import own_days, quote
from demarche.link.calendar.reposts import reposts
from demarche.link.calendar.shared import affair_ties, opening_ties, shared_days
from demarche.link.calendar.shown import Views, as_meant, shown_days
from demarche.link.calendar.ties import Ties, copy_ties, kind_of, meeting_ties
from demarche.link.calendar.within import apposed, heard_ties, weeks_told
from demarche.link.groups import Groups
from demarche.link.meetings.telling import Told
from demarche.model import Days, Document, MeetingLine, Story

Meetings = tuple[Sequence[Told], Sequence[MeetingLine]]
"""What reports tell of meetings, and the meetings joined."""
Part = tuple[tuple[str, ...], frozenset[Constraint]]
"""Reports that are tied to one another in a certain way."""


@dataclass(slots=True)
class Known:
    """What was worked out, for the next time that the same documents are settled beside other meetings.

    apart: of the documents alone; parts: the days of reports that are tied; views: the dates of a report; kept: of
    earlier builds; times: so often was it asked.
    """

    kept: Kept = NOTHING
    times: int = 0
    apart: Apart | None = None
    parts: dict[Part, tuple[Days, ...]] = field(default_factory=dict)
    views: Views = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Apart:
    """What holds whatever meetings are joined: why stated days are not believed, the reports of unknown days, ties."""

    documents: Mapping[str, Document]
    late: Mapping[str, str]
    unknown: frozenset[str]
    copies: Ties
    beside: tuple[Constraint, ...]


def settle(
    documents: Sequence[Document],
    stories: Sequence[Story],
    meetings: Callable[[], Meetings],
    known: Known | None = None,
) -> tuple[Days, ...]:
    """What all reports together tell of the days of those that do not know their own.

    `documents` sorted by id; `meetings`: asked for only where a day is to be settled; `known`: takes what was worked
    out, for the next call with the same documents. A report with a known day costs a look at it; the result does not
    depend on any order.
    """
    known = known or Known()
    known.apart = apart = known.apart or _apart(documents, stories)
    if not apart.unknown:
        return ()
    told, lines = meetings()
    copies, encounters = apart.copies, meeting_ties(told, lines, apart.documents, apart.unknown)
    plans = (one for one in encounters.constraints if not (isinstance(one, Order) and one.one[0] in copies.copies))
    likely = likely_ties(told, apart.documents, apart.unknown)
    news = news_bounds(apart.documents, apart.unknown, lines)
    between = (*copies.constraints, *plans, *likely, *apart.beside, *news)
    found: list[Days] = []
    parts: dict[Part, tuple[Days, ...]] = {}
    for members, ties in _parts(apart.unknown, between):
        part = tuple(members), frozenset(ties)
        before = known.parts.get(part)
        parts[part] = _worked_out(members, ties, apart, known) if before is None else before
        found += parts[part]
    known.parts, known.times = parts, known.times + 1
    return tuple(sorted(found, key=lambda one: one.document))


def _apart(documents: Sequence[Document], stories: Sequence[Story]) -> Apart:
    by_id = {document.id: document for document in documents}
    late = reposts(stories, by_id)
    unknown = frozenset(one.id for one in documents if _open(one) or one.id in late)
    beside: list[Constraint] = []
    for name in sorted(unknown):
        beside += (*apposed(by_id[name]), *weeks_told(by_id[name]))
    across = (*heard_ties(by_id, unknown), *shared_days(by_id, unknown), *opening_ties(stories, by_id, unknown))
    ties = (*beside, *across, *affair_ties(by_id, unknown))
    return Apart(by_id, late, unknown, copy_ties(stories, by_id, unknown), ties)


def _open(document: Document) -> bool:
    published = document.published
    return published.how not in ("given", "page") or published.earliest is None


def _parts(unknown: frozenset[str], ties: Sequence[Constraint]) -> Iterator[tuple[list[str], tuple[Constraint, ...]]]:
    """Reports of unknown days that are tied to one another, each part with its ties. A known report ties nothing:
    nothing passes through it."""
    groups = Groups(sorted(unknown))
    touched = [sorted({place[0] for place in places(tie)} & unknown) for tie in ties]
    for names in touched:
        for one, other in pairwise(names):
            groups.join(one, other)
    between: dict[str, list[Constraint]] = {}
    for tie, names in zip(ties, touched, strict=True):
        between.setdefault(groups.find(names[0]), []).append(tie)
    for members in groups.members():
        yield members, tuple(between.get(groups.find(members[0]), ()))


def _worked_out(members: Sequence[str], ties: Sequence[Constraint], apart: Apart, known: Known) -> tuple[Days, ...]:
    """Now, or by an earlier build from the same reports with the same ties."""

    def make() -> tuple[Days, ...]:
        return tuple(_part(members, ties, apart, known.views))

    basis = _basis(members, ties, apart, known.kept) if known.kept.keeps else b""
    name = f"{known.times} {members[0]}"  # each time the ties are others
    return known.kept.named("days", name, basis, make, tuple[Days, ...]) if basis else make()


def _basis(members: Sequence[str], ties: Sequence[Constraint], apart: Apart, kept: Kept) -> bytes:
    """Of all that `_part` looks at."""
    named = {place for tie in ties for place in places(tie)}
    looked_at = sorted({*members, *(name for name, _ in named)})
    late = [apart.late.get(name, "") for name in members]
    copies = [name in apart.copies.copies for name in members]
    tied = sorted(encode((type(tie).__name__, tie)) for tie in ties)
    fit = encode((members, late, copies, sorted(named & apart.copies.loose), tied))
    return kept.basis((apart.documents[name] for name in looked_at), fit)


def _part(members: Sequence[str], ties: Sequence[Constraint], apart: Apart, views: Views) -> Iterator[Days]:
    names, documents, late = set(members), apart.documents, apart.late
    words: dict[Place, Words] = {}
    constraints: list[Constraint] = [
        bound
        for name in members
        for bound in own_days(documents[name], late.get(name, ""), name in apart.copies.copies)
    ]
    named = {place for tie in ties for place in places(tie)}
    planned = {tie.other for tie in ties if isinstance(tie, Order)}
    for place in sorted(named):
        if place[0] in names and place[1] != PUBLISHED and kind_of(documents[place[0]].times[place[1]]):
            terms = as_meant(documents[place[0]], place[1])
            if place in planned and terms.way == "past":
                terms = replace(terms, way="", sure=False)  # "has been called for Monday": one of both is misread
            words[place] = Words(terms, place in apart.copies.loose)
    constraints += [_as_read(documents[place[0]], place) for place in sorted(named) if place[0] not in names]
    constraints += ties
    solved = _solved(constraints, words)
    for name in members:
        yield from shown_days(documents[name], solved, late.get(name, ""), views)


def _solved(constraints: Sequence[Constraint], words: Mapping[Place, Words]) -> Solved:
    """A meeting whose tellings contradict one another may be two: then none of them is tied to another by it, and what
    was not believed beside them is not believed without them."""
    ordered = sorted(dict.fromkeys(constraints), key=lambda one: (one.rank, places(one), one.why))
    solved = solve(ordered, words)
    torn = {one.group for one in solved.dropped if isinstance(one, Same) and one.group}
    if not torn:
        return solved
    refused = {id(one) for one in solved.dropped}
    left = [one for one in ordered if id(one) not in refused and not (isinstance(one, Same) and one.group in torn)]
    again = solve(left, words)
    again.lost = solved.lost
    return again


def _as_read(document: Document, place: Place) -> Bound:
    """The day that a report of known day means, or its own."""
    if place[1] == PUBLISHED:
        published = document.published
        first, last, why = published.earliest, published.latest, f"{document.id} is of its day: {published.why}"
    else:
        mark = document.times[place[1]]
        first, last = mark.when.earliest, mark.when.latest
        why = f"{quote(document, mark)} of {document.id} is {mark.when.why}"
    return Bound(2, place, days(first, last) if first and last else ALL, why)
