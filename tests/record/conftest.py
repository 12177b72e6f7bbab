"""A record of three invented reports, made without the stages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from demarche.record import reading
from made_reports import NORTH, SOUTH, THIRD, made, put_reports


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record file with NORTH, SOUTH and THIRD."""
    return put_reports(
        tmp_path / "record.db", made(NORTH, "north.txt"), made(SOUTH, "south.txt"), made(THIRD, "third.txt")
    )


@pytest.fixture
def opened(record: Path) -> Iterator[sqlite3.Connection]:
    with reading(record) as connection:
        yield connection
