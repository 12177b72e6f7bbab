"""What the words of one report tell of the day on which it was published, as far as they bound it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from demarche.link.calendar.domain import HIGHEST, LOWEST, Domain, days, shown, union
from demarche.link.calendar.network import PUBLISHED, Bound
from demarche.link.calendar.words import YEAR, fitting, fixed, kind, told_from
from demarche.link.sense.setting import not_its_own
from demarche.model import Document, Terms, TimeMark

WEEK = 6
"""Days after which a report does not say any more "on Wednesday" or "on Wednesday, 15 May" of what is news to it."""
FRESH = 3
"""The same for the caption of its picture."""
NEWEST = 3
"""The same for the newest of the days that a daily gives as "Wednesday (15/5)": of 98 such reports 92 were of that day
or the next, none came more than three days later."""
FORTNIGHT = 14
"""Days within which "next Monday" comes, for those to whom it is not the coming one."""
LEAD = 3
"""Sentences at the head of a report, headline and all, in which the news stands."""

BESIDE = 3
"""Code points between "today" or "next Monday" and its date."""
SEEN = ("near", "week")
"""Kinds of words that are seen from the day of the report; a weekday alone may be one of long ago."""
PAGE = 3
"""Rank of a page date: words go before it."""

_RIGHTS = re.compile(r"©[ \t]*(?:(?P<first>(?:19|20)\d\d)\b|[^\d\n©]{2,60}?(?P<last>(?:19|20)\d\d)\b)")

Told = tuple[TimeMark, Terms]


def own_days(document: Document, repost: str = "", copied: bool = False) -> list[Bound]:
    """Everything in `document` that bounds its publication; ranks as in the network. repost: why the day stated for it
    is not its own; copied: it carries the text of another report, and so that one's dateline."""
    found = _evidence(document, repost, copied)
    return [Bound(rank, (document.id, PUBLISHED), domain, why) for rank, domain, why in found if domain]


Found = tuple[int, Domain, str]
News = tuple[str, tuple[int, ...], int]
"""The words of a day of news, the days that it can be, and how many days the report can be younger."""


def _evidence(document: Document, repost: str, copied: bool) -> Iterator[Found]:
    published = document.published
    if repost and published.earliest:
        late = published.earliest.toordinal()
        yield 0, days(LOWEST, late), repost
        yield 5, days(late - YEAR, late), f"a repost is mostly of the year before {published.earliest}"
    elif published.how == "given" and published.earliest:
        yield 0, days(published.earliest), published.why
        return
    stated = published.earliest if published.how == "page" and not repost else None
    if stated:
        yield PAGE, days(stated), published.why
    told = list(_told(document))
    yield from _page(document, told, stated)
    yield from _rights(document)
    for seen, mark, said in tied(document):
        yield 1, said, f"it says that {quote(document, mark)} is {seen}"
        if repost and published.earliest:  # mostly of the same year
            late = published.earliest.toordinal()
            yield 3, days(late - YEAR, late), f"{quote(document, mark)} is that before {published.earliest}"
    latest = _latest_past(told)
    if latest is not None:
        yield 1, days(latest, HIGHEST), f"it tells of {date.fromordinal(latest)} as past"
    dated = _latest_plain(document, told)
    if dated is not None and (latest is None or dated > latest):
        yield 4, days(dated, HIGHEST), f"it gives {date.fromordinal(dated)} as the day of what it tells"
    yield from _dated(document, told, latest, copied)
    yield from _years(document, told)
    yield from _elsewhere(document, told)


def _told(document: Document) -> Iterator[Told]:
    """Each expression with what its words say. A full date above the report in what is none of it ("Posted on May 9,
    2024 by newsdesk") is stated by the page."""
    body = next((one.start for one in document.sentences if not _outside(document, one.start)), 0)
    for mark in document.times:
        if mark.terms is None:
            continue
        posted = mark.start < body and not mark.terms.stamp and kind(mark.terms) == "full"
        if posted and _outside(document, mark.start):
            yield mark, replace(mark.terms, stamp="line")
        else:
            yield mark, mark.terms


def _outside(document: Document, at: int) -> bool:
    """Is this part of no sentence of the report: junk, or a headline?"""
    return any(start <= at < end for start, end in not_its_own(document))


def _elsewhere(document: Document, told: Sequence[Told]) -> Iterator[Found]:
    """The day that reading the report alone found in what is no part of it: a caption, a quoted post."""
    published = document.published
    first, last = published.earliest, published.latest
    if published.how != "inferred" or first is None or last is None:
        return
    if last > first:
        yield 3, days(first, last), published.why
    elif not any(first.toordinal() in days_of(terms) for _, terms in told):
        yield 3, days(first.toordinal(), first.toordinal() + FRESH), published.why


