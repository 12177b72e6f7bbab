from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from demarche.pipeline import Job, build
from demarche.record import derived as kept
from demarche.record import lines, reading
from demarche.record.chosen import Chosen
from demarche.record.derived import derived
from demarche.record.lines import CHOOSABLE
from demarche.record.views import DERIVED

REPORTS = {
    "a.txt": "LISBON (Wire) - Norway demands that Sweden lift its sanctions, Foreign Minister Kari Holm said on 4 May 2021.\n\n"
    "Sweden rejected the demand, its envoy Sven Berg said. The two will meet in Oslo on 9 May 2021.\n",
    "b.txt": "Swedia menolak mencabut sanksinya, kata utusan Sven Berg, Rabu (5/5/2021).\n",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("derived")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    build(Job((str(folder),), folder / "record.db"), lambda found, total, what: found)
    return folder / "record.db"


def test_a_build_keeps_what_follows_from_all_acts(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading(record) as connection:
        wanted = {kind: list(lines(connection, kind)) for kind in DERIVED}
        assert wanted["positions"]
        monkeypatch.setattr(kept, "lines", lambda *_: pytest.fail("derived anew"))
        assert {kind: derived(connection, kind) for kind in DERIVED} == wanted


@pytest.mark.parametrize("change", ["UPDATE kept SET value = x'00' || value WHERE what = 'derived'", "DROP TABLE kept"])
def test_what_other_code_kept_is_derived_anew(record: Path, tmp_path: Path, change: str) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(record.read_bytes())
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(change)
    with reading(copy) as connection:
        assert derived(connection, "positions") == list(lines(connection, "positions")) != []


@pytest.mark.parametrize("kind", sorted(CHOOSABLE))
def test_some_lines_are_those_of_all_of_them(record: Path, kind: str) -> None:
    key = {"unread": "document", "dates": "document"}.get(kind, "id")
    with reading(record) as connection:
        every = list(CHOOSABLE[kind](connection, Chosen()))
        for value in {str(line[key]) for line in every}:
            chosen = list(CHOOSABLE[kind](connection, Chosen(f"{key} = ?", (value,))))
            assert chosen == [line for line in every if line[key] == value]
        assert not list(CHOOSABLE[kind](connection, Chosen(f"{key} = ?", ("no such",))))
