"""One meeting as one report tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demarche.lang.concepts import Sense
from demarche.model import At, Meeting
from demarche.world.working import NOBODY, About

VAGUE = 31
"""Days: an interval longer than that tells nothing."""
NO_WORDS = (0, 0, 0)
Slot = tuple[frozenset[str], int]
"""Parties and weekday (Monday 1) of a meeting."""


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting as one report tells it. `days`: first and last day where known; `told`: the day of the report.

    was: the days from which it was moved; on: weekday (Monday 1), day and month as the words tell them, 0 where they do
    not; left: the same of the day from which it was moved; place, forum: in small letters without marks; state: where
    the place lies, `city`: the place is a city; faces: (party, surname) of those who take part; around: the parties
    that the report names most, where it does not tell who met; words: of the evidence, in small letters; by: the last
    day on which the report may have appeared; about: which working body sits, and on what; agenda: the meetings that
    the report tells with a weekday; sense: what the words around it mean, own: what of that no other meeting of the
    report has; laid: a name for the tellings that stand at one place of one text, in copies and translations, "" where
    none lies beside it.
    """

    at: At
    line: Meeting
    lang: str
    parties: frozenset[str]
    people: frozenset[str]
    days: tuple[date, date] | None
    told: date | None
    story: str
    place: str
    forum: str
    state: str
    city: bool
    was: tuple[date, date] | None = None
    on: tuple[int, int, int] = NO_WORDS
    left: tuple[int, int, int] = NO_WORDS
    faces: frozenset[tuple[str, str]] = frozenset()
    around: frozenset[str] = frozenset()
    words: str = ""
    by: date | None = None
    about: About = NOBODY
    agenda: frozenset[Slot] = frozenset()
    sense: Sense = frozenset()
    own: Sense = frozenset()
    laid: str = ""

    @property
    def width(self) -> int:
        """Days between the ends, a large number where the day is not known."""
        return (self.days[1] - self.days[0]).days if self.days else VAGUE + 1

    @property
    def guessed(self) -> bool:
        """Its sides are those whom the report is about."""
        return self.line.filled or not self.line.sure

    @property
    def moves(self) -> bool:
        """The report tells that it was moved to the day that it gives."""
        return bool(self.was or self.line.was.why)

    @property
    def dated(self) -> bool:
        """The words or the calendar tell its day."""
        return bool(self.days) or self.on[1] > 0
