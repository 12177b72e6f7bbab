"""The same meeting across reports, with the status that each report gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta

from demarche.link.ids import line_id
from demarche.link.meetings.cluster import Cluster, live_days
from demarche.link.meetings.told import CALLS, ENOUGH, Told, points
from demarche.link.meetings.when import AHEAD, NEWS, SHARP, SLIP, STRAY, UNDONE, Days, in_touch
from demarche.model import At, MeetingLine, MeetingTold, When

CROWD, REACH = 40, 20
"""Meetings on one shelf from which each meets only so many that are told most alike."""
ANYWHEN = "any day"
DECIDED = {"planned": 0, "ongoing": 1, "held": 2, "cancelled": 2}
CLEAR = 0.5
"""Points by which the best of several meetings must lead for a telling without a day to go to it."""
LATEST = 1.0
"""Points for the meeting that the report follows or precedes most closely."""
RECENT, SOON = 5, 21
"""Days before and after a report within which "the talks" are those that it has in mind."""

Fit = tuple[float, int]
"""Points, and the index of a telling of that meeting."""


def find_meetings(told: Sequence[Told]) -> tuple[MeetingLine, ...]:
    """Every meeting told stands in exactly one line, but for what is too weak for one and fits none.

    The surest pairs are joined first; a pair that would put two days or two places into one line is left. What tells
    no day comes last and goes to the meeting that it fits clearly best.
    """
    ordered = sorted(told, key=_order)
    home = [Cluster.of(at, meeting) for at, meeting in enumerate(ordered)]
    pairs = [(-value, one, other) for one, other, value in _pairs(ordered)]
    firm = [pair for pair in pairs if -pair[0] >= ENOUGH and _settled(ordered[pair[1]], ordered[pair[2]])]
    for _, one, other in sorted(firm):
        _join(home, home[one], home[other])
    _place_the_rest(ordered, home, pairs)
    clusters = {id(cluster): sorted(cluster.members) for cluster in home}
    groups = ([ordered[at] for at in members] for members in clusters.values())
    lines = (meeting_line(group) for group in groups if any(one.line.sure for one in group))
    return tuple(sorted(lines, key=lambda line: line.id))


def _join(home: list[Cluster], one: Cluster, other: Cluster) -> bool:
    small, large = sorted((one, other), key=len)
    if small is large or not large.fits(small):
        return False
    large.take(small)
    for at in small.members:
        home[at] = large
    return True


def _settled(one: Told, other: Told) -> bool:
    """A day, a round or one story joins them; else which of several meetings is meant is seen last."""
    if not (one.line.sure and other.line.sure):
        return False
    numbered = bool(one.line.round) and one.line.round == other.line.round
    return (one.dated and other.dated) or numbered or one.story == other.story


def _place_the_rest(told: Sequence[Told], home: list[Cluster], pairs: Iterable[tuple[float, int, int]]) -> None:
    """Tellings without a day, to the meeting that each fits best, the clearest first; where two fit alike, to none."""
    best: dict[int, dict[int, float]] = {}
    for cost, one, other in pairs:
        for at, there in ((one, other), (other, one)):
            if not told[at].dated or not told[at].line.sure:
                best.setdefault(at, {})[there] = -cost
    order = sorted((-max(fits.values()), not told[at].line.sure, at) for at, fits in best.items())
    for _, _, at in order:
        found = _clearly_best(told, home, at, best[at])
        if found is not None:
            _join(home, home[at], home[found[1]])


def _clearly_best(told: Sequence[Told], home: list[Cluster], at: int, fits: dict[int, float]) -> Fit | None:
    """(points, index of a telling of that meeting)."""
    by_home: dict[int, Fit] = {}
    for there, value in fits.items():
        value += LATEST if _at_hand(told[at], told[there]) else 0.0
        if not told[at].line.sure and not home[there].sure:
            continue
        if home[there] is not home[at] and value > by_home.get(id(home[there]), (0.0, 0))[0]:
            by_home[id(home[there])] = value, there
    ordered = sorted(by_home.values(), key=lambda one: (-one[0], one[1]))
    if not ordered or ordered[0][0] < ENOUGH:
        return None
    if told[at].line.round == 1 and not told[at].line.sure:
        return _first(told, [one for one in ordered if one[0] >= ENOUGH])
    if len(ordered) > 1 and ordered[0][0] - ordered[1][0] < CLEAR:
        return _nearest(told, at, [one for one in ordered if ordered[0][0] - one[0] < CLEAR])
    return ordered[0]


def _first(told: Sequence[Told], fits: Sequence[Fit]) -> Fit:
    """ "the first round in May": the earliest of those that it may be."""
    return min(fits, key=lambda one: ((told[one[1]].days or (date.max,))[0], -one[0], one[1]))


def _at_hand(one: Told, other: Told) -> bool:
    """The other took place a few days before the report or is to come soon after it, as the report has it."""
    if not one.told or not other.days:
        return False
    if one.line.status == "planned":
        return 0 <= (other.days[0] - one.told).days <= SOON
    return 0 <= (one.told - other.days[1]).days <= RECENT


def _nearest(told: Sequence[Told], at: int, fits: Sequence[Fit]) -> Fit | None:
    """Of meetings that fit alike the one nearest to the report in time; None where that does not part them."""
    day = told[at].told
    gaps = []
    for value, there in fits:
        days = told[there].days
        if day is None or days is None:
            return None
        gaps.append((abs((days[0] - day).days), -value, there))
    gaps.sort()
    return (-gaps[0][1], gaps[0][2]) if gaps[0][0] < gaps[1][0] else None


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
    place = {at: n for n, at in enumerate(sorted(firsts, key=lambda at: (_alike_first(told[at]), at)))}
    timeless = {at for at in firsts if not _weeks(told[at])}
    for (_, anchor, week), indexes in shelves.items():
        open_ended = week == 0 and anchor.startswith(ANYWHEN)
        seen.update(_neighbours(place, indexes, timeless if open_ended else None))
    for one, other in sorted(seen):
        value = points(told[one], told[other])
        if value >= ENOUGH - LATEST:
            yield one, other, value


def _neighbours(place: Mapping[int, int], indexes: list[int], some: Set[int] | None) -> Iterator[tuple[int, int]]:
    """All pairs of a shelf; in a crowded one, those that are told nearly alike, or every report would meet every
    other. place: of each among all, alike beside alike; some: one of each pair must be of these."""
    if some is not None and some.isdisjoint(indexes):
        return
    reach = len(indexes)
    if reach > CROWD:
        indexes = sorted(indexes, key=place.__getitem__)
        reach = REACH
    for n, one in enumerate(indexes):
        for other in indexes[n + 1 : n + 1 + reach]:
            if some is None or one in some or other in some:
                yield (one, other) if one < other else (other, one)


def _alike_first(one: Told) -> tuple[object, ...]:
    days = one.days or (date.min, date.min)
    return sorted(one.parties), days, one.place, one.forum, one.told or date.min, one.line.status


def _kind(one: Told) -> object:
    """Equal for meetings that are surely the same: a known day, the same parties, place and forum."""
    line = one.line
    if one.width > SHARP or len(one.parties) < 2 or not line.sure or line.margin:
        return one.at, line
    how = line.status, line.round, line.level, line.kind in CALLS, one.was, one.people
    return one.parties, one.days, one.place, one.forum, how


def _shelves(one: Told) -> Iterator[tuple[str, str, int]]:
    """Where a meeting is looked for: by party and day, and, since days may be unknown, by place, forum, round or
    story."""
    names = one.parties | one.around if one.guessed else one.parties
    if one.days:
        days = range(one.days[0].toordinal(), one.days[1].toordinal() + 1)
        yield from ((name, "day", day) for name in names for day in days)
    if one.was:
        days = range(one.was[0].toordinal(), one.was[1].toordinal() + 1)
        yield from ((name, "day", day) for name in names for day in days)
    if one.on[1]:
        yield from ((name, "on", one.on[1] * 100 + one.on[2]) for name in names)
    anchors = {one.place, one.state, one.forum} - {""}
    if one.line.round:
        anchors.add(f"round {one.line.round}")
    # a report without any day may stand anywhere in time
    yield from ((name, f"{ANYWHEN} {anchor}", 0) for name in names for anchor in anchors)
    yield from ((name, anchor, week) for name in names for anchor in anchors for week in _weeks(one))
    yield from ((name, one.story, 0) for name in names)
    if len(one.parties) > 1:
        pair = "+".join(sorted(one.parties))
        yield from ((pair, "together", week) for week in _weeks(one))


def _weeks(one: Told) -> range:
    span = one.days
    if span and (one.moves or one.line.round):
        # a round may slip, and what was moved stood elsewhere
        slack = timedelta(SLIP if one.moves or one.line.status in UNDONE else STRAY)
        span = span[0] - slack, span[1] + slack
    if not span and one.told:
        ahead = AHEAD if one.line.status == "planned" else NEWS
        span = one.told - timedelta(NEWS), one.told + timedelta(ahead)
    return range(span[0].toordinal() // 7, span[1].toordinal() // 7 + 1) if span else range(0)


def meeting_line(lines: Sequence[Told]) -> MeetingLine:
    """The line of what reports tell of one meeting; `lines` in the order of their places."""
    first, newest = lines[0], _newest(lines).line
    return MeetingLine(
        id=line_id("meeting", first.at.document, first.at.start, first.at.end, first.line.what, first.line.parties),
        what=newest.what or _common(line.line.what for line in lines),
        forum=newest.forum or _common(line.line.forum for line in lines),
        parties=tuple(sorted({party for line in lines for party in line.parties})),
        people=tuple(sorted({person for line in lines for person in line.people})),
        place=_common(line.line.place for line in lines),
        date=_when(lines),
        status=newest.status,
        evidence=tuple((at, line.line.status) for line in lines for at in _places(line)),
        told=tuple(_details(line) for line in lines for _ in _places(line)),
    )


def _places(one: Told) -> list[At]:
    """Where the report tells of it, its best words first."""
    return [one.at, *(At(one.at.document, span.start, span.end) for span in one.line.again)]


def _details(one: Told) -> MeetingTold:
    length = one.line.length
    at = At(one.at.document, length.start, length.end) if length else None
    return MeetingTold(one.line.date, one.line.was, one.line.level, at)


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
    """The days that every report allows, without those from which it was moved; all of them where they differ. A
    report without a known day allows all."""
    dated = [line for line in lines if line.days]
    if not dated:
        return next((line.line.date for line in lines if line.line.date.earliest), lines[0].line.date)
    was = [line.was for line in lines if line.was]
    now = [line.days for line in dated if line.moves and line.days]
    live = set(live_days([(line.days, line.line.status in UNDONE) for line in dated if line.days], was, now))
    if not in_touch(list(live)):
        over = {line.days for line in dated if line.days and line.line.status not in UNDONE}
        live = over or live
    known = [(line.days, line.line.date.why, line.at.document) for line in dated if line.days in live and line.days]
    if not in_touch([days for days, _, _ in known]) and all(line.line.status in UNDONE for line in dated):
        known = _last_planned(dated, live)
    if not in_touch([days for days, _, _ in known]):
        first, last = min(days[0] for days, _, _ in known), max(days[1] for days, _, _ in known)
        return When(first, last, "reports give different days")
    return _agreed(known)


def _last_planned(dated: Sequence[Told], live: Set[Days]) -> list[tuple[Days, str, str]]:
    """Of plans that differ those of the newest report: who announces another day has moved it."""
    left = [line for line in dated if line.days in live]
    last = max((line.told or date.min for line in left), default=date.min)
    return [
        (line.days, line.line.date.why, line.at.document)
        for line in left
        if line.days and (line.told or date.min) == last
    ]


def _agreed(known: Sequence[tuple[tuple[date, date], str, str]]) -> When:
    earliest, latest = max(days[0] for days, _, _ in known), min(days[1] for days, _, _ in known)
    reasons = sorted({why for days, why, _ in known if days == (earliest, latest)})
    if not reasons:
        return When(earliest, latest, "; ".join(sorted({why for _, why, _ in known if why})))
    reports = len({document for _, _, document in known})
    return When(earliest, latest, reasons[0] + (f"; {reports} reports agree" if reports > 1 else ""))


def _common(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default="")
