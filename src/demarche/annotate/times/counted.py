"""What a day is counted from where the words name it: "three days after the list was handed over"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from demarche.annotate.times.grammar import grammar
from demarche.annotate.times.reading import Reading
from demarche.model import Span

_FOLLOWS = re.compile(r" (?=[\w“\"'‘])")
_END = re.compile(r"[.,;:!?\n”\"()]|\s[–—-]\s")
_LONGEST = 90  # code points of the words that name an event


def counted(reading: Reading, text: str, folded: str, code: str) -> tuple[Reading, Span | None]:
    """The reading, and where the words of the event stand that it is counted from; "the day before." names none."""
    if reading.reads == "same" and reading.slots.get("unit") == "day":
        return _alike(reading, text, folded, code)
    if reading.reads not in ("text", "event"):
        return reading, None
    leads = folded[reading.start : reading.end].endswith(_leading(code))
    follows = _FOLLOWS.match(text, reading.end) if leads else None
    if follows is None:
        return (replace(reading, reads="open") if reading.reads == "event" else reading), None
    event = _event(text, follows.end())
    return (replace(reading, reads="event"), event) if event else (reading, None)


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
