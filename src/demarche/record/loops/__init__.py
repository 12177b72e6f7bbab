"""Open loops: what was asked or offered without an answer, deadlines that passed, meetings without a report after them.

Rules, in their order:
- A demand or offer is open while the party that it was put to shows no stance on its issue, on the day or later; a
  demand is answered by what goes to who made it, an offer by anything, and taken up by anybody who accepts it.
- A demand that is repeated is one loop; what is asked anew behind an offer is one of its own. What an offer asks in
  return is open with the offer. What a mediator asks of both sides is none, unless several reports come back to it.
- What was asked in the last days of the reading (`PATIENCE`) waits for its answer and is not open yet; what was offered
  is on the table from the day after. An offer to nobody by name is open while nobody turns to who made it.
- A demand on none of the issues, where who asks or who is asked takes no part in the bargain, is open while who is
  asked has not answered who asks, on whatever day.
- A deadline is open once its day has passed and nobody has given way since it was set.
- A meeting is open once its day has passed and nothing is told of it, nor of another of the same in those days.

Days are counted up to the last report whose day is known. Pure functions over the lines of a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from demarche.record.lines import Line
from demarche.record.loops.asides import asides
from demarche.record.loops.asks import unanswered
from demarche.record.loops.deadlines import deadlines
from demarche.record.loops.line import KINDS
from demarche.record.loops.meetings import untold
from demarche.record.loops.told import told_of
from demarche.record.showings import Showing, showings
from demarche.record.showings.days import earliest, published

__all__ = ["KINDS", "loops"]


def loops(lines: Mapping[str, Iterable[Line]], shown: Sequence[Showing] | None = None) -> list[Line]:
    """Open loops, by kind and day; `lines`: documents, statements, acts, dates, meetings.

    Fields: id, kind, party, to, issue, day, lines (ids of acts, dates, meetings), text, why. shown: the showings of
    these lines where they are known already.
    """
    rows = {name: list(lines[name]) for name in ("documents", "statements", "acts", "dates", "meetings")}
    if shown is None:
        shown = showings({**rows, "claims": lines.get("claims", ())})
    last = _last(rows["documents"])
    told = told_of(shown, last)
    found = [*unanswered(told), *asides(told, rows), *deadlines(told, rows), *untold(last, rows["meetings"])]
    return sorted(found, key=_place)


def _place(line: Line) -> tuple[int, bool, str, str, str]:
    """By kind and day, those without a day last."""
    return KINDS.index(str(line["kind"])), not line["day"], str(line["day"]), str(line["party"]), str(line["id"])


def _last(documents: Iterable[Line]) -> str:
    """The day of the youngest story; a late copy brings no news."""
    first: dict[str, str] = {}
    for line in documents:
        day, story = published(line) or earliest(line), str(line.get("story") or line["id"])
        first[story] = min(first.get(story) or day, day or first.get(story, ""))
    return max(first.values(), default="")
