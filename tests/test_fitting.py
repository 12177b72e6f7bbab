"""What all fits of weights share."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.fitting import Fit, Manner, left_out, run, shares, weights_lines
from demarche.world.weights import Weights, read_weights, read_weights_by_kind

KNOWN = Weights(-0.5, 0.25, {"b: two": -1.0, "a": 0.75})


def test_a_table_is_written_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text("\n".join(weights_lines(KNOWN)), "utf-8")
    assert read_weights(path) == KNOWN


def test_tables_of_several_kinds_are_written_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    other = Weights(1.0, 0.0, {})
    path.write_text("\n".join([*weights_lines(KNOWN, "number"), *weights_lines(other, "date")]), "utf-8")
    assert read_weights_by_kind(path) == {"number": KNOWN, "date": other}


def test_each_set_is_fitted_without_its_own_rows_and_with_those_of_no_set() -> None:
    rows = [("one", 1), ("one", 2), ("two", 3), ("", 4)]
    assert left_out(rows, lambda row: row[0], lambda kept: [n for _, n in kept]) == {"one": [3, 4], "two": [1, 2, 4]}


def test_small_weights_and_rare_signs_are_left_out() -> None:
    rows: list[tuple[list[str], bool]] = [
        (["tells", "even"], True),
        (["tells"], True),
        (["even"], False),
        ([], False),
    ] * 10
    rows += [(["rare"], True), (["rare"], False)] * 5
    found = Manner(pull=1.0, least=20, small=0.5, enough=-1.0).fitted(rows)
    assert found.signs.keys() == {"tells"}
    assert found.enough == -1.0


@pytest.mark.parametrize(
    ("counts", "wanted"), [((3, 4, 6), (0.75, 0.5, 0.6)), ((0, 0, 5), (0, 0, 0)), ((0, 0, 0), (0, 0, 0))]
)
def test_precision_recall_and_both(counts: tuple[int, int, int], wanted: tuple[float, float, float]) -> None:
    assert shares(*counts) == pytest.approx(wanted)


def test_the_command_line_leaves_sets_out_and_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, extra = tmp_path / "made.toml", tmp_path / "another"
    shown: list[list[str]] = []
    fit = Fit("", path, lambda folder: [folder.name], lambda: ["beside"], lambda rows: shown.append(list(rows)),
              lambda rows: [f"count = {len(rows)}"])  # fmt: skip
    monkeypatch.setattr("sys.argv", ["made", str(extra), "--try", "--write", "--without", "strait,dam"])
    run(fit)
    (rows,) = shown
    assert rows[-2:] == ["another", "beside"] and "corridor" in rows
    assert not {"strait", "dam"} & set(rows)
    assert tomllib.loads(path.read_text("utf-8")) == {"count": len(rows)}
