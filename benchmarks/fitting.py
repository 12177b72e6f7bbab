"""What all fits of weights share: the sets of reports as they are marked, each left out in turn, the table of weights
as it is written, and the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from benchmarks.across.gold import Gold, read_gold
from benchmarks.across.made import Made, report_name
from benchmarks.logistic import fit
from demarche import pipeline
from demarche.brief import parse_brief
from demarche.model import Document
from demarche.read import merge_same
from demarche.world.weights import Weights

TESTS = Path(__file__).resolve().parents[1] / "tests"
T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Marked:
    """A set of reports with its answer. documents: by their ids."""

    gold: Gold
    documents: Sequence[Document]
    made: Made


def marked(folder: Path, sources: Path | None = None) -> Marked:
    """sources: the days of the reports, else those that are given."""
    gold = read_gold(folder)
    scheme = pipeline.scheme_of(parse_brief((folder / gold.brief).read_text("utf-8")))
    job = pipeline.Job((str(folder / "reports"),), Path(), sources=sources or folder / "sources.csv")
    reports = [one for one in pipeline.read(job) if isinstance(one, Document)]
    found = [one for one in pipeline.mark_all(merge_same(reports), scheme, 1) if isinstance(one, Document)]
    return Marked(gold, sorted(found, key=lambda one: one.id), made_of(found))


def made_of(documents: Iterable[Document]) -> Made:
    """To find words of an answer in them."""
    known = list(documents)
    return Made({}, {one.id: one.text for one in known}, {one.id: report_name(one.sources[0]) for one in known})


@dataclass(frozen=True, slots=True)
class Manner:
    """How a table is fitted. pull: of each weight to nothing, in rows; least: rows that a sign must stand in; small:
    weights nearer to nothing are left out; enough: what is written as such."""

    pull: float
    least: int
    small: float
    enough: float

    def fitted(self, rows: Iterable[tuple[Sequence[str], bool]]) -> Weights:
        start, found = fit(rows, self.pull, self.least)
        return Weights(round(start, 2), self.enough, rounded(found, self.small))


def rounded(found: dict[str, float], small: float) -> dict[str, float]:
    """To two places, by name, without those nearer to nothing than `small`."""
    return {name: round(w, 2) for name, w in sorted(found.items()) if abs(w) >= small}


def left_out(rows: Sequence[T], set_of: Callable[[T], str], fitted: Callable[[Sequence[T]], K]) -> dict[str, K]:
    """By set: what is fitted to all rows but its own. Rows of no set ("") stand in each fit."""
    names = sorted({set_of(row) for row in rows} - {""})
    return {name: fitted([row for row in rows if set_of(row) != name]) for name in names}


def shares(right: int, made: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = right / max(1, made), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def table(*names: str) -> None:
    """The head of a table."""
    print(f"| {' | '.join(names)} |", "|---" * len(names) + "|", sep="\n")


def signs_lines(name: str, signs: dict[str, float]) -> list[str]:
    """A table of signs as TOML."""
    return [f"[{name}]", *(f'"{sign}" = {weight:.2f}' for sign, weight in sorted(signs.items()))]


def weights_lines(found: Weights, kind: str = "") -> list[str]:
    """As `demarche.world.weights` reads them. kind: where a file holds several tables."""
    head = ["", f"[{kind}]"] if kind else []
    lines = [*head, f"start = {found.start:.2f}", f"enough = {found.enough:.2f}", ""]
    return lines + signs_lines(f"{kind}.signs" if kind else "signs", dict(found.signs))


@dataclass(frozen=True, slots=True)
class Fit(Generic[T]):
    """A table of weights that a module of its name fits. about: what it says of itself; read: what a set of reports
    gives; beside: what stands in each fit; show: prints how sets left out do; lines: the table fitted to all."""

    about: str | None
    path: Path
    read: Callable[[Path], Iterable[T]]
    beside: Callable[[], Iterable[T]]
    show: Callable[[Sequence[T]], None]
    lines: Callable[[Sequence[T]], Iterable[str]]


def run(what: Fit[T]) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{what.path.stem}", description=what.about)
    parser.add_argument("folders", nargs="*", type=Path, help="further sets of reports, beside those of tests/across")
    parser.add_argument("--write", type=Path, nargs="?", const=what.path, help="write weights fitted on all sets")
    parser.add_argument("--try", dest="tried", action="store_true", help="fit without each set in turn, and show")
    parser.add_argument("--without", default="", help="sets that the weights may not see, with commas between")
    asked = parser.parse_args()
    folders = [*sorted(path.parent for path in (TESTS / "across").glob("*/gold.toml")), *asked.folders]
    rows = [row for folder in folders if folder.name not in asked.without.split(",") for row in what.read(folder)]
    rows += what.beside()
    if asked.tried:
        what.show(rows)
    if asked.write:
        asked.write.write_text("\n".join(what.lines(rows)) + "\n", "utf-8")
