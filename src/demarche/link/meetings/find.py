"""The same meeting across reports, with the status that each report gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from demarche.link.meetings.cluster import Cluster
from demarche.link.meetings.line import meeting_line
from demarche.link.meetings.pairs import Scores
from demarche.link.meetings.points import ENOUGH
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import CALLS, PAIR, SHARP, beside, has_weekday, one_round
from demarche.model import MeetingLine

CLEAR = 0.5
"""Points by which the best of several meetings must lead for a telling without a day to go to it."""
LATEST = 1.0
"""Points for the meeting that the report follows or precedes most closely."""
RECENT, SOON = 5, 21
"""Days before and after a report within which "the talks" are those that it has in mind."""

NEARLY = 1.0
"""Points that may lack where nothing else comes near."""
SINGLE, APART = 2.25, 0.75
"""Points of what is the only one, and by how much no other may come near."""
LATE = 5
"""Days after the one planned on which what nobody announced otherwise was held."""

Fit = tuple[float, int]
"""Points, and the index of a telling of that meeting."""


def find_meetings(told: Sequence[Told], scores: Scores | None = None) -> tuple[MeetingLine, ...]:
    """Every meeting told stands in exactly one line, but for what is too weak for one and fits none.

    The surest pairs are joined first; a pair that would put two days or two places into one line is left. What tells
    no day comes last and goes to the meeting that it fits clearly best. scores: of the last time, with few changes.
    """
    ordered = sorted(told, key=_order)
    home = [Cluster.of(at, meeting) for at, meeting in enumerate(ordered)]
    firm: list[tuple[bool, float, int, int]] = []
    best: dict[int, dict[int, float]] = {}
    for one, other, value in (scores or Scores()).pairs(ordered):
        if value >= ENOUGH and _settled(ordered[one], ordered[other]):
            firm.append((beside(ordered[one], ordered[other]), -value, one, other))
        for at, there in ((one, other), (other, one)):
            if not ordered[at].dated or not ordered[at].line.sure:
                best.setdefault(at, {})[there] = value
    for near, _, one, other in sorted(firm):  # those of one day first
        _join(home, home[one], home[other], near)
    _place_the_rest(ordered, home, best)
    _join_alone(ordered, home, best)
    _join_late(ordered, home)
    clusters = {id(cluster): sorted(cluster.members) for cluster in home}
    groups = ([ordered[at] for at in members] for members in clusters.values())
    lines = (meeting_line(group) for group in groups if any(one.line.sure for one in group))
    return tuple(sorted(lines, key=lambda line: line.id))


def _join(home: list[Cluster], one: Cluster, other: Cluster, near: bool = False) -> bool:
    if one is other:
        return False
    small, large = (other, one) if len(other) < len(one) else (one, other)
    if not large.may_take(small, near):
        return False
    large.take(small)
    for at in small.members:
        home[at] = large
    return True


def _join_alone(told: Sequence[Told], home: list[Cluster], best: Mapping[int, dict[int, float]]) -> None:
    """What tells no day, by itself too little, to the one meeting that comes near it where no other does."""
    near: dict[int, dict[int, Fit]] = {}
    for at, fits in best.items():
        for there, value in fits.items():
            if told[at].line.sure and told[there].line.sure and home[at] is not home[there]:
                known = near.setdefault(id(home[at]), {})
                if value > known.get(id(home[there]), (0.0, 0))[0]:
                    known[id(home[there])] = value, there
    of = {id(cluster): cluster for cluster in home}
    order = sorted(near, key=lambda key: (-max(fit[0] for fit in near[key].values()), min(of[key].members)))
    for key in order:
        cluster = of[key]
        if any(told[at].dated for at in cluster.members):
            continue
        close = sorted(near[key].values(), key=lambda fit: (-fit[0], fit[1]))
        clear = close[0][0] >= SINGLE and (len(close) == 1 or close[0][0] - close[1][0] >= APART)
        other = home[close[0][1]]
        on_day = all(_on_its_day(told, at, other) for at in cluster.members)
        if clear and on_day and _over(told, cluster) == _over(told, other):
            _join(home, home[cluster.members[0]], other)


def _on_its_day(told: Sequence[Told], at: int, cluster: Cluster) -> bool:
    """The weekday of which it tells lies in the days on which that meeting was held."""
    weekday = told[at].on[0]
    if not weekday:
        return True
    held = [told[n].days for n in cluster.members if told[n].line.status == "held" and told[n].width <= SHARP]
    return all(days is None or has_weekday(days, weekday) for days in held)


def _over(told: Sequence[Told], cluster: Cluster) -> bool:
    """Somebody tells it as held."""
    return any(told[at].line.status == "held" for at in cluster.members)


def _join_late(told: Sequence[Told], home: list[Cluster]) -> None:
    """A plan of which nothing more is told, and a meeting of the same sides in the same place a few days later that
    nobody had planned: nobody wrote that it was moved. Where two may be meant, none is."""
    whole = {id(cluster): [told[at] for at in sorted(cluster.members)] for cluster in home}
    of = {id(cluster): cluster for cluster in home}
    plans = [key for key, members in whole.items() if all(_plain_plan(one) for one in members)]
    held = [key for key, members in whole.items() if _unplanned(members)]
    by_place: dict[str, list[int]] = {}
    for key in held:
        for place in sorted({one.place for one in whole[key]} - {""}):
            by_place.setdefault(place, []).append(key)
    for key in plans:
        near = {there for one in whole[key] for there in by_place.get(one.place, ()) if one.place}
        late = [there for there in sorted(near, key=lambda at: min(of[at].members)) if _late(whole[key], whole[there])]
        if len(late) == 1 and of[late[0]].may_be_late(of[key]):
            of[late[0]].take(of[key])
            for at in of[key].members:
                home[at] = of[late[0]]


def _plain_plan(one: Told) -> bool:
    return one.line.status == "planned" and one.line.sure and one.days is not None and not one.moves


def _unplanned(members: Sequence[Told]) -> bool:
    """Held on known days, and by nobody's plan for these."""
    held = any(one.line.status == "held" and one.line.sure and one.days for one in members)
    return held and not any(one.line.status != "held" or one.moves for one in members)


