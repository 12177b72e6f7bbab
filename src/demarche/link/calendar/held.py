"""Who surely tells of a meeting as held, of which another report gives the day, was not published before that day.

Surely: the same sides, or all of the one's, the same place, and one round, weekday or date besides. Words without a
sign of what is to come are read as held too, and a wrong day would leave the true one out, so less is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from demarche.link.calendar.network import PUBLISHED, Order, Place
from demarche.link.calendar.ties import REACH, SURER, place_of, shown_at
from demarche.link.calendar.words import fixed
from demarche.link.meetings.agree import SAME, place
from demarche.link.meetings.telling import Told
from demarche.link.meetings.weights import log_odds
from demarche.link.meetings.when import PAIR, one_round
from demarche.model import At, Document, MeetingLine

LAST = 5
"""Rank: all else goes before it."""
OVER = frozenset({"held", "ongoing"})


def held_ties(
    told: Sequence[Told], meetings: Iterable[MeetingLine], documents: Mapping[str, Document], unknown: frozenset[str]
) -> Iterator[Order]:
    """In the order of the meetings."""
    by_place: dict[At, list[Told]] = {}
    for one in told if unknown else ():
        by_place.setdefault(one.at, []).append(one)
    for line in meetings if unknown else ():
        tellings = [one for at, _ in line.evidence for one in by_place.get(at, ())]
        undone = {one.at.document for one in tellings if one.line.status not in OVER}
        firm = [one for one in tellings if one.line.sure and not one.moves and one.at.document not in undone]
        dated = [(one, day) for one in firm if (day := _day(one, documents, unknown)) is not None]
        for one in firm:
            if one.at.document in unknown:
                for day in [day for other, day in dated if _one_meeting(one, other)][:REACH]:
                    why = f"it tells of a meeting ({line.what}) as held, of {shown_at(documents, day)}"
                    yield Order(LAST, day, (one.at.document, PUBLISHED), why)


def _day(one: Told, documents: Mapping[str, Document], unknown: frozenset[str]) -> Place | None:
    """Where its day is told, if that is known without any other report."""
    document = documents[one.at.document]
    found = place_of(document, one.line.date)
    if found is None or one.line.status != "held":
        return None
    mark = document.times[found[1]]
    known = found[0] not in unknown and mark.when.earliest is not None and mark.when.earliest == mark.when.latest
    return found if known or (mark.terms is not None and fixed(mark.terms)) else None


def _one_meeting(one: Told, other: Told) -> bool:
    first, second = one.parties, other.parties
    if one.at.document == other.at.document or len(first & second) < PAIR or not (first <= second or second <= first):
        return False
    weekday = one.on[0] != 0 and one.on[0] == other.on[0]
    if not (weekday or one.on[1] or one_round(one, other)) or place(one, other) != SAME:
        return False
    return log_odds(one, other) >= SURER
