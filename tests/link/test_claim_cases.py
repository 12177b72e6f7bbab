"""Small sets of reports with utterances told more than once, or nearly: joined and kept apart from words to lines."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest
from case_reports import Report, marked

from demarche.link import link
from demarche.model import Claim, Document

HOME = Path(__file__).parent / "claims"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """one: "number of the report: words" of each telling of one utterance; apart: pairs of such that are two."""

    name: str
    reports: list[Report]
    one: list[str] = []
    apart: list[tuple[str, str]] = []
    fails: str = ""  # what is missing for it


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    case: list[Case]


CASES = [
    case for path in sorted(HOME.glob("*.toml")) for case in msgspec.convert(tomllib.loads(path.read_text("utf-8")), File).case
]  # fmt: skip


def statement(reports: list[Document], told: str) -> tuple[str, int]:
    """Document id and index of the statement that holds most of the words."""
    number, words = told.split(": ", 1)
    document = reports[int(number)]
    start = document.text.index(words)
    end = start + len(words)
    met = [
        (min(end, line.end) - max(start, line.start), line.start - line.end, n)
        for n, line in enumerate(document.statements)
    ]
    hits = [one for one in met if one[0] > 0]
    assert hits, f"not read: {words}"
    return document.id, max(hits)[2]


def claim_of(claims: tuple[Claim, ...], key: tuple[str, int]) -> str:
    return next(claim.id for claim in claims if key in claim.statements)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    if case.fails:
        request.applymarker(pytest.mark.xfail(reason=case.fails, strict=True))
    reports = marked(case.reports)
    claims = link(reports).claims
    assert len({claim_of(claims, statement(reports, told)) for told in case.one}) <= 1
    for one, other in case.apart:
        assert claim_of(claims, statement(reports, one)) != claim_of(claims, statement(reports, other))
