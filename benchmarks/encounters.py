"""Fit the weights by which a sentence is read as telling of an encounter, and print how they do on sets left out.

Each set of reports with its answer is left out in turn, the weights are fitted on the others and tried on it. Positive
are the sentences in which the answer finds a meeting told, negative the rest; of these, those that the words of
encounter read, surely or weakly, are left out, as the answer names one telling a report only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.across.made import Place, overlap
from benchmarks.fitting import Fit, left_out, marked, run, shares, signs_lines, table
from benchmarks.logistic import fit
from demarche import pipeline
from demarche.annotate.meetings.mark import found_in
from demarche.annotate.meetings.scored import sentences
from demarche.annotate.meetings.scored_features import Report, report_of, side_by_side, singles
from demarche.annotate.meetings.scored_words import WEIGHTS, EncountersFile
from demarche.annotate.scheme import Scheme
from demarche.lang.load import covered, load
from demarche.model import Document, Sentence

PULL = 8.0
"""Strength with which each weight is pulled to what it is worth before (`PRIOR`, else nothing), in sentences."""
LEAST = 12
"""Sentences that a feature must stand in, where nothing is known of it before."""
SMALL = 0.06
"""Weights nearer to nothing than this are left out."""
HOPELESS = -3.0
"""Sum of the single features, with the start, below which those side by side are not looked at."""
SURE, WEAK = 1.15, 0.2
"""Sums from which a sentence is read, alone or as an addition."""
PRIOR = {
    "sport": -1.5, "vote": -1.0, "court": -1.0, "home": -0.7, "crowd": -0.7, "habit": -0.7, "past": -0.4,
    "trade": -0.2, "fight": -0.4, "press": -0.4, "paper": -0.2, "mostly quoted": -0.4, "no party": -0.5,
}  # fmt: skip
"""What features that speak against an encounter are worth where the sets, all of negotiations, tell little of them."""
EXTRA = 2
"""What an example of a language pack counts."""
DAY = date(2024, 5, 15)
MOSTLY = 0.4
"""Part of the words of a telling from which a sentence tells it."""
MISSED = 2
"""What a telling counts that the words of encounter do not read."""
DOUBTED = 1.0
"""Sum from which a sentence without a telling counts as one that the answer left out, in the second fit."""


@dataclass(slots=True)
class Row:
    """A sentence of a set of reports. told: by the answer it tells of a meeting; read, weakly: the words of encounter
    find one in it, surely or not; extra: it is an example of a language pack, of no set."""

    set: str
    told: bool
    read: bool
    weakly: bool
    features: tuple[str, ...]
    extra: bool = False


Fitted = tuple[float, dict[str, float]]
"""Start and weights."""


def sum_of(fitted: Fitted, row: Row) -> float:
    return fitted[0] + math.fsum(fitted[1].get(name, 0.0) for name in row.features)


def rows_of(folder: Path) -> Iterator[Row]:
    """The sentences of a set of reports."""
    found = marked(folder)
    told = [found.made.find(one.report, one.words) for meeting in found.gold.meeting for one in meeting.told]
    for one in found.documents:
        if one.covered:
            yield from _rows(folder.name, one, found.made.names[one.id], told)


def rows_of_packs() -> list[Row]:
    """The examples of the language packs, each in a report of two sentences."""
    found = []
    for code in covered():
        examples = load(code, "encounters", EncountersFile).examples
        for text, told in (*((one, True) for one in examples.told), *((one, False) for one in examples.none)):
            document = Document("d", f"{examples.before} {text}", ("d.txt",), lang=code, given=DAY)
            made = report_of(*found_in(pipeline.mark(document, Scheme())))
            (*_, place) = sentences(made.scene)
            row = _row("", made, place, told)
            row.extra = True
            found.append(row)
    return found


def _rows(name: str, document: Document, report: str, told: Sequence[Place]) -> list[Row]:
    scene, found = found_in(document)
    made = report_of(scene, found)
    rows = []
    for place in sentences(scene):
        here = report, place[0].start, place[0].end
        rows.append(_row(name, made, place, any(overlap(one, here) > (one[2] - one[1]) * MOSTLY for one in told)))
    return rows


def _row(name: str, made: Report, place: tuple[Sentence, int], told: bool) -> Row:
    sentence, before = place
    near = [one for one in made.found if one.start < sentence.end and sentence.start < one.end]
    read = any(one.firm for one in near)
    pairs = dict.fromkeys(pair for pair, _ in side_by_side(made, sentence))
    return Row(name, told, read, bool(near) and not read, (*singles(made, sentence, before), *pairs))


def _counts(row: Row, before: Fitted | None) -> int:
    """How often a sentence counts."""
    if row.extra:
        return EXTRA
    if row.told:
        return 1 if row.read else MISSED
    if row.read or row.weakly:
        return 0
    return 0 if before is not None and sum_of(before, row) > DOUBTED else 1


def fitted(rows: Sequence[Row]) -> Fitted:
    """Twice: the second time without the sentences that look like tellings which the answer left out."""
    return _fitted(rows, _fitted(rows, None))


def _fitted(rows: Sequence[Row], before: Fitted | None) -> Fitted:
    weighed = ((row.features, row.told) for row in rows for _ in range(_counts(row, before)))
    start, found = fit(weighed, PULL, LEAST, PRIOR)
    return start, {name: w for name, w in found.items() if abs(w) >= SMALL}


def show(rows: Sequence[Row]) -> None:
    """Of what the words of encounter do not read surely: tellings found at several sums."""
    known = left_out(rows, lambda row: row.set, fitted)
    rest = [(sum_of(known[row.set], row), row.told) for row in rows if not (row.read or row.extra)]
    wanted = sum(told for _, told in rest)
    table("sum", "sentences", "tellings", "precision", "recall", "F1")
    for least in (3.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.0, -0.5, -1.0):
        over = [told for value, told in rest if value >= least]
        precision, recall, both = shares(sum(over), len(over), wanted)
        print(f"| {least} | {len(over)} | {sum(over)} | {precision:.3f} | {recall:.3f} | {both:.3f} |")


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """As `scored_words.weights` reads them."""
    start, found = fitted(rows)
    yield HEAD
    yield f"start = {start:.2f}\nhopeless = {HOPELESS}\nsure = {SURE:.2f}\nweak = {WEAK:.2f}"
    for part in ("one", "near"):
        yield from (
            "",
            *signs_lines(part, {name: w for name, w in found.items() if (" > " in name) == (part == "near")}),
        )


HEAD = """\
# By how much each feature of a sentence makes it likelier that it tells of an encounter, in log-odds.
# one: a class of words in the sentence (lang/*/encounters.toml), or the sentence as a whole; near: two side by side.
# hopeless: below this sum of `one`, `near` is not looked at; sure, weak: from which sum it is read, alone or as an
# addition. Made by python -m benchmarks.encounters --write."""


if __name__ == "__main__":
    run(Fit(__doc__, WEIGHTS, rows_of, rows_of_packs, show, lines))
