"""Fit the weights by which a party is taken to be in a meeting of which the words leave out a side, and print how they
do on sets left out.

Each set of reports with its answer gives the parties that may be in each line that tells of a meeting of the answer.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.across.gold import Gold, read_gold
from benchmarks.across.made import Made, Place, best, report_name
from benchmarks.logistic import fit
from demarche import pipeline
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.mark import lines_in
from demarche.annotate.meetings.weighed import LEAST, WEIGHTS
from demarche.annotate.meetings.weighed_signs import About, Telling
from demarche.brief import parse_brief
from demarche.model import Document
from demarche.read import merge_same

HOME = Path(__file__).resolve().parents[1] / "tests" / "across"
PULL = 12.0
"""Strength with which each weight is pulled to nothing, in rows."""
ROWS = 8
"""Parties that a sign must be of."""
SMALL = 0.02
"""Weights nearer to nothing than this are left out."""
ENOUGH = 0.0
SUMS = (-0.5, -0.25, 0.0, 0.25, 0.5, 0.75)

Known = tuple[float, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a set that tells of a meeting. wanted: the parties of the answer; read: those of the rules; signs: of
    each candidate."""

    set: str
    wanted: frozenset[str]
    read: frozenset[str]
    signs: dict[str, tuple[str, ...]]


def rows_of(folder: Path) -> list[Row]:
    """The lines of a set of reports of which the words leave out a side, where the answer knows the meeting."""
    gold = read_gold(folder)
    scheme = pipeline.scheme_of(parse_brief((folder / gold.brief).read_text("utf-8")))
    job = pipeline.Job((str(folder / "reports"),), Path(), sources=folder / "sources.csv")
    reports = [one for one in pipeline.read(job) if isinstance(one, Document)]
    marked = [one for one in pipeline.mark_all(merge_same(reports), scheme, 1) if isinstance(one, Document)]
    names = {one.id: report_name(one.sources[0]) for one in marked}
    made = Made({}, {one.id: one.text for one in marked}, names)
    return [row for one in marked if one.covered for row in _rows(folder.name, one, names[one.id], gold, made)]


def _rows(name: str, document: Document, report: str, gold: Gold, made: Made) -> Iterable[Row]:
    read, lines = lines_in(document)
    about = About(read, lines)
    spans = [((report, low, high), line) for line in lines for low, high in _spans(line)]
    for meeting in gold.meeting:
        for told in (one for one in meeting.told if one.report == report):
            hit = best(made.find(report, told.words), spans, _place)
            if hit is not None and not hit[1].explicit:
                telling = Telling(about, hit[1])
                signs = {code: tuple(telling.signs(code)) for code in telling.candidates()}
                yield Row(name, frozenset(meeting.parties), hit[1].parties, signs)


def _spans(line: Found) -> list[tuple[int, int]]:
    return [(line.start, line.end), *((span.start, span.end) for span in line.more.spans)]


def _place(one: tuple[Place, Found]) -> Place:
    return one[0]


def fitted(rows: Sequence[Row]) -> Known:
    start, found = fit(((signs, code in row.wanted) for row in rows for code, signs in row.signs.items()), PULL, ROWS)
    return round(start, 2), {name: round(w, 2) for name, w in found.items() if abs(w) >= SMALL}


def chosen(row: Row, known: Known, enough: float) -> frozenset[str]:
    start, by_sign = known
    sums = sorted((-start - sum(by_sign.get(s, 0.0) for s in signs), code) for code, signs in row.signs.items())
    over = [code for value, code in sums if -value >= enough]
    return frozenset(over if len(over) >= LEAST else [code for _, code in sums[:LEAST]])


def show(rows: Sequence[Row]) -> None:
    """Each set by weights fitted without it, at several sums, beside the rules."""
    names = sorted({row.set for row in rows})
    known = {name: fitted([row for row in rows if row.set != name]) for name in names}
    print("| sum | all right | precision | recall | F1 |", "|---|---|---|---|---|", sep="\n")
    _line("rules", [(row.wanted, row.read) for row in rows])
    for enough in SUMS:
        _line(str(enough), [(row.wanted, chosen(row, known[row.set], enough)) for row in rows])


def _line(name: str, answers: Sequence[tuple[frozenset[str], frozenset[str]]]) -> None:
    right = sum(len(wanted & got) for wanted, got in answers)
    precision = right / max(1, sum(len(got) for _, got in answers))
    recall = right / max(1, sum(len(wanted) for wanted, _ in answers))
    whole = sum(wanted == got for wanted, got in answers) / max(1, len(answers))
    both = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"| {name} | {whole:.3f} | {precision:.3f} | {recall:.3f} | {both:.3f} |")


def write(path: Path, known: Known) -> None:
    """As `weighed.weights` reads them."""
    lines = [HEAD, f"start = {known[0]:.2f}", f"enough = {ENOUGH:.2f}", "", "[signs]"]
    path.write_text("\n".join([*lines, *(f'"{name}" = {w:.2f}' for name, w in sorted(known[1].items()))]) + "\n")


HEAD = """\
# By how much each sign makes it likelier that a party takes part in a meeting of which the words leave out a side, in
# log-odds. enough: from which sum it takes part.
# Made by python -m benchmarks.sides --write."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sides", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="further sets of reports, beside those of tests/across")
    parser.add_argument("--write", type=Path, nargs="?", const=WEIGHTS, help="write weights fitted on all sets")
    parser.add_argument("--try", dest="tried", action="store_true", help="fit without each set in turn, and show")
    parser.add_argument("--without", default="", help="sets that the weights may not see, with commas between")
    asked = parser.parse_args()
    folders = [*sorted(path.parent for path in HOME.glob("*/gold.toml")), *asked.folders]
    rows = [row for folder in folders if folder.name not in asked.without.split(",") for row in rows_of(folder)]
    if asked.tried:
        show(rows)
    if asked.write:
        write(asked.write, fitted(rows))


if __name__ == "__main__":
    main()
