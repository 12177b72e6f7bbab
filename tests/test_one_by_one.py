"""Reports that come one at a time leave the record that they leave when they come together."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from demarche import pipeline
from demarche.export import export

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
REPORTS = sorted((SAMPLES / "reports").glob("*.txt"))


def exported(record: Path, steps: Iterable[list[str]]) -> dict[str, bytes]:
    for paths in steps:
        pipeline.build(pipeline.Job(tuple(paths), record), lambda things, total, what: things)
    return {path.name: path.read_bytes() for path in export(record, record.with_suffix(""))}


@pytest.mark.parametrize("seed", [1, 2])
def test_one_at_a_time_in_any_order_is_as_all_at_once(tmp_path: Path, seed: int) -> None:
    """Without days of their own, so that what each report tells of the days of others must be worked out anew."""
    paths = [str(path) for path in REPORTS]
    assert len(paths) > 5
    once = exported(tmp_path / "once.db", [paths])
    shuffled = random.Random(seed).sample(paths, len(paths))
    assert exported(tmp_path / "one.db", [[path] for path in shuffled]) == once
