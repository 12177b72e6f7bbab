"""Reports whose stated day does not fit their words: a copy shows that the text was written some days before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from demarche.link.calendar.own import LEAD, WEEK, days_of, quote, tied, with_weekday
from demarche.link.calendar.ties import along, kind_of
from demarche.link.calendar.words import YEAR, fixed
from demarche.model import Document, Edge, Story, TimeMark

LATE = 14
"""Days after the news of its text from which a report with an older copy is a repost."""
NEXT = 1
"""Days by which a page and the feed that tells of it may differ."""
_CLOCK = re.compile(r"[\s,|–-]{1,4}\d{1,2}[.:]\d{2}\b")
_WHOLE = re.compile(r"[a-z][.!?][\"”’)]*\s")
BARE = ("weekday", "near", "week")
"""Kinds of expressions that mean another day when seen from another."""
SHARED = 0.5
"""Part of the text that the copy must share."""


def reposts(stories: Sequence[Story], documents: Mapping[str, Document]) -> dict[str, str]:
    """document id -> why its stated day is not believed: its own words tell an older day, or it is the later of two
    copies."""
    copies = {edge.target for story in stories for edge in story.edges}
    found = {name: why for name, document in documents.items() if (why := _older_by_itself(document, name in copies))}
    for story in stories:
        for edge in story.edges:
            if edge.share < SHARED:
                continue
            pair = sorted((_stated(documents[name]), name) for name in (edge.source, edge.target))
            (first, early), (last, late) = pair
            if not first or last - first <= WEEK or late in found:
                continue
            if _seen_from_before(edge, documents) or _old_news(documents[late], last):
                found[late] = _words_of(early, documents[late])
        for late, early in _weeks_later(story, documents):
            found.setdefault(late, _words_of(early, documents[late]))
    return found


def _words_of(early: str, late: Document) -> str:
    return f"the day {late.published.earliest} stated for it is that of a repost: its words are those of {early}"


def _weeks_later(story: Story, documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """(late, early): it carries a text that appeared weeks before, and tells it with "on Monday" or "tomorrow"."""
    stated = sorted((day, name) for name in story.documents if (day := _stated(documents[name])))
    for day, late in stated[1:]:
        if day - stated[0][0] > LATE and any(kind_of(mark) in BARE for mark in documents[late].times):
            yield late, stated[0][1]


def _older_by_itself(document: Document, copied: bool) -> str:
    """Why a dateline, or a date line that agrees with a day on which something was said, speaks against its day. Who
    copies a text days later keeps its dateline; who did not has the day of the dateline."""
    stated = _stated(document)
    if not stated:
        return ""
    for seen, mark, spans in tied(document):
        ago = min((stated - min(high, stated) for low, high in spans if low <= stated + 1), default=0)
        if NEXT < ago <= YEAR // 2:
            words = quote(document, mark)
            return f"the day {document.published.earliest} stated for it is that of a repost: {words} is its {seen}"
    if why := _old_sayings(document, stated) or _plan_gone_by(document, stated):
        return why
    if not any(mark.terms and mark.terms.stamp for mark in document.times):
        return ""
    # a full date that no calendar has, or not with that weekday, has no days
    full = [
        (mark.terms, day, LATE if _CLOCK.match(document.text, mark.end) is None and not _tops(document, mark) else NEXT)
        for mark in document.times
        if mark.terms and kind_of(mark) == "full"
        for day in days_of(mark.terms)[:1]
    ]
    said = [day for terms, day, _ in full if terms.spoken]
    for terms, day, slack in full:
        # the minute at which the page was put up, or the day below the name of the paper: no repost has them
        timed = terms.stamp == "line" and slack == NEXT
        dated = terms.stamp == "line" and any(abs(day - one) <= WEEK for one in said)
        lag = slack if timed else NEXT if terms.stamp == "dateline" and not copied else LATE
        if (terms.stamp == "dateline" or timed or dated) and stated - day > lag:
            at = date.fromordinal(day)
            return f"the day {document.published.earliest} stated for it is that of a repost: its own text is of {at}"
    return _older_dateline(document, stated, LATE if copied else NEXT)


def _old_sayings(document: Document, stated: int) -> str:
    """Why the days on which things were said speak against its day: the newest that it names, by weekday and date, is
    one on which somebody spoke, and lies weeks before; nor does its lead tell of any day by a weekday alone."""
    lead = document.sentences[:LEAD][-1].end if document.sentences else 0
    newest, words = 0, ""
    for mark in document.times:
        terms = mark.terms
        if terms is None or (terms.way == "future" and terms.sure):
            continue
        if mark.start < lead and kind_of(mark) in BARE and int(dict(terms.slots).get("relday", 0)) <= 0:
            return ""
        span = fixed(terms)
        told = [day for day in days_of(terms) or ((span[0].toordinal(),) if span else ()) if day <= stated + 1]
        if told and max(told) > newest:
            said = terms.spoken and with_weekday(terms) and (mark.start < lead or document.text[mark.end - 1] == ")")
            newest, words = max(told), quote(document, mark) if said else ""
    if not words or not LATE < stated - newest <= YEAR // 2:
        return ""
    day = document.published.earliest
    return f"the day {day} stated for it is that of a repost: {words} is the newest day of which it tells"


def _plan_gone_by(document: Document, stated: int) -> str:
    """Why a plan speaks against its day: "will meet on 20 March, they said on Wednesday" told weeks after that day."""
    for sentence in document.sentences[:LEAD]:
        inside = [
            (mark, mark.terms) for mark in document.times if mark.terms and sentence.start <= mark.start < sentence.end
        ]
        said = [one for mark, one in inside if kind_of(mark) in BARE and not (one.quoted or one.way == "future")]
        if not any(int(dict(one.slots).get("relday", 0)) <= 0 and "step" not in dict(one.slots) for one in said):
            continue
        for mark, terms in inside:
            ahead = terms.sure and terms.way == "future" and not terms.quoted
            gone = min((stated - day for day in days_of(terms) if ahead and day <= stated), default=0)
            if LATE < gone <= YEAR // 2:
                words = quote(document, mark)
                late = document.published.earliest
                return f"the day {late} stated for it is that of a repost: {words} lies ahead of it"
    return ""


def _tops(document: Document, mark: TimeMark) -> bool:
    """Weekday and date stand on a line of their own before any whole sentence, as below the name of a paper."""
    weekday = mark.terms is not None and with_weekday(mark.terms)
    return weekday and _WHOLE.search(document.text, 0, mark.start) is None


def _older_dateline(document: Document, stated: int, lag: int) -> str:
    """Why a dateline without a year speaks against its day: the last such day lies more than `lag` days, but not most
    of a year, before it."""
    for mark in document.times:
        if mark.terms and mark.terms.stamp == "dateline" and kind_of(mark) == "date":
            ago = min((stated - day for day in days_of(mark.terms) if day <= stated + 1), default=0)
            if lag < ago <= YEAR // 2:
                words = quote(document, mark)
                return (
                    f"the day {document.published.earliest} stated for it is that of a repost: its dateline is {words}"
                )
    return ""


def _stated(document: Document) -> int:
    """The day given or stated for it, 0 where there is none."""
    published = document.published
    known = published.how in ("given", "page") and published.earliest and published.earliest == published.latest
    return published.earliest.toordinal() if known and published.earliest else 0


def _seen_from_before(edge: Edge, documents: Mapping[str, Document]) -> bool:
    """The same words (a weekday, "tomorrow") would mean two days."""
    for tie in along(edge, documents):
        one, other = (documents[name].times[n] for name, n in (tie.one, tie.other))
        if kind_of(one) in BARE and one.when.earliest != other.when.earliest:
            return True
    return False


def _old_news(document: Document, stated: int) -> bool:
    """What it dates as said, or its dateline, is weeks older than the day that is stated."""
    news = [
        day
        for mark in document.times
        if mark.terms is not None
        and (mark.terms.stamp == "dateline" or (mark.terms.spoken and with_weekday(mark.terms)))
        for day in days_of(mark.terms)
        if day <= stated
    ]
    return bool(news) and stated - max(news) > LATE