def _page(document: Document, told: Sequence[Told], stated: date | None) -> Iterator[Found]:
    """A page date that the text contradicts is that of a repost. A line without a year states the day in some year."""
    stamps = [stamp.day for stamp in document.stamps] + ([stated] if stated else [])
    for mark, terms in told:
        if terms.stamp != "line":
            continue
        span = fixed(terms)
        if span:
            stamps.append(span[0])
            if document.published.how == "given":  # and not believed: then the line was never held against the text
                yield PAGE, days(span[0]), f"the page states {quote(document, mark)}"
        elif kind(terms) == "date":
            yield 2, _each(fitting(terms)), f"the page states {quote(document, mark)}"
    if stamps:
        yield 0, days(LOWEST, min(stamps).toordinal()), f"it is no younger than its page of {min(stamps)}"


def tied(document: Document) -> Iterator[tuple[str, TimeMark, Domain]]:
    """Dates that the report itself sets beside words that are seen from its own day, with those words and the days on
    which it can say so: "hari ini, Jumat (31/5)", "next Monday, Feb. 29", "besok, 3 Maret"."""
    marks = [(one, one.terms) for one in document.times if one.terms is not None and not one.terms.quoted]
    for mark, terms in marks:
        if "seen" in dict(terms.slots):  # "next Monday, March 14"
            said = union(span for day in days_of(terms) for span in _turned(terms, day))
            yield f"“{document.text[mark.start : mark.end].split()[0]}”", mark, said
    for (one, first), (other, second) in pairwise(marks):
        between = document.text[one.end : other.start]
        if len(between) > BESIDE or between.strip(" ,("):
            continue
        for seen, (mark, terms) in (((one, first), (other, second)), ((other, second), (one, first))):
            if _deictic(seen[1]) and kind(terms) in ("date", "full"):
                said = union(span for day in days_of(terms) for span in _said_of(seen[1], day))
                yield quote(document, seen[0]), mark, said


def _deictic(terms: Terms) -> bool:
    """Seen from the day of the report, or from its week: "besok", "pekan depan"."""
    slots = dict(terms.slots)
    return kind(terms) in SEEN or (terms.reads == "period" and slots.get("unit") == "week" and "step" in slots)


def _turned(terms: Terms, day: int) -> Domain:
    """The days on which `day` is the next such weekday or the one after it, that of this week, or the last or the one
    before it."""
    step = int(dict(terms.slots)["seen"])
    if step > 0:
        return days(day - FORTNIGHT, day - 1)
    return days(day + 1, day + FORTNIGHT) if step < 0 else days(day - WEEK, day + WEEK)


def _said_of(seen: Terms, day: int) -> Domain:
    """Today is that day and no other, whatever the clocks of the world say."""
    today = kind(seen) == "near" and dict(seen.slots).get("relday") == 0
    return days(day, day) if today else told_from(seen, day)


def _rights(document: Document) -> Iterator[Found]:
    """ "COPYRIGHT © AGENCY 2018": agencies put their own year below a report. Elsewhere it is the year in which the
    page was fetched, so that it only bounds the report."""
    for junk in document.junk:
        found = _RIGHTS.search(document.text, junk.start, junk.end)
        if found is None:
            continue
        year, words = int(found["first"] or found["last"]), " ".join(found.group().split())
        yield 0, days(LOWEST, date(year, 12, 31).toordinal()), f"it is no younger than its “{words}”"
        if found["last"]:
            whole = days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
            yield 4, whole, f"its “{words}” carries the year"


def _latest_past(told: Sequence[Told]) -> int | None:
    """The latest full day that the report tells as past: it cannot be older."""
    found = [
        span[0].toordinal()
        for _, terms in told
        if kind(terms) == "full" and terms.stamp != "line" and (span := fixed(terms)) and _past(terms)
    ]
    return max(found, default=None)


def _bracketed(document: Document, mark: TimeMark, terms: Terms) -> bool:
    """ "Jumat (17/5/2024)": so dailies give the day of what they tell, and mark a plan by a word of its own."""
    whole = terms.way == "" and not terms.quoted and kind(terms) == "full" and with_weekday(terms)
    return whole and _closed(document, mark)


def _closed(document: Document, mark: TimeMark) -> bool:
    return document.text[mark.start : mark.end].endswith(")")


def _latest_plain(document: Document, told: Sequence[Told]) -> int | None:
    # a weekday and date that no year has, as slips of the pen make them, has no days
    known = (days_of(terms) for mark, terms in told if _bracketed(document, mark, terms))
    opening = _numbered_in_lead(document, told)
    return max((days[0] for days in (*known, *opening) if days), default=None)


def _numbered_in_lead(document: Document, told: Sequence[Told]) -> Iterator[tuple[int, ...]]:
    """ "(17/5/24)" alone, in the lead: so dailies date their news too; behind "next Saturday" it is the day of that."""
    lead = document.sentences[:LEAD][-1].end if document.sentences else 0
    for n, (mark, terms) in enumerate(told):
        if mark.start >= lead or terms.way or terms.quoted or kind(terms) != "full" or not _closed(document, mark):
            continue
        led = n > 0 and mark.start - told[n - 1][0].end <= BESIDE
        if not led and document.text[mark.start] == "(":
            yield days_of(terms)


