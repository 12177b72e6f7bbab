"""Fit the weights by which two reports are taken for one text retold, and print how they do on sets left out.

Each set of reports with its answer gives every pair of its reports that is laid side by side (`outlines.alike`), with
the days that are given and with none; so do the rounds of one negotiation and the translations of the tests.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.across.gold import read_gold
from benchmarks.across.made import dateless
from benchmarks.fitting import TESTS, Fit, Manner, left_out, marked, run, weights_lines
from demarche.annotate import Scheme
from demarche.link.stories.agencies import credited
from demarche.link.stories.apart import other_day
from demarche.link.stories.likely import WEIGHTS, signs
from demarche.link.stories.outlines import alike
from demarche.model import Document
from demarche.pipeline import mark
from demarche.world.weights import Weights

CASES = TESTS / "link"
DAYS = ("given", "unpinned")
MANNER = Manner(pull=2.0, least=4, small=0.05, enough=0.5)
SHOWN = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
EXTRA = 2
"""How often a pair of the tests' rounds counts: few sets tell of two rounds alike."""

Row = tuple[tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """rows: the pairs laid side by side; wanted: how many pairs the answer has that share no words."""

    name: str
    times: int
    rows: Sequence[Row]


def _rows(documents: Sequence[Document], story: Mapping[str, object]) -> Iterator[Row]:
    agencies = {name: one.agencies for name, one in credited(documents).items()}
    for one, other, likely, laid in alike(documents, agencies):
        both = one.document, other.document
        if not other_day(*both):
            yield signs(both, likely, laid), story[both[0].id] == story[both[1].id]


def set_cases(folder: Path) -> Iterator[Case]:
    """A set of reports, with its days and without."""
    gold = read_gold(folder)
    story_of = {name: n for n, one in enumerate(gold.story) for name in one.reports}
    for days in DAYS:
        with tempfile.TemporaryDirectory() as place:
            found = marked(folder, None if days == "given" else dateless(folder, gold, days, Path(place)))
        rows = _rows(found.documents, {name: story_of.get(known, known) for name, known in found.made.names.items()})
        yield Case(folder.name, 1, list(rows))


def small_cases() -> Iterator[Case]:
    """Rounds of one negotiation, and translations."""
    for path in sorted((CASES / "rounds").glob("*.toml")):
        rows = tomllib.loads(path.read_text("utf-8"))["report"]
        documents = [_document(row["name"], *_text(row, rows), row.get("day")) for row in rows]
        yield Case(f"rounds {path.stem}", EXTRA, list(_rows(documents, {row["name"]: row["story"] for row in rows})))
    pairs: list[dict[str, Any]] = tomllib.loads((CASES / "told" / "translations.toml").read_text("utf-8"))["pair"]
    for n, pair in enumerate(pairs):
        documents = [_document(lang, pair[lang], lang, None) for lang in ("en", "id")]
        yield Case(f"pair {n % 4}", EXTRA, list(_rows(documents, {"en": 0, "id": 0 if pair["one"] else 1})))


def _text(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """An excerpt has some paragraphs of another report."""
    whole = next(one for one in rows if one["name"] == row.get("from", row["name"]))
    parts = whole["text"].strip().split("\n\n")
    return "\n\n".join(parts[at] for at in row.get("keep", range(len(parts)))), whole["lang"]


def _document(name: str, text: str, lang: str, day: date | None) -> Document:
    return mark(Document(name, text.strip() + "\n", (f"{name}.txt",), lang=lang, given=day), Scheme())


def fitted(cases: Sequence[Case]) -> Weights:
    return MANNER.fitted(row for case in cases for row in case.rows for _ in range(case.times))


def show(cases: Sequence[Case]) -> None:
    """All pairs by weights fitted without their set."""
    print("| enough | right | made | wanted | of rounds and pairs: right | made | wanted |", "|---" * 7 + "|", sep="\n")
    odds: list[tuple[bool, bool, float]] = []
    known = left_out(cases, lambda case: case.name, fitted)
    for case in cases:
        odds += [(case.times == EXTRA, one, known[case.name].sum_of(found)) for found, one in case.rows]
    for enough in SHOWN:
        cells = []
        for small in (False, True):
            made = [one for case, one, value in odds if case == small and value >= enough]
            cells += [sum(made), len(made), sum(one for case, one, _ in odds if case == small)]
        print(f"| {enough} | " + " | ".join(map(str, cells)) + " |")


HEAD = """\
# By how much each sign makes it likelier that two reports carry one text, in log-odds.
# enough: from which sum they do. Made by python -m benchmarks.stories --write."""


def lines(cases: Sequence[Case]) -> list[str]:
    return [HEAD, *weights_lines(fitted(cases))]


if __name__ == "__main__":
    run(Fit(__doc__, WEIGHTS, set_cases, small_cases, show, lines))
