"""Meetings put together one after the other, and what may not come together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from demarche.link.meetings.agree import forum, place, ranks_agree
from demarche.link.meetings.points import apart
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import UNDONE, Days, in_touch, moved_elsewhere, replaced, within

DAY = timedelta(1)
Place = tuple[str, str, str]
Dated = tuple[Days, bool]
"""Days, and whether it had yet to come."""


@dataclass(slots=True, eq=False)
class Cluster:
    """What reports tell of one meeting. `members`: indexes.

    dated, was: the days that they give and from which it was moved; rounds: as they number it; places: one report
    for each place and forum told; reports: what each document tells.
    """

    members: list[int] = field(default_factory=list)
    dated: set[Dated] = field(default_factory=set)
    was: set[Days] = field(default_factory=set)
    rounds: set[int] = field(default_factory=set)
    words: set[tuple[int, int]] = field(default_factory=set)  # day and month where no year is known
    now: set[Days] = field(default_factory=set)  # the days to which it was moved
    moved: bool = False
    plans: dict[Days, Told] = field(default_factory=dict)  # one report for each day on which it was to be
    off: set[Days] = field(default_factory=set)  # the days on which it was called off
    whole: set[Days] = field(default_factory=set)  # its days from the first to the last, as one tells them
    sure: bool = False  # one at least is enough for a line
    copies: set[tuple[str, str]] = field(default_factory=set)  # (story, words): of one text the page's day is no bar
    places: dict[Place, Told] = field(default_factory=dict)
    ranks: dict[tuple[str, str], Told] = field(default_factory=dict)  # one report for each level and office
    reports: dict[str, list[Told]] = field(default_factory=dict)
    refused: dict[int, tuple[int, int]] = field(default_factory=dict)  # first member -> the sizes when it did not fit

    @classmethod
    def of(cls, at: int, one: Told) -> Cluster:
        """A meeting alone."""
        days = {one.days} if one.days else set[Days]()
        return cls(
            members=[at],
            dated={(span, yet_to_come(one)) for span in days},
            was={one.was} if one.was else set(),
            rounds={one.line.round} - {0},
            words={one.on[1:]} if one.on[1] and not days else set(),
            now=set(days) if one.moves else set(),
            moved=one.moves,
            plans={span: one for span in days if one.line.status == "planned" and one.place},
            off=set(days) if one.line.status == "cancelled" else set(),
            whole=set(days) if one.line.whole else set(),
            sure=one.line.sure,
            copies={(one.story, one.words), (one.story, one.laid or one.words)},
            places={(one.lang, one.place, one.forum): one},
            ranks={(one.line.level, one.line.office): one},
            reports={one.at.document: [one]},
        )

    def __len__(self) -> int:
        return len(self.members)

    def may_take(self, small: Cluster, near: bool = False) -> bool:
        """As `fits`, looked at again only when one of both has grown."""
        sizes = len(small), len(self)
        if self.refused.get(small.members[0]) == sizes and not near:
            return False
        if self.fits(small, near):
            return True
        self.refused[small.members[0]] = sizes
        return False

    def fits(self, small: Cluster, near: bool = False) -> bool:
        """Its day and round may be the same, and no two are told in ways that exclude one another. near: a day or a
        slip lies between what two of them tell."""
        if len(self.rounds | small.rounds) > 1 or not (self._one_day(small) or (near and self._beside(small))):
            return False
        strange = [(one, other) for here, one in small.places.items() if here not in self.places
                   for other in self.places.values()]  # fmt: skip
        was = self.was | small.was
        strange = [pair for pair in strange if not (moved_elsewhere(*pair) or _left_place(*pair, was))]
        if any(place(one, other) < 0 or forum(one, other) < 0 for one, other in strange):
            return False
        return self._ranks_agree(small) and not self._told_apart(small)

    def may_be_late(self, plan: Cluster) -> bool:
        """But for the day, the plan may be of it."""
        return len(self.rounds | plan.rounds) <= 1 and self._ranks_agree(plan) and not self._told_apart(plan)

    def _ranks_agree(self, small: Cluster) -> bool:
        return all(ranks_agree(one, other) for one in small.ranks.values() for other in self.ranks.values())

    def _told_apart(self, small: Cluster) -> bool:
        """One report tells of both as of two."""
        shared = small.reports.keys() & self.reports.keys()
        return any(apart(one, other) for name in shared for one in small.reports[name] for other in self.reports[name])

    def _one_day(self, small: Cluster) -> bool:
        was = self.was | small.was
        moved = self.moved or small.moved
        if len(self.words | small.words) > 1 and not moved:
            return False
        now = self.now | small.now
        off = self.off | small.off
        live = live_days(self.dated | small.dated, was, now, off)
        if not in_touch(live) and (old := self._replaced(small)):
            live = live_days(self.dated | small.dated, [*was, *old], now, off)
        whole = self.whole | small.whole
        if in_touch(live) or any(all(within(one, all_days) for one in live) for all_days in whole):
            return True
        # a round is the same on whatever day: the pair that was joined has seen to how far it may slip
        if self.rounds & small.rounds or self.copies & small.copies:
            return True
        mine, its = live_days(self.dated, was, now), live_days(small.dated, was, now)
        differ = not in_touch(mine) or not in_touch(its)
        return differ and any(in_touch([one, other]) for one in mine for other in its)

    def _replaced(self, small: Cluster) -> set[Days]:
        """The days for which one of both was planned before a newer report named another."""
        pairs = ((one, other) for one in self.plans.values() for other in small.plans.values())
        return {days for one, other in pairs if (days := replaced(one, other))}

    def _beside(self, small: Cluster) -> bool:
        """Each has one day, and these are beside one another, or the earlier one was a plan."""
        was, now, off = self.was | small.was, self.now | small.now, self.off | small.off
        mine, its = live_days(self.dated, was, now, off), live_days(small.dated, was, now, off)
        if not (mine and its and in_touch(mine) and in_touch(its)):
            return False
        early, late = sorted(((mine, self.dated), (its, small.dated)), key=lambda one: min(one[0]))
        gap = (min(late[0])[0] - max(early[0], key=lambda days: days[1])[1]).days
        return gap <= 1 or all(undone for _, undone in early[1])

    def take(self, small: Cluster) -> None:
        """Put the other's meetings to these."""
        self.members += small.members
        self.dated |= small.dated
        self.was |= small.was | self._replaced(small)
        self.rounds |= small.rounds
        self.words |= small.words
        self.copies |= small.copies
        self.now |= small.now
        self.off |= small.off
        self.whole |= small.whole
        self.moved = self.moved or small.moved
        self.sure = self.sure or small.sure
        for days, one in small.plans.items():
            self.plans.setdefault(days, one)
        for where, one in small.places.items():
            self.places.setdefault(where, one)
        for rank, one in small.ranks.items():
            self.ranks.setdefault(rank, one)
        for name, told in small.reports.items():
            self.reports.setdefault(name, []).extend(told)