def _past(terms: Terms) -> bool:
    return terms.way == "past" or (terms.way == "" and terms.spoken)


def _plain(document: Document, mark: TimeMark) -> bool:
    """No word tells of its direction, and none like "starting" or "on" leads to it: it stands behind a comma or in
    brackets."""
    before = document.text[max(0, mark.start - 24) : mark.start].split()
    word = before[-1] if before else ""
    return mark.terms is not None and mark.terms.way == "" and word.endswith((",", "("))


def _dated(document: Document, told: Sequence[Told], latest: int | None, copied: bool) -> Iterator[Found]:
    """Days and months, with or without a year."""
    lead = document.sentences[:LEAD][-1].end if document.sentences else 0
    news: list[News] = []
    besides = [
        days_of(terms) for _, terms in told if with_weekday(terms) and not (terms.sure and terms.way == "future")
    ]
    for mark, terms in told:
        found = days_of(terms)
        if not found or terms.stamp == "line":
            continue
        words = quote(document, mark)
        if terms.stamp == "dateline":
            slack = WEEK if copied or any(one.stamp == "line" for _, one in told) else 0
            yield 1, union((one, one + slack) for one in found), f"the dateline carries {words}"
            stated = document.published.earliest if document.published.how == "given" else None
            if stated and kind(terms) == "date":  # and not believed: a repost is mostly of the same year
                yield 3, days(stated.toordinal() - YEAR, stated.toordinal()), f"{words} is that before {stated}"
        elif with_weekday(terms) and (_past(terms) or _plain(document, mark)) and (terms.spoken or mark.start < lead):
            news.append((words, found, NEWEST if _closed(document, mark) else WEEK))
        elif _bracketed(document, mark, terms):
            news.append((words, found, WEEK))
        elif terms.sure and terms.way == "future" and latest is not None and not terms.quoted:
            # a plan of long ago is told as a plan too: only one that is near the latest past bounds the report
            near = [one for one in found if 0 <= one - latest <= YEAR // 2]
            if near:
                yield 4, days(LOWEST, max(near)), f"{words} lies ahead of it"
        if kind(terms) == "date" and with_weekday(terms):
            spans = union(span for one in found for span in told_from(terms, one))
            yield 1, spans, f"{words} needs a year in which the weekday falls on that date"
    yield from _news(news, besides, latest)


def _news(news: Sequence[News], besides: Sequence[tuple[int, ...]], latest: int | None) -> Iterator[Found]:
    """What a report dates as said, or opens with, is a few days old; of several such days the last counts. Not where
    it tells of a day some weeks later too: then it looks back."""
    for words, found, slack in news:
        if any(WEEK < there - one <= YEAR // 4 for one in found for other in besides for there in other):
            continue
        near = [one for one in found if latest is None or one >= latest - WEEK]
        later = {there - one for one in near for _, other, _ in news for there in other if 0 < there - one <= WEEK}
        spans = union((one, one + slack + max(later, default=0)) for one in near)
        yield 3, spans, f"{words} is its news, and the weekday falls on that date in few years"


def _years(document: Document, told: Sequence[Told]) -> Iterator[Found]:
    """Months and years that it looks back on. A year of which no word tells may be one of a forecast: it counts only
    beside a page date, or where a deed is told of it, and gives way to everything else."""
    paged = bool(document.stamps) or any(terms.stamp == "line" for _, terms in told)
    deeds = {act.date.at for act in document.acts if act.statement is None}
    for mark, terms in told:
        span = fixed(terms)
        if span is None or kind(terms) == "full" or terms.way in ("future", "either") or _ahead(terms):
            continue
        if terms.way == "past" and terms.sure:
            yield 5, days(span[0].toordinal(), HIGHEST), f"it looks back on {_span(span)}"
        elif not terms.quoted and (paged or mark.start in deeds):
            yield 6, days(span[0].toordinal(), HIGHEST), f"it looks back on {_span(span)}"


def _ahead(terms: Terms) -> bool:
    """Ranges and decades may reach past the report."""
    return terms.reads == "decade" or bool({name for name, _ in terms.slots} & {"year2", "day2", "step"})


def days_of(terms: Terms) -> tuple[int, ...]:
    """The days that a day and month can be, in all years or in its own."""
    span = fixed(terms) if kind(terms) == "full" else None
    return (span[0].toordinal(),) if span else fitting(terms) if kind(terms) == "date" else ()


def _each(found: Sequence[int]) -> Domain:
    return union((one, one) for one in found)


def with_weekday(terms: Terms) -> bool:
    return any(name == "weekday" for name, _ in terms.slots)


def quote(document: Document, mark: TimeMark) -> str:
    """Its words as a reason shows them."""
    return f"“{' '.join(document.text[mark.start : mark.end].split())}”"


def _span(span: tuple[date, date]) -> str:
    whole = span[0].month == 1 and span[0].day == 1 and span[1].month == 12 and span[1].day == 31
    return str(span[0].year) if whole and span[0].year == span[1].year else shown(days(*span))
