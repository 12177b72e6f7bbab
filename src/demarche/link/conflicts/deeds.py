"""One event that two reports give to two days, or that took place in one and did not in the other.

Read are sentences that name a day. An event is a deed ("signed", "menyita") with the words around it; it is compared
with the same deed among the same words, between the same parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from demarche.lang import covered
from demarche.link.sense.concepts import CONCEPT, Sense, compared, deeds, general, meanings, shared_tongue, things
from demarche.link.sense.figures import LONGEST, FigureFile, figure_file
from demarche.link.sense.setting import SHARP, Setting, setting_of
from demarche.link.sense.wording import negators
from demarche.model import At, Document, TimeMark

NEAR, NEXT = 12, 3
"""Words on either side of a deed that tell what is done, and those that name what is next to it."""
BEFORE = 4
"""Words before a deed that may undo it or put it off."""
AHEAD, BEHIND = 90, 45
"""Code points between a deed and a day behind it, or before it."""
APART = 10
"""Days between two accounts of one event, and between the reports."""
CROWD = 24
SHARED, HALF, PART = 2, 0.5, 0.4
"""Meanings that two accounts share; and the part of those of the shorter one, of its things and of all."""
LITTLE = 2
"""Meanings around a deed told with a pronoun: "they were taken near Agadez"."""
EVENTS = frozenset(
    CONCEPT + name
    for name in (
        "sign ratify begin end effect expire open close block free exchange handover return withdraw seize stop ram "
        "fill divert board sink shoot attack bomb burn suspend lift impose shell kill publish "
        "detain kidnap expel notify steal poison invade occupy resign launch"
    ).split()
)
OUTCOMES = frozenset(CONCEPT + name for name in "sign ratify open close free exchange handover withdraw lift".split())
PAPERS = frozenset(
    CONCEPT + name for name in "treaty memorandum protocol paper statement letter list resolution week".split()
)
"""Things of which there are many, and many of them in one week."""
LASTING = frozenset({CONCEPT + "last", CONCEPT + "continue"})
"""Deeds that only tell that another goes on."""
UNDONE = {"=close": "=open"}
"""A deed that is another undone."""
DETAIN, SINCE = CONCEPT + "detain", 5
"""What "held" means with a day since which it lasts, at most so many words behind it."""
TAKEN = CONCEPT + "seize"
SAME = {CONCEPT + name: TAKEN for name in ("detain", "kidnap", "board", "stop")} | {
    CONCEPT + "begin": CONCEPT + "effect"
}
"""Deeds that one report calls so and another otherwise."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, on which days. done: False where the words say that it was not; near: the words around it."""

    document: Document
    sentence: int
    deed: str
    days: tuple[date, date]
    done: bool
    planned: bool
    dated: bool  # the words tell a day of a month
    near: Sense
    names: Sense  # those written with a capital
    beside: Sense  # the things next to the deed
    setting: Setting

    @property
    def place(self) -> At:
        """The sentence."""
        held = self.document.sentences[self.sentence]
        return At(self.document.id, held.start, held.end)


def two_days(documents: Iterable[Document]) -> Iterator[tuple[str, str, At, At]]:
    """Kind (date or status), the deed, and the two sentences."""
    shelves: dict[str, list[Deed]] = {}
    for document in documents:
        if document.covered and document.lang in covered() and document.published.latest:
            for one in _deeds(document):
                shelves.setdefault(SAME.get(one.deed, one.deed), []).append(one)
    for deed in sorted(shelves):
        ordered = sorted(shelves[deed], key=_order)
        reach = len(ordered) if len(ordered) <= CROWD else CROWD
        for at, one in enumerate(ordered):
            for other in islice(ordered, at + 1, at + 1 + reach):
                kind = _kind(one, other)
                if kind:
                    yield kind, deed.lstrip(CONCEPT), one.place, other.place


def _order(one: Deed) -> tuple[date, date, str, int]:
    return one.days[0], one.document.published.latest or date.min, one.document.id, one.sentence


def _kind(one: Deed, other: Deed) -> str:
    if one.document.id == other.document.id or one.planned != other.planned:
        return ""
    if not _one_event(one, other):
        return ""
    same_day = one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    if one.done != other.done:
        return "status" if same_day and not one.planned and one.deed in OUTCOMES else ""
    return "" if same_day or not _could_know(one, other) else "date"


def _one_event(one: Deed, other: Deed) -> bool:
    first, second = one.setting, other.setting
    if not first.parties & second.parties and not first.around & second.around:
        return False
    tongue = one.document.lang == other.document.lang
    common, *sides = compared(one.near, other.near, tongue)
    objects_common, *objects = shared_tongue(one.near - one.names, other.near - other.names)
    if _half(common, sides, SHARED) and _half(objects_common, objects, 1):
        return True
    if _goes_on(one, other) or _goes_on(other, one):
        return True
    # two languages rarely share more than the thing itself
    return not tongue and bool(one.beside & other.beside) and len(first.around & second.around) > 1


