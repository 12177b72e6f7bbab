"""Ties between reports of one affair: a day that both name alike, and the news with which copies of one text open.

A weekday falls on a date every five, six or eleven years. So two reports that name the same weekday with the same date
and are about the same people, or about one of them and the same sides, name the same day. A date without its weekday
may be that of another year (a deadline, a day of remembrance): such a tie is the first to give way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from demarche.link.calendar.network import PUBLISHED, Place, Same
from demarche.link.calendar.ties import calendar_of, kind_of, shown_at
from demarche.link.calendar.words import fixed
from demarche.link.sense.names import fold_name, skeleton
from demarche.link.sense.setting import not_its_own
from demarche.model import Document, Story, TimeMark

SEVERAL, YEARS = 3, 730
"""People that two reports of one affair name, and the days that lie between these at most."""
BOTH = 2
"""People, or sides beside one of them, that two reports of one affair both name."""
CROWD, REACH = 60, 4
"""Reports that name one day up to which each is tied to each; of more, each to so many after it."""
Day = tuple[int, int]
"""Day and month."""
Named = dict[Day, tuple[Place, int]]
"""Where a day is named, and the weekday told with it, 0 for none."""
SURE, LIKELY = 4, 5
"""Ranks of ties, as in the network: with the weekday told by both, and without."""
Documents = Mapping[str, Document]
About = tuple[frozenset[str], frozenset[str]]
"""The last names of the people, and the parties, that a report is about."""
Abouts = Mapping[str, About]


def shared_days(documents: Documents, unknown: frozenset[str]) -> Iterator[Same]:
    """One weekday and date in two reports with the same people, at least one of them of unknown day."""
    wanted: set[Day] = {day for name in unknown for day in _days_told(documents, name, unknown)}
    shelves: dict[Day, list[tuple[Place, int]]] = {}
    for name in sorted(documents) if wanted else ():
        for day, place in _days_told(documents, name, unknown).items():
            if day in wanted:
                shelves.setdefault(day, []).append(place)
    about: dict[str, About] = {}
    for shelf in shelves.values():
        for (name, _), _ in shelf if len(shelf) > 1 else ():
            if name not in about:
                about[name] = _people(documents[name]), _sides(documents[name])
        yield from _along(shelf, documents, unknown, about)


def _along(
    shelf: Sequence[tuple[Place, int]],
    documents: Documents,
    unknown: frozenset[str],
    about: Abouts,
) -> Iterator[Same]:
    """Where reports that are of one affair by these names name it in different years, none is tied."""
    pairs = combinations(shelf, 2) if len(shelf) <= CROWD else _near(shelf)
    tied = [
        (one, other, SURE if first and second else LIKELY)
        for (one, first), (other, second) in pairs
        if (one[0] in unknown or other[0] in unknown)
        and (first == second or not (first and second))
        and _one_affair(about[one[0]], about[other[0]])
    ]
    years = {year for one, other, _ in tied for place in (one, other) if (year := _year(documents, place, unknown))}
    if len(years) > 1:
        return
    for one, other, rank in tied:
        why = f"{shown_at(documents, one)} and {shown_at(documents, other)} are one day: both name the same people"
        yield Same(rank, one, other, 0, why)


def _near(shelf: Sequence[tuple[Place, int]]) -> Iterator[tuple[tuple[Place, int], tuple[Place, int]]]:
    for n, one in enumerate(shelf):
        yield from ((one, other) for other in shelf[n + 1 : n + 1 + REACH])


def _year(documents: Documents, place: Place, unknown: frozenset[str]) -> int:
    mark = documents[place[0]].times[place[1]]
    span = fixed(mark.terms) if mark.terms else None
    if span:
        return span[0].year
    return mark.when.earliest.year if place[0] not in unknown and mark.when.earliest else 0


def _days_told(documents: Documents, name: str, unknown: frozenset[str]) -> Named:
    """The days that a report names by their date, or that are known, each where it stands first, with its weekday
    if it is told anywhere."""
    found: Named = {}
    for n, mark in enumerate(documents[name].times):
        calendar = calendar_of(documents, (name, n), unknown) if kind_of(mark) else {}
        if "day" in calendar and "month" in calendar:
            day, weekday = (calendar["day"], calendar["month"]), calendar.get("weekday", 0)
            if day not in found or (weekday and not found[day][1]):
                found[day] = (name, n), weekday
    return found


def _one_affair(one: About, other: About) -> bool:
    people = len(one[0] & other[0])
    return people >= BOTH or (people > 0 and len(one[1] & other[1]) >= BOTH)


def _people(document: Document) -> frozenset[str]:
    """Last names, without the marks on their letters: so they are spelled alike in most languages."""
    return frozenset(skeleton(words[-1]) for one in document.people if (words := fold_name(one.name)))


def _sides(document: Document) -> frozenset[str]:
    """The parties that say or do something, or to whom it is done."""
    codes = [code for one in document.statements for code in (one.speaker_party, one.target_party)]
    codes += [code for one in document.acts for code in (one.by, one.to)]
    return frozenset(part for code in codes for part in code.split("+") if part)


def affair_ties(documents: Documents, unknown: frozenset[str]) -> Iterator[Same]:
    """Reports that name the same several people are of one affair and so of the same years: enough to choose among the
    years in which a weekday falls on a date."""
    people = {name: _people(document) for name, document in documents.items()} if unknown else {}
    shelves: dict[str, list[str]] = {}
    for name in sorted(people):
        for person in people[name]:
            shelves.setdefault(person, []).append(name)
    for name in sorted(unknown):
        beside: Counter[str] = Counter()
        for person in people[name]:
            if len(shelves[person]) <= CROWD:
                beside.update(shelves[person])
        del beside[name]
        near = [other for other, count in beside.items() if count >= SEVERAL]
        near.sort(key=lambda other: (not _tells_year(documents[other], other in unknown), -beside[other], other))
        for other in near[:2]:
            why = f"{name} and {other} name the same {beside[other]} people"
            yield Same(3, (name, PUBLISHED), (other, PUBLISHED), YEARS, why)


def _tells_year(document: Document, unknown: bool) -> bool:
    return not unknown or any(kind_of(mark) == "full" for mark in document.times)


def opening_ties(stories: Sequence[Story], documents: Documents, unknown: frozenset[str]) -> Iterator[Same]:
    """A report that carries the text of one of known day opens with its news: "on Tuesday" is "yesterday"."""
    for story in stories:
        for edge in story.edges:
            if (edge.source in unknown) == (edge.target in unknown):
                continue
            one, other = _news(documents[edge.source]), _news(documents[edge.target])
            if one is not None and other is not None:
                places = (edge.source, one), (edge.target, other)
                why = f"{shown_at(documents, places[0])} and {shown_at(documents, places[1])} open one text"
                yield Same(4, *places, 0, why)


def _news(document: Document) -> int | None:
    """The only day that the first sentence of the report names as past, behind the dateline."""
    aside = not_its_own(document)
    body = (one for one in document.sentences if not any(low <= one.start < high for low, high in aside))
    for sentence in body:
        found = [n for n, mark in enumerate(document.times) if sentence.start <= mark.start < sentence.end]
        told = [n for n in found if _past(document.times[n])]
        if told:
            return told[0] if len(told) == 1 else None
        return None
    return None


def _past(mark: TimeMark) -> bool:
    terms = mark.terms
    return terms is not None and bool(kind_of(mark)) and not terms.stamp and not terms.quoted and terms.way != "future"
