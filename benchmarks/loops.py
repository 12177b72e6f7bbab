"""Fit the weights by which what was asked or offered is taken to be open, and a day to have gone by, and print how they
do on sets left out.

Each set of reports with its answer gives all that was asked and offered and every day that was called a last one: right
are those whose words the answer names as open.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.across.gold import Gold, read_gold
from benchmarks.across.made import Made, Place, overlap, report_name
from benchmarks.fitting import Fit, Manner, left_out, run, shares, table, weights_lines
from demarche.pipeline import Job, build
from demarche.record import lines as lines_of
from demarche.record import reading, texts
from demarche.record.lines import Line
from demarche.record.loops import ASK, DEADLINE, WEIGHTS
from demarche.record.loops.ask_signs import signs as signs_of_ask
from demarche.record.loops.asks import asks
from demarche.record.loops.deadline_signs import signs as signs_of_day
from demarche.record.loops.deadlines import deadlines
from demarche.record.loops.last import last_day
from demarche.record.loops.told import Told, told_of
from demarche.record.posed import posed
from demarche.record.showings import showings
from demarche.record.showings.showing import number
from demarche.world.weights import Weights

MANNER = {
    ASK: Manner(pull=8.0, least=4, small=0.03, enough=-0.9),
    DEADLINE: Manner(pull=4.0, least=4, small=0.03, enough=-0.5),
}
NEAR = 60
"""Code points between the words of an answer and an act that is still of it."""
STEPS = (-1.5, -1.25, -1.0, -0.9, -0.75, -0.5, -0.25, 0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate. table: that weighs it; kind: of the loop that it would be; met: loops of the answer that it is."""

    set: str
    table: str
    kind: str
    signs: tuple[str, ...] = ()
    met: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """How many loops of a kind the answer of a set has."""

    set: str
    kind: str
    wanted: int


def rows_of(folder: Path) -> Iterator[Row | Missed]:
    """The candidates of a set of reports, and what its answer has."""
    gold = read_gold(folder)
    made, rows = _record(folder, gold)
    told = told_of(showings(rows), last_day(rows), rows)
    for kind in ("demand", "offer", "deadline"):
        yield Missed(folder.name, kind, sum(one.kind == kind for one in gold.loop))
    for name, kind, signs, acts in _candidates(told, rows):
        places = [(made.names[str(act["document"])], number(act["start"]), number(act["end"])) for act in acts]
        yield Row(folder.name, name, kind, signs, _met(gold, made, kind, places))


def _record(folder: Path, gold: Gold) -> tuple[Made, dict[str, list[Line]]]:
    with tempfile.TemporaryDirectory() as place:
        record = Path(place) / "record.db"
        brief = (folder / gold.brief).read_text("utf-8")
        job = Job((str(folder / "reports"),), record, brief=brief, sources=folder / "sources.csv")
        build(job, lambda things, *_: things)
        with reading(record) as connection:
            names = {str(line["id"]): report_name(str(line["source"])) for line in lines_of(connection, "documents")}
            return Made({}, texts(connection), names), posed(connection)


def _candidates(
    told: Told, rows: Mapping[str, Sequence[Line]]
) -> Iterator[tuple[str, str, tuple[str, ...], list[Line]]]:
    heard = {str(line["id"]): line for line in rows["statements"]}
    for ask in asks(told, rows["acts"]):
        yield ASK, ask.kind, tuple(signs_of_ask(ask, told, heard)), list(ask.acts)
    for one in deadlines(told, rows):
        places = [*(told.date for told in one.mentions), *one.acts]
        yield DEADLINE, DEADLINE, tuple(signs_of_day(one, told, rows["meetings"])), places


def _met(gold: Gold, made: Made, kind: str, places: Sequence[Place]) -> tuple[int, ...]:
    found = []
    for n, one in enumerate(gold.loop):
        report, start, end = made.find(one.report, one.words)
        if one.kind == kind and any(overlap(place, (report, start - NEAR, end + NEAR)) for place in places):
            found.append(n)
    return tuple(found)


def none() -> Iterator[Row | Missed]:
    yield from ()


def fitted(rows: Iterable[Row | Missed]) -> dict[str, Weights]:
    held = [row for row in rows if isinstance(row, Row)]
    return {
        name: manner.fitted((row.signs, bool(row.met)) for row in held if row.table == name)
        for name, manner in MANNER.items()
    }


def show(rows: Sequence[Row | Missed]) -> None:
    """Each set by weights fitted without it, at several sums."""
    known = left_out(rows, lambda row: row.set, fitted)
    for kind in ("demand", "offer", "deadline"):
        held = [row for row in rows if isinstance(row, Row) and row.kind == kind]
        wanted = sum(row.wanted for row in rows if isinstance(row, Missed) and row.kind == kind)
        table(f"{kind}, from", "shown", "precision", "recall", "F1")
        for enough in STEPS:
            kept = [row for row in held if known[row.set][row.table].sum_of(row.signs) >= enough]
            met = {(row.set, n) for row in kept for n in row.met}
            precision, recall = shares(sum(bool(row.met) for row in kept), len(kept), 1)[0], len(met) / max(1, wanted)
            both = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"| {enough} | {len(kept)} | {precision:.3f} | {recall:.3f} | {both:.3f} |")


HEAD = """\
# By how much each sign makes it likelier that what was asked or offered is open (ask), and that a day went by unmet
# (deadline), in log-odds. enough: from which sum it is shown.
# Made by python -m benchmarks.loops --write."""


def lines(rows: Sequence[Row | Missed]) -> list[str]:
    found = fitted(rows)
    return [HEAD, *(line for name in MANNER for line in weights_lines(found[name], name))]


if __name__ == "__main__":
    run(Fit(__doc__, WEIGHTS, rows_of, none, show, lines))
