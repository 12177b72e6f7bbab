"""A body that met in one report and whose meeting came to nothing in another: a committee, commanders, ambassadors.

Talks between parties are compared as meetings; these sittings stand beside them and are told in half a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from demarche.days import appeared
from demarche.kept import NOTHING, Kept
from demarche.lang import Lexicon, covered
from demarche.lang.concepts import CONCEPT, Sense, general
from demarche.link.readings import readings
from demarche.link.sense.concepts import compared, meanings
from demarche.link.sense.figures import LONGEST, FigureFile, figure_file, undone_in
from demarche.link.sense.meant import between
from demarche.link.sense.setting import Days, Setting, meet, not_its_own, published, setting_of
from demarche.model import At, Document, Sentence

BODIES = frozenset(
    CONCEPT + name for name in "committee commission envoy general expert observer lawmaker parliament".split()
)
ENCOUNTERS = frozenset(CONCEPT + name for name in ("meeting", "session"))
REACH = 12
"""Words between the body and the word for its meeting."""
PLANS = 4
"""Words before that word that may make it a plan."""
SOON = 2
"""Days between two reports of one sitting."""
ANCHORS, SHARED = 2, 3
"""Parties and names that both sentences share; and meanings, where few are or where no day is known."""

WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Sitting:
    """held: False where it was called off or put off. days: between which it was, or was to be."""

    document: Document
    sentence: Sentence
    bodies: Sense
    held: bool
    days: Days
    names: Sense
    near: Sense
    setting: Setting

    @property
    def place(self) -> At:
        """The sentence."""
        return At(self.document.id, self.sentence.start, self.sentence.end)


def sittings(documents: Iterable[Document], kept: Kept = NOTHING) -> list[Sitting]:
    """All that the reports tell of, in their order."""
    known = [document for document in documents if document.lang in covered()]
    return [one for document in known for one in readings(kept, "sittings", document, _sittings, Sitting)]


def sat_or_not(found: Sequence[Sitting]) -> Iterator[tuple[str, At, At]]:
    """The body, and the two sentences."""
    off = [one for one in found if not one.held]
    for held in found:
        for other in off:
            if held.held and held.document.id != other.document.id and _one(held, other):
                yield min(held.bodies & other.bodies).removeprefix(CONCEPT), held.place, other.place


def sat_on_two_days(found: Iterable[Sitting]) -> Iterator[tuple[str, At, At]]:
    """The body, and the two sentences that have it sit at one place on days that lie side by side."""
    told = [(one, day) for one in found if one.held and (day := _day_of(one))]
    for (one, day), (other, another) in combinations(told, 2):
        if (
            0 < abs((day - another).days) <= SOON
            and one.document.id != other.document.id
            and _slipped(one, other, max(day, another))
        ):
            yield min(one.bodies & other.bodies).removeprefix(CONCEPT), one.place, other.place


def _day_of(one: Sitting) -> date | None:
    """The one day told nearest to the word for its meeting."""
    start, end = one.sentence.start, one.sentence.end
    sat = figure_file(one.document.lang).sat
    found = _cues(one.document.lang).finditer(one.document.text, start, end)
    cues = [cue.start() for cue in found if cue.group().lower() in sat]
    marks = [mark for mark in one.document.times if start <= mark.start < end]
    if not cues or not marks:
        return None
    when = min(marks, key=lambda mark: (abs(mark.start - cues[0]), mark.start)).when
    return when.earliest if when.earliest == when.latest else None


def _slipped(one: Sitting, other: Sitting, last: date) -> bool:
    told = [appeared(side.document.published) for side in (one, other)]
    if not one.bodies & other.bodies or not all(day and last <= day for day in told):
        return False
    common = compared(one.near, other.near, one.document.lang == other.document.lang)[0]
    names, sides = one.names & other.names, one.setting.around & other.setting.around
    return bool(names) and len(common) >= SHARED and len(names) + len(sides) >= ANCHORS


def _one(held: Sitting, off: Sitting) -> bool:
    known = bool(held.days and off.days)
    if not held.bodies & off.bodies or (known and not meet(held.days, off.days)):
        return False
    reports = published(held.document), published(off.document)
    if all(last for _, last in reports) and between(*reports) > SOON:
        return False
    tongue = held.document.lang == off.document.lang
    common, *sides = compared(held.near, off.near, tongue)
    names = len(held.names & off.names)
    around = len(held.setting.around & off.setting.around)
    if not names and not held.setting.parties & off.setting.parties:
        return False
    if not known or names + around < ANCHORS:
        return bool(names) and len(common) >= (SHARED if names + around >= ANCHORS else SHARED + 1)
    return 2 * len(common) >= min(SHARED, *map(len, sides))


def _sittings(document: Document) -> Iterator[Sitting]:
    known, file = meanings(document.lang), figure_file(document.lang)
    if known is None:
        return
    starts = [one.start for one in document.sentences]
    aside = not_its_own(document)
    # most sentences have no word for it: one search of the text is cheap
    text, cues = document.text, _cues(document.lang)
    places = {start for start, _, _ in _cue_words(document.lang).find(text) if cues.match(text, start)}
    for at in sorted({bisect_right(starts, start) - 1 for start in places}):
        one = document.sentences[at]
        if at < 0 or any(start <= one.start < end for start, end in aside):
            continue
        written = WORD.findall(document.text[one.start : one.end])
        words = [word.lower() for word in written]
        if len(words) > LONGEST:
            continue
        senses = [known[word] for word in words]
        if BODIES.isdisjoint(senses):
            continue
        held = _held(words, senses, file)
        bodies = held or _off(words, senses, file)
        if bodies:
            setting = setting_of(document, at)
            names = frozenset(
                sense
                for word, sense in zip(written[1:], senses[1:], strict=True)
                if word[0].isupper() and sense and sense[0] != CONCEPT
            )
            near = frozenset(senses) - general() - setting.forms - ENCOUNTERS - {""}
            yield Sitting(document, one, bodies, bool(held), _days(document, setting, one), names, near, setting)


@lru_cache(maxsize=8)
def _cues(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _told_by(code)))})\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _cue_words(code: str) -> Lexicon[str]:
    """They find in one pass the few places at which `_cues` may match."""
    return Lexicon((word, word) for word in _told_by(code))


def _told_by(code: str) -> Sequence[str]:
    file = figure_file(code)
    return sorted({*file.sat, *(max(phrase, key=len) for phrase in file.undone)})


def _held(words: Sequence[str], senses: Sequence[str], file: FigureFile) -> Sense:
    """The bodies before a word for having met."""
    if undone_in(words, file):
        return frozenset()
    for n, word in enumerate(words):
        if word in file.sat and file.plans.isdisjoint(words[max(0, n - PLANS) : n]):
            bodies = BODIES.intersection(senses[max(0, n - REACH) : n])
            if bodies:
                return bodies
    return frozenset()


def _off(words: Sequence[str], senses: Sequence[str], file: FigureFile) -> Sense:
    """The bodies beside a meeting that was called off or put off."""
    if not undone_in(words, file):
        return frozenset()
    for n, sense in enumerate(senses):
        if sense in ENCOUNTERS:
            bodies = BODIES.intersection(senses[max(0, n - 2 * REACH) : n + 1 + REACH])
            if bodies:
                return bodies
    return frozenset()


def _days(document: Document, setting: Setting, held: Sentence) -> Days:
    """Told by the sentence, else by the one before, else the day of the report; none where it tells a day that is not
    known ("the day before")."""
    first, last = document.published.earliest, appeared(document.published)
    if not setting.times and any(held.start <= one.start < held.end and not one.when.latest for one in document.times):
        return ()
    return setting.when or (((first, last),) if first and last else ())
