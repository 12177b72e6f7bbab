"""One thing that two reports count differently: "14 fishermen" in one, "17 fishermen" in another.

Other days have other dead, and every report has its own percentages. So two counts contradict one another only where
each report counts the thing once and speaks of it again, both tell of the same parties within a few days, and one of
them gives the other's number too: it knows of the other count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from demarche.model import At, Document, Sentence, Story

DAYS = 3
"""Days between two reports of one state of things."""
PARTIES = 2
"""Parties that both reports name."""
REACH = 10
"""Reports that one is compared with: the next ones by day that count the same thing."""

_COUNT = re.compile(r"([1-9]\d{0,3}) ([^\W\d_]{4,})\b")
_NUMBER = re.compile(r"[1-9]\d{0,3}(?![\w%]|[.,:/-]\d)")
_BOUND = re.compile(r"[\w.,:/$€£-]")  # before figures: money, times and parts of longer numbers


@dataclass(frozen=True, slots=True)
class Count:
    """`number` things (`noun`, a word in small letters) at `start` of a report; `day` as a number."""

    document: Document
    story: str
    noun: str
    number: str
    start: int
    day: int


def contradicting(documents: Iterable[Document], stories: Iterable[Story]) -> Iterator[tuple[str, At, At]]:
    """What is counted, and the two sentences; once for two stories."""
    story_of = {document: story.id for story in stories for document in story.documents}
    shelves: dict[tuple[str, str], list[Count]] = {}
    for document in documents:
        for count in _counts(document, story_of):
            shelves.setdefault((document.lang, count.noun), []).append(count)
    for shelf in shelves.values():
        yield from _on_shelf(shelf)


def _counts(document: Document, story_of: Mapping[str, str]) -> list[Count]:
    """What the report counts once only and speaks of again."""
    day = document.published.latest
    if not day or not document.covered:
        return []
    found: dict[str, list[re.Match[str]]] = {}
    for match in _COUNT.finditer(document.text):
        if match[2].islower() and _free(document.text, match.start()):
            found.setdefault(match[2], []).append(match)
    story, text = story_of[document.id], document.text
    return [
        Count(document, story, noun, first[1], first.start(), day.toordinal())
        for noun, (first, *rest) in found.items()
        if all(match[1] == first[1] for match in rest) and text.count(noun) > 1 + len(rest)
    ]


def _on_shelf(shelf: list[Count]) -> Iterator[tuple[str, At, At]]:
    ordered = sorted(shelf, key=lambda count: (count.day, count.document.id))
    told: set[tuple[str, str]] = set()
    for at, one in enumerate(ordered):
        for other in islice(ordered, at + 1, at + 1 + REACH):
            pair = min(one.story, other.story), max(one.story, other.story)
            if pair not in told and _contradict(one, other):
                told.add(pair)
                yield f"{one.number} / {other.number} {one.noun}", _sentence(one), _sentence(other)


def _contradict(one: Count, other: Count) -> bool:
    apart = one.number != other.number and one.story != other.story and abs(one.day - other.day) <= DAYS
    return apart and len(_parties(one) & _parties(other)) >= PARTIES and (_knows(one, other) or _knows(other, one))


def _parties(count: Count) -> set[str]:
    return {mention.party for mention in count.document.mentions if mention.kind in {"party", "office"}} - {""}


def _free(text: str, at: int) -> bool:
    return not (at and _BOUND.match(text, at - 1))


def _knows(one: Count, other: Count) -> bool:
    """The report of `one` gives the other number too: not in the same sentence, as in "14 of 17", and not as a day."""
    text, own = one.document.text, _holding(one.document.sentences, one.start)
    taken = [(mark.start, mark.end) for mark in one.document.times] + ([(own.start, own.end)] if own else [])
    places = (match.start() for match in _NUMBER.finditer(text) if match.group() == other.number)
    return any(_free(text, at) and not any(start <= at < end for start, end in taken) for at in places)


def _holding(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    return next((one for one in sentences if one.start <= at < one.end), None)


def _sentence(count: Count) -> At:
    held = _holding(count.document.sentences, count.start)
    end = count.start + len(count.number) + 1 + len(count.noun)
    return At(count.document.id, *((held.start, held.end) if held else (count.start, end)))
