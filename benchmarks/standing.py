"""Fit the weights by which a telling of a meeting that the rules find weak may stand alone, and print how they do on
sets left out.

Each set of reports with its answer gives the lines that the reports seem to tell, and whether the answer knows them;
plain reports with answers and the examples of the language packs give what else there is to tell.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.across.made import Place, overlap
from benchmarks.fitting import TESTS, Fit, Manner, left_out, marked, run, shares, table, weights_lines
from demarche import pipeline
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.mark import lines_in
from demarche.annotate.meetings.schema import MeetingsFile
from demarche.annotate.meetings.scored_words import EncountersFile
from demarche.annotate.meetings.standing import WEIGHTS
from demarche.annotate.meetings.standing_signs import standings
from demarche.annotate.meetings.weighed import with_sides
from demarche.annotate.scheme import Scheme
from demarche.lang.load import covered, load
from demarche.model import Document
from demarche.world.weights import Weights

MANNER = Manner(pull=8.0, least=8, small=0.02, enough=0.0)
SUMS = (-0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0)
PLAIN = TESTS / "fresh"
"""Reports of ordinary news, which tell of much else: they count double, as the sets are of negotiations alone."""
TIMES, FOLDS = 2, 6
HALF, SHARED = 0.5, 0.25
"""Part of the sides of both that a line shares with a telling of the answer, which in a set names all who ever came."""
DAY = date(2024, 5, 15)

Wanted = tuple[Place, frozenset[str]]
"""Words that tell of a meeting, and its parties."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or where `signs` is None a telling of the answer that no line meets. set: "" of a language pack; met: the
    tellings of the answer that it meets; told: it tells of a meeting; sure: by the rules, so it is not weighed."""

    set: str
    met: tuple[Place, ...] = ()
    told: bool = False
    sure: bool = False
    signs: tuple[str, ...] | None = None


def rows_of(folder: Path) -> Iterator[Row]:
    """The lines of a set of reports."""
    found = marked(folder)
    told = [
        (found.made.find(one.report, one.words), frozenset(meeting.parties))
        for meeting in found.gold.meeting
        for one in meeting.told
    ]
    lines = [
        row for one in found.documents if one.covered for row in _rows(folder.name, one, found.made.names[one.id], told)
    ]
    yield from (*lines, *_unmet(folder.name, lines, told))


def _rows(name: str, document: Document, report: str, told: Sequence[Wanted]) -> Iterator[Row]:
    made, lines = lines_in(document)
    signs = {id(one.line): tuple(one.signs()) for one in standings(made, lines)}
    least = HALF if name.startswith(PLAIN.name) else SHARED
    for line, sides in zip(lines, (one.parties for one in with_sides(made, lines)), strict=True):
        near = [one for one in told if any(overlap(one[0], (report, *span)) for span in _spans(line))]
        met = tuple(at for at, wanted in near if len(sides & wanted) >= least * len(sides | wanted))
        yield Row(name, met, bool(met), line.firm, signs.get(id(line), ()))


def _unmet(name: str, lines: Sequence[Row], told: Sequence[Wanted]) -> Iterator[Row]:
    met = {at for row in lines for at in row.met}
    yield from (Row(name, (at,)) for at, _ in told if at not in met)


def _spans(line: Found) -> list[tuple[int, int]]:
    return [(line.start, line.end), *((span.start, span.end) for span in line.more.spans)]


def beside() -> Iterator[Row]:
    """The lines of plain reports and of the examples of the packs."""
    yield from _plain()
    for code in covered():
        plain, words = load(code, "encounters", EncountersFile).examples, load(code, "meetings", MeetingsFile).examples
        told = [f"{plain.before} {text}" for text in plain.told]
        told += [one.text.replace("<", "").replace(">", "") for one in words.meetings]
        none = [*(f"{plain.before} {text}" for text in plain.none), *words.none]
        for text, right in (*((one, True) for one in told), *((one, False) for one in none)):
            document = pipeline.mark(Document("d", text, ("d.txt",), lang=code, given=DAY), Scheme())
            yield from (Row("", (), right, False, tuple(one.signs())) for one in standings(*lines_in(document)))


def _plain() -> Iterator[Row]:
    """Reports that stand each by itself, with their answers in the form of the samples."""
    with (PLAIN / "sources.csv").open(encoding="utf-8", newline="") as file:
        days = {Path(row["path"]).stem: date.fromisoformat(row["published"]) for row in csv.DictReader(file)}
    for n, path in enumerate(sorted(PLAIN.glob("*/*.json"))):
        name, text = path.stem, path.with_suffix(".txt").read_text("utf-8")
        answer = json.loads(path.read_text("utf-8"))["meetings"]
        told = [(_words(name, text, one["evidence"]), frozenset(one["parties"])) for one in answer]
        document = Document(name, text, (name,), lang=path.parent.name, given=days.get(name))
        fold = f"{PLAIN.name} {n % FOLDS}"
        lines = list(_rows(fold, pipeline.mark(document, Scheme()), name, told))
        yield from (*lines, *_unmet(fold, lines, told))


def _words(report: str, text: str, words: str) -> Place:
    return report, text.index(words), text.index(words) + len(words)


def fitted(rows: Sequence[Row]) -> Weights:
    """On the lines that are weighed."""
    weighed = [row for row in rows if row.signs]
    return MANNER.fitted((row.signs or (), row.told) for row in weighed for _ in range(TIMES if _is_plain(row) else 1))


def _is_plain(row: Row) -> bool:
    return row.set.startswith(PLAIN.name)


def show(rows: Sequence[Row]) -> None:
    """Each set by weights fitted without it, at several sums, beside the rules."""
    known = left_out(rows, lambda row: row.set, fitted)
    sums = [(row, known[row.set].sum_of(row.signs) if row.signs else -9.0) for row in rows if row.set]
    for plain in (False, True):
        kind = [(row, value) for row, value in sums if _is_plain(row) == plain]
        wanted = len({(row.set, at) for row, _ in kind for at in row.met})
        table("plain reports" if plain else "sets", "lines", "precision", "recall", "F1")
        _line("rules", [row for row, _ in kind if row.sure], wanted)
        for enough in SUMS:
            _line(str(enough), [row for row, value in kind if row.sure or value >= enough], wanted)


def _line(name: str, kept: Sequence[Row], wanted: int) -> None:
    precision = shares(sum(row.told for row in kept), len(kept), 1)[0]
    recall = shares(len({(row.set, at) for row in kept for at in row.met}), 1, wanted)[1]
    both = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"| {name} | {len(kept)} | {precision:.3f} | {recall:.3f} | {both:.3f} |")


HEAD = """\
# By how much each sign makes it likelier that a report really tells of a meeting where it seems to, in log-odds.
# enough: from which sum a telling may stand alone.
# Made by python -m benchmarks.standing --write."""


def lines(rows: Sequence[Row]) -> list[str]:
    return [HEAD, *weights_lines(fitted(rows))]


if __name__ == "__main__":
    run(Fit(__doc__, WEIGHTS, rows_of, beside, show, lines))
