"""Fit the weights by which a sentence is read as telling of an encounter, and print how they do on sets left out.

Each set of reports with its answer is left out in turn, the weights are fitted on the others and tried on it. Positive
are the sentences in which the answer finds a meeting told, negative the rest; of these, those that the words of
encounter read, surely or weakly, are left out, as the answer names one telling a report only.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.across.gold import read_gold
from benchmarks.across.made import Made, Place, overlap, report_name
from demarche import pipeline
from demarche.annotate.meetings.mark import found_in
from demarche.annotate.meetings.scored import sentences
from demarche.annotate.meetings.scored_features import Report, report_of, side_by_side, singles
from demarche.annotate.meetings.scored_words import WEIGHTS, EncountersFile
from demarche.annotate.scheme import Scheme
from demarche.brief import parse_brief
from demarche.lang.load import covered, load
from demarche.model import Document, Sentence
from demarche.read import merge_same

HOME = Path(__file__).resolve().parents[1] / "tests" / "across"
SEED = 7
ROUNDS = 14
STEP = 0.25
PULL = 8.0
"""Strength with which each weight is pulled to what it is worth before (`PRIOR`, else nothing), in sentences."""
LEAST = 12
"""Sentences that a feature must stand in, where nothing is known of it before."""
SMALL = 0.06
"""Weights nearer to nothing than this are left out."""
HOPELESS = -3.0
"""Sum of the single features, with the start, below which those side by side are not looked at."""
PRIOR = {
    "sport": -1.5, "vote": -1.0, "court": -1.0, "home": -0.7, "crowd": -0.7, "habit": -0.7, "past": -0.4,
    "trade": -0.2, "fight": -0.4, "press": -0.4, "paper": -0.2, "mostly quoted": -0.4, "no party": -0.5,
}  # fmt: skip
"""What features that speak against an encounter are worth where the sets, all of negotiations, tell little of them."""
EXTRA = 2.0
"""What an example of a language pack counts."""
DAY = date(2024, 5, 15)
MOSTLY = 0.4
"""Part of the words of a telling from which a sentence tells it."""
MISSED = 2.0
"""What a telling counts that the words of encounter do not read."""
DOUBTED = 1.0
"""Sum from which a sentence without a telling counts as one that the answer left out, in the second fit."""


@dataclass(slots=True)
class Row:
    """A sentence of a set of reports. told: by the answer it tells of a meeting; read, weakly: the words of encounter
    find one in it, surely or not; extra: it is an example of a language pack, named by its code; sum: by weights fitted
    without its set."""

    set: str
    told: bool
    read: bool
    weakly: bool
    features: tuple[str, ...]
    extra: bool = False
    sum: float = 0.0


@dataclass(slots=True)
class Fitted:
    start: float = 0.0
    weights: dict[str, float] = field(default_factory=dict)

    def sum_of(self, row: Row) -> float:
        known = self.weights
        return self.start + sum(known[name] for name in row.features if name in known)


def rows_of(folder: Path) -> list[Row]:
    """The sentences of a set of reports."""
    gold = read_gold(folder)
    scheme = pipeline.scheme_of(parse_brief((folder / gold.brief).read_text("utf-8")))
    job = pipeline.Job((str(folder / "reports"),), Path(), sources=folder / "sources.csv")
    reports = [one for one in pipeline.read(job) if isinstance(one, Document)]
    marked = [one for one in pipeline.mark_all(merge_same(reports), scheme, 1) if isinstance(one, Document)]
    names = {one.id: report_name(one.sources[0]) for one in marked}
    made = Made({}, {one.id: one.text for one in marked}, names)
    told = [made.find(one.report, one.words) for meeting in gold.meeting for one in meeting.told]
    return [row for one in marked if one.covered for row in _rows(folder.name, one, names[one.id], told)]


def rows_of_packs() -> list[Row]:
    """The examples of the language packs, each in a report of two sentences."""
    found = []
    for code in covered():
        examples = load(code, "encounters", EncountersFile).examples
        for text, told in (*((one, True) for one in examples.told), *((one, False) for one in examples.none)):
            document = Document("d", f"{examples.before} {text}", ("d.txt",), lang=code, given=DAY)
            scene, marked = found_in(pipeline.mark(document, Scheme()))
            made = report_of(scene, marked)
            (*_, place) = sentences(scene)
            row = _row(code, made, place, told)
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


def _counts(row: Row, fitted: Fitted | None) -> float:
    """How much a sentence counts."""
    if row.extra:
        return EXTRA
    if row.told:
        return 1.0 if row.read else MISSED
    if row.read or row.weakly:
        return 0.0
    return 0.0 if fitted is not None and fitted.sum_of(row) > DOUBTED else 1.0


def fit(rows: Sequence[Row]) -> Fitted:
    """Twice: the second time without the sentences that look like tellings which the answer left out."""
    return _fit(rows, _fit(rows, None))


def _fit(rows: Sequence[Row], before: Fitted | None) -> Fitted:
    """Logistic regression, each weight pulled to its prior, by steps that grow small with what a weight has moved."""
    weighed = [(row, count) for row in rows if (count := _counts(row, before)) > 0]
    often = Counter(name for row, _ in weighed for name in row.features)
    names = sorted(name for name, count in often.items() if count >= LEAST)
    names = sorted({*names, *PRIOR})
    found = Fitted(-2.0, {name: PRIOR.get(name, 0.0) for name in names})
    moved = dict.fromkeys(names, 1e-6)
    moved_start = 1e-6
    kept = [(tuple(name for name in row.features if name in moved), row.told, count) for row, count in weighed]
    pulls = {name: PULL / max(1, often[name]) for name in names}
    draw = random.Random(SEED)
    for _ in range(ROUNDS):
        draw.shuffle(kept)
        for present, told, count in kept:
            total = found.start + sum(found.weights[name] for name in present)
            slope = (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - told) * count
            moved_start += slope * slope
            found.start -= STEP * slope / math.sqrt(moved_start)
            for name in present:
                step = slope + pulls[name] * (found.weights[name] - PRIOR.get(name, 0.0))
                moved[name] += step * step
                found.weights[name] -= STEP * step / math.sqrt(moved[name])
    found.weights = {name: w for name, w in found.weights.items() if abs(w) >= SMALL}
    return found


def leave_one_out(rows: Sequence[Row]) -> None:
    """Give each row the sum by weights fitted without its set."""
    for name in sorted({row.set for row in rows if not row.extra}):
        fitted = fit([row for row in rows if row.set != name])
        for row in rows:
            if row.set == name:
                row.sum = fitted.sum_of(row)


def show(rows: Sequence[Row]) -> None:
    """Of what the words of encounter do not read surely: tellings found at several sums."""
    rest = sorted((row for row in rows if not (row.read or row.extra)), key=lambda row: -row.sum)
    wanted = sum(row.told for row in rest)
    print("| sum | sentences | tellings | precision | recall |", "|---|---|---|---|---|", sep="\n")
    for least in (3.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.0, -0.5, -1.0):
        over = [row for row in rest if row.sum >= least]
        right = sum(row.told for row in over)
        print(f"| {least} | {len(over)} | {right} | {right / max(1, len(over)):.3f} | {right / wanted:.3f} |")


def write(path: Path, fitted: Fitted, sure: float, weak: float) -> None:
    """As `scored_words.weights` reads them."""
    out = [HEAD, f"start = {fitted.start:.2f}", f"hopeless = {HOPELESS}", f"sure = {sure:.2f}", f"weak = {weak:.2f}"]
    for part in ("one", "near"):
        named = sorted(name for name in fitted.weights if (" > " in name) == (part == "near"))
        out += ["", f"[{part}]", *(f'"{name}" = {fitted.weights[name]:.2f}' for name in named)]
    path.write_text("\n".join(out) + "\n", "utf-8")


HEAD = """\
# By how much each feature of a sentence makes it likelier that it tells of an encounter, in log-odds.
# one: a class of words in the sentence (lang/*/encounters.toml), or the sentence as a whole; near: two side by side.
# hopeless: below this sum of `one`, `near` is not looked at; sure, weak: from which sum it is read, alone or as an
# addition. Made by python -m benchmarks.encounters --write."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.encounters", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="further sets of reports, beside those of tests/across")
    parser.add_argument("--without", default="", help="a set that the weights may not see")
    parser.add_argument("--write", type=Path, nargs="?", const=WEIGHTS, help="write weights fitted on all sets")
    parser.add_argument("--sure", type=float, default=1.0)
    parser.add_argument("--weak", type=float, default=-0.2)
    parser.add_argument("--try", dest="tried", action="store_true", help="fit without each set in turn, and show")
    asked = parser.parse_args()
    folders = [*sorted(path.parent for path in HOME.glob("*/gold.toml")), *asked.folders]
    rows = [row for folder in folders if folder.name != asked.without for row in rows_of(folder)]
    rows += rows_of_packs()
    if asked.tried:
        leave_one_out(rows)
        show(rows)
    if asked.write:
        write(asked.write, fit(rows), asked.sure, asked.weak)


if __name__ == "__main__":
    main()
