"""People who met in one report and whose meeting came to nothing in another, on one day, whoever they are.

What was read as a meeting is compared as one, and bodies that sit stand in `sittings`; here any two sentences with the
day and with words for coming together stand side by side, by the names and things that both tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from demarche.days import appeared
from demarche.kept import NOTHING, Kept
from demarche.lang import covered
from demarche.lang.concepts import CONCEPT
from demarche.link.conflicts.sittings import PLANS, WORD
from demarche.link.readings import readings
from demarche.link.sense.concepts import meanings
from demarche.link.sense.figures import LONGEST, FigureFile, barred_in, figure_file, undone_in, without_undone
from demarche.link.sense.lines import Line, line_of
from demarche.link.sense.setting import Days, Setting, meet, not_its_own, setting_of
from demarche.link.sense.wording import Words, negators, of_the_will
from demarche.model import At, Document, Sentence

TOGETHER = frozenset(CONCEPT + name for name in "meeting session talks visit sit_down phone come".split())
"""What people do with one another, or on their way to it."""
PHONE = CONCEPT + "phone"
POSTPONE = CONCEPT + "postpone"
"""Put off, it took place on another day: see the meetings."""
ENOUGH, LEAST = 2.5, 2
"""Points from which both tell of one meeting; and names and things that both have."""
SIDE, AROUND = 0.5, 0.25
"""Points for a party in both sentences, and for one around both."""
MOST = 2
"""Parties that count."""


@dataclass(frozen=True, slots=True)
class Telling:
    """held: False where it came to nothing."""

    document: Document
    sentence: Sentence
    held: bool
    days: Days
    setting: Setting
    line: Line
    by_phone: bool

    @property
    def place(self) -> At:
        """The sentence."""
        return At(self.document.id, self.sentence.start, self.sentence.end)


def met_or_not(
    documents: Iterable[Document], story_of: Mapping[str, str], kept: Kept = NOTHING
) -> Iterator[tuple[str, At, At]]:
    """The word for it, and the sentences of two stories: that it took place, and that it did not."""
    known = [document for document in documents if document.lang in covered()]
    found = [one for document in known for one in readings(kept, "visits", document, _tellings, Telling)]
    off = [one for one in found if not one.held]
    held: dict[int, list[Telling]] = {}
    for one in found:
        if one.held:
            for day in {day.toordinal() for span in one.days for day in span}:
                held.setdefault(day, []).append(one)
    for other in off:
        days = {day.toordinal() for span in other.days for day in span}
        near = {one.place: one for day in sorted(days) for one in held.get(day, ())}
        scored = [
            (-_points(one, other), one.place.document, one.place.start, one)
            for one in near.values()
            if story_of[one.document.id] != story_of[other.document.id]
        ]
        best = min(scored, key=lambda row: row[:3], default=None)
        if best and -best[0] >= ENOUGH:
            yield "meeting", best[3].place, other.place


def _points(one: Telling, other: Telling) -> float:
    """How sure it is that both tell of one meeting; 0 where the words share too little."""
    common = one.line.met(other.line)
    if one.by_phone != other.by_phone or common < LEAST or not meet(one.days, other.days):
        return 0.0
    sides = min(MOST, len(one.setting.parties & other.setting.parties))
    return common + SIDE * sides + AROUND * min(MOST, len(one.setting.around & other.setting.around))


def _tellings(document: Document) -> Iterator[Telling]:
    """Sentences in which people met on known days that had come, or in which a meeting of known days, past or to come,
    came to nothing."""
    known, file = meanings(document.lang), figure_file(document.lang)
    last = appeared(document.published)
    if known is None:
        return
    starts = [one.start for one in document.sentences]
    aside = not_its_own(document)
    dated = {bisect_right(starts, time.start) - 1 for time in document.times}
    for at in sorted(at for at in dated | {at + 1 for at in dated} if 0 <= at < len(starts)):
        one = document.sentences[at]
        words = tuple(WORD.findall(document.text[one.start : one.end].lower()))
        if len(words) > LONGEST or any(start <= one.start < end for start, end in aside):
            continue
        senses = [known[word] for word in words]
        off = (undone_in(words, file) and not TOGETHER.isdisjoint(senses)) or barred_in(words, file)
        if POSTPONE in senses or not (off or _held(words, document.lang, file)):
            continue
        setting = setting_of(document, at)
        days = tuple(span for span in (setting.when if off else setting.times) if off or (last and span[1] <= last))
        if days:
            line = line_of(words, document.lang, setting.forms | TOGETHER)
            by_phone = PHONE in {known[word] for word in without_undone(words, file)}
            yield Telling(document, one, not off, days, setting, line, by_phone)


def _held(words: Words, code: str, file: FigureFile) -> bool:
    """They tell of what was, not of what will be or was not."""
    if file.sat.isdisjoint(words) or not negators(code).isdisjoint(words) or of_the_will(words, code):
        return False
    return any(word in file.sat and file.plans.isdisjoint(words[max(0, n - PLANS) : n]) for n, word in enumerate(words))
