"""Which tellings are held against one another, and what was found of each pair."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec.msgpack import Encoder

from demarche.kept import NOTHING
from demarche.link.meetings.asked import Asked
from demarche.link.meetings.scale import Placed, Scale
from demarche.link.meetings.telling import Told
from demarche.link.meetings.weights import FAR
from demarche.link.meetings.when import AHEAD, CALLS, SHARP, SLIP, UNDONE
from demarche.link.weighed import Weighed

CROWD, REACH = 40, 20
"""Meetings on one shelf from which each meets only so many that are told most alike."""
NEWS = 10
"""Days: without a known day, reports this close to one another may tell of one meeting."""
STRAY = 3
"""Days by which reports may differ on the day of one round."""
MONTH = 31
"""Days: two plans within that time stand on one shelf."""
ANYWHEN = "any day"
LEAST = -4.0
"""Log-odds from which a pair is told of: others are weighed again where it matters how unlikely they are."""

ROWS = 1 << 9
"""Tellings of which all that an earlier build gave their pairs is held unpacked."""

_said = Encoder(order="deterministic").encode
"""All that a telling says, as bytes."""
Shelf = tuple[str, str, int]
Stretch = tuple[Sequence[int], int, int]
"""A row of tellings, and from where to where in it."""


@dataclass(slots=True)
class Scores:
    """The log-odds of pairs, kept for the next time: only what is told otherwise by then is weighed again.

    told: in the order of their places; values: by the two indexes, the smaller first; asked: the same of pairs that
    share no shelf; kept: both of earlier builds.
    """

    kept: Weighed = field(default_factory=lambda: Weighed(NOTHING, ""))
    told: Sequence[Told] = ()
    values: dict[int, dict[int, float]] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)
    scale: Scale = field(default_factory=Scale)
    _placed: list[Placed] = field(default_factory=list)
    _numbers: dict[float, float] = field(default_factory=dict)  # a few, each once in memory
    _keys: list[int] = field(default_factory=list)
    _rows: dict[int, Mapping[int, float]] = field(default_factory=dict)

    def pairs(self, told: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
        """(index, greater index, log-odds) of each pair that shares a shelf, once, `told` in the order of their places.
        What is told alike meets only the first of its kind."""
        kinds: dict[object, int] = {}
        firsts: list[int] = []
        for at, meeting in enumerate(told):
            first = kinds.setdefault(_kind(meeting), at)
            if first == at:
                firsts.append(at)
            else:
                yield first, at, -FAR
        same = {at for at, (one, before) in enumerate(zip(told, self.told, strict=False)) if one is before}
        keys = self._keys_of(told, same) if self.kept.keeps else None
        self._placed = [self._placed[at] if at in same else self.scale.placed(one) for at, one in enumerate(told)]
        values: dict[int, dict[int, float]] = {}
        seen = self._numbers
        self.asked.keep(same)
        for one, others in _near(told, firsts):
            before = self.values.pop(one, {})  # and so it stands in memory once
            found = {other: before[other] for other in others if other in same and other in before and one in same}
            fresh = others if not found else [other for other in others if other not in found]
            if fresh:
                found |= {at: seen.setdefault(value, value) for at, value in self._weighed(keys, one, fresh)}
                found = {other: found[other] for other in others} if len(found) > len(fresh) else found
            values[one] = found
            yield from ((one, other, value) for other, value in found.items() if value >= LEAST)
        self.told, self.values = told, values

    def of(self, one: int, other: int) -> float:
        """The log-odds of any two of those told last."""
        first, last = (one, other) if one < other else (other, one)
        value = self.values.get(first, {}).get(last)
        if value is None:
            value = self.asked.get(first, last)
            if value is None:
                value = self._asked(first, last)
                self.asked.put(first, last, value)
        return value

    def _asked(self, one: int, other: int) -> float:
        """Taken from an earlier build where both say the same."""
        if not self.kept.keeps:
            return self.scale.odds(self._placed[one], self._placed[other])
        first, last = self._keys[one], self._keys[other]
        row = self._rows.get(first)
        if row is None:
            if len(self._rows) >= ROWS:
                self._rows.clear()
            row = self._rows[first] = self.kept.row(first)
        value = row.get(last)
        if value is None:
            value = self.scale.odds(self._placed[one], self._placed[other])
        self.kept.note(first, [(last, value)])
        return value

    def _keys_of(self, told: Sequence[Told], same: Set[int]) -> list[int]:
        """A number for all that each telling says."""
        place, before = self.kept.place, self._keys
        self._keys = [before[at] if at in same else place(_said(one)) for at, one in enumerate(told)]
        return self._keys

    def _weighed(self, keys: Sequence[int] | None, one: int, others: Sequence[int]) -> list[tuple[int, float]]:
        """By the indexes of the others."""
        odds, mine, placed = self.scale.odds, self._placed[one], self._placed
        if keys is None:
            return [(other, odds(mine, placed[other])) for other in others]
        before = self.kept.row(keys[one])
        values = [before.get(keys[other]) for other in others]
        found = [
            (other, odds(mine, placed[other]) if value is None else value)
            for other, value in zip(others, values, strict=True)
        ]
        self.kept.note(keys[one], [(keys[other], value) for other, value in found])
        return found


def _near(told: Sequence[Told], firsts: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Each with those after it that stand near it on a shelf, in order."""
    near: dict[int, list[Stretch]] = {at: [] for at in firsts}
    for row, needed in _rows(told, firsts):
        _put(near, row, needed)
    for one, stretches in near.items():
        found: set[int] = set()
        for some, first, last in stretches:
            found.update(some[first:last])
        yield one, sorted(other for other in found if other > one)


