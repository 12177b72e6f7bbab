"""Small sets of reports with the meetings that they tell of: read, joined and kept apart from words to lines."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest
from case_reports import Report, marked

from demarche.link import link
from demarche.model import Document, MeetingLine

HOME = Path(__file__).parent / "meetings"


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """told: "number of the report: words"; levels and lengths: of each told, in its order."""

    status: str
    told: list[str]
    days: tuple[date, date] | None = None
    levels: list[str] = []
    lengths: list[str] = []


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    reports: list[Report]
    meeting: list[Wanted]
    fails: str = ""  # what is missing for it


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    case: list[Case]


CASES = [
    case for path in sorted(HOME.glob("*.toml")) for case in msgspec.convert(tomllib.loads(path.read_text("utf-8")), File).case
]  # fmt: skip


def line_of(lines: tuple[MeetingLine, ...], reports: list[Document], told: str) -> tuple[MeetingLine, int]:
    """The line whose evidence meets the words, and which of its evidence does."""
    number, words = told.split(": ", 1)
    document = reports[int(number)]
    start = document.text.index(words)
    end = start + len(words)
    hits = [
        (min(end, at.end) - max(start, at.start), -(at.end - at.start), n, line)
        for line in lines
        for n, (at, _) in enumerate(line.evidence)
        if at.document == document.id and at.start < end and start < at.end
    ]
    assert hits, f"not read: {words}"
    *_, n, line = max(hits, key=lambda hit: hit[:3])
    return line, n


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    if case.fails:
        request.applymarker(pytest.mark.xfail(reason=case.fails, strict=True))
    reports = marked(case.reports)
    lines = link(reports).meetings
    texts = {document.id: document.text for document in reports}
    homes: list[str] = []
    for wanted in case.meeting:
        found = [line_of(lines, reports, told) for told in wanted.told]
        assert len({line.id for line, _ in found}) == 1, f"{len({line.id for line, _ in found})} lines: {wanted.told}"
        line = found[0][0]
        homes.append(line.id)
        assert line.status == wanted.status
        if wanted.days:
            assert (line.date.earliest, line.date.latest) == wanted.days
        for (one, n), level in zip(found, wanted.levels, strict=False):
            assert one.told[n].level == level
        for (one, n), length in zip(found, wanted.lengths, strict=False):
            at = one.told[n].length
            assert at is not None and texts[at.document][at.start : at.end] == length
    assert len(set(homes)) == len(homes), "meetings joined that are two"
