"""What a sentence gives to a day: the words beside each day that a report tells, and the deeds among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.lang.concepts import CONCEPT, Sense, deeds, general
from demarche.link.conflicts.given import plain_line
from demarche.link.conflicts.notions import EMPTY, EVENTS, HOURS, SAME, WORD
from demarche.link.sense.concepts import meanings
from demarche.link.sense.figures import LONGEST, figure_file
from demarche.link.sense.gist import loans
from demarche.link.sense.lines import Line
from demarche.link.sense.setting import SHARP, Setting, not_its_own, published, sentence_at, setting_of
from demarche.model import At, Document, Sentence, TimeMark

NEAR, DEED = 10, 12
"""Words on either side of a day that tell what is given to it, and those among which the deed stands."""
TOUCH = 6
"""Code points between two ways to tell one day: "Tuesday, March 3"."""
SAYING = frozenset(
    CONCEPT + name for name in "say speak announce report_of confirm write demand accuse warn promise asking".split()
)
"""What somebody does with words, on the day that it is told of."""
LINE = 30
"""Code points in capitals before the day of a dateline."""

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Dated:
    """deed: the one nearest to the day, "" where none is near; explicit: the words tell a day of a month; first, day:
    between which the report appeared, as numbers, 0 where not known."""

    document: Document
    sentence: int
    start: int
    end: int
    days: Days
    explicit: bool
    deed: str
    deeds: Sense
    said: bool  # the day is that of what is said, no deed stands as near to it
    hours: Sense  # parts of the day that the sentence tells
    near: Line
    whole: Line
    around: Line  # the sentence and those beside it
    names: Sense
    setting: Setting
    rounds: frozenset[int]  # of the meetings of which the sentence tells
    first: int
    day: int
    story: str = ""  # of the report
    meetings: frozenset[str] = frozenset()  # ids of the lines of which the sentence tells

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.document, self.sentence)

    @property
    def ahead(self) -> bool:
        """Still to come when the report appeared."""
        return bool(self.day) and self.days[0].toordinal() > self.day

    def meets(self, other: Dated) -> bool:
        """Both may be of one day."""
        return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]


@dataclass(frozen=True, slots=True)
class _Words:
    """Those of a sentence: where each begins, in small letters, what it means, whether it stands in a day."""

    starts: Sequence[int]
    words: Sequence[str]
    senses: Sequence[str]
    timed: Sequence[bool]
    named: Sense


def dated_in(document: Document) -> Iterator[Dated]:
    """Each day that a sentence of the report itself tells sharply, but for its dateline."""
    marks: dict[int, list[TimeMark]] = {}
    starts = [one.start for one in document.sentences]
    for mark in document.times:
        first, last = mark.when.earliest, mark.when.latest
        if first and last and last - first <= timedelta(SHARP):
            marks.setdefault(bisect_right(starts, mark.start) - 1, []).append(mark)
    aside = not_its_own(document)
    for at, times in marks.items():
        held = document.sentences[max(0, at)]
        if at >= 0 and not any(start <= held.start < end for start, end in aside):
            yield from _in_sentence(document, at, times)


def _in_sentence(document: Document, at: int, times: Sequence[TimeMark]) -> Iterator[Dated]:
    read = _read(document, document.sentences[at])
    if read is None:
        return
    held, setting = document.sentences[at], setting_of(document, at)
    aside = setting.forms | EMPTY | HOURS
    plain = tuple(word for word, timed in zip(read.words, read.timed, strict=True) if not timed)
    whole, days = plain_line(plain, document.lang, aside), published(document)
    around = plain_line((*_beside(document, at - 1), *plain, *_beside(document, at + 1)), document.lang, aside)
    rounds = frozenset(
        one.round for one in document.meetings if one.round and one.start < held.end and held.start < one.end
    )
    for start, end, told in _together(times):
        if document.text[held.start : start].isupper() and start - held.start <= LINE:
            continue
        first, last = bisect_right(read.starts, start - 1), bisect_right(read.starts, end - 1)
        low, high = _reach(read, document.lang, first, last)
        near = tuple(read.words[n] for n in range(max(low, first - NEAR), min(high, last + NEAR)) if not read.timed[n])
        reach = max(low, first - DEED), min(high, last + DEED)
        done = _deeds(read, document.lang, reach, (first, last))
        verbs = _nearest(read, deeds(document.lang) | EVENTS | SAYING, reach, (first, last))
        explicit = any(map(str.isdigit, document.text[start:end]))
        yield Dated(
            document=document,
            sentence=at,
            start=start,
            end=end,
            days=told,
            explicit=explicit,
            deed=done[0] if done else "",
            deeds=frozenset(done) - general(),
            said=not SAYING.isdisjoint(verbs[:1]),
            hours=HOURS.intersection(read.senses),
            near=plain_line(near, document.lang, aside),
            whole=whole,
            around=around,
            names=read.named - loans(setting.forms),
            setting=setting,
            rounds=rounds,
            first=days[0],
            day=days[1],
        )


def _read(document: Document, held: Sentence) -> _Words | None:
    known = meanings(document.lang)
    found = [(match[0], match.start()) for match in WORD.finditer(document.text, held.start, held.end)]
    if known is None or len(found) > LONGEST:
        return None
    words = [word.lower() for word, _ in found]
    senses = [known[word] for word in words]
    spans = [(one.start, one.end) for one in document.times if held.start <= one.start < held.end]
    timed = [any(start <= at < end for start, end in spans) for _, at in found]
    capital = (sense for (word, _), sense in zip(found[1:], senses[1:], strict=True) if word[0].isupper() and sense)
    return _Words([at for _, at in found], words, senses, timed, loans(frozenset(filter(_strange, capital))))


def _beside(document: Document, at: int) -> tuple[str, ...]:
    """The words of a sentence beside, but for its days."""
    if not 0 <= at < len(document.sentences):
        return ()
    read = _read(document, document.sentences[at])
    return tuple(word for word, timed in zip(read.words, read.timed, strict=True) if not timed) if read else ()


def _strange(sense: str) -> bool:
    return sense[0] != CONCEPT


def _together(times: Sequence[TimeMark]) -> Iterator[tuple[int, int, Days]]:
    """Each day once, where two marks beside one another tell the same."""
    last: tuple[int, int, Days] | None = None
    for mark in times:
        if mark.when.earliest is None or mark.when.latest is None:
            continue
        days = mark.when.earliest, mark.when.latest
        if last and days == last[2] and mark.start - last[1] <= TOUCH:
            last = last[0], mark.end, days
            continue
        if last:
            yield last
        last = mark.start, mark.end, days
    if last:
        yield last


def _reach(read: _Words, code: str, first: int, last: int) -> tuple[int, int]:
    """Between which words stands what is given to the day: up to another day, or to what lies before or after it."""
    ends = figure_file(code).shifting
    if not ends.isdisjoint(read.words[first:last]):
        return max((n + 1 for n in range(first) if read.timed[n]), default=0), last  # "two days before they signed"
    # "shut since Monday": the word right before a day tells of that day
    stops = [n for n, word in enumerate(read.words) if read.timed[n] or (word in ends and n != first - 1)]
    return (
        max((n + 1 for n in stops if n < first), default=0),
        min((n for n in stops if n >= last), default=len(read.words)),
    )


def _nearest(read: _Words, known: Sense, reach: tuple[int, int], mark: tuple[int, int]) -> list[str]:
    """What the words that `known` has mean, the nearest to the day first."""
    first, last = mark
    found = [
        (first - n if n < first else n - last + 1, n)
        for n in range(*reach)
        if read.senses[n] in known and not read.timed[n]
    ]
    return [read.senses[n] for _, n in sorted(found)]


def _deeds(read: _Words, code: str, reach: tuple[int, int], mark: tuple[int, int]) -> list[str]:
    """Those that reports call otherwise by one name."""
    return [SAME.get(sense, sense) for sense in _nearest(read, deeds(code) | EVENTS, reach, mark)]