def _late(plan: Sequence[Told], held: Sequence[Told]) -> bool:
    first = min(one.days[0] for one in held if one.days)
    last = max(one.days[1] for one in plan if one.days)
    sharp = all(one.width <= SHARP for one in (*plan, *held) if one.days)
    sides = all(len(one.parties & other.parties) >= PAIR for one in plan for other in held)
    alike = {one.line.kind in CALLS for one in (*plan, *held)} == {False}
    return sharp and sides and alike and 0 < (first - last).days <= LATE


def _settled(one: Told, other: Told) -> bool:
    """A day, a round or one story joins them; else which of several meetings is meant is seen last."""
    if not (one.line.sure and other.line.sure):
        return False
    return (one.dated and other.dated) or one_round(one, other) or one.story == other.story


def _place_the_rest(told: Sequence[Told], home: list[Cluster], best: Mapping[int, dict[int, float]]) -> None:
    """Tellings without a day, to the meeting that each fits best, the clearest first; where two fit alike, to none."""
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
        if not _on_its_day(told, at, home[there]):
            continue
        if home[there] is not home[at] and value > by_home.get(id(home[there]), (0.0, 0))[0]:
            by_home[id(home[there])] = value, there
    ordered = sorted(by_home.values(), key=lambda one: (-one[0], one[1]))
    if ordered and ordered[0][0] < ENOUGH and _alone_fits(told, at, ordered):
        return ordered[0]
    if not ordered or ordered[0][0] < ENOUGH:
        return None
    if told[at].line.round == 1 and not told[at].line.sure:
        return _first(told, [one for one in ordered if one[0] >= ENOUGH])
    if len(ordered) > 1 and ordered[0][0] - ordered[1][0] < CLEAR:
        return _nearest(told, at, [one for one in ordered if ordered[0][0] - one[0] < CLEAR])
    return ordered[0]


def _alone_fits(told: Sequence[Told], at: int, fits: Sequence[Fit]) -> bool:
    """A report of no known day tells of one to come, or of one that was, in a place or of a round where only one of all
    that are told comes near it."""
    one, other = told[at], told[fits[0][1]]
    if one.told is not None or not one.line.sure or fits[0][0] < ENOUGH - NEARLY:
        return False
    placed = bool(one.place) and one.place == other.place
    return (placed or one_round(one, other)) and (len(fits) == 1 or fits[0][0] - fits[1][0] >= NEARLY)


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
