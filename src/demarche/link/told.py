"""Meetings as single reports tell them, and how sure it is that two tell of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from demarche.lang import covered
from demarche.model import At, Document, Identity, Meeting, Story
from demarche.world import party_forms, place_forms

ENOUGH = 3.0
"""Points from which two meetings are one."""
SHARP, VAGUE = 3, 31
"""Days: an interval up to `SHARP` tells one meeting from another, one over `VAGUE` tells nothing."""
NEWS = 10
"""Days: without a known day, reports this close to one another may tell of one meeting."""
AHEAD = 45
"""Days that a meeting announced without a day may lie ahead of the report."""
LIKE, UNLIKE = 75, 60
"""Likeness (0 to 100) of names of forums and places: from the first the same, below the second two."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting as one report tells it. `days`: first and last day where known; `told`: the day of the report.

    place, forum: in small letters without marks; state: where the place lies, `city`: the place is a city.
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

    @property
    def width(self) -> int:
        """Days between the ends, a large number where the day is not known."""
        return (self.days[1] - self.days[0]).days if self.days else VAGUE + 1


def told_meetings(documents: Iterable[Document], people: Sequence[Identity], stories: Sequence[Story]) -> list[Told]:
    """Every meeting of every document."""
    who = {member: person.id for person in people for member in person.members}
    story_of = {document: story.id for story in stories for document in story.documents}
    return [
        Told(
            at=At(document.id, line.start, line.end),
            line=line,
            lang=document.lang,
            parties=frozenset(code for party in line.parties for code in party.split("+") if code),
            people=frozenset(who[document.id, key] for key in line.people if (document.id, key) in who),
            days=_days(line),
            told=document.published.latest or document.published.earliest,
            story=story_of[document.id],
            place=plain(line.place),
            forum=plain(line.forum),
            state=_state_of(line.place, document.lang),
            city=document.lang in covered() and line.place in place_forms(document.lang),
        )
        for document in documents
        for line in document.meetings
    ]


def _days(line: Meeting) -> tuple[date, date] | None:
    first, last = line.date.earliest, line.date.latest
    return (first, last) if first and last and (last - first).days <= VAGUE else None


def points(one: Told, other: Told) -> float:
    """Day up to 2, parties up to 2, place 1, forum 1, people 1, wording 0.5; negative where they cannot be one."""
    day, parties = _day(one, other), _parties(one, other)
    if day < 0 or parties < 0:
        return -1.0
    where, body = place(one, other), forum(one, other)
    if where < 0 or body < 0 or apart(one, other):
        return -1.0
    story = 0.5 if one.story == other.story else 0.0
    if day == 0 and not (where or body or story):
        return -1.0  # neither day nor place nor forum: anything may be meant
    people = 1.0 if one.people & other.people else 0.0
    sure = day + parties + where + body + people + story
    wording = one.lang == other.lang and sure >= ENOUGH - 0.5 and _alike(one.line.what, other.line.what) >= LIKE
    return sure + 0.5 if wording else sure


def apart(one: Told, other: Told) -> bool:
    """One report tells of a meeting held and of another to come.

    The two are one only where they fall on a known day and nobody is to come who was not there.
    """
    if one.at.document != other.at.document or "planned" not in (one.line.status, other.line.status):
        return False
    plan, done = (one, other) if one.line.status == "planned" else (other, one)
    if done.line.status in {"planned", "cancelled"}:
        return False
    return not (plan.days and done.days) or bool(done.people and plan.people - done.people)


@lru_cache(maxsize=1 << 14)
def _alike(one: str, other: str) -> float:
    return fuzz.token_set_ratio(one, other)


def _day(one: Told, other: Told) -> float:
    if one.days and other.days:
        if not in_touch([one.days, other.days]):
            return -1.0
        return 2.0 if max(one.width, other.width) <= SHARP else 1.0
    return 0.0 if one.story == other.story or _near_in_news(one, other) else -1.0


def in_touch(known: Sequence[tuple[date, date]]) -> bool:
    """One day lies in all the intervals."""
    return not known or max(first for first, _ in known) <= min(last for _, last in known)


def _near_in_news(one: Told, other: Told) -> bool:
    """At least one day is not known: the reports must be close, or the plan before the day that the other knows."""
    if not one.told or not other.told:
        return one.told == other.told
    early, late = sorted((one, other), key=lambda told: (told.told or date.min, told.at.document))
    limit = AHEAD if early.line.status == "planned" and late.line.status != "planned" else NEWS
    ends = [late.told, *(late.days[:1] if late.days else ())]
    return all(day is None or -NEWS <= (day - (early.told or day)).days <= limit for day in ends)


def _parties(one: Told, other: Told) -> float:
    if not one.parties or not other.parties:
        return 0.5
    shared = one.parties & other.parties
    if not shared:
        return -1.0
    if one.parties == other.parties:
        return 2.0 if len(shared) > 1 else 0.5  # one body holds many meetings
    if len(shared) > 1:
        return 1.5
    # one party in common: one report may name only part of those who met
    return 0.5 if one.parties <= other.parties or other.parties <= one.parties else 0.0


def place(one: Told, other: Told) -> float:
    """1 the same, 0 not known, -1 two places. A capital and its state are one place, and so are two spellings."""
    first, second = one.place, other.place
    if not first or not second:
        return 0.0
    if first in second or second in first:
        return 1.0
    if one.state and other.state and one.state != other.state:
        return -1.0
    if one.state and one.state == other.state and (one.lang != other.lang or not (one.city and other.city)):
        return 1.0
    return -1.0 if one.lang == other.lang and fuzz.ratio(first, second) < UNLIKE else 0.0


def _state_of(name: str, lang: str) -> str:
    """ISO code of the state where the meeting takes place, "" where the place is not in the world data."""
    if lang not in covered():
        return ""
    form = party_forms(lang).get(name)
    return place_forms(lang).get(name) or (form.code if form and form.kind == "name" else "")


def forum(one: Told, other: Told) -> float:
    """1 the same, 0 not known, -1 two forums."""
    first, second = one.forum, other.forum
    if not first or not second:
        return 0.0
    if first in second or second in first:
        return 1.0
    likely = max(_alike(first, second), fuzz.token_sort_ratio(first, second))
    if likely >= LIKE:
        return 1.0
    return -1.0 if one.lang == other.lang and likely < UNLIKE else 0.0


def plain(text: str) -> str:
    """Words in small letters, without marks."""
    return " ".join(_WORD.findall(text.casefold()))
