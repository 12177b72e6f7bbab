"""What surrounds a sentence: the parties it names and the days it tells of."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from demarche.link.concepts import Sense, sense_of
from demarche.link.wording import words_of
from demarche.model import Document, Sentence

NAMING = frozenset({"party", "office"})
SHARP = 1
"""Days between the ends of an interval that still tells one day from another."""
OLD = 30
"""Days before its publication from which what a report tells is another state of things."""

Days = tuple[tuple[date, date], ...]
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Setting:
    """parties, times: named in the sentence; around, before: the parties and times of it and the sentence before.

    times: sharp days only; old: the sentence tells of long ago.
    """

    parties: frozenset[str]
    times: Days
    around: frozenset[str]
    before: Days
    sense: Sense  # of the sentence before
    old: Days

    def may_be(self, other: Setting) -> bool:
        """No day and no party keeps the two apart."""
        if self.parties and other.parties:
            if not self.parties & other.parties:
                return False
        elif self.around and other.around and not self.around & other.around:
            return False
        if (self.old or other.old) and not meet(self.old, other.old):
            return False
        return not self.times or not other.times or meet(self.times, other.times)

    @property
    def when(self) -> Days:
        """The days that the sentence tells, else those that it goes on from."""
        return self.times or self.before


def meet(one: Days, other: Days) -> bool:
    """One day lies in an interval of both."""
    return any(a <= d and c <= b for a, b in one for c, d in other)


def setting_of(document: Document, sentence: int) -> Setting:
    """Of one sentence of the report."""
    one = document.sentences[sentence]
    parties = parties_between(document, one.start, one.end)
    if not sentence:
        return Setting(
            parties, days_between(document, one.start, one.end), parties, (), frozenset(), _old(document, one)
        )
    last = document.sentences[sentence - 1]
    return Setting(
        parties,
        days_between(document, one.start, one.end),
        parties | parties_between(document, last.start, last.end),
        days_between(document, last.start, last.end),
        sense_of(words_of(document.text[last.start : last.end]), document.lang),
        _old(document, one),
    )


def parties_between(document: Document, start: int, end: int) -> frozenset[str]:
    """Codes of the parties named there."""
    mentions = document.mentions
    first = bisect_left(mentions, start, key=_START)
    last = bisect_left(mentions, end, first, key=_START)
    named = (one.party for one in mentions[first:last] if one.party and one.kind in NAMING)
    return frozenset(code for party in named for code in party.split("+"))


def days_between(document: Document, start: int, end: int) -> Days:
    """The days told there, as far as they are sharp."""
    return tuple(one for one in _told(document, start, end) if (one[1] - one[0]).days <= SHARP)


def _told(document: Document, start: int, end: int) -> list[tuple[date, date]]:
    times = document.times
    first = bisect_left(times, start, key=_START)
    last = bisect_left(times, end, first, key=_START)
    found = ((one.when.earliest, one.when.latest) for one in times[first:last])
    return [(early, late) for early, late in found if early and late]


def _old(document: Document, span: Sentence) -> Days:
    day = document.published.latest
    if not day:
        return ()
    return tuple(one for one in _told(document, span.start, span.end) if one[1] < day - timedelta(OLD))
