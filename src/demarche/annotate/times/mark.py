"""Mark the dates of a report with the days they mean, and settle its publication day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from demarche.annotate.published import Bounds, Clues, publication
from demarche.annotate.times import days
from demarche.annotate.times.clues import Page, clues
from demarche.annotate.times.days import Interval
from demarche.annotate.times.grammar import grammar
from demarche.annotate.times.reading import Reading, bare_year, readings
from demarche.annotate.times.resolve import Heading, absolute, relative, spell, weekday_fits
from demarche.annotate.times.tense import Clauses, TenseReader, tense_reader
from demarche.lang import covered
from demarche.lang.lexicon import fold
from demarche.model import Document, Published, TimeMark, When

_FOREIGN_JUNK = frozenset({"spam", "link", "caption", "tags", "share", "notice"})
_SAME = 1200  # the same for "the same day", which may open a later paragraph
_NEIGHBOUR = 400  # code points back to a date that "the same year" or "three days later" can rest on

OPEN = "the words leave its ends open"

Read = Sequence[tuple[Reading, Heading]]


def mark_times(document: Document) -> Document:
    """`document` with `times` and `published`. A language without a pack gets the given or stated day only."""
    if document.lang not in covered():
        published, _ = publication(document, Clues())
        return replace(document, published=published, times=())
    text, folded = document.text, fold(document.text)
    tables = grammar(document.lang)
    tense = tense_reader(document.lang)
    clauses = tense.clauses(text, folded)
    read = [
        (one, _heading(tense, clauses, one))
        for one in readings(tables, text, folded)
        if not bare_year(one, text, folded, tables.pack.year)
    ]
    found = clues(Page(clauses, tense, _stamp_words(document.lang)), read)
    published, bounds = publication(document, found)
    skipped = [(junk.start, junk.end) for junk in document.junk if junk.kind in _FOREIGN_JUNK]
    kept = [pair for pair in read if not any(low <= pair[0].start < high for low, high in skipped)]
    return replace(document, published=published, times=tuple(_marks(text, kept, Seen(published, bounds))))


def _heading(tense: TenseReader, clauses: Clauses, one: Reading) -> Heading:
    way, sure = tense.direction(clauses, one.start, one.end)
    return Heading(way, tense.deadline(clauses.folded, one.start), sure)


@lru_cache(maxsize=8)
def _stamp_words(code: str) -> frozenset[str]:
    return frozenset(grammar(code).pack.page.stamp)


@dataclass(frozen=True, slots=True)
class Seen:
    """From where the dates are seen."""

    published: Published
    bounds: Bounds

    def ends(self) -> tuple[date, ...]:
        first, last = self.published.earliest, self.published.latest
        if first is None or last is None:
            return ()
        return (first,) if first == last else (first, last)


def _marks(text: str, read: Read, seen: Seen) -> Iterator[TimeMark]:
    before: list[TimeMark] = []
    named: dict[int, date] = {}
    for reading, heading in read:
        reach = _NEIGHBOUR if reading.reads != "same" else _SAME
        near = [mark for mark in before if reading.start - mark.end < reach and mark.when.earliest]
        again = _named_before(reading, heading, named, seen)
        when = again or _when(reading, heading, seen, (text, near))
        if reading.has("day", "month") and when.earliest is not None and when.earliest == when.latest:
            named[when.earliest.isoweekday()] = when.earliest
        mark = TimeMark(reading.start, reading.end, when)
        before.append(mark)
        yield mark


def _named_before(reading: Reading, heading: Heading, named: dict[int, date], seen: Seen) -> When | None:
    """ "on Thursday, 14 December ... not on Thursday": a bare weekday without a tense is a coming day told before."""
    if reading.reads != "calendar" or heading.way or not reading.slots.keys() <= {"weekday", "daypart"}:
        return None
    day = named.get(reading.number("weekday")) if reading.has("weekday") else None
    if day is None or not seen.ends() or not all(0 < (day - end).days <= 7 for end in seen.ends()):
        return None
    return When(day, day, f"the weekday of {day}, named before")


def _when(reading: Reading, heading: Heading, seen: Seen, around: tuple[str, list[TimeMark]]) -> When:
    if reading.has("ambiguous"):
        return _either(reading)
    span = absolute(reading)
    if span is not None:
        fits = weekday_fits(reading, span) or reading.has("weekday2")
        why = "the words name it" if fits else "the words name it, though not with that weekday"
        return When(*_deadline(reading, span, heading), why)
    if reading.reads == "open":
        return When(why=OPEN)
    if reading.reads in ("text", "same"):
        found = _from_text(reading, around[1])
        return found if found.earliest or around[1] else _before_now(reading, seen) or found
    ends = seen.ends()
    if not ends:
        return _without_day(reading, seen, around)
    spans = {relative(reading, end, heading) for end in ends}
    if len(spans) > 1:
        return When(why=f"the report is known only to stand between {ends[0]} and {ends[-1]}")
    span = spans.pop()
    if span is None:
        return When(why="the words leave it open, or no such day lies near the publication")
    return When(*span, f"seen from the publication on {_shown(ends)}{_direction(reading, heading)}")


def _shown(ends: tuple[date, ...]) -> str:
    return str(ends[0]) if len(ends) == 1 else f"one of {ends[0]} to {ends[-1]}"


def _direction(reading: Reading, heading: Heading) -> str:
    if reading.reads != "calendar":
        return ""
    return {"future": ", ahead of it", "past": ", behind it"}.get(heading.way, ", no word of its clause telling ahead")


def _deadline(reading: Reading, span: Interval, heading: Heading) -> Interval:
    return days.day(span[1]) if heading.deadline and reading.slots.get("part") in ("late", "end") else span


def _either(reading: Reading) -> When:
    """3/4/2021: settled by its weekday, or open."""
    slots = reading.slots
    other = replace(reading, slots={**slots, "day": slots["other_day"], "month": slots["other_month"]})
    spans = [span for one in (reading, other) if (span := spell(one, one.number("year"))) and weekday_fits(one, span)]
    if len(set(spans)) == 1:
        return When(*spans[0], "the words name it")
    return When(why="day and month could change places")


def _from_text(reading: Reading, near: list[TimeMark]) -> When:
    if not near or near[-1].when.earliest is None or near[-1].when.latest is None:
        return When(why="counted from a day that the text does not settle")
    anchor, last = near[-1].when.earliest, near[-1].when.latest
    unit = str(reading.slots.get("unit", "day"))
    if unit == "day" and anchor != last:
        return When(why="counted from a day that the text does not settle")
    count = int(reading.slots.get("number", 1)) * reading.step
    span = days.shift(anchor, count, unit)
    if span is None or (reading.reads == "same" and span != days.shift(last, 0, unit)):
        return When(why="counted from a day that the text does not settle")
    return When(*span, f"counted from {anchor} just before")


def _before_now(reading: Reading, seen: Seen) -> When | None:
    """ "a day earlier" in a report that has named no day so far: before its own."""
    ends = seen.ends()
    if len(ends) != 1 or reading.step >= 0 or reading.slots.get("unit", "day") != "day":
        return None
    span = days.shift(ends[0], reading.step * int(reading.slots.get("number", 1)), "day")
    return When(*span, f"counted from the publication on {ends[0]}: no day is named before") if span else None


def _without_day(reading: Reading, seen: Seen, around: tuple[str, list[TimeMark]]) -> When:
    """No publication day: bounds and neighbours may leave one year."""
    if reading.reads in ("calendar", "holiday") and reading.has("month") and not reading.has("step"):
        low, high = seen.bounds.low, seen.bounds.high or seen.published.latest
        if low and high and reading.has("day", "weekday"):
            years = range(low.year, high.year + 1)
            spans = [s for year in years if (s := spell(reading, year)) and weekday_fits(reading, s) and s[0] <= high]
            if len(spans) == 1:
                return When(*spans[0], f"between {low.year} and {high} the weekday falls on that date only then")
        return _neighbour_year(reading, around)
    return When(why="the publication day is not known")


def _neighbour_year(reading: Reading, around: tuple[str, list[TimeMark]]) -> When:
    """A date told after another of the same paragraph, and later in the year, shares its year."""
    text, near = around
    if near and (anchor := near[-1].when.latest) and (first := near[-1].when.earliest) and anchor.year == first.year:
        span = spell(reading, anchor.year)
        told = "\n" not in text[near[-1].end : reading.start]
        if told and span and span[0] >= first and weekday_fits(reading, span):
            return When(*span, f"told on from {first} in the same paragraph")
    return When(why="the year is not told, and the publication day is not known")
