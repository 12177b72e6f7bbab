"""Years, months and days: which of them a line falls in, and how many lines each of them holds."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from demarche.web.moments import Moment

UNDATED = "undated"
SHORT = 31
"""Days. What is known less closely stands with its year and not with each month that it may belong to."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of time with a page. name: "" for all of it, 2031, 2031-05 or 2031-05-06."""

    name: str
    first: date = date.min
    last: date = date.max

    @property
    def level(self) -> str:
        return {0: "all", 4: "year", 7: "month", 10: "day"}[len(self.name)]

    @property
    def up(self) -> str:
        """The name of the next larger one."""
        return self.name.rpartition("-")[0]

    @property
    def page(self) -> str:
        return page_of(self.name)


def page_of(name: str, part: int = 1) -> str:
    """The page of a unit's name, or of UNDATED; the lines of a long one are divided into parts, from 1."""
    if part > 1:
        return f"timeline/{name or 'all'}-p{part}.html"
    return f"timeline/{name}.html" if name else "timeline.html"


@lru_cache(maxsize=4096)
def unit(name: str) -> Unit:
    """The unit of that name."""
    numbers = [int(part) for part in name.split("-") if part]
    if not numbers:
        return Unit("")
    year, month, day = (*numbers, 0, 0)[:3]
    if not month:
        return Unit(name, date(year, 1, 1), date(year, 12, 31))
    if not day:
        return Unit(name, date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Unit(name, date(year, month, day), date(year, month, day))


def home(moment: Moment) -> str:
    """The name of the smallest unit that holds all days between which a line was; one that is open to one side stands
    on the day that is known, one that lasted on its first."""
    if not moment.dated:
        return UNDATED
    first = moment.begins.isoformat()
    last = first if moment.lasted else moment.ends.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), "")


def near(moment: Moment) -> bool:
    """Whether it is known closely enough to be looked for on each of its days."""
    return moment.dated and (moment.ends - moment.begins).days < SHORT


class Zoom:
    """Lines by the units that they fall in. `counted`: the kinds whose lines are counted."""

    def __init__(self, moments: Iterable[Moment], counted: frozenset[str]) -> None:
        self.sure: Counter[str] = Counter()
        """By a unit's name: lines that were within it."""
        self.maybe: Counter[str] = Counter()
        """By a unit's name: lines that were within it or just before or after."""
        self.meetings: dict[str, list[str]] = defaultdict(list)
        """By a day's name: the status of each meeting of that day."""
        self.counted = counted
        self._at: dict[str, list[Moment]] = defaultdict(list)
        self._across: dict[str, list[Moment]] = defaultdict(list)
        for _, same in groupby(moments, key=lambda m: (m.begins, m.ends, m.lasted)):
            self._add(list(same))
        self.names = sorted({*self._at, *self._across} - {UNDATED})

    def within(self, of: Unit) -> list[Moment]:
        """The lines that fall in the unit or, known less closely, partly in it; by day."""
        names = self.names[bisect_left(self.names, of.name) :]
        found = [m for name in _starting(names, of.name) for m in self._at.get(name, ())]
        return sorted([*found, *self._across.get(of.name, ())], key=_order)

    def alone(self, of: Unit) -> list[Moment]:
        """Of these the lines that fall in none of the smaller units that it is made of."""
        return sorted([*self._at.get(of.name, ()), *self._across.get(of.name, ())], key=_order)

    def undated(self) -> list[Moment]:
        return self._at.get(UNDATED, [])

    def parts(self, of: Unit) -> list[str]:
        """The names of the next smaller units that hold lines."""
        size = {"all": 4, "year": 7, "month": 10, "day": 99}[of.level]
        starting = _starting(self.names[bisect_left(self.names, of.name) :], of.name)
        return sorted({name[:size] for name in starting if len(name) >= size})

    def _add(self, same: list[Moment]) -> None:
        """Lines of the same days."""
        one, name = same[0], home(same[0])
        number = sum(moment.kind in self.counted for moment in same)
        self._at[name] += same
        if name == UNDATED:
            return
        if len(name) == len("2031-05-06"):
            self.meetings[name] += [moment.act for moment in same if moment.kind == "meeting"]
        if near(one):
            for other in _touched(one, name):
                self._across[other] += same
                (self.sure if one.lasted else self.maybe)[other] += number
        for start in {"", *(name[:size] for size in (4, 7, 10) if len(name) >= size)}:
            self.sure[start] += number


def _touched(moment: Moment, name: str) -> set[str]:
    """The units that hold some of its days and not all."""
    days = (moment.ends - moment.begins).days
    names = ((moment.begins + timedelta(n)).isoformat() for n in range(days + 1))
    found = {day[:size] for day in names for size in (4, 7, 10)}
    return {other for other in found if not name.startswith(other)}


def _starting(names: Iterable[str], start: str) -> Iterator[str]:
    """The first of sorted names, as long as they begin so."""
    for name in names:
        if not name.startswith(start):
            return
        yield name


def _order(moment: Moment) -> tuple[date, date, bool, tuple[str, int], str]:
    return (moment.begins, moment.ends, moment.kind not in ("known", "meeting"), moment.place, moment.ident)