def _goes_on(one: Deed, other: Deed) -> bool:
    """The one names little but a place, which the other has too, and goes on from a sentence on the same things."""
    told = one.near | one.setting.sense
    place = one.near & one.names & other.near & other.names
    return len(one.near) <= LITTLE and bool(place - {""}) and bool(told & other.near - other.names - general())


def _half(common: Sense, sides: Sequence[Sense], least: int) -> bool:
    part = HALF if least < SHARED else PART
    return len(common) >= least and len(common) >= part * min(map(len, sides))


def _could_know(one: Deed, other: Deed) -> bool:
    """Both days lie before both reports, or behind them: no report tells of what came after it."""
    published = [side.document.published.latest or date.max for side in (one, other)]
    if abs((published[0] - published[1]).days) > APART or abs((one.days[0] - other.days[0]).days) > APART:
        return False
    if not (one.dated and other.dated) and one.days[0].weekday() == other.days[0].weekday():
        return False  # one weekday, of which two days of publication make two days
    if one.planned or min(one.days[0], other.days[0]) > max(published):
        return published[0] == published[1] or abs((published[0] - published[1]).days) <= SHARP
    return max(one.days[0], other.days[0]) <= min(published)


def _deeds(document: Document) -> Iterator[Deed]:
    marks: dict[int, list[TimeMark]] = {}
    starts = [one.start for one in document.sentences]
    at = 0
    for mark in document.times:
        first, last = mark.when.earliest, mark.when.latest
        if first and last and last - first <= timedelta(SHARP):
            while at + 1 < len(starts) and starts[at + 1] <= mark.start:
                at += 1
            marks.setdefault(at, []).append(mark)
    for sentence, times in marks.items():
        yield from _in_sentence(document, sentence, times)


def _in_sentence(document: Document, sentence: int, times: Sequence[TimeMark]) -> Iterator[Deed]:
    span, known = document.sentences[sentence], meanings(document.lang)
    aside = [(one.start, one.end) for one in document.junk] + [(one.start, one.end) for one in document.headlines]
    if known is None or any(start <= span.start < end for start, end in aside):
        return
    text = document.text[span.start : span.end]
    found = [(match.group(), span.start + match.start()) for match in _WORD.finditer(text)]
    words = [word.lower() for word, _ in found]
    senses = [known[word] for word in words]
    if len(words) > LONGEST:
        return
    known_deeds = deeds(document.lang) - LASTING
    file = figure_file(document.lang)
    senses = [DETAIN if _in_custody(n, words, file) else sense for n, sense in enumerate(senses)]
    happens = [n for n, sense in enumerate(senses) if sense in known_deeds and not (n and found[n][0][0].isupper())]
    names = frozenset(
        sense for n, sense in enumerate(senses) if found[n][0][0].isupper() and not (n == 0 and sense[:1] == CONCEPT)
    )
    for n in happens:
        if senses[n] in EVENTS:
            mark = _day_of(n, happens, found, times)
            if mark:
                yield _deed(document, sentence, (n, words, senses), (mark, names), file)


def _in_custody(n: int, words: Sequence[str], file: FigureFile) -> bool:
    """ "Held near the border since May 3": they were taken on that day."""
    return words[n] in file.holding and not file.since.isdisjoint(words[n + 1 : n + 1 + SINCE])


def _day_of(
    n: int, happens: Sequence[int], found: Sequence[tuple[str, int]], times: Sequence[TimeMark]
) -> TimeMark | None:
    """The day nearest to the deed, with no other deed between."""
    at = found[n][1]
    best: tuple[int, TimeMark] | None = None
    for mark in times:
        distance = mark.start - at if mark.start > at else at - mark.end
        low, high = sorted((at, mark.start))
        between = any(low < found[other][1] < high for other in happens if other != n)
        if not between and distance <= (AHEAD if mark.start > at else BEHIND) and (not best or distance < best[0]):
            best = distance, mark
    return best[1] if best else None


def _deed(
    document: Document,
    sentence: int,
    read: tuple[int, list[str], list[str]],
    told: tuple[TimeMark, Sense],
    file: FigureFile,
) -> Deed:
    n, words, senses = read
    mark, names = told
    before = words[max(0, n - BEFORE) : n]
    undone = bool(negators(document.lang).intersection(before)) or bool(file.off.intersection(before))
    setting = setting_of(document, sentence)
    near = (
        frozenset(senses[max(0, n - NEAR) : n] + senses[n + 1 : n + 1 + NEAR])
        - {"", senses[n]}
        - setting.forms
        - general()
    )
    first, last = mark.when.earliest or date.min, mark.when.latest or date.max
    return Deed(
        document,
        sentence,
        UNDONE.get(senses[n], senses[n]),
        (first, last),
        not undone if senses[n] not in UNDONE else undone,
        bool(file.plans.intersection(before[-3:])) and last >= (document.published.latest or date.min),
        any(map(str.isdigit, document.text[mark.start : mark.end])),
        near,
        names,
        frozenset(senses[max(0, n - NEXT) : n + 1 + NEXT]) & things(document.lang) - PAPERS,
        setting,
    )
