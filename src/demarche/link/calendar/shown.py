"""What is shown of the days of one report, once it is settled what is left of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from demarche.days import said_of
from demarche.days.whens import Item, Seen, whens
from demarche.link.calendar.domain import ALL, Domain, days, each, ends, meet, size
from demarche.link.calendar.network import PUBLISHED, Solved
from demarche.link.calendar.own import LEAD
from demarche.link.calendar.reasons import published_why, time_why
from demarche.link.calendar.ties import kind_of
from demarche.link.calendar.words import fixed, kind
from demarche.model import Days, Document, Published, Terms, When

PRECISE = 62
"""Days of an interval whose end still says something where the other side is open."""
LOOKED_AT = 400
"""Days of publication from which the dates of a report are looked at one by one."""
_OPEN_END = "the report is not older than {}"
Views = dict[tuple[str, Domain], list[When]]
"""The dates of a report as they are seen from the days on which it may have been published."""


def as_meant(document: Document, n: int) -> Terms:
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


def shown_days(document: Document, solved: Solved, repost: str, views: Views) -> Iterator[Days]:
    """Its day and its dates where they are other than the report alone told. repost: why the day stated for it is not
    believed; views: takes what is seen of its dates."""
    domain = solved.left.get((document.id, PUBLISHED), ALL)
    published = _published(document, domain, solved)
    if repost and repost not in published.why:
        published = replace(published, why=f"{published.why}; {repost}")
    times = tuple(_times(document, _view(document, domain, views), solved))
    if published != document.published or times:
        yield Days(document.id, published, times)


def _published(document: Document, domain: Domain, solved: Solved) -> Published:
    first, last = ends(domain)
    before = document.published
    if (first, last) == (before.earliest, before.latest):
        return before
    how = "inferred" if first and last else "unknown"
    return Published(first, last, how, published_why(document, solved))


def _view(document: Document, domain: Domain, views: Views) -> list[When]:
    view = document.id, domain
    if view not in views:
        items = [Item(mark.start, mark.end, *said_of(mark.terms)) for mark in document.times if mark.terms is not None]
        views[view] = _seen(document.text, items, domain)
    return views[view]


def _times(document: Document, found: Sequence[When], solved: Solved) -> Iterator[tuple[int, When]]:
    """The dates that differ from those that the report alone told."""
    marks = [(n, mark, mark.terms) for n, mark in enumerate(document.times) if mark.terms is not None]
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


def _again(document: Document) -> dict[int, int]:
    """Weekdays that a report names again: the same day as the first time, unless one lies behind it and the other
    ahead. Enough to show a day by, too little to bound the report by it."""
    by_weekday: dict[int, list[int]] = {}
    terms = {n: as_meant(document, n) for n, mark in enumerate(document.times) if kind_of(mark)}
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
