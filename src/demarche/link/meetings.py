"""The same meeting across reports, with the status that each report gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from demarche.link.cluster import Cluster
from demarche.link.ids import line_id
from demarche.link.told import AHEAD, ENOUGH, NEWS, SHARP, Told, points
from demarche.model import MeetingLine, When

CROWD, REACH = 40, 20
"""Meetings on one shelf from which each meets only so many that are told most alike."""
DECIDED = {"planned": 0, "ongoing": 1, "held": 2, "cancelled": 2}


def find_meetings(told: Sequence[Told]) -> tuple[MeetingLine, ...]:
    """Every meeting told stands in exactly one line. The surest pairs are joined first; a pair that would put two
    days or two places into one line is left."""
    ordered = sorted(told, key=_order)
    scored = sorted((-points, one, other) for one, other, points in _pairs(ordered) if points >= ENOUGH)
    home = [Cluster.of(at, meeting) for at, meeting in enumerate(ordered)]
    for _, one, other in scored:
        small, large = sorted((home[one], home[other]), key=len)
        if small is not large and large.fits(small):
            large.take(small)
            for at in small.members:
                home[at] = large
    clusters = {id(cluster): sorted(cluster.members) for cluster in home}
    lines = (_line([ordered[at] for at in members]) for members in clusters.values())
    return tuple(sorted(lines, key=lambda line: line.id))


def _order(one: Told) -> tuple[str, int, int, str, str]:
    return one.at.document, one.at.start, one.at.end, one.line.what, repr(one.line)


def _pairs(told: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """Each pair that shares a shelf, once. What is told alike meets only the first of its kind."""
    kinds: dict[object, int] = {}
    firsts: list[int] = []
    for at, meeting in enumerate(told):
        first = kinds.setdefault(_kind(meeting), at)
        if first == at:
            firsts.append(at)
        else:
            yield first, at, ENOUGH * 2
    shelves: dict[tuple[str, str, int], list[int]] = {}
    for at in firsts:
        for shelf in _shelves(told[at]):
            shelves.setdefault(shelf, []).append(at)
    seen: set[tuple[int, int]] = set()
    for indexes in shelves.values():
        seen.update(_neighbours(told, indexes))
    for one, other in sorted(seen):
        yield one, other, points(told[one], told[other])


def _neighbours(told: Sequence[Told], indexes: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a shelf; in a crowded one, those that are told nearly alike, or every report would meet every
    other."""
    reach = len(indexes)
    if reach > CROWD:
        indexes = sorted(indexes, key=lambda at: (_alike_first(told[at]), at))
        reach = REACH
    for n, one in enumerate(indexes):
        for other in indexes[n + 1 : n + 1 + reach]:
            yield (one, other) if one < other else (other, one)


def _alike_first(one: Told) -> tuple[object, ...]:
    days = one.days or (date.min, date.min)
    return sorted(one.parties), days, one.place, one.forum, one.told or date.min, one.line.status


def _kind(one: Told) -> object:
    """Equal for meetings that are surely the same: a known day, the same parties, place and forum."""
    if one.width > SHARP or len(one.parties) < 2:
        return one.at, one.line
    return one.parties, one.days, one.place, one.forum, one.line.status


def _shelves(one: Told) -> Iterator[tuple[str, str, int]]:
    """Where a meeting is looked for: by party and day, and, since days may be unknown, by place, forum or story."""
    span = one.days
    if not span and one.told:
        ahead = AHEAD if one.line.status == "planned" else NEWS
        span = one.told - timedelta(NEWS), one.told + timedelta(ahead)
    names = one.parties or {""}
    if one.days:
        days = range(one.days[0].toordinal(), one.days[1].toordinal() + 1)
        yield from ((name, "day", day) for name in names for day in days)
    # a report without any day meets others without one
    weeks = range(span[0].toordinal() // 7, span[1].toordinal() // 7 + 1) if span else range(1)
    anchors = {one.place, one.state, one.forum} - {""}
    yield from ((name, anchor, week) for name in names for anchor in anchors for week in weeks)
    yield from ((name, one.story, 0) for name in names)


def _line(lines: Sequence[Told]) -> MeetingLine:
    first, newest = lines[0], _newest(lines).line
    return MeetingLine(
        id=line_id("meeting", first.at.document, first.at.start, first.at.end, first.line),
        what=newest.what or _common(line.line.what for line in lines),
        forum=newest.forum or _common(line.line.forum for line in lines),
        parties=tuple(sorted({party for line in lines for party in line.parties})),
        people=tuple(sorted({person for line in lines for person in line.people})),
        place=_common(line.line.place for line in lines),
        date=_when(lines),
        status=newest.status,
        evidence=tuple((line.at, line.line.status) for line in lines),
    )


def _newest(lines: Sequence[Told]) -> Told:
    """The report that knows most: the newest, and among those of one day the most decided."""
    days = [line.told or date.min for line in lines]

    def rank(n: int) -> tuple[int, date, int, int]:
        decided = DECIDED.get(lines[n].line.status, 0)
        # what has been held stays held when a later report calls it planned: that report repeats an old text
        settled = 1 if decided == DECIDED["held"] else 0
        return settled, days[n], decided, -n

    return lines[max(range(len(lines)), key=rank)]


def _when(lines: Sequence[Told]) -> When:
    """The days that every report allows; a report without a known day allows all."""
    known = [(line.days, line.line.date.why, line.at.document) for line in lines if line.days]
    if not known:
        return next((line.line.date for line in lines if line.line.date.earliest), lines[0].line.date)
    earliest, latest = max(days[0] for days, _, _ in known), min(days[1] for days, _, _ in known)
    reasons = sorted({why for days, why, _ in known if days == (earliest, latest)})
    if not reasons:
        return When(earliest, latest, "; ".join(sorted({why for _, why, _ in known if why})))
    reports = len({document for _, _, document in known})
    return When(earliest, latest, reasons[0] + (f"; {reports} reports agree" if reports > 1 else ""))


def _common(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default="")
