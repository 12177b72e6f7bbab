"""Open loops: what was asked or offered without an answer, deadlines that passed, meetings without a report after them.

Whatever a party asked or offered, and every day that a report calls a last one, is a candidate. What speaks for it that
it is open, and what against it (who asks and whom, what was answered since, that a report says that nobody answered,
how often and when it was put), is weighed: `world/loops.toml`, in log-odds, fitted to sets of reports with answers.

A meeting is open once its day has passed and nothing is told of it, nor of another of the same in those days.

Days are counted up to the last one of which the reports tell news. Pure functions over the lines of a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from demarche.record.lines import Line
from demarche.record.loops.ask_signs import signs as signs_of_ask
from demarche.record.loops.asks import asks, merged
from demarche.record.loops.deadline_signs import signs as signs_of_day
from demarche.record.loops.deadlines import deadlines
from demarche.record.loops.last import last_day
from demarche.record.loops.line import KINDS, ask_line, deadline_line
from demarche.record.loops.meetings import untold
from demarche.record.loops.told import Told, told_of
from demarche.record.showings import Showing, showings
from demarche.world.weights import HOME, read_weights_by_kind

__all__ = ["ASK", "DEADLINE", "KINDS", "WEIGHTS", "loops"]

WEIGHTS = HOME / "loops.toml"
ASK, DEADLINE = "ask", "deadline"
"""Its tables."""
Rows = Mapping[str, Sequence[Line]]


def loops(lines: Mapping[str, Iterable[Line]], shown: Sequence[Showing] | None = None) -> list[Line]:
    """Open loops, by kind and day; `lines`: documents, statements, acts, dates, meetings, and where they are known
    claims, and what stands `beside` acts and dates.

    Fields: id, kind, party, to, issue, day, lines (ids of acts, dates, meetings), text, why. shown: the showings of
    these lines where they are known already.
    """
    rows = {name: list(lines[name]) for name in ("documents", "statements", "acts", "dates", "meetings")}
    rows["beside"] = list(lines.get("beside", ()))
    if shown is None:
        shown = showings({**rows, "claims": lines.get("claims", ())})
    last = last_day(rows)
    told = told_of(shown, last, rows)
    found = [*_asks(told, rows), *_deadlines(told, rows), *untold(last, rows["meetings"])]
    return sorted(found, key=_place)


def _asks(told: Told, rows: Rows) -> Iterator[Line]:
    weights = read_weights_by_kind(WEIGHTS)[ASK]
    heard = {str(line["id"]): line for line in rows["statements"]}
    put = list(asks(told, rows["acts"]))
    found = {ask.same for ask in put if weights.sum_of(signs_of_ask(ask, told, heard)) >= weights.enough}
    yield from (ask_line(group, told) for group in merged([ask for ask in put if ask.same in found]))


def _deadlines(told: Told, rows: Rows) -> Iterator[Line]:
    weights = read_weights_by_kind(WEIGHTS)[DEADLINE]
    for one in deadlines(told, rows):
        if weights.sum_of(signs_of_day(one, told, rows["meetings"])) >= weights.enough:
            yield deadline_line(one, told)


def _place(line: Line) -> tuple[int, bool, str, str, str]:
    """By kind and day, those without a day last."""
    return KINDS.index(str(line["kind"])), not line["day"], str(line["day"]), str(line["party"]), str(line["id"])
