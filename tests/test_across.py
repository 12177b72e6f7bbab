"""Sets of reports on one negotiation each, with an answer over all of them: the figures may not fall."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.across.__main__ import tally_of
from benchmarks.across.gold import read_gold
from benchmarks.across.tally import Tally

HOME = Path(__file__).resolve().parent / "across"
FLOORS: dict[str, float] = tomllib.loads((HOME / "floors.toml").read_text("utf-8"))
SETS = sorted(path.parent for path in HOME.glob("*/gold.toml"))


@pytest.fixture(scope="module")
def tally() -> Tally:
    """All sets together."""
    whole = Tally()
    for folder in SETS:
        whole.take(tally_of(folder))
    return whole


def test_there_are_enough() -> None:
    reports = [report for folder in SETS for report in read_gold(folder).report]
    assert len(SETS) >= 6 and len(reports) >= 60


def test_figures_do_not_fall(tally: Tally) -> None:
    figures = {name: f1 for name, (_, _, f1, _) in tally.figures().items()}
    low = {name: (figures.get(name), floor) for name, floor in FLOORS.items() if figures.get(name, 0) < floor}
    assert not low, f"{low} below the floor; all figures: {figures}"


def test_every_figure_has_a_floor(tally: Tally) -> None:
    assert set(FLOORS) == set(tally.figures())
