"""Fit the weights by which a telling of a meeting that the rules find weak may stand alone, and print how they do on
sets left out.

Each set of reports with its answer gives the lines that the reports seem to tell, and whether the answer knows them;
plain reports with answers and the examples of the language packs give what else there is to tell.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.across.gold import read_gold
from benchmarks.across.made import Made, Place, overlap, report_name
from benchmarks.logistic import fit
from demarche import pipeline
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.mark import lines_in
from demarche.annotate.meetings.schema import MeetingsFile
from demarche.annotate.meetings.scored_words import EncountersFile
from demarche.annotate.meetings.standing import WEIGHTS
from demarche.annotate.meetings.standing_signs import standings
from demarche.annotate.meetings.weighed import with_sides
from demarche.annotate.scheme import Scheme
from demarche.brief import parse_brief
from demarche.lang.load import covered, load
from demarche.model import Document
from demarche.read import merge_same

HOME = Path(__file__).resolve().parents[1] / "tests" / "across"
PLAIN = HOME.parent / "fresh"
"""Reports of ordinary news, which tell of much else: they count double, as the sets are of negotiations alone."""
TIMES, FOLDS = 2, 6
HALF, SHARED = 0.5, 0.25
"""Part of the sides of both that a line shares with a telling of the answer, which in a set names all who ever came."""
PULL = 8.0
"""Strength with which each weight is pulled to nothing, in rows."""
ROWS = 8
"""Lines that a sign must be of."""
SMALL = 0.02
"""Weights nearer to nothing than this are left out."""
ENOUGH = 0.3
SUMS = (-0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0)
DAY = date(2024, 5, 15)

Known = tuple[float, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """A line. told: by the answer; tellings: those of the answer that it meets; sure: by the rules; signs: of one that
    is weighed."""

    set: str
    told: bool
    sure: bool
    signs: tuple[str, ...]
    tellings: tuple[Place, ...] = ()


def rows_of(folder: Path) -> tuple[list[Row], int]:
    """The lines of a set of reports, and how many tellings its answer has."""
    gold = read_gold(folder)
    scheme = pipeline.scheme_of(parse_brief((folder / gold.brief).read_text("utf-8")))
    job = pipeline.Job((str(folder / "reports"),), Path(), sources=folder / "sources.csv")
    reports = [one for one in pipeline.read(job) if isinstance(one, Document)]
    marked = [one for one in pipeline.mark_all(merge_same(reports), scheme, 1) if isinstance(one, Document)]
    names = {one.id: report_name(one.sources[0]) for one in marked}
    made = Made({}, {one.id: one.text for one in marked}, names)
    told = [
        (made.find(one.report, one.words), frozenset(meeting.parties))
        for meeting in gold.meeting
        for one in meeting.told
    ]
    return [row for one in marked if one.covered for row in _rows(folder.name, one, names[one.id], told)], len(told)


def _rows(name: str, document: Document, report: str, told: Sequence[tuple[Place, frozenset[str]]]) -> Iterator[Row]:
    made, lines = lines_in(document)
    signs = {id(one.line): tuple(one.signs()) for one in standings(made, lines)}
    for line, sides in zip(lines, (one.parties for one in with_sides(made, lines)), strict=True):
        near = [one for one in told if any(overlap(one[0], (report, *span)) for span in _spans(line))]
        least = HALF if name.startswith(PLAIN.name) else SHARED
        hits = tuple(at for at, wanted in near if len(sides & wanted) >= least * len(sides | wanted))
        yield Row(name, bool(hits), line.firm, signs.get(id(line), ()), hits)


def _spans(line: Found) -> list[tuple[int, int]]:
    return [(line.start, line.end), *((span.start, span.end) for span in line.more.spans)]


def rows_of_plain(home: Path) -> tuple[list[Row], int]:
    """The lines of reports that stand each by itself, with their answers in the form of the samples."""
    with (home / "sources.csv").open(encoding="utf-8", newline="") as file:
        days = {Path(row["path"]).stem: date.fromisoformat(row["published"]) for row in csv.DictReader(file)}
    rows, count = list[Row](), 0
    for n, path in enumerate(sorted(home.glob("*/*.json"))):
        gold, text = json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8")
        told = [(_words(path.stem, text, one["evidence"]), frozenset(one["parties"])) for one in gold["meetings"]]
        document = Document(path.stem, text, (path.stem,), lang=path.parent.name, given=days.get(path.stem))
        fold = f"{home.name} {n % FOLDS}"
        rows += _rows(fold, pipeline.mark(document, Scheme()), path.stem, told)
        count += len(told)
    return rows, count


def _words(report: str, text: str, words: str) -> Place:
    return report, text.index(words), text.index(words) + len(words)


def rows_of_packs() -> Iterator[Row]:
    """The lines of the examples of the language packs."""
    for code in covered():
        plain, words = load(code, "encounters", EncountersFile).examples, load(code, "meetings", MeetingsFile).examples
        told = [f"{plain.before} {text}" for text in plain.told]
        told += [one.text.replace("<", "").replace(">", "") for one in words.meetings]
        none = [*(f"{plain.before} {text}" for text in plain.none), *words.none]
        for text, right in (*((one, True) for one in told), *((one, False) for one in none)):
            document = pipeline.mark(Document("d", text, ("d.txt",), lang=code, given=DAY), Scheme())
            for one in standings(*lines_in(document)):
                yield Row(code, right, one.line.firm, tuple(one.signs()))


def fitted(rows: Iterable[Row]) -> Known:
    weak = [row for row in rows if row.signs]
    counted = (row for row in weak for _ in range(TIMES if row.set.startswith(PLAIN.name) else 1))
    start, found = fit(((row.signs, row.told) for row in counted), PULL, ROWS)
    return round(start, 2), {name: round(w, 2) for name, w in found.items() if abs(w) >= SMALL}


def sum_of(row: Row, known: Known) -> float:
    return known[0] + sum(known[1].get(sign, 0.0) for sign in row.signs)


def show(rows: Sequence[Row], packs: Sequence[Row], counts: Mapping[bool, int]) -> None:
    """Each set by weights fitted without it, at several sums, beside the rules."""
    names = sorted({row.set for row in rows})
    known = {name: fitted([*(row for row in rows if row.set != name), *packs]) for name in names}
    sums = [(row, sum_of(row, known[row.set])) for row in rows]
    for plain, wanted in counts.items():
        print("plain reports" if plain else "sets")
        _table([one for one in sums if one[0].set.startswith(PLAIN.name) == plain], wanted)


def _table(sums: Sequence[tuple[Row, float]], wanted: int) -> None:
    print("| sum | lines | precision | recall | F1 |", "|---|---|---|---|---|", sep="\n")
    _line("rules", [row for row, _ in sums if row.sure], wanted)
    for enough in SUMS:
        _line(str(enough), [row for row, value in sums if row.sure or (row.signs and value >= enough)], wanted)


def _line(name: str, kept: Sequence[Row], wanted: int) -> None:
    precision = sum(row.told for row in kept) / max(1, len(kept))
    recall = len({(row.set, at) for row in kept for at in row.tellings}) / max(1, wanted)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"| {name} | {len(kept)} | {precision:.3f} | {recall:.3f} | {both:.3f} |")


def write(path: Path, known: Known) -> None:
    """As `standing.weights` reads them."""
    lines = [HEAD, f"start = {known[0]:.2f}", f"enough = {ENOUGH:.2f}", "", "[signs]"]
    path.write_text("\n".join([*lines, *(f'"{name}" = {w:.2f}' for name, w in sorted(known[1].items()))]) + "\n")


HEAD = """\
# By how much each sign makes it likelier that a report really tells of a meeting where it seems to, in log-odds.
# enough: from which sum a telling may stand alone.
# Made by python -m benchmarks.standing --write."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.standing", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="further sets of reports, beside those of tests/across")
    parser.add_argument("--write", type=Path, nargs="?", const=WEIGHTS, help="write weights fitted on all sets")
    parser.add_argument("--try", dest="tried", action="store_true", help="fit without each set in turn, and show")
    parser.add_argument("--without", default="", help="sets that the weights may not see, with commas between")
    asked = parser.parse_args()
    folders = [*sorted(path.parent for path in HOME.glob("*/gold.toml")), *asked.folders]
    read = [rows_of(folder) for folder in folders if folder.name not in asked.without.split(",")]
    plain, told = rows_of_plain(PLAIN)
    rows, packs = [*(row for some, _ in read for row in some), *plain], list(rows_of_packs())
    if asked.tried:
        show(rows, packs, {False: sum(count for _, count in read), True: told})
    if asked.write:
        write(asked.write, fitted([*rows, *packs]))


if __name__ == "__main__":
    main()
