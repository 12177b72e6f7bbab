"""Settle the days of reports that are not known, by the words of all reports together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from demarche.days import said_of
from demarche.days.whens import Item, Seen, whens
from demarche.link.calendar.domain import ALL, Domain, days, each, ends, meet, size
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
from demarche.link.calendar.own import LEAD, own_days, quote
from demarche.link.calendar.reasons import published_why, time_why
from demarche.link.calendar.reposts import reposts
from demarche.link.calendar.ties import Ties, copy_ties, kind_of, meeting_ties
from demarche.link.calendar.within import apposed, heard_ties
from demarche.link.calendar.words import fixed, kind
from demarche.link.groups import Groups
from demarche.link.meetings.told import Told
from demarche.model import Days, Document, MeetingLine, Published, Story, Terms, When

Meetings = tuple[Sequence[Told], Sequence[MeetingLine]]
"""What reports tell of meetings, and the meetings joined."""
_OPEN_END = "the report is not older than {}"
Known = dict[tuple[tuple[str, ...], frozenset[Constraint]], tuple[Days, ...]]
"""What was worked out of reports that are tied to one another in a certain way."""
PRECISE = 62
"""Days of an interval whose end still says something where the other side is open."""
LOOKED_AT = 400
"""Days of publication from which the dates of a report are looked at one by one."""


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
    by_id = {document.id: document for document in documents}
    late = reposts(stories, by_id)
    unknown = frozenset(one.id for one in documents if _open(one) or one.id in late)
    if not unknown:
        return ()
    known = {} if known is None else known
    told, lines = meetings()
    copies, encounters = copy_ties(stories, by_id, unknown), meeting_ties(told, lines, by_id, unknown)
    plans = (one for one in encounters.constraints if not (isinstance(one, Order) and one.one[0] in copies.copies))
    likely = likely_ties(told, by_id, unknown)
    beside = (tie for name in sorted(unknown) for tie in apposed(by_id[name]))
    heard = heard_ties(by_id, unknown)
    ties = Ties((*copies.constraints, *plans, *likely, *beside, *heard), copies.loose, copies.copies)
    found: list[Days] = []
    for members, between in _parts(unknown, ties.constraints):
        part = tuple(members), frozenset(between)
        if part not in known:
            known[part] = tuple(_part([by_id[one] for one in members], replace(ties, constraints=between), by_id, late))
        found += known[part]
    return tuple(sorted(found, key=lambda one: one.document))


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


def _part(
    members: Sequence[Document], ties: Ties, documents: Mapping[str, Document], late: Mapping[str, str]
) -> Iterator[Days]:
    names = {document.id for document in members}
    words: dict[Place, Words] = {}
    constraints: list[Constraint] = [
        bound
        for document in members
        for bound in own_days(document, late.get(document.id, ""), document.id in ties.copies)
    ]
    named = {place for tie in ties.constraints for place in places(tie)}
    planned = {tie.other for tie in ties.constraints if isinstance(tie, Order)}
    for place in named:
        if place[0] in names and place[1] != PUBLISHED and kind_of(documents[place[0]].times[place[1]]):
            terms = _as_meant(documents[place[0]], place[1])
            if place in planned and terms.way == "past":
                terms = replace(terms, way="", sure=False)  # "has been called for Monday": one of both is misread
            words[place] = Words(terms, place in ties.loose)
    constraints += [_as_read(documents[place[0]], place) for place in sorted(named) if place[0] not in names]
    constraints += ties.constraints
    solved = _solved(constraints, words)
    for document in members:
        yield from _days(document, solved, late.get(document.id, ""))


def _solved(constraints: Sequence[Constraint], words: Mapping[Place, Words]) -> Solved:
    """A meeting whose tellings contradict one another may be two: then none of them is tied to another by it, and what
    was not believed beside them is not believed without them."""
    ordered = sorted(set(constraints), key=lambda one: (one.rank, places(one), one.why))
    solved = solve(ordered, words)
    torn = {one.group for one in solved.dropped if isinstance(one, Same) and one.group}
    if not torn:
        return solved
    refused = {id(one) for one in solved.dropped}
    left = [one for one in ordered if id(one) not in refused and not (isinstance(one, Same) and one.group in torn)]
    again = solve(left, words)
    again.lost = solved.lost
    return again


def _as_meant(document: Document, n: int) -> Terms:
    """The words, and that what stands in the lead without a word of what is to come is news."""
    mark = document.times[n]
    terms = mark.terms
    assert terms is not None
    lead = document.sentences[:LEAD][-1].end if document.sentences else 0
    if (
        kind(terms) == "weekday"
        and not terms.quoted
        and ((terms.way == "" and mark.start < lead) or (terms.spoken and terms.way != "future"))
    ):
        return replace(terms, way="past", sure=True)
    return terms


def _again(document: Document) -> dict[int, int]:
    """Weekdays that a report names again: the same day as the first time, unless one lies behind it and the other
    ahead. Enough to show a day by, too little to bound the report by it."""
    by_weekday: dict[int, list[int]] = {}
    terms = {n: _as_meant(document, n) for n, mark in enumerate(document.times) if kind_of(mark)}
    for n, one in terms.items():
        if weekday := _weekday(one):
            by_weekday.setdefault(weekday, []).append(n)
    found: dict[int, int] = {}
    for again in by_weekday.values():
        ways = {terms[n].way for n in again if terms[n].sure}
        dated = {_date(terms[n]) for n in again} - {()}
        if len(ways & {"past", "future"}) < 2 and len(dated) < 2:
            first = next((n for n in again if _date(terms[n])), again[0])
            found |= {n: first for n in again if n != first}
    return found


def _weekday(terms: Terms) -> int:
    """Of a weekday, alone or with its date: 0 for all else."""
    span = fixed(terms) if kind(terms) == "full" and terms.stamp == "" else None
    if span:
        return span[0].isoweekday()
    if kind(terms) not in ("weekday", "date") or terms.quoted:
        return 0
    return next((int(value) for name, value in terms.slots if name == "weekday"), 0)


def _date(terms: Terms) -> tuple[int | str, ...]:
    """Day and month, where the words tell them."""
    slots = dict(terms.slots)
    return tuple(slots[name] for name in ("month", "day", "holiday") if name in slots)


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


def _days(document: Document, solved: Solved, repost: str) -> Iterator[Days]:
    domain = solved.left.get((document.id, PUBLISHED), ALL)
    published = _published(document, domain, solved)
    if repost and repost not in published.why:
        published = replace(published, why=f"{published.why}; {repost}")
    times = tuple(_times(document, domain, solved))
    if published != document.published or times:
        yield Days(document.id, published, times)


def _published(document: Document, domain: Domain, solved: Solved) -> Published:
    first, last = ends(domain)
    before = document.published
    if (first, last) == (before.earliest, before.latest):
        return before
    how = "inferred" if first and last else "unknown"
    return Published(first, last, how, published_why(document, solved))


def _times(document: Document, domain: Domain, solved: Solved) -> Iterator[tuple[int, When]]:
    """The dates that differ from those that the report alone told."""
    marks = [(n, mark, mark.terms) for n, mark in enumerate(document.times) if mark.terms is not None]
    items = [Item(mark.start, mark.end, *said_of(terms)) for _, mark, terms in marks]
    found = _seen(document.text, items, domain)
    again = _again(document)
    now_by: dict[int, When] = {}
    for (n, mark, terms), when in zip(marks, found, strict=True):
        first_told = now_by.get(again.get(n, -1), When())
        before = days(first_told.earliest, first_told.latest) if first_told.earliest and first_told.latest else ALL
        now = when if fixed(terms) else _tied(document, (n, before, first_told.why), when, solved)
        now_by[n] = now
        if (now.earliest, now.latest) != (mark.when.earliest, mark.when.latest):
            yield n, now


def _seen(text: str, items: Sequence[Item], domain: Domain) -> list[When]:
    """The days seen from all days of publication; where these have no end, not before those seen from the first."""
    first, last = ends(domain)
    if last is not None or not _precise(domain[:1]):
        look = tuple(map(date.fromordinal, each(domain))) if last and size(domain) <= LOOKED_AT else ()
        return whens(text, items, Seen(look, first, last, between=True))
    found = whens(text, items, Seen((), first, None, between=True))
    look = tuple(map(date.fromordinal, each(domain[:1])))
    earliest = whens(text, items, Seen(look, first, None, between=True)) if first else found
    return [
        when if when.earliest or low.earliest is None else When(low.earliest, None, _OPEN_END.format(first), when.at)
        for when, low in zip(found, earliest, strict=True)
    ]


def _tied(document: Document, which: tuple[int, Domain, str], when: When, solved: Solved) -> When:
    """What other reports leave of the days, where they leave fewer. `which`: the expression, the days of the same
    weekday named before, and its reason."""
    n, first_told, why = which
    left = solved.left.get((document.id, n), ALL)
    left = meet(left, first_told) or left
    if size(left) > LOOKED_AT:
        return when
    alone = days(when.earliest, when.latest) if when.earliest and when.latest else left
    first, last = ends(meet(left, alone) or left)
    if not (_precise(left) if first is None or last is None else (last - first).days <= PRECISE):
        return when
    if (first, last) == (when.earliest, when.latest):
        return when
    return When(first, last, time_why(document, n, solved) or why or when.why, document.times[n].start)


def _precise(domain: Domain) -> bool:
    """One end is a day, not the first or last day of a year of which no more is known."""
    return any(high - low <= PRECISE for low, high in (domain[0], domain[-1]))
