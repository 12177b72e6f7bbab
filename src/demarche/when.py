"""Days as the marks of a report carry them, and what its words say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


NOWHERE, REPORT = -1, -2
"""Values of `When.at` that are no offset: no expression of time tells it; it is the report's own day."""


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days with its reason. Both ends None: not known, and `why` says why not. One end None: open.

    at: where the `TimeMark` begins that it is read from, so that it can be read anew once more is known.
    """

    earliest: date | None = None
    latest: date | None = None
    why: str = ""
    at: int = NOWHERE


@dataclass(frozen=True, slots=True)
class Published:
    """The publication day. how: given, page, inferred or unknown."""

    earliest: date | None = None
    latest: date | None = None
    how: str = "unknown"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the words of a time expression say before any day of publication is known.

    reads, step, slots: as in the forms of a language pack (`demarche.days`). way: future, past, either or "" as the
    words around tell; sure: the word that tells stands before it; deadline: it ends a span of time. event: the words
    that name what it is counted from ("three days after the list was handed over").
    """

    reads: str
    step: int = 0
    slots: tuple[tuple[str, int | str], ...] = ()
    way: str = ""
    sure: bool = True
    deadline: bool = False
    quoted: bool = False  # within quote marks: seen from the day on which it was said
    spoken: bool = False  # it is the day on which something was said, not one of what was said
    stamp: str = ""  # line (alone in the head), dateline, signature or ""
    event: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeMark:
    """An expression that points at a time on the calendar."""

    start: int
    end: int
    when: When
    terms: Terms | None = None
    state: str = ""  # by hand: accepted or amended
