"""What a day is counted from where the words name it: "three days after the list was handed over"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from demarche.annotate.times.clauses import Clauses
from demarche.annotate.times.grammar import grammar
from demarche.annotate.times.reading import Reading
from demarche.annotate.times.tense import TenseReader
from demarche.days import Heading
from demarche.model import Span

_FOLLOWS = re.compile(r" (?=[\w“\"'‘])")
_END = re.compile(r"[.,;:!?\n”\"()]|\s[–—-]\s")
_SHORT = 60  # code points from a day to what is counted, further down in a report
LEAD = 450
"""Code points of the head of a report, headline and all, with its first sentences."""
_SENTENCE = 300  # code points that a sentence is followed back
_ENDS = (". ", "? ", "! ", "\n")
_LONGEST = 90  # code points of the words that name an event

Counted = tuple[Reading, Span | None, Heading]
"""A reading, the words of the event that it is counted from, and what the words around it tell."""


def counted(reading: Reading, text: str, folded: str, code: str) -> tuple[Reading, Span | None]:
    """The reading, and where the words of the event stand that it is counted from; "the day before." names none."""
    if reading.reads == "same" and reading.slots.get("unit") == "day":
        return _alike(reading, text, folded, code)
    if reading.reads not in ("text", "event"):
        return reading, None
    reading = _behind_aside(reading, folded, code)
    leads = folded[reading.start : reading.end].endswith(_leading(code))
    follows = _FOLLOWS.match(text, reading.end) if leads else None
    if follows is None:
        return (replace(reading, reads="open") if reading.reads == "event" else reading), None
    event = _event(text, follows.end())
    if event is None:
        return reading, None
    slots, words = dict(reading.slots), folded[event.start : event.end]
    if edge := _edge(words, code):
        slots["edge"] = edge
    if any(words == word or words.startswith(f"{word} ") for word in grammar(code).pack.slots.extra.get("here", ())):
        slots["here"] = 1  # "three days before this meeting": the one that the report tells of
    return replace(reading, reads="event", slots=slots), event


def _behind_aside(reading: Reading, folded: str, code: str) -> Reading:
    """ "The cabinet, which had resigned on 20 February, was back two days later": with the place where the clause about
    a noun opens, between commas before it in its sentence."""
    low = max(0, reading.start - _SENTENCE)
    low = max(low, *(folded.rfind(mark, low, reading.start) + len(mark) for mark in _ENDS))
    opening = grammar(code).pack.slots.extra.get("aside", ())
    at = low
    for part in folded[low : reading.start].split(",")[:-1]:
        if at > low and part.split(maxsplit=1)[:1] and part.split(maxsplit=1)[0] in opening:
            return replace(reading, slots={**reading.slots, "aside": at})
        at += len(part) + 1
    return reading


def _edge(words: str, code: str) -> str:
    """ "before the second round opens": its first day, "after it ended": its last; "" where no word tells."""
    extra = grammar(code).pack.slots.extra
    kinds = {edge for word in words.split() for edge in ("first", "last") if word in extra.get(edge, ())}
    return kinds.pop() if len(kinds) == 1 else ""


def pointing(found: Iterable[Reading]) -> Iterator[Reading]:
    """ "Jumat itu" is the day of a date told before it; where none is told, a Friday as any other."""
    dated = False
    for one in found:
        yield replace(one, reads="same") if dated and "that" in one.slots else one
        dated = dated or one.has("day", "month")


def beside(kept: Sequence[Counted], clauses: Clauses, tense: TenseReader, code: str) -> list[Counted]:
    """All readings; one that is counted from an event and follows a comma ("met on Friday, two days after the vote")
    is the day before it in the sentence, and names where that begins."""
    found: list[Counted] = []
    for one in kept:
        day = found[-1][0] if found and one[1] is not None and one[0].reads == "event" else None
        if day is None or not _dates_the_same(day, one[0], clauses, tense) or _looks_back(clauses, day, one[0], code):
            found.append(one)
        else:
            found.append((replace(one[0], slots={**one[0].slots, "beside": day.start}), *one[1:]))
    return found


def _one_day(day: Reading) -> bool:
    named = day.slots.keys()
    if "day2" in named or "weekday2" in named or "ambiguous" in named:
        return False
    return day.reads == "relday" or "weekday" in named or {"day", "month"} <= named


def _dates_the_same(day: Reading, one: Reading, clauses: Clauses, tense: TenseReader) -> bool:
    """Both stand in one clause. What is said on a day may tell of another one, but not in the head of a report, whose
    first words are its news."""
    between = clauses.text[day.end : one.start]
    if not _one_day(day) or not between.rstrip().endswith(",") or clauses.start(one.start) > day.start:
        return False
    if one.start < LEAD:
        return True
    return len(between) <= _SHORT and not tense.speaking.dates(clauses, day.start, day.end)


def _looks_back(clauses: Clauses, day: Reading, one: Reading, code: str) -> bool:
    """ "said on Friday that it had fired the envoy, two days after …": what was earlier is dated."""
    words = grammar(code).pack.slots.extra.get("back", ())
    folded = f" {clauses.folded[day.end : one.start]} "
    return any(f" {word} " in folded for word in words)


def _alike(reading: Reading, text: str, folded: str, code: str) -> tuple[Reading, Span | None]:
    """ "on the same day as the talks": the day of the talks."""
    for word in grammar(code).pack.slots.extra.get("alike", ()):
        if folded.startswith(f" {word} ", reading.end):
            return reading, _event(text, reading.end + len(word) + 2)
    return reading, None


def _event(text: str, start: int) -> Span | None:
    high = min(len(text), start + _LONGEST)
    stop = _END.search(text, start, high)
    end = stop.start() if stop else text.rfind(" ", start, high)
    return Span(start, end) if end > start else None


@lru_cache(maxsize=8)
def _leading(code: str) -> tuple[str, ...]:
    return grammar(code).pack.slots.extra.get("leading", ())
