"""Deeds of a party that a report tells in its own words, which the party may deny elsewhere.

What a ministry's note or an outlet tells stands in nobody's mouth: "On Sunday soldiers of X entered the post."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from demarche.link.claims.find import Spoken
from demarche.link.conflicts.denying import DENIALS, Denial
from demarche.link.sense.concepts import CONCEPT, Sense, deeds, sense_of
from demarche.link.sense.setting import parties_between
from demarche.link.sense.wording import negated, of_the_will, words_of
from demarche.model import Document, Sentence, Statement

DAYS = 10
"""Days between the report and the denial."""
SHARED = 2
"""Meanings besides the party that the sentence shares with the denial."""
TALK = frozenset(CONCEPT + name for name in "say speak deny accuse talks meeting agree accept reject".split())
"""What is done with words: not what a charge is about."""
WANTED = frozenset({CONCEPT + "demand", CONCEPT + "proposal"})
"""Of what somebody would have."""


def reported(denial: Denial, documents: Sequence[Document], story_of: dict[str, str]) -> Iterator[Spoken]:
    """Sentences of other stories, not younger than the denial, that tell the deed which is denied."""
    line = denial.line
    wanted = (denial.own & deeds(line.lang)) - TALK
    if not (denial.sure and denial.answers and line.line.act in DENIALS and wanted and line.order):
        return
    for document in documents:
        day = document.published.latest
        if not day or story_of[document.id] == line.story or not 0 <= line.order - day.toordinal() <= DAYS:
            continue
        for at, sentence, sense in _plain(document):
            if wanted & sense and len(sense & denial.own) >= SHARED:
                parties, forms = parties_between(document, sentence.start, sentence.end)
                side = min(parties & denial.sides, default="")
                if side:
                    names = frozenset(CONCEPT + name for name in parties)
                    told = Statement(sentence.start, sentence.end, "indirect", "", "", "", "", "", "accuse", side)
                    key = document.id, -1 - at
                    first = document.published.earliest
                    yield replace(
                        line, key=key, line=told, lang=document.lang, words=_words(document, sentence), speaker="",
                        party="", story=story_of[document.id], day=day, first=first, names=parties,
                        sense=(sense - forms) | names,
                    )  # fmt: skip


def _words(document: Document, sentence: Sentence) -> tuple[str, ...]:
    return words_of(document.text[sentence.start : sentence.end])


@lru_cache(maxsize=256)
def _plain(document: Document) -> Sequence[tuple[int, Sentence, Sense]]:
    """The sentences that no statement touches, told as they are."""
    aside: Iterable[tuple[int, int]] = (
        *((one.start, one.end) for one in document.junk),
        *((one.start, one.end) for one in document.headlines),
        *((one.start, one.end) for one in document.statements),
    )
    found = []
    for at, one in enumerate(document.sentences):
        words = _words(document, one)
        free = not any(start < one.end and one.start < end for start, end in aside)
        sense = sense_of(words, document.lang) if free else frozenset()
        if (
            free
            and WANTED.isdisjoint(sense)
            and not negated(words, document.lang)
            and not of_the_will(words, document.lang)
        ):
            found.append((at, one, sense))
    return found
