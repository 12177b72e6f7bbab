"""What positions and loops are read from: the narrow rows give what the whole lines give."""

from __future__ import annotations

from pathlib import Path

from demarche.pipeline import Job, build
from demarche.record import lines, reading
from demarche.record.loops import loops
from demarche.record.posed import posed
from demarche.record.positions import positions

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def test_narrow_rows_give_the_same_positions_and_loops(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    brief = (SAMPLES / "briefs" / "altai.toml").read_text("utf8")
    build(Job((str(SAMPLES / "reports"),), record, brief=brief, sources=SAMPLES / "sources.csv"), lambda all, *_: all)
    with reading(record) as connection:
        kinds = ("documents", "statements", "acts", "claims", "dates", "meetings", "people", "beside")
        whole = {kind: list(lines(connection, kind)) for kind in kinds}
        narrow = {**posed(connection), "people": whole["people"]}
    assert positions(whole)
    assert positions(narrow) == positions(whole)
    assert loops(narrow) == loops(whole)
