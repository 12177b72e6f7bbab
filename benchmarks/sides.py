"""Fit the weights by which a party is taken to be in a meeting of which the words leave out a side, and print how they
do on sets left out.

Each set of reports with its answer gives the parties that may be in each line that tells of a meeting of the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.across.made import Place, best
from benchmarks.fitting import Fit, Manner, Marked, left_out, marked, run, shares, table, weights_lines
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.mark import lines_in
from demarche.annotate.meetings.weighed import LEAST, WEIGHTS
from demarche.annotate.meetings.weighed_signs import About, Telling
from demarche.model import Document
from demarche.world.weights import Weights

MANNER = Manner(pull=12.0, least=8, small=0.02, enough=0.0)
SUMS = (-0.5, -0.25, 0.0, 0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a set that tells of a meeting. wanted: the parties of the answer; read: those of the rules; signs: of
    each candidate."""

    set: str
    wanted: frozenset[str]
    read: frozenset[str]
    signs: dict[str, tuple[str, ...]]


def rows_of(folder: Path) -> Iterator[Row]:
    """The lines of a set of reports of which the words leave out a side, where the answer knows the meeting."""
    found = marked(folder)
    for one in found.documents:
        if one.covered:
            yield from _rows(folder.name, one, found)


def _rows(name: str, document: Document, found: Marked) -> Iterator[Row]:
    report = found.made.names[document.id]
    read, lines = lines_in(document)
    about = About(read, lines)
    spans = [((report, low, high), line) for line in lines for low, high in _spans(line)]
    for meeting in found.gold.meeting:
        for told in (one for one in meeting.told if one.report == report):
            hit = best(found.made.find(report, told.words), spans, _place)
            if hit is not None and not hit[1].explicit:
                telling = Telling(about, hit[1])
                signs = {code: tuple(telling.signs(code)) for code in telling.candidates()}
                yield Row(name, frozenset(meeting.parties), hit[1].parties, signs)


def _spans(line: Found) -> list[tuple[int, int]]:
    return [(line.start, line.end), *((span.start, span.end) for span in line.more.spans)]


def _place(one: tuple[Place, Found]) -> Place:
    return one[0]


def fitted(rows: Sequence[Row]) -> Weights:
    return MANNER.fitted((signs, code in row.wanted) for row in rows for code, signs in row.signs.items())


def chosen(row: Row, known: Weights, enough: float) -> frozenset[str]:
    sums = sorted((-known.sum_of(signs), code) for code, signs in row.signs.items())
    over = [code for value, code in sums if -value >= enough]
    return frozenset(over if len(over) >= LEAST else [code for _, code in sums[:LEAST]])


def show(rows: Sequence[Row]) -> None:
    """Each set by weights fitted without it, at several sums, beside the rules."""
    known = left_out(rows, lambda row: row.set, fitted)
    table("sum", "all right", "precision", "recall", "F1")
    _line("rules", [(row.wanted, row.read) for row in rows])
    for enough in SUMS:
        _line(str(enough), [(row.wanted, chosen(row, known[row.set], enough)) for row in rows])


def _line(name: str, answers: Sequence[tuple[frozenset[str], frozenset[str]]]) -> None:
    right = sum(len(wanted & got) for wanted, got in answers)
    sizes = sum(len(got) for _, got in answers), sum(len(wanted) for wanted, _ in answers)
    precision, recall, both = shares(right, *sizes)
    whole = sum(wanted == got for wanted, got in answers) / max(1, len(answers))
    print(f"| {name} | {whole:.3f} | {precision:.3f} | {recall:.3f} | {both:.3f} |")


HEAD = """\
# By how much each sign makes it likelier that a party takes part in a meeting of which the words leave out a side, in
# log-odds. enough: from which sum it takes part.
# Made by python -m benchmarks.sides --write."""


def lines(rows: Sequence[Row]) -> list[str]:
    return [HEAD, *weights_lines(fitted(rows))]


if __name__ == "__main__":
    run(Fit(__doc__, WEIGHTS, rows_of, list, show, lines))
