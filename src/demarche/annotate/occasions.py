"""On which day something was said, where its own sentence names none.

Who goes on speaking speaks on the day on which he began: "said on Tuesday that … She added that …"; and what he says in
one paragraph he says on the day that it names last: "She refused to sign. "Never," she said on Tuesday". Who is told to
have met somebody, and in the same paragraph what he said, said it there. Everything else keeps the day of the report.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from demarche.annotate.attribution.pack import pack
from demarche.days.intervals import shift
from demarche.model import NOWHERE, REPORT, Act, Document, Meeting, Sentence, Statement, Terms, TimeMark, When

_ONE_DAY = frozenset({"calendar", "numeric", "relday", "week"})
_BESIDE = 1
"""Paragraphs further down in which somebody goes on speaking."""
_HELD = frozenset({"held", "ongoing"})
_Last = tuple[Statement | Act, When, Sentence]
"""What was said or done last, its day, and where."""


def mark_occasions(document: Document) -> Document:
    """`document` with the days of statements, and of the acts in them, that the words before them tell; and with those
    of encounters from which a day is counted."""
    document = _counted_back(document)
    moved = dict(_Occasions(document).carried())
    if not moved:
        return document
    before = document.statements
    statements = tuple(replace(one, date=moved[n]) if n in moved else one for n, one in enumerate(before))
    acts = tuple(_moved(act, before, moved) for act in document.acts)
    return replace(document, statements=statements, acts=acts)


def _counted_back(document: Document) -> Document:
    """ "met on Wednesday, two days after the talks failed": the talks were on Monday, not on Wednesday."""
    counted = [(one, _beside(document.times, one.terms)) for one in document.times if one.terms and one.terms.event]
    found = {
        n: _before(day, mark.terms)
        for n, one in enumerate(document.meetings)
        for mark, day in counted
        if day is not None and mark.terms and _told_in(one, mark.terms, day)
    }
    if not found:
        return document
    meetings = tuple(replace(one, date=found[n]) if n in found else one for n, one in enumerate(document.meetings))
    return replace(document, meetings=meetings)


def _beside(times: tuple[TimeMark, ...], terms: Terms) -> TimeMark | None:
    """The day before what is counted that both mean."""
    start = dict(terms.slots).get("beside")
    return next((one for one in times if one.start == start), None) if start is not None else None


def _told_in(meeting: Meeting, terms: Terms, day: TimeMark) -> bool:
    """Its words are those of the event, and the day told before them is at most taken for its own by mistake."""
    ends = terms.event is not None and terms.event.start < meeting.end <= terms.event.end
    return ends and (meeting.date.at == NOWHERE or (meeting.date.at == day.start <= meeting.start))


def _before(day: TimeMark, terms: Terms) -> When:
    """The day of the event: as many days before or after that told beside it."""
    slots = dict(terms.slots)
    if not day.when.earliest or not day.when.latest:
        return When(why="it is told only how long before or after another day it was")
    count, unit = -int(slots.get("number", 1)) * terms.step, str(slots.get("unit", "day"))
    first, last = shift(day.when.earliest, count, unit), shift(day.when.latest, count, unit)
    if first is None or last is None:
        return When(why="it lies beyond the calendar")
    return When(first[0], last[1], f"counted back by {abs(count)} {unit}(s): {day.when.why}")


def _moved(act: Act, before: tuple[Statement, ...], moved: dict[int, When]) -> Act:
    n = act.statement
    return replace(act, date=moved[n]) if n is not None and n in moved and act.date == before[n].date else act


class _Occasions:
    """The statements of a report in their sentences, and the single days that it names."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.present = pack(document.lang).grammar.present
        self.starts = [one.start for one in document.sentences]
        self.days = [one for one in document.times if _one_day(one)]
        self.vague = frozenset(one.start for one in document.times if _vague(one))
        self.day_starts = [one.start for one in self.days]
        self.mentions = {one.key: one.mentions for one in document.people}
        self.met = [one for one in document.meetings if one.status in _HELD and one.date.at >= 0]

    def carried(self) -> Iterator[tuple[int, When]]:
        """(index of a statement, its day)."""
        said: _Last | None = None
        done: _Last | None = None  # a deed between two sentences of one speaker changes nothing
        open_: list[tuple[int, Statement, Sentence]] = []  # said by one voice in one paragraph, and no day yet
        told = [(-1, act) for act in self.document.acts if act.statement is None and act.by]
        lines: list[tuple[int, Statement | Act]] = [*enumerate(self.document.statements), *told]
        for n, one in sorted(lines, key=lambda pair: (pair[1].start, -pair[1].end)):
            sentence = self.sentence(one.start)
            if sentence is None:
                continue
            when = one.date if one.date.at >= 0 and self.names_day(one.date.at) else None
            if isinstance(one, Act):
                done = (one, when, sentence) if when is not None else done
                continue
            dayless = self.dayless(one)
            if dayless:
                before = (last for last in (said, done) if last is not None and self.goes_on(last, one, sentence))
                when = next((last[1] for last in before), None) or self.scene(one, sentence)
                if when is not None:
                    yield n, when
            open_ = [row for row in open_ if self.one_breath(row, one, sentence)]
            if when is None and dayless:
                open_.append((n, one, sentence))
            elif when is not None and not dayless and not one.start <= one.date.at < one.end:
                yield from ((m, when) for m, _, _ in open_)
                open_ = []
            said, done = ((one, when, sentence), done) if when is not None else (None, None)

    def one_breath(self, before: tuple[int, Statement, Sentence], one: Statement, sentence: Sentence) -> bool:
        """Does the same voice go on in the same paragraph, and no other day stands between?"""
        _, earlier, home = before
        same = home.paragraph == sentence.paragraph and _same_voice(earlier, one)
        return same and not self.between(home.start, sentence.start)

    def goes_on(self, last: _Last, one: Statement, sentence: Sentence) -> bool:
        return self.same_voice(last, one) and self.follows(last[2], sentence)

    def dayless(self, one: Statement) -> bool:
        """No words tell its day, or only that it was weeks or months from something."""
        if one.date.at == REPORT or one.date.earliest is not None:
            return one.date.at == REPORT and not self.of_today(one)
        return one.date.at in self.vague

    def of_today(self, one: Statement) -> bool:
        """ "Now he would sign it": not on the day told before."""
        sentence = self.sentence(one.start)
        lead = self.document.text[sentence.start : one.start] if sentence is not None else ""
        return not self.present.isdisjoint(lead.lower().split())

    def same_voice(self, last: _Last, one: Statement) -> bool:
        """The same person or body; of a deed, the one whom its sentence names as its doer."""
        before, _, sentence = last
        if isinstance(before, Statement):
            return _same_voice(before, one)
        if not one.speaker_key or before.by != one.speaker_party:
            return False
        spans = self.mentions.get(one.speaker_key, ())
        return any(sentence.start <= span.start < sentence.end for span in spans)

    def sentence(self, at: int) -> Sentence | None:
        index = bisect_right(self.starts, at) - 1
        return self.document.sentences[index] if index >= 0 else None

    def names_day(self, at: int) -> bool:
        index = bisect_left(self.day_starts, at)
        return index < len(self.days) and self.days[index].start == at

    def follows(self, before: Sentence, sentence: Sentence) -> bool:
        """It stands close behind, and no other day is named on the way."""
        return sentence.paragraph - before.paragraph <= _BESIDE and not self.between(before.end, sentence.end)

    def between(self, start: int, end: int) -> bool:
        """A day is named in [start, end)."""
        index = bisect_left(self.day_starts, start)
        return index < len(self.days) and self.days[index].start < end

    def scene(self, one: Statement, sentence: Sentence) -> When | None:
        """The day of the encounter that the paragraph told last, if the speaker was there."""
        for meeting in reversed(self.met):
            home = self.sentence(meeting.start)
            if home is None or home.paragraph != sentence.paragraph or home.start > sentence.start:
                continue
            apart = self.between(max(meeting.date.at + 1, home.end), sentence.end)
            near = home.start <= meeting.date.at < home.end
            return meeting.date if near and not apart and _took_part(one, meeting) else None
        return None


def _one_day(mark: TimeMark) -> bool:
    """The words name one day on which something may have been said."""
    terms = mark.terms
    if terms is None or terms.reads not in _ONE_DAY or terms.deadline or terms.quoted or terms.way == "future":
        return False
    named = {name for name, _ in terms.slots}
    if "day2" in named or "weekday2" in named or "ambiguous" in named:
        return False
    return terms.reads == "relday" or "weekday" in named or {"day", "month"} <= named


def _vague(mark: TimeMark) -> bool:
    """ "three weeks after the vote", "in recent days"."""
    terms = mark.terms
    return terms is not None and (
        terms.reads == "open" or (terms.reads == "event" and dict(terms.slots).get("unit", "day") != "day")
    )


def _same_voice(one: Statement, other: Statement) -> bool:
    if one.speaker_key or other.speaker_key:
        return one.speaker_key == other.speaker_key
    return bool(one.speaker) and one.speaker == other.speaker


def _took_part(one: Statement, meeting: Meeting) -> bool:
    if one.speaker_key and one.speaker_key in meeting.people:
        return True
    return bool(one.speaker_party) and one.speaker_party in meeting.parties
