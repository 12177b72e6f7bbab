"""Days that are counted from an event which the words name: "three days after the first round".

The event is a meeting that the same words tell of, whose day this or another report knows, or what a dated sentence of
the same report says in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from demarche.days.intervals import shift
from demarche.lang.lexicon import fold
from demarche.model import Document, Meeting, MeetingLine, Sentence, Span, Terms, When

SHORT, STEM = 4, 5
"""Letters from which a word tells something, and on which two forms of it must agree."""
ENOUGH = 2
"""Words of the event that a dated sentence must share; one may be missing."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def counted_days(documents: Sequence[Document], meetings: Sequence[MeetingLine]) -> Iterator[tuple[str, int, When]]:
    """(document id, index in `Document.times`, its days) of the expressions that now have a day."""
    lines: dict[tuple[str, int, int], MeetingLine] | None = None
    for document in documents:
        for n, mark in enumerate(document.times):
            if mark.terms is None or mark.terms.event is None or (mark.when.earliest and mark.terms.reads != "same"):
                continue
            if lines is None:
                lines = {(at.document, at.start, at.end): line for line in meetings for at, _ in line.evidence}
            found = _from_meeting(document, n, lines) or _from_words(document, n)
            when = _counted(mark.terms, found, mark.start) if found else None
            if when is not None and _fits(document, mark.terms, when):
                yield document.id, n, when


def _fits(document: Document, terms: Terms, when: When) -> bool:
    """What is told without a word of what is to come lies behind the report, as far as its day is known."""
    last = document.published.latest
    return terms.way == "future" or (last is not None and when.earliest is not None and when.earliest <= last)


def _from_meeting(document: Document, n: int, lines: Mapping[tuple[str, int, int], MeetingLine]) -> When | None:
    mark = document.times[n]
    assert mark.terms is not None and mark.terms.event is not None
    for meeting in document.meetings:
        line = lines.get((document.id, meeting.start, meeting.end))
        if line is not None and meeting.date.at != mark.start and _tells(meeting, mark.terms.event):
            when = line.date
            if when.earliest and when.latest:
                words = document.text[mark.terms.event.start : mark.terms.event.end]
                return When(when.earliest, when.latest, f"“{words}” is one meeting ({line.what}): {when.why}")
    return None


def _tells(meeting: Meeting, event: Span) -> bool:
    """The meeting is told in the words of the event."""
    spans = [Span(meeting.start, meeting.end), *meeting.again]
    return any(event.start - 4 <= one.start and one.end <= event.end + 40 and one.start < event.end for one in spans)


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
    first, last = shift(anchor.earliest, count, unit), shift(anchor.latest, count, unit)
    if first is None or last is None or (anchor.latest - anchor.earliest).days > 31:
        return None
    side = "after" if count > 0 else "before"
    if not count:
        return When(first[0], last[1], f"the same day: {anchor.why}", start)
    days = anchor.earliest if anchor.earliest == anchor.latest else f"{anchor.earliest} to {anchor.latest}"
    return When(first[0], last[1], f"counted {abs(count)} {unit}(s) {side} {days}: {anchor.why}", start)
