"""Mark the dates of a report with the days they mean, and settle its publication day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from demarche.annotate.published import Bounds, Clues, Told, publication
from demarche.annotate.times.clauses import Clauses
from demarche.annotate.times.clues import Page, clues
from demarche.annotate.times.counted import Counted, beside, counted, pointing
from demarche.annotate.times.grammar import grammar
from demarche.annotate.times.reading import Reading, bare_year, readings
from demarche.annotate.times.sayings import sayings
from demarche.annotate.times.tense import TenseReader, tense_reader
from demarche.days import BOTH, Heading, terms_of
from demarche.days.whens import OPEN, Item, Seen, whens
from demarche.lang import covered
from demarche.lang.lexicon import fold
from demarche.model import Document, Published, Terms, TimeMark

__all__ = ["OPEN", "mark_times"]

_FOREIGN_JUNK = frozenset({"spam", "link", "caption", "tags", "share", "notice"})


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
        (_bare(one), _heading(tense, clauses, one))
        for one in pointing(readings(tables, text, folded))
        if not bare_year(one, text, folded, tables.pack.year)
    ]
    found = clues(Page(clauses, tense, _stamp_words(document.lang)), read)
    published, bounds = publication(document, found)
    skipped = [(junk.start, junk.end) for junk in document.junk if junk.kind in _FOREIGN_JUNK]
    inside = [pair for pair in read if not any(low <= pair[0].start < high for low, high in skipped)]
    told = sayings(clauses, tense, document.quotations, [one for one, _ in inside])
    said = [(*counted(told.seen_from(one), text, folded, document.lang), heading) for one, heading in inside]
    kept = beside(said, clauses, tense, document.lang)
    marks = tuple(_marks(document, kept, _seen(published, bounds), found.told))
    return replace(document, published=published, times=marks)


def _heading(tense: TenseReader, clauses: Clauses, one: Reading) -> Heading:
    way, sure = tense.direction(clauses, one.start, one.end)
    if one.slots.get("seen"):
        way, sure = "past" if one.number("seen") < 0 else "future", True  # "next Monday, March 14"
    # what was reached by a day was not to be done at its end
    deadline = tense.deadline(clauses.folded, one.start) and (sure or way not in ("past", BOTH))
    weekday = one.reads == "calendar" and one.slots.keys() <= {"weekday", "daypart", "that"}
    if "that" in one.slots and way == "future":
        way, sure = "", False  # "yang memenangkan tender Selasa itu akan ...": a clause of its own ends there
    ranged = one.reads == "calendar" and one.slots.keys() == {"weekday", "dash", "weekday2"}
    if (weekday or ranged) and tense.shifted_from(clauses, one.start):
        way, sure = BOTH, False
    elif weekday and not sure and way != "past" and tense.behind(clauses, one.start):
        way = "past"
    elif weekday and tense.undecided(clauses, (one.start, one.end), (way, sure)):
        way, sure = BOTH, False
    elif weekday and not way:
        sure = tense.tells_past
    return Heading(way, deadline, sure)


def _bare(one: Reading) -> Reading:
    """Without the word that points back."""
    return replace(one, slots={name: value for name, value in one.slots.items() if name != "that"})


@lru_cache(maxsize=8)
def _stamp_words(code: str) -> frozenset[str]:
    return frozenset(grammar(code).pack.page.stamp)


def _seen(published: Published, bounds: Bounds) -> Seen:
    first, last = published.earliest, published.latest
    if first is None or last is None:
        return Seen((), bounds.low, bounds.high or last)
    return Seen((first,) if first == last else (first, last))


def _marks(document: Document, read: Sequence[Counted], seen: Seen, told: Sequence[Told]) -> Iterator[TimeMark]:
    items = [Item(one.start, one.end, one, heading) for one, _, heading in read]
    by_start = {one.start: one for one in told}
    quotes = [(mark.start, mark.end) for mark in document.quotations]
    for item, (_, event, _), when in zip(items, read, whens(document.text, items, seen), strict=True):
        terms = terms_of(item.said, item.heading)
        if event is not None:
            terms = replace(terms, event=event)
        clue = by_start.get(item.start)
        quoted = _within(quotes, item.start)
        if clue is not None or quoted:
            terms = _with(terms, quoted, clue)
        yield TimeMark(item.start, item.end, when, terms)


def _with(terms: Terms, quoted: bool, clue: Told | None) -> Terms:
    if clue is None:
        return replace(terms, quoted=quoted)
    return replace(terms, quoted=quoted, spoken=clue.speech, stamp=clue.stamp)


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    index = bisect_right(spans, (at, at)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]
