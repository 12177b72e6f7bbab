"""From which day the dates of quoted words are seen: “We leave tomorrow,” the captain said on Monday."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche.annotate.times.clauses import Clauses
from demarche.annotate.times.reading import Reading
from demarche.annotate.times.tense import TenseReader
from demarche.model import Quotation

_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]*[^\W\d_])|\n")
_SEEN = ("relday", "week", "weekend", "ago")
"""Readings that mean another day when they are said on another."""
_BESIDE = 160  # code points from a quotation to the day on which it was said, behind it or before
_EARLIER = 700  # the same to the day of what was said before, which may hold on


@dataclass(frozen=True, slots=True)
class Sayings:
    """The quotations of a text, the days told outside them, and those on which something was said; all in order."""

    clauses: Clauses
    tense: TenseReader
    quotations: Sequence[Quotation]
    days: Sequence[Reading]
    said: Sequence[Reading]

    def seen_from(self, one: Reading) -> Reading:
        """`one`, and where it is quoted and seen from its day, the place of the day on which it was said: `told`, or
        `told_before` where that is the day of what was said before it."""
        quoted = self._quotation(one.start)
        if quoted is None or not _relative(one):
            return one
        beside = next((day for day in self.days if self._dates(day, quoted)), None)
        if beside is not None:
            return replace(one, slots={**one.slots, "told": beside.start})
        before = [day for day in self.said if 0 <= quoted.outer_start - day.end <= _EARLIER]
        return replace(one, slots={**one.slots, "told_before": before[-1].start}) if before else one

    def _quotation(self, at: int) -> Quotation | None:
        index = bisect_right(self.quotations, at, key=lambda one: one.start) - 1
        found = self.quotations[index] if index >= 0 else None
        return found if found is not None and found.start <= at < found.end else None

    def _dates(self, day: Reading, quoted: Quotation) -> bool:
        """It stands beside the quotation, in the words that tell who said it."""
        text = self.clauses.text
        if 0 <= day.start - quoted.outer_end <= _BESIDE:
            said = _END.search(text, quoted.outer_end, day.start) is None
            return said and self.tense.speaking.only(self.clauses, quoted.outer_end, day.start)
        if not 0 <= quoted.outer_start - day.end <= _BESIDE or _END.search(text, day.end, quoted.outer_start):
            return False
        low = max(self.clauses.start(day.start), text.rfind("\n", 0, day.start) + 1)
        return self.tense.speaking.only(self.clauses, low, day.start) or self.tense.speaking.only(
            self.clauses, day.end, quoted.outer_start
        )


def sayings(clauses: Clauses, tense: TenseReader, quotations: Sequence[Quotation], read: Sequence[Reading]) -> Sayings:
    """read: all expressions of the text."""
    outside = [one for one in read if not any(q.start <= one.start < q.end for q in quotations)] if quotations else []
    told = [one for one in outside if _one_day(one)]
    said = [one for one in told if tense.speaking.dates(clauses, one.start, one.end)]
    return Sayings(clauses, tense, quotations, told, said)


def _relative(one: Reading) -> bool:
    bare = one.reads == "calendar" and one.slots.keys() <= {"weekday", "daypart"}
    return one.reads in _SEEN or bare or (one.reads == "period" and "step" in one.slots)


def _one_day(one: Reading) -> bool:
    if one.reads == "relday":
        return "relday" in one.slots
    named = one.slots.keys()
    whole = "weekday" in named or {"day", "month"} <= named
    return whole and one.reads in ("calendar", "numeric") and not named & {"day2", "weekday2", "ambiguous"}
