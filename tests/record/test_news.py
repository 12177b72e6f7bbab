"""What is told of a day from the open record is what the comparison of all lines tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.brief import read_brief
from demarche.pipeline import Job, build
from demarche.record import lines, reading
from demarche.record.diff import STORED, Change, since
from demarche.record.news import news

SET = Path(__file__).resolve().parent.parent / "across" / "dam"
PLAIN = ("documents", "statements", "acts")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "r.db"
    build(
        Job((str(SET / "reports"),), path, brief=read_brief(SET / "brief.toml"), sources=SET / "sources.csv"),
        lambda all, *_: all,
    )
    return path


def told(change: Change) -> tuple[str, str, str, str]:
    return change.kind, change.how, change.line, str(change.fields)


@pytest.mark.parametrize("day", ["2023-10-20", "2023-11-03", "2023-11-13"])
def test_the_short_way_tells_the_same(record: Path, day: str) -> None:
    with reading(record) as connection:
        short = news(connection, day)
        whole = since(day, {kind: lines(connection, kind) for kind in STORED})
    assert len(short.changes) > 5
    assert sorted(map(told, short.changes)) == sorted(told(one) for one in whole if one.kind not in (*PLAIN, "people"))
    for kind in PLAIN:
        assert short.counts[kind] == sum(one.kind == kind and one.how == "new" for one in whole)


def test_after_the_last_report_nothing_is_new(record: Path) -> None:
    with reading(record) as connection:
        assert news(connection, "2099-01-01").changes == ()