def yet_to_come(one: Told) -> bool:
    """Planned or called off; or told too weakly to say that it was held on its day."""
    return one.line.status in UNDONE or not one.line.sure


def live_days(
    dated: Iterable[Dated], was: Iterable[Days], now: Iterable[Days] = (), off: Iterable[Days] = ()
) -> list[Days]:
    """The days that still hold: without those from which it was moved, though a report may still tell it of them;
    `now`: to which it was moved, beside which plans for one other day are old; off: on which it was called off, which
    hold no more where another day is told."""
    known, left, new = list(dated), list(was), list(now)
    live = _left(known, left, new)
    called_off = _wide(off)
    if in_touch(live) or not called_off:
        return live
    after = [(days, undone) for days, undone in known if not undone or not _touches(days, called_off)]
    return _left(after or known, left, new)


def _touches(days: Days, others: Iterable[Days]) -> bool:
    """One day lies in these and in one of the others: as `in_touch` of two."""
    first, last = days
    return any(low <= last and first <= high for low, high in others)


def _wide(days: Iterable[Days]) -> list[Days]:
    """With the day before and after: reports may differ by one."""
    return [(first - DAY, last + DAY) for first, last in days]


def _left(known: Sequence[Dated], left: Sequence[Days], new: Sequence[Days]) -> list[Days]:
    if not left and not new:
        return [days for days, _ in known]
    after = [(days, undone) for days, undone in known if not _touches(days, left)]
    old = [days for days, undone in after if undone and new and not _touches(days, new)]
    if old and (left or in_touch(old)):
        after = [(days, undone) for days, undone in after if days not in old] or after
    return [days for days, _ in after] or [days for days, undone in known if not undone] or [days for days, _ in known]


def _left_place(one: Told, other: Told, was: Iterable[Days]) -> bool:
    """One is a plan for a day that was left: where it was to be then tells nothing of where it was."""
    left = list(was)
    return any(told.line.status in UNDONE and told.days and _touches(told.days, left) for told in (one, other))
