"""How many lines each smaller stretch of time holds: years by their months, a month as a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.web.zoom import Unit, Zoom, near, unit

WEEK = 7


@dataclass(frozen=True, slots=True)
class Cell:
    """One month or day. sure: lines within it; maybe: lines that were within it or just outside; meetings: the status
    of each meeting of the day; size: its share of lines of the fullest one, in per cent."""

    name: str
    sure: int
    maybe: int
    size: int
    meetings: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return unit(self.name).first


@dataclass(frozen=True, slots=True)
class Row:
    """A year with its months, or a week with its days; None for a day of another month. rough: lines of which no more
    than the year is known."""

    name: str
    cells: tuple[Cell | None, ...]
    rough: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """kind: years or weeks. of: the unit that it shows."""

    kind: str
    of: Unit
    rows: tuple[Row, ...]


def scale(zoom: Zoom, here: Unit) -> Scale:
    """Years by months for all of the timeline and for a year, the calendar for a month and its days."""
    if here.level in ("month", "day"):
        month = unit(here.name[:7])
        return Scale("weeks", month, tuple(_weeks(zoom, month)))
    years = [here.name] if here.level == "year" else zoom.parts(here)
    months = {year: [f"{year}-{n:02}" for n in range(1, 13)] for year in years}
    most = max((zoom.sure[name] + zoom.maybe[name] for names in months.values() for name in names), default=0)
    rows = [
        Row(year, tuple(_cell(zoom, name, most) for name in names), _rough(zoom, year))
        for year, names in months.items()
    ]
    return Scale("years", here, tuple(rows))


def _rough(zoom: Zoom, year: str) -> int:
    return sum(moment.kind in zoom.counted and not near(moment) for moment in zoom.alone(unit(year)))


def _weeks(zoom: Zoom, month: Unit) -> Iterator[Row]:
    """Weeks from Monday to Sunday."""
    days = [month.first + timedelta(n) for n in range((month.last - month.first).days + 1)]
    names = [day.isoformat() for day in days]
    most = max(zoom.sure[name] + zoom.maybe[name] for name in names)
    cells = [None] * month.first.weekday() + [_cell(zoom, name, most) for name in names]
    cells += [None] * (-len(cells) % WEEK)
    for start in range(0, len(cells), WEEK):
        yield Row("", tuple(cells[start : start + WEEK]))


def _cell(zoom: Zoom, name: str, most: int) -> Cell:
    sure, maybe = zoom.sure[name], zoom.maybe[name]
    size = round(100 * (sure + maybe) / most) if most else 0
    return Cell(name, sure, maybe, size, tuple(zoom.meetings.get(name, ())))
