"""Days that are counted from an event which the words name: "three days after the first round".

The event is a meeting that the same words tell of, whose day this or another report knows, or what a dated sentence of
the same report says in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from demarche.days.intervals import shift
from demarche.lang.lexicon import fold
from demarche.link.calendar.domain import days
from demarche.link.calendar.network import Bound
from demarche.link.meetings.when import PAIR
from demarche.model import Document, Meeting, MeetingLine, Sentence, Span, Terms, When

STEM = 5
"""Letters on which two forms of a word must agree."""
HELD = ("held", "ongoing")
LASTS = 4
"""Days that an encounter lasts at most."""
ENOUGH = 2
"""Words of the event that a dated sentence must share; one may be missing."""
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Lines:
    """Meetings by each place that tells of them; the ids of those of which a report tells the first and last day."""

    at: Mapping[tuple[str, int, int], MeetingLine]
    lasting: frozenset[str]

    def of(self, document: Document, meeting: Meeting) -> MeetingLine | None:
        return self.at.get((document.id, meeting.start, meeting.end))

    def another(self, line: MeetingLine) -> bool:
        """The same sides met in the same place on other days too: which of them is meant is not told."""
        sides = set(line.parties)
        return any(
            other.id != line.id and other.place == line.place != "" and len(sides & set(other.parties)) >= PAIR
            for other in self.at.values()
            if other.status == "held"
        )


def _lines(documents: Iterable[Document], meetings: Iterable[MeetingLine]) -> Lines:
    by_place = {(at.document, at.start, at.end): line for line in meetings for at, _ in line.evidence}
    places = ((one.id, told.start, told.end) for one in documents for told in one.meetings if told.whole)
    return Lines(by_place, frozenset(by_place[place].id for place in places if place in by_place))


def counted_days(documents: Sequence[Document], meetings: Sequence[MeetingLine]) -> Iterator[tuple[str, int, When]]:
    """(document id, index in `Document.times`, its days) of the expressions that now have a day."""
    lines: Lines | None = None
    for document in documents:
        for n, mark in enumerate(document.times):
            if mark.terms is None or mark.terms.event is None:
                continue
            if mark.when.earliest and mark.when.earliest == mark.when.latest and mark.terms.reads != "same":
                continue
            if lines is None:
                lines = _lines(documents, meetings)
            found = _from_meeting(document, n, lines) or _from_words(document, n) or _from_before(document, n, lines)
            when = _counted(mark.terms, found, mark.start) if found else None
            if when is not None and _fits(document, mark.terms, when) and _narrows(mark.terms, mark.when, when):
                yield document.id, n, when


def _narrows(terms: Terms, before: When, now: When) -> bool:
    """What was known before leaves room for it."""
    if not (before.earliest and before.latest and now.earliest and now.latest) or terms.reads == "same":
        return True
    return before.earliest <= now.earliest and now.latest <= before.latest


def news_bounds(
    documents: Mapping[str, Document], unknown: frozenset[str], meetings: Sequence[MeetingLine]
) -> Iterator[Bound]:
    """ "on Tuesday ..., two days before the second round opens": that Tuesday, where the day of the round is known from
    reports of known day."""
    lines: Lines | None = None
    for name in sorted(unknown):
        document = documents[name]
        for n, mark in enumerate(document.times):
            day = dict(mark.terms.slots).get("beside") if mark.terms and mark.terms.event else None
            if day is None or mark.terms is None:
                continue
            if lines is None:
                known = (line for line in meetings if any(at.document not in unknown for at, _ in line.evidence))
                lines = _lines(documents.values(), known)
            found = _from_meeting(document, n, lines)
            when = _counted(mark.terms, found, mark.start) if found else None
            place = next((m for m, one in enumerate(document.times) if one.start == day), None)
            if when is not None and when.earliest and when.latest and place is not None:
                yield Bound(4, (name, place), days(when.earliest, when.latest), when.why)


def _fits(document: Document, terms: Terms, when: When) -> bool:
    """What is told without a word of what is to come lies behind the report, as far as its day is known."""
    last = document.published.latest
    return terms.way == "future" or (last is not None and when.earliest is not None and when.earliest <= last)


def _from_before(document: Document, n: int, lines: Lines) -> When | None:
    """ "three days before this meeting": the only encounter with a day that the report has told of as held so far,
    where it is the one told last."""
    mark = document.times[n]
    if mark.terms is None or "here" not in dict(mark.terms.slots):
        return None
    told = [one for one in document.meetings if one.end <= mark.start and one.status in HELD]
    found = [
        line
        for one in sorted(told, key=lambda one: (one.end, one.start))
        if (line := lines.of(document, one)) is not None
    ]
    dated = {line.id: line for line in found if line.date.earliest and line.date.latest}
    if len(dated) != 1 or found[-1].id not in dated or _later(document, found[-1]):
        return None
    line = found[-1]
    first, last = _edges(document, line, mark.terms, lines)
    return When(first, last, f"it has told of one meeting ({line.what}): {line.date.why}") if first and last else None


def _later(document: Document, line: MeetingLine) -> bool:
    """It is after the report, which tells of it as held: then it is another one."""
    last = document.published.latest
    return bool(last and line.date.earliest and line.date.earliest > last)


def _from_meeting(document: Document, n: int, lines: Lines) -> When | None:
    """Where the words may be of several meetings, the days between the first and the last of these; nothing where the
    day of one is not known."""
    mark = document.times[n]
    assert mark.terms is not None and mark.terms.event is not None
    words = document.text[mark.terms.event.start : mark.terms.event.end]
    meant = _meant(document, n, lines)
    ends = [_edges(document, line, mark.terms, lines) for line in meant.values()]
    first = min((low for low, _ in ends if low), default=None)
    last = max((high for _, high in ends if high), default=None)
    if first is None or last is None or not all(low and high for low, high in ends):
        return None
    line = next(iter(meant.values()))
    if len(meant) == 1:
        return When(first, last, f"“{words}” is one meeting ({line.what}): {line.date.why}")
    return When(first, last, f"“{words}” is one of {len(meant)} meetings of {first} to {last}")


def _meant(document: Document, n: int, lines: Lines) -> dict[str, MeetingLine]:
    """The meetings that the words of the event may be of; only those told by these very words, where there are any."""
    mark = document.times[n]
    assert mark.terms is not None and mark.terms.event is not None
    event = mark.terms.event
    told = [(meeting, line) for meeting in document.meetings if (line := lines.of(document, meeting)) is not None]
    words = document.text[event.start : event.end]
    named = {line.place for _, line in told if line.place and line.place in words}
    found: dict[str, MeetingLine] = {}
    inside: dict[str, MeetingLine] = {}
    for meeting, line in told:
        if named and line.place not in named:
            continue  # "after the Oslo round closed" is not that in Bergen
        if meeting.status in HELD and _later(document, line):
            continue
        if meeting.date.at < 0 and document.published.earliest != document.published.latest and lines.another(line):
            continue
        if meeting.date.at != mark.start and _by_words(meeting, event):
            inside[line.id] = line
        there = bool(named) and _share(meeting.what, words)
        if there or (meeting.date.at != mark.start and _tells(document, meeting, event)):
            found[line.id] = line
    return inside or found


def _edges(document: Document, line: MeetingLine, terms: Terms, lines: Lines) -> tuple[date | None, date | None]:
    """The first or the last day of an encounter that lasted, where the words tell which; nothing where it lasted and
    only one of its days is known."""
    edge = str(dict(terms.slots).get("edge", ""))
    first, last = line.date.earliest, line.date.latest
    if line.id in lines.lasting:
        if first and last and edge and (last - first).days <= LASTS:
            return (first, first) if edge == "first" else (last, last)
        return first, last
    ended = line.status == "held" and any(told.length is not None for told in line.told)
    if edge == "first" and ended and not any(status == "planned" for _, status in line.evidence):
        return None, None
    return _held(document, line)


def _held(document: Document, line: MeetingLine) -> tuple[date | None, date | None]:
    """Of several days on which as many reports have it held, those that this report gives; else all that are given,
    as what differs may be of two meetings; else, or where somebody tells that it was moved, the day of the line."""
    days: dict[date, set[str]] = {}
    held: dict[date, set[str]] = {}
    for (at, status), told in zip(line.evidence, line.told, strict=False):
        if told.date.earliest and told.date.earliest == told.date.latest:
            days.setdefault(told.date.earliest, set()).add(at.document)
            if status == "held":
                held.setdefault(told.date.earliest, set()).add(at.document)
    most = max(map(len, held.values()), default=0)
    found = [day for day, told in held.items() if len(told) == most]
    own = [day for day in found if document.id in held[day]]
    if own and len(found) > 1:
        return min(own), max(own)
    if len(days) > 1 and not any(told.was.why for told in line.told):
        return min(days), max(days)
    return line.date.earliest, line.date.latest


def _tells(document: Document, meeting: Meeting, event: Span) -> bool:
    """The meeting is told in the words of the event, or its span reaches over them: "met alone two days after the
    shooting" is not the shooting."""
    over = any(one.end <= event.end for one in _near(meeting, event))
    return _by_words(meeting, event) or (over and _share(meeting.what, document.text[event.start : event.end]))


