"""Reports that share words and yet tell of two occasions, as those on two rounds of the same talks do.

A wire on the next round keeps many a phrase of the first, its frame and its background, but not what was said, nor the
figures of the day. A copy, an excerpt or a rewording has no more than some of its own.
"""

from __future__ import annotations

from datetime import date

from demarche.link.sense.numerals import numerals
from demarche.link.sense.setting import not_its_own
from demarche.link.stories.overlap import Text, quoted_runs
from demarche.model import Document

SURE = 0.8
"""Share (`Overlap.share`) from which two reports are one text whatever they quote and count."""
OWN_QUOTED, QUOTATIONS = 0.5, 2
"""Of so many quotations this part is its own in both: somebody speaks on another day, unless ..."""
FIGURES = 0.76
"""... the one with fewer figures shares at least this part of them."""
FEW, MANY, SHARED = 2, 3, 0.5
"""Figures of the one with fewer, from which none shared tells two texts apart, and less than `SHARED` of them."""

Figures = frozenset[str]

CLOCKS = 1
"""Days by which the news of two reports may differ, since the clocks of the world do."""


def figures_of(document: Document) -> Figures:
    """The figures of the report itself, junk and headlines aside."""
    skip = not_its_own(document)
    found = numerals(document.text, document.lang)
    return frozenset(digits for at, digits in found if not any(start <= at < end for start, end in skip))


def other_day(one: Document, other: Document) -> bool:
    """Both open with news of a day, and these are no one day: a formula that an outlet uses for each round of the same
    talks, "ended on Monday" and "ended on Thursday". A copy keeps the day."""
    first, second = _news_days(one), _news_days(other)
    return bool(first and second) and all(_days_between(a, b) > CLOCKS for a in first for b in second)


def _news_days(document: Document) -> set[int]:
    """The weekdays (1 Monday) that the first sentence of the report names, but for those of what is to come."""
    skip = not_its_own(document)
    lead = next((one for one in document.sentences if not any(low <= one.start < high for low, high in skip)), None)
    found = set()
    for mark in document.times if lead else ():
        terms = mark.terms
        if terms is None or terms.stamp or terms.quoted or terms.way in ("future", "either"):
            continue
        if lead is not None and lead.start <= mark.start < lead.end and terms.reads in ("calendar", "numeric"):
            slots = dict(terms.slots)
            if "weekday" in slots and "weekday2" not in slots:
                found.add(int(slots["weekday"]))
            elif slots.keys() >= {"year", "month", "day"} and mark.when.earliest == mark.when.latest:
                found.add((mark.when.earliest or date.min).isoweekday())
    return found


def _days_between(one: int, other: int) -> int:
    """By the shorter way round the week."""
    gap = (one - other) % 7
    return min(gap, 7 - gap)


def apart(one: Text, other: Text, figures: tuple[Figures, Figures]) -> bool:
    """What is quoted and counted differs, of two that share fewer words than `SURE`."""
    fewer = min(map(len, figures))
    shared = len(figures[0] & figures[1])
    if (fewer >= FEW and not shared) or (fewer >= MANY and shared < SHARED * fewer):
        return True
    (first, own), (second, theirs) = _own_quotations(one, other), _own_quotations(other, one)
    if not (first and second):
        return False
    if own == first and theirs == second:
        return True
    several = min(first, second) >= QUOTATIONS and min(own / first, theirs / second) >= OWN_QUOTED
    return several and shared < FIGURES * fewer


def _own_quotations(one: Text, other: Text) -> tuple[int, int]:
    """How many quotations the one has, and of how many the other has none of the words."""
    quoted = list(quoted_runs(one))
    return len(quoted), sum(map(other.known.isdisjoint, quoted))
