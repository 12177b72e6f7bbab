"""Meetings as single reports tell them, and how sure it is that two tell of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from demarche.lang import covered
from demarche.link.meetings.telling import NO_WORDS, VAGUE
from demarche.link.meetings.telling import Told as Told
from demarche.link.meetings.when import (
    NEVER,
    PAIR,
    SHARP,
    in_touch,
    just_over,
    moved,
    near_in_news,
    same_day,
    told_in_order,
    two,
)
from demarche.model import At, Document, Identity, Story, Terms, When
from demarche.world import party_forms, place_forms, states

ENOUGH = 3.0
"""Points from which two meetings are one."""
LIKE, UNLIKE = 75, 60
"""Likeness (0 to 100) of names of forums and places: from the first the same, below the second two."""
MANY = 3
"""Parties that one telling has more than the other: from there on the other is a meeting of some of them."""
CALLS = frozenset({"call"})
BODIES = frozenset({"session", "sit", "meet", "meeting"})
EITHER = frozenset({"speak", "resume", ""})
LEVELS = {"experts": 0.0, "envoys": 1.0, "ministers": 1.5, "summit": 4.0}
"""How far apart two levels lie: the points by which it speaks against one meeting."""

RANK = 0.5
"""Points for one rank that is told by both."""
FAR = 3.0
"""Distance of levels of which no meeting has both: leaders, and experts or envoys."""
OFFICES = 3.0
"""Points against one meeting of ministers of two fields; a report may leave out who is a deputy."""

SHORTEST_MONTH = 28
AROUND = 5
"""Parties of a report that may have met where it names none of them as doing so."""

_WORD = re.compile(r"\w+")


def told_meetings(documents: Iterable[Document], people: Sequence[Identity], stories: Sequence[Story]) -> list[Told]:
    """Every meeting of every document, also those too weak for a line by themselves."""
    who = {member: person for person in people for member in person.members}
    story_of = {document: story.id for story in stories for document in story.documents}
    found: list[Told] = []
    for document in documents:
        times = _terms(document) if document.meetings else {}
        places = place_forms(document.lang) if document.lang in covered() else {}
        around = _named_most(document) if document.meetings else frozenset()
        for line in document.meetings:
            known = [who[document.id, key] for key in line.people if (document.id, key) in who]
            found.append(
                Told(
                    at=At(document.id, line.start, line.end),
                    line=line,
                    lang=document.lang,
                    parties=frozenset(code for party in line.parties for code in party.split("+") if code),
                    people=frozenset(person.id for person in known),
                    days=_days(line.date.earliest, line.date.latest),
                    told=_appeared(document),
                    by=document.published.latest,
                    story=story_of[document.id],
                    place=plain(line.place),
                    forum=plain(line.forum),
                    state=_state_of(line.place, document.lang),
                    city=line.place in places,
                    on=_words_for(line.date, times),
                    left=_words_for(line.was, times),
                    was=_days(line.was.earliest, line.was.latest),
                    words=plain(document.text[line.start : line.end]),
                    around=around if not line.sure or line.filled or len(line.parties) < 2 else frozenset(),
                    faces=frozenset((one.party, plain(one.name).rpartition(" ")[2]) for one in known if one.party),
                )
            )
    return found


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


def points(one: Told, other: Told) -> float:
    """Day up to 2, parties up to 2, place, forum, round and people 1, story and wording 0.5; less for what speaks
    against it; NEVER where they cannot be one."""
    where, body = place(one, other), forum(one, other)
    if where < 0 or body < 0:
        return NEVER
    parties = shared_parties(one, other)
    if parties < 0 or apart(one, other) or _clash(one, other):
        return NEVER
    day = same_day(one, other)
    if day < 0 or (day == 0 and not told_in_order(one, other)):
        return NEVER
    story = 0.5 if one.story == other.story else 0.0
    numbered = 1.0 if one.line.round and one.line.round == other.line.round else 0.0
    off = (
        0.5
        if one.line.status == other.line.status == "cancelled" or one.line.kind == other.line.kind == "sign"
        else 0.0
    )
    rank = _same_rank(one, other)
    if day == 0 and not (where or body or story or numbered or off or rank >= RANK or just_over(one, other)):
        return NEVER  # neither day nor place nor forum: anything may be meant
    if day == 0 and not story and not near_in_news(one, other):
        return NEVER
    # who sits in one cabinet or council sits in each of its sessions
    people = 1.0 if acquainted(one, other) and len(one.parties | other.parties) > 1 else 0.0
    sure = day + parties + where + body + people + story + numbered + off + rank - _against(one, other)
    wording = one.lang == other.lang and sure >= ENOUGH - 0.5 and _alike(one.line.what, other.line.what) >= LIKE
    return sure + 0.5 if wording else sure


def same_setting(one: Told, other: Told) -> bool:
    """Both name one round, place or forum, or are told in one story: more than parties and weekday make them one."""
    numbered = bool(one.line.round) and one.line.round == other.line.round
    return numbered or one.story == other.story or place(one, other) > 0 or forum(one, other) > 0


def apart(one: Told, other: Told) -> bool:
    """One report tells of both: it has kept them apart, so they are one only where both fall on one known day, and
    nobody is to come to the one who was not at the other."""
    if one.at.document != other.at.document:
        return False
    if not (one.line.sure and other.line.sure):
        return one.line.status != other.line.status
    if not (one.days and other.days) or one.line.margin != other.line.margin:
        return True
    if not (in_touch([one.days, other.days]) or moved(one, other)):
        return True
    plan, done = (one, other) if one.line.status == "planned" else (other, one)
    if {plan.line.status, done.line.status} == {"planned", "held"} or done.line.status == "ongoing":
        return bool(done.people and plan.people - done.people)
    return one.line.status != other.line.status or bool(one.people and other.people and one.people != other.people)


def _clash(one: Told, other: Told) -> bool:
    """Two rounds, a call and a meeting, or a meeting beside a summit and the summit itself."""
    first, second = one.line, other.line
    if first.round and second.round and first.round != second.round:
        return True
    kinds = {first.kind, second.kind}
    if kinds & CALLS and not kinds <= CALLS | EITHER:
        return bool(one.place or other.place) or not kinds <= CALLS | {"talks"}
    if first.margin == second.margin:
        return False
    small, large = sorted((one, other), key=lambda told: len(told.parties))
    return len(large.parties) - len(small.parties) > 1 and small.line.margin and not large.line.margin


def _against(one: Told, other: Told) -> float:
    """What speaks against one meeting: other levels, other people of one party, a signature and talks."""
    first, second = one.line, other.line
    found = 0.0
    if first.level and second.level:
        found += abs(LEVELS[first.level] - LEVELS[second.level])
    if not offices_agree(one, other):
        found += OFFICES
    if not acquainted(one, other):
        found += 1.0 if {party for party, _ in one.faces} & {party for party, _ in other.faces} else 0.0
    if one.story == other.story and {first.status, second.status} == {"planned", "held"}:
        found += 1.0  # who copies or translates a plan leaves it a plan
    if (first.kind == "sign") != (second.kind == "sign"):
        found += 0.5
    if CALLS & {first.kind, second.kind} and first.kind != second.kind:
        found += 0.5
    return found


def acquainted(one: Told, other: Told) -> bool:
    """Somebody is told to have taken part by both; "Z. Karimova" is Zarina Karimova of the same party."""
    return bool(one.people & other.people or one.faces & other.faces)


def _same_rank(one: Told, other: Told) -> float:
    """Leaders, or ministers of one field, seldom meet: who meets tells as much as where."""
    first, second = one.line, other.line
    if first.level != second.level or not first.level or len(one.parties | other.parties) < PAIR:
        return 0.0
    return RANK if first.level == "summit" or (first.office and first.office == second.office) else 0.0


def ranks_agree(one: Told, other: Told) -> bool:
    """Not leaders in the one and experts in the other, nor ministers of two fields."""
    first, second = one.line.level, other.line.level
    far = bool(first and second) and abs(LEVELS[first] - LEVELS[second]) >= FAR
    return not far and offices_agree(one, other)


def offices_agree(one: Told, other: Told) -> bool:
    """ "deputy foreign" and "foreign" may be one, "foreign" and "defence" are two."""
    return not two(one.line.office.rpartition(" ")[2], other.line.office.rpartition(" ")[2])


@lru_cache(maxsize=1 << 14)
def _alike(one: str, other: str) -> float:
    return fuzz.token_set_ratio(one, other)


def shared_parties(one: Told, other: Told) -> float:
    """2 where both name the same two or more, less where one names part of them, NEVER where each names another."""
    if not one.parties or not other.parties:
        return _around(one, other)
    found = _by_names(one, other)
    if found < 0 and (one.guessed or other.guessed):
        return _around(one, other)  # its sides are taken from the rest of its report
    return found


def _by_names(one: Told, other: Told) -> float:
    shared = one.parties & other.parties
    if not shared:
        return NEVER
    small, large = sorted((one.parties, other.parties), key=len)
    if small == large and len(shared) == 1:
        level = 0.5 if one.line.level and one.line.level == other.line.level else 0.0
        return 0.0 if shared <= states().keys() else 0.5 + level  # one body holds many meetings
    if small == large:
        return 2.0
    if len(large) - len(small) >= MANY:
        return 0.25 if small <= large else NEVER
    if small <= large:
        if len(shared) > 1:
            return 2.0 if len(large) - len(small) == 1 else 1.75  # the mediator left out
        # one party named only: surer where the report tells of the other too
        return 1.0 if large <= (one.around | other.around) else 0.5
    return 1.0 if len(shared) > 1 else NEVER


def _around(one: Told, other: Told) -> float:
    """One telling names nobody: those who met by the other must be those whom its report is about."""
    weak, told = (one, other) if not one.parties or (other.parties and one.guessed) else (other, one)
    if len(told.parties) > 1 and len(told.parties & weak.around) > 1:
        return 1.0
    # one body's session: its place and day, and the body named in the report
    body = {one.line.kind, other.line.kind} <= BODIES and bool(told.parties & weak.around)
    return 0.5 if body and not weak.parties and place(one, other) > 0 else NEVER


def place(one: Told, other: Told) -> float:
    """1 the same, 0 not known, NEVER two places. A capital and its state are one place, and so are two spellings."""
    first, second = one.place, other.place
    if not first or not second:
        return 0.0
    if first in second or second in first:
        return 1.0
    if one.state and other.state and one.state != other.state:
        return NEVER
    if one.state and one.state == other.state:
        two = one.city and other.city and (one.lang == other.lang or _spelt_alike(one, other))
        return 1.0 if not two else NEVER if fuzz.ratio(first, second) < UNLIKE else 0.0
    if (one.state and not one.city) or (other.state and not other.city):
        return 0.0  # a state, and a town that no list knows
    return NEVER if one.lang == other.lang and fuzz.ratio(first, second) < UNLIKE else 0.0


def _spelt_alike(one: Told, other: Told) -> bool:
    """Both languages know both names: none is the other's translation."""
    return one.line.place in place_forms(other.lang) and other.line.place in place_forms(one.lang)


def _state_of(name: str, lang: str) -> str:
    """ISO code of the state where the meeting takes place, "" where the place is not in the world data."""
    if lang not in covered():
        return ""
    form = party_forms(lang).get(name)
    return place_forms(lang).get(name) or (form.code if form and form.kind == "name" else "")


def forum(one: Told, other: Told) -> float:
    """1 the same, 0 not known, NEVER two forums."""
    first, second = one.forum, other.forum
    if not first or not second:
        return 0.0
    if first in second or second in first:
        return 1.0
    likely = max(_alike(first, second), fuzz.token_sort_ratio(first, second))
    if likely >= LIKE:
        return 1.0
    return NEVER if one.lang == other.lang and likely < UNLIKE else 0.0


def plain(text: str) -> str:
    """Words in small letters, without marks."""
    return " ".join(_WORD.findall(text.casefold()))