def _by_words(meeting: Meeting, event: Span) -> bool:
    return any(one.start >= event.start - 4 for one in _near(meeting, event))


def _near(meeting: Meeting, event: Span) -> list[Span]:
    spans = [Span(meeting.start, meeting.end), *meeting.again]
    return [one for one in spans if one.start < event.end and event.start < one.end <= event.end + 40]


def _share(one: str, other: str) -> bool:
    """They have a word in common."""
    return not set(_WORD.findall(fold(one))).isdisjoint(_WORD.findall(fold(other)))


def _from_words(document: Document, n: int) -> When | None:
    """A sentence of the same report with a day of its own that says the same."""
    mark = document.times[n]
    assert mark.terms is not None and mark.terms.event is not None
    event = mark.terms.event
    folded = fold(document.text)
    wanted = set(_WORD.findall(folded[event.start : event.end]))
    if len(wanted) < ENOUGH:
        return None
    found: dict[tuple[date, date], When] = {}
    for sentence in document.sentences:
        if sentence.start <= mark.start < sentence.end:
            continue
        when = _day_of(document, sentence)
        if when is not None and _says(wanted, set(_WORD.findall(folded[sentence.start : sentence.end]))):
            assert when.earliest and when.latest
            found.setdefault((when.earliest, when.latest), when)
    if len(found) != 1:
        return None
    (when,) = found.values()
    words = document.text[event.start : event.end]
    return When(when.earliest, when.latest, f"“{words}” is dated elsewhere in the report: {when.why}")


