"""Ties between tellings of meetings that are surely one, though a report of unknown day tells one of them.

Meetings are joined with the days that are known; here the days are what is sought, so the words of the day must agree.
Two reports that tell of two meetings alike, each on the same weekday as the other's, tell of the same two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from demarche.link.calendar.network import Place, Same
from demarche.link.calendar.ties import agree, calendar_of, dropped, place_of, shown_at, surely_one, too_early
from demarche.link.meetings.agree import same_setting
from demarche.link.meetings.telling import Told
from demarche.link.meetings.weights import log_odds
from demarche.link.meetings.when import PAIR
from demarche.model import Document

LITTLE, PAIRED = -3.0, 3.2
"""Log-odds above which a telling counts where others of the two reports agree too, and what all their days need above
that."""
CROWD = 60
"""Tellings on one shelf (party, weekday or date) from which it tells too little."""

Key = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Telling:
    told: Told
    place: Place
    calendar: Mapping[str, int]


def likely_ties(told: Sequence[Told], documents: Mapping[str, Document], unknown: frozenset[str]) -> Iterator[Same]:
    """In the order of the tellings."""
    tellings = [found for one in told if (found := _telling(one, documents, unknown)) is not None]
    shelves: dict[Key, list[int]] = {}
    for at, telling in enumerate(tellings):
        for key in _keys(telling):
            shelves.setdefault(key, []).append(at)
    crowded = (shelf for shelf in shelves.values() if len(shelf) <= CROWD)
    pairs = {pair for shelf in crowded for pair in _pairs(shelf, tellings, unknown)}
    alike: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
    for one, other in sorted(pairs):
        value = log_odds(tellings[one].told, tellings[other].told)
        if value >= LITTLE:
            names = sorted((tellings[one].place[0], tellings[other].place[0]))
            alike.setdefault((names[0], names[1]), []).append((one, other, value))
    for matches in alike.values():
        best: dict[int, float] = {}
        alike_sides = [one for one in matches if _of_one_make(tellings[one[0]], tellings[one[1]])]
        for one, _, value in alike_sides:
            day = tellings[one].calendar.get("weekday", 0)
            best[day] = max(value, best.get(day, LITTLE))
        sides = {tellings[one].told.parties for one, _, _ in alike_sides}
        # rounds of the same two fall on the same weekdays: only meetings of others beside them tell the week
        paired = len(best) > 1 and len(sides) > 1 and sum(value - LITTLE for value in best.values()) >= PAIRED
        for one, other, value in matches:
            first, second = tellings[one], tellings[other]
            alone = surely_one(first.told, second.told, value) and firm(first, second)
            together = paired and _of_one_make(first, second)
            barred = dropped(documents, first.place, second.place) or _early(documents, first, second)
            if (alone or together) and not barred:
                yield _tie(first, second, documents)


def _of_one_make(one: Telling, other: Telling) -> bool:
    """The same sides met, or the one names more of them."""
    first, second = one.told.parties, other.told.parties
    return first == second or (len(first & second) >= PAIR and (first <= second or second <= first))


def _early(documents: Mapping[str, Document], one: Telling, other: Telling) -> bool:
    return any(too_early(documents[a.place[0]], (a.told,), b.calendar) for a, b in ((one, other), (other, one)))


def firm(one: Telling, other: Telling) -> bool:
    """More than a weekday makes them one: the date, the number of the round, the place or the forum."""
    if "month" in one.calendar.keys() & other.calendar.keys():
        return True
    return same_setting(one.told, other.told)


def _telling(told: Told, documents: Mapping[str, Document], unknown: frozenset[str]) -> Telling | None:
    place = place_of(documents[told.at.document], told.line.date)
    return Telling(told, place, calendar_of(documents, place, unknown)) if place else None


def _keys(one: Telling) -> Iterator[Key]:
    for party in one.told.parties:
        if "weekday" in one.calendar:
            yield party, "weekday", one.calendar["weekday"], 0
        if "month" in one.calendar and "day" in one.calendar:
            yield party, "date", one.calendar["month"], one.calendar["day"]


def _pairs(shelf: Sequence[int], tellings: Sequence[Telling], unknown: frozenset[str]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(shelf):
        for other in shelf[n + 1 :]:
            first, second = tellings[one].place[0], tellings[other].place[0]
            if first != second and (first in unknown or second in unknown):
                yield one, other


def _tie(one: Telling, other: Telling, documents: Mapping[str, Document]) -> Same:
    what = f"one meeting ({'+'.join(sorted(one.told.parties | other.told.parties))}: {one.told.line.what})"
    why = f"{shown_at(documents, one.place)} and {shown_at(documents, other.place)} tell of {what}"
    return Same(agree(one.calendar, other.calendar) + 1, one.place, other.place, 0, why)
