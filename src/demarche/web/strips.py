"""How the days of a line are drawn: a known day as a mark, days between which it fell as a bar with soft ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demarche.web.moments import Moment


@dataclass(frozen=True, slots=True)
class Strip:
    """A line's days within a frame of days, in per cent of its width.

    shape: day, report (the day of the report stands in), reports (its day lies between two), span (between two days),
    since (its end is not known) or until (its beginning is not known). before, after: whether it goes on outside the
    frame.
    """

    shape: str
    at: float
    width: float
    before: bool = False
    after: bool = False

    @property
    def middle(self) -> float:
        return round(self.at + self.width / 2, 2)

    @property
    def end(self) -> float:
        return round(self.at + self.width, 2)


TAIL = 18.0
"""Per cent of the frame over which a bar fades whose other end is not known."""


def strip(moment: Moment, first: date, last: date) -> Strip:
    """The line as drawn in the frame from `first` to `last`, both within it."""
    whole = (last - first).days + 1
    begins, ends = max(moment.begins, first), min(moment.ends, last)
    at = round(100 * (begins - first).days / whole, 2)
    width = round(100 * max(1, (ends - begins).days + 1) / whole, 2)
    if moment.last is None:
        return Strip("since", at, min(TAIL, round(100 - at, 2)), after=True)
    if moment.first is None:
        start = max(0.0, round(at + width - TAIL, 2))
        return Strip("until", start, round(at + width - start, 2), before=True)
    one = moment.first == moment.last
    lent, own = ("report" if one else "reports"), ("day" if one or moment.lasted else "span")
    shape = lent if moment.lent else own
    return Strip(shape, at, width, moment.begins < first, moment.ends > last)