def _rows(told: Sequence[Told], firsts: Iterable[int]) -> Iterator[tuple[tuple[int, ...], Set[int]]]:
    """What stands on one shelf, once where shelves hold the same, crowded ones with what is alike beside one another;
    and those of which one must be in each pair, none where any pair will do."""
    shelves: dict[Shelf, list[int]] = {}
    for at in firsts:
        for shelf in _shelves(told[at]):
            shelves.setdefault(shelf, []).append(at)
    place = {at: n for n, at in enumerate(sorted(firsts, key=lambda at: (_alike_first(told[at]), at)))}
    timeless = {at for at in firsts if not _weeks(told[at])}
    nobody: Set[int] = frozenset()
    rows: dict[tuple[tuple[int, ...], bool], None] = {}
    for (_, anchor, week), indexes in shelves.items():
        open_ended = week == 0 and anchor.startswith(ANYWHEN)
        if len(indexes) > 1 and not (open_ended and timeless.isdisjoint(indexes)):
            rows[tuple(indexes), open_ended] = None
    del shelves
    for row, open_ended in rows:
        alike = tuple(sorted(row, key=place.__getitem__)) if len(row) > CROWD else row
        yield alike, timeless if open_ended else nobody


def _put(near: Mapping[int, list[Stretch]], row: tuple[int, ...], some: Set[int]) -> None:
    """All pairs of a shelf; in a crowded one, those that are told nearly alike, or every report would meet every
    other. some: one of each pair must be of these."""
    if len(row) <= CROWD:
        # in the order of the tellings: each meets those behind it
        few = [one for one in row if one in some]
        for n, one in enumerate(row):
            if not some or one in some:
                near[one].append((row, n + 1, len(row)))
            else:
                near[one].append((few, bisect_right(few, one), len(few)))
        return
    for n, one in enumerate(row):
        first, last = max(0, n - REACH), n + REACH + 1
        if not some or one in some:
            near[one].append((row, first, last))
        else:
            few = [other for other in row[first:last] if other in some]
            near[one].append((few, 0, len(few)))


def _alike_first(one: Told) -> tuple[object, ...]:
    days = one.days or (date.min, date.min)
    return sorted(one.parties), days, one.place, one.forum, one.told or date.min, one.line.status


def _kind(one: Told) -> object:
    """Equal for meetings that are surely the same: a known day, the same parties, place and forum."""
    line = one.line
    if one.width > SHARP or len(one.parties) < 2 or not line.sure or line.margin:
        return one.at, line
    how = line.status, line.round, line.level, line.office, line.kind in CALLS, one.was, one.left, one.people, one.about
    return one.parties, one.days, one.place, one.forum, how


def _shelves(one: Told) -> Iterator[tuple[str, str, int]]:
    """Where a meeting is looked for: by party and day, and, since days may be unknown, by place, forum, round or
    story."""
    names = one.parties | one.around if one.guessed else one.parties
    for span in filter(None, (one.days, one.was)):
        days = range(span[0].toordinal(), span[1].toordinal() + 1)
        yield from ((name, "day", day) for name in names for day in days)
    for _, day, month in {one.on, one.left}:
        if day:
            yield from ((name, "on", day * 100 + month) for name in names)
    anchors = {one.place, one.state, one.forum} - {""}
    if one.line.round:
        anchors.add(f"round {one.line.round}")
    anchors |= {f"on {field}" for field in one.about.sits}
    if one.on[0] and not one.days and not one.told:
        yield from ((name, f"{ANYWHEN} weekday {one.on[0]}", 0) for name in names)
    # a report without any day may stand anywhere in time
    told = {
        one.line.level if one.line.level == "summit" else "",
        one.line.office,
        one.line.kind if one.line.kind == "sign" else "",
    }
    yield from ((name, f"{ANYWHEN} {anchor}", 0) for name in names for anchor in anchors | (told - {""}))
    yield from ((name, anchor, week) for name in names for anchor in anchors for week in _weeks(one))
    yield from ((name, one.story, 0) for name in names)
    if len(one.parties) > 1:
        pair = "+".join(sorted(one.parties))
        yield from ((pair, "together", week) for week in _weeks(one))
        if one.days and one.line.status in UNDONE:
            month = one.days[0].toordinal() // MONTH
            yield from ((pair, "plans", near) for near in (month, month + 1))


def _weeks(one: Told) -> range:
    span = one.days
    if span and (one.moves or one.line.round):
        # a round may slip, and what was moved stood elsewhere
        slack = timedelta(SLIP if one.moves or one.line.status in UNDONE else STRAY)
        span = span[0] - slack, span[1] + slack
    if not span and one.told:
        ahead = AHEAD if one.line.status == "planned" else NEWS
        back = AHEAD if one.line.round else NEWS  # "at the first round" is told long after
        span = one.told - timedelta(back), one.told + timedelta(ahead)
    return range(span[0].toordinal() // 7, span[1].toordinal() // 7 + 1) if span else range(0)