def _day_of(document: Document, sentence: Sentence) -> When | None:
    """The only day that a sentence names."""
    days = [mark.when for mark in document.times if sentence.start <= mark.start < sentence.end]
    one = days[0] if len(days) == 1 else When()
    return one if one.earliest and one.earliest == one.latest else None


def _says(wanted: set[str], words: set[str]) -> bool:
    missing = [word for word in wanted if not any(_alike(word, other) for other in words)]
    return len(missing) <= (len(wanted) > ENOUGH)


def _alike(one: str, other: str) -> bool:
    """Forms of one word: "ceasefire" and "ceasefires", "menyerahkan" and "diserahkan"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    size = max(STEM, len(short) * 2 // 3)
    return any(short[at : at + size] in long for at in range(len(short) - size + 1))


def _counted(terms: Terms, anchor: When, start: int) -> When | None:
    slots = dict(terms.slots)
    unit, count = str(slots.get("unit", "day")), int(slots.get("number", 1)) * terms.step
    assert anchor.earliest and anchor.latest
    if (anchor.latest - anchor.earliest).days > 31:
        return None
    first, last = shift(anchor.earliest, count, unit), shift(anchor.latest, count, unit)
    if first is None or last is None:
        return None
    side = "after" if count > 0 else "before"
    if not count:
        return When(first[0], last[1], f"the same day: {anchor.why}", start)
    span = anchor.earliest if anchor.earliest == anchor.latest else f"{anchor.earliest} to {anchor.latest}"
    return When(first[0], last[1], f"counted {abs(count)} {unit}(s) {side} {span}: {anchor.why}", start)
