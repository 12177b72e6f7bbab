"""What surrounds a sentence: the parties it names and the days it tells of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter

from demarche.days import appeared
from demarche.lang.concepts import Sense
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.meant import Span
from demarche.link.sense.wording import words_of
from demarche.model import At, Document, Mention, Sentence

NAMING = frozenset({"party", "office"})
SHARP = 1
"""Days between the ends of an interval that still tells one day from another."""
OLD = 30
"""Days before its publication from which what a report tells is another state of things."""

Days = tuple[tuple[date, date], ...]
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Setting:
    """parties, times: named in the sentence; around: the parties of it and the sentences beside it;
    before, sense: the times and the meaning of the sentence before.

    times: sharp days only; old: the days of long ago that it tells; forms: words that name
    the parties.
    """

    parties: frozenset[str]
    times: Days
    around: frozenset[str]
    before: Days
    sense: Sense
    old: Days
    forms: Sense

    def other_day(self, other: Setting) -> bool:
        """Both tell a day, and not the same one."""
        return bool(self.times and other.times) and not meet(self.times, other.times)

    def may_be(self, other: Setting) -> bool:
        """No party and no time long ago keeps the two apart; a day may, see `other_day`."""
        if self.parties and other.parties:
            if not self.parties & other.parties:
                return False
        elif self.around and other.around and not self.around & other.around:
            return False
        return not (self.old or other.old) or meet(self.old, other.old)

    @property
    def when(self) -> Days:
        """The days that the sentence tells, else those that it goes on from."""
        return self.times or self.before


def beside(one: Days, other: Days) -> bool:
    """One day later or earlier, as two reports of one event may have it."""
    return any(abs((a - c).days) <= SHARP for a, _ in one for c, _ in other)


def meet(one: Days, other: Days) -> bool:
    """One day lies in an interval of both."""
    return any(a <= d and c <= b for a, b in one for c, d in other)


def setting_of(document: Document, sentence: int) -> Setting:
    """Of one sentence of the report."""
    sentences = document.sentences
    one, last = sentences[sentence], sentences[max(0, sentence - 1)]
    after = sentences[min(sentence + 1, len(sentences) - 1)]
    parties, forms = parties_between(document, one.start, one.end)
    around = parties_between(document, last.start, after.end)[0]
    times, old = days_between(document, one.start, one.end), _old(document, one)
    if not sentence:
        return Setting(parties, times, around, (), frozenset(), old, forms)
    sense = sense_of(words_of(document.text[last.start : last.end]), document.lang)
    return Setting(parties, times, around, days_between(document, last.start, last.end), sense, old, forms)


@lru_cache(maxsize=1 << 12)
def _meant(name: str, code: str) -> Sense:
    return sense_of(words_of(name), code)


def parties_between(document: Document, start: int, end: int) -> tuple[frozenset[str], Sense]:
    """Codes of the parties named there, and what the words that name them would mean by themselves."""
    named = [one for one in mentions_between(document, start, end) if one.party and one.kind in NAMING]
    if not named:
        return frozenset(), frozenset()
    forms = (_meant(document.text[one.start : one.end], document.lang) for one in named)
    return frozenset(code for one in named for code in one.party.split("+")), frozenset[str]().union(*forms)


def mentions_between(document: Document, start: int, end: int) -> Sequence[Mention]:
    """Those that begin there."""
    mentions = document.mentions
    first = bisect_left(mentions, start, key=_START)
    return mentions[first : bisect_left(mentions, end, first, key=_START)]


def sentence_at(document: Document, sentence: int) -> At:
    """Where one sentence of the report stands."""
    held = document.sentences[sentence]
    return At(document.id, held.start, held.end)


def not_its_own(document: Document) -> list[tuple[int, int]]:
    """Where the report does not speak for itself: what is junk, and headlines."""
    return [(one.start, one.end) for spans in (document.junk, document.headlines) for one in spans]


def published(document: Document) -> Span:
    """The first and the last day on which it may have appeared, 0 where not known."""
    first, last = document.published.earliest, appeared(document.published)
    return _number(first or last), _number(last)


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


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
    day = appeared(document.published)
    if not day:
        return ()
    return tuple(one for one in _told(document, span.start, span.end) if one[1] < day - timedelta(OLD))
