"""Each construction is read in each language as its sentences say; what is not read yet is a strict expected failure."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from demarche.lang import covered

MODULE = runpy.run_path(str(Path(__file__).resolve().parent.parent / "docs" / "constructions.py"))
TRIES = [
    pytest.param(code, attempt, id=f"{code}-{attempt.text[:60]}",
                 marks=[pytest.mark.xfail(reason=attempt.fails, strict=True)] if attempt.fails else [])
    for code in covered()
    for one in MODULE["constructions"](code)
    for attempt in one.tries
]  # fmt: skip


@pytest.mark.parametrize(("code", "attempt"), TRIES)
def test_sentence(code: str, attempt) -> None:  # type: ignore[no-untyped-def]  # its class stands in the script
    assert MODULE["right"](attempt, code), MODULE["read"](attempt.text, code)


def test_languages_cover_the_same_constructions() -> None:
    names = {code: [one.name for one in MODULE["constructions"](code)] for code in covered()}
    assert len({tuple(sorted(found)) for found in names.values()}) == 1, names
