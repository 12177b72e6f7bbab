"""Meetings as single reports tell them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from demarche.lang import covered
from demarche.lang.concepts import Sense
from demarche.link.meetings.about import about_meeting
from demarche.link.meetings.beside import lay_beside
from demarche.link.meetings.telling import NO_WORDS, VAGUE, Told
from demarche.link.meetings.when import SHARP
from demarche.link.meetings.words import words_around, words_of_hints
from demarche.link.people.homes import Member, homes
from demarche.model import At, Document, Identity, Meeting, Story, Terms, When
from demarche.world import party_forms, place_forms
from demarche.world.working import generic

SHORTEST_MONTH = 28
AROUND = 5
"""Parties of a report that may have met where it names none of them as doing so."""

_WORD = re.compile(r"\w+")


def told_meetings(documents: Iterable[Document], people: Sequence[Identity], stories: Sequence[Story]) -> list[Told]:
    """Every meeting of every document, also those too weak for a line by themselves."""
    return lay_beside(
        _read(documents, people, stories, lambda one: zip(one.meetings, words_around(one), strict=True)), stories
    )


def hinted_meetings(documents: Iterable[Document], people: Sequence[Identity], stories: Sequence[Story]) -> list[Told]:
    """Every hint of every document."""
    return _read(documents, people, stories, lambda one: zip(one.hints, words_of_hints(one), strict=True))


def _read(
    documents: Iterable[Document],
    people: Sequence[Identity],
    stories: Sequence[Story],
    lines_of: Callable[[Document], Iterable[tuple[Meeting, tuple[Sense, Sense]]]],
) -> list[Told]:
    documents = list(documents)
    who = {member: person for person in people for member in person.members}
    whose = homes(documents, people)
    story_of = {document: story.id for story in stories for document in story.documents}
    found: list[Told] = []
    for document in documents:
        lines = list(lines_of(document))
        times = _terms(document) if lines else {}
        places = place_forms(document.lang) if document.lang in covered() else {}
        around = _named_most(document) if lines else frozenset()
        agenda = frozenset(
            (_sides(line), weekday) for line in document.meetings if (weekday := _words_for(line.date, times)[0])
        )
        for line, (sense, own) in lines:
            known = [who[document.id, key] for key in line.people if (document.id, key) in who]
            found.append(
                Told(
                    at=At(document.id, line.start, line.end),
                    line=line,
                    lang=document.lang,
                    parties=_joined_by(document, line, whose),
                    people=frozenset(person.id for person in known),
                    days=_days(line.date.earliest, line.date.latest),
                    told=_appeared(document),
                    by=document.published.latest,
                    story=story_of[document.id],
                    place=plain(line.place),
                    forum=_titled(line.forum, document.lang),
                    state=_state_of(line.place, document.lang),
                    city=line.place in places,
                    on=_words_for(line.date, times),
                    left=_words_for(line.was, times),
                    was=_days(line.was.earliest, line.was.latest),
                    about=about_meeting(document, line),
                    agenda=agenda,
                    sense=sense,
                    own=own,
                    words=plain(document.text[line.start : line.end]),
                    around=around,
                    faces=frozenset((one.party, plain(one.name).rpartition(" ")[2]) for one in known if one.party),
                )
            )
    return found


def _sides(line: Meeting) -> frozenset[str]:
    return frozenset(code for party in line.parties for code in party.split("+") if code)


def _joined_by(document: Document, line: Meeting, whose: Mapping[Member, str]) -> frozenset[str]:
    """Its sides, those who take part counted with whom other reports tell that they are."""
    sides = set(_sides(line))
    told = {one.key: one.party for one in document.people if one.key in line.people}
    for key, was in told.items():
        party = whose.get((document.id, key), was)
        if party == was:
            continue
        others = {home for other, home in told.items() if other != key and (document.id, other) not in whose}
        named = {one.party for one in document.mentions if line.start <= one.start < line.end and one.kind != "person"}
        if was and was not in others | named:
            sides.discard(was)
        sides.add(party)
    return frozenset(sides)


def _named_most(document: Document) -> frozenset[str]:
    """The `AROUND` parties that it names most."""
    homes = {person.key: person.party for person in document.people}
    named = (one.party or homes.get(one.key, "") for one in document.mentions)
    count = Counter(code for party in named for code in party.split("+") if code)
    return frozenset(sorted(count, key=lambda code: (-count[code], code))[:AROUND])


def _appeared(document: Document) -> date | None:
    """The day of the report, where it is known to a few days."""
    first, last = document.published.earliest, document.published.latest
    return last if first and last and (last - first).days <= SHARP else None


def _terms(document: Document) -> dict[int, Terms]:
    """What the words say of each day; "today" and "tomorrow" are counted from the day that stands above a report of an
    untold year."""
    times = {mark.start: mark.terms for mark in document.times if mark.terms}
    stamp = next((one for one in times.values() if one.stamp and dict(one.slots).keys() >= {"day", "month"}), None)
    published = document.published
    if stamp is not None and (published.earliest is None or published.earliest != published.latest):
        times |= {
            start: _counted(one, stamp) for start, one in times.items() if one.reads == "relday" and not one.quoted
        }
    return times


def _counted(one: Terms, stamp: Terms) -> Terms:
    """Days within a month can be counted in any year."""
    slots = dict(stamp.slots)
    day = int(slots["day"]) + int(dict(one.slots).get("relday", 0))
    return replace(stamp, slots=(("day", day), ("month", slots["month"]))) if 0 < day <= SHORTEST_MONTH else one


def _words_for(day: When, times: Mapping[int, Terms]) -> tuple[int, int, int]:
    terms = times.get(day.at)
    slots = dict(terms.slots) if terms else {}
    if slots.keys() & {"day2", "ambiguous"}:
        return NO_WORDS
    whole = slots.keys() >= {"day", "month"}
    return (int(slots.get("weekday", 0)), *((int(slots["day"]), int(slots["month"])) if whole else (0, 0)))


def _days(first: date | None, last: date | None) -> tuple[date, date] | None:
    return (first, last) if first and last and (last - first).days <= VAGUE else None


def _state_of(name: str, lang: str) -> str:
    """ISO code of the state where the meeting takes place, "" where the place is not in the world data."""
    if lang not in covered():
        return ""
    form = party_forms(lang).get(name)
    return place_forms(lang).get(name) or (form.code if form and form.kind == "name" else "")


def _titled(forum: str, lang: str) -> str:
    """Its name; "" of what is called a summit or a session and nothing more."""
    name = plain(forum)
    return "" if generic(name, lang) else name


def plain(text: str) -> str:
    """Words in small letters, without marks."""
    return " ".join(_WORD.findall(text.casefold()))
