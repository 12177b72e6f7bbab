"""Deeds of a party that a report tells in its own words, which the party may deny elsewhere.

What a ministry's note or an outlet tells stands in nobody's mouth: "On Sunday soldiers of X entered the post."
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from demarche.days import appeared
from demarche.kept import NOTHING, Kept
from demarche.lang.concepts import CONCEPT, Sense, deeds
from demarche.link.claims.find import Spoken
from demarche.link.conflicts.denying import DENIALS, Denial
from demarche.link.readings import readings
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.setting import parties_between
from demarche.link.sense.wording import Words, negated, of_the_will, words_of
from demarche.model import Document, Sentence, Statement

DAYS = 10
"""Days between the report and the denial."""
SHARED = 2
"""Meanings besides the party that the sentence shares with the denial."""
TALK = frozenset(CONCEPT + name for name in "say speak deny accuse talks meeting agree accept reject".split())
"""What is done with words: not what a charge is about."""
WANTED = frozenset({CONCEPT + "demand", CONCEPT + "proposal"})
"""Of what somebody would have."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A sentence with its number and what it is about."""

    at: int
    sentence: Sentence
    sense: Sense


@dataclass(slots=True)
class Reports:
    """Reports in the order of their last days, with what the last ones that were asked for tell in their own words."""

    documents: Sequence[Document]
    days: Sequence[int]
    kept: Kept = NOTHING
    plain: dict[int, Sequence[Plain]] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Document], kept: Kept = NOTHING) -> Reports:
        found = [(day.toordinal(), one.id, one) for one in documents if (day := appeared(one.published))]
        found.sort(key=lambda one: one[:2])
        return cls([document for _, _, document in found], [day for day, _, _ in found], kept)

    def until(self, day: int) -> Iterator[tuple[Document, Sequence[Plain]]]:
        """Those of the last `DAYS`. Ask with rising days: what lies behind is forgotten, else it would fill memory."""
        first, last = bisect_left(self.days, day - DAYS), bisect_right(self.days, day)
        for at in [at for at in self.plain if at < first]:
            del self.plain[at]
        for at in range(first, last):
            if at not in self.plain:
                self.plain[at] = readings(self.kept, "plain", self.documents[at], _plain, Plain)
            yield self.documents[at], self.plain[at]


def reported(denial: Denial, reports: Reports, story_of: Mapping[str, str]) -> Iterator[Spoken]:
    """Sentences of other stories, not younger than the denial, that tell the deed which is denied."""
    line = denial.line
    wanted = (denial.own & deeds(line.lang)) - TALK
    if not (denial.sure and denial.answers and line.line.act in DENIALS and wanted and line.order):
        return
    for document, plain in reports.until(line.order):
        if story_of[document.id] == line.story:
            continue
        for one in plain:
            at, sentence, sense = one.at, one.sentence, one.sense
            if not wanted.isdisjoint(sense) and len(sense & denial.own) >= SHARED:
                parties, forms = parties_between(document, sentence.start, sentence.end)
                side = min(parties & denial.sides, default="")
                if side:
                    names = frozenset(CONCEPT + name for name in parties)
                    told = Statement(sentence.start, sentence.end, "indirect", "", "", "", "", "", "accuse", side)
                    yield replace(
                        line, key=(document.id, -1 - at), line=told, lang=document.lang,
                        words=_words(document, sentence), speaker="", party="", story=story_of[document.id],
                        day=appeared(document.published), first=document.published.earliest, names=parties,
                        sense=(sense - forms) | names,
                    )  # fmt: skip


def _words(document: Document, sentence: Sentence) -> Words:
    return words_of(document.text[sentence.start : sentence.end])


def _plain(document: Document) -> list[Plain]:
    """The sentences that no statement touches, told as they are."""
    aside = [(one.start, one.end) for spans in (document.junk, document.headlines, document.statements)
             for one in spans]  # fmt: skip
    found = []
    for at, one in enumerate(document.sentences):
        if any(start < one.end and one.start < end for start, end in aside):
            continue
        words = _words(document, one)
        sense = sense_of(words, document.lang)
        told = not (negated(words, document.lang) or of_the_will(words, document.lang))
        if told and WANTED.isdisjoint(sense):
            found.append(Plain(at, one, sense))
    return found
