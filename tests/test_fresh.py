"""Fresh reports, written without sight of the rules, through build and export: their figures may not fall."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from scoring import Case, cases, score

HOME = Path(__file__).resolve().parent / "fresh"
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HOME / "floors.toml").read_text("utf-8"))


def run(*arguments: object) -> None:
    from demarche.cli import demarche

    done = CliRunner().invoke(demarche, [str(argument) for argument in arguments], standalone_mode=False)
    assert not done.exception and not done.return_value, (done.output, done.exception)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Case]]:
    """By language, every report with its answers and what the export says of it."""
    folder = tmp_path_factory.mktemp("fresh")
    record = folder / "fresh.db"
    run("build", HOME / "en", HOME / "id", "--sources", HOME / "sources.csv", "--record", record)
    run("export", record, "--format", "jsonl", "--out", folder / "out")
    return {code: cases(HOME / code, HOME / code, folder / "out") for code in ("en", "id")}


def test_there_are_enough_in_each_language(read: dict[str, list[Case]]) -> None:
    assert min(len(read["en"]), len(read["id"])) >= 25


@pytest.mark.parametrize("code", ["en", "id"])
def test_figures_do_not_fall(code: str, read: dict[str, list[Case]]) -> None:
    figures = score(read[code]).figures()
    assert FLOORS[code]
    low = {name: (figures.get(name), floor) for name, floor in FLOORS[code].items() if figures.get(name, 0) < floor}
    assert not low, f"{low} below the floor; all figures: {figures}"
