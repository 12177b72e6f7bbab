"""Each construction is read in each language as its sentences say; what is not read yet is a strict expected failure."""

from __future__ import annotations

import pytest

from constructed import Try, constructions, read, right
from demarche.lang import covered

TRIES = [
    pytest.param(
        code,
        attempt,
        id=f"{code}-{attempt.text[:60]}",
        marks=[pytest.mark.xfail(reason=attempt.fails, strict=True)] if attempt.fails else [],
    )
    for code in covered()
    for one in constructions(code)
    for attempt in one.tries
]


@pytest.mark.parametrize(("code", "attempt"), TRIES)
def test_sentence(code: str, attempt: Try) -> None:
    assert right(attempt, code), read(attempt.text, code)


def test_languages_cover_the_same_constructions() -> None:
    names = {code: [one.name for one in constructions(code)] for code in covered()}
    assert len({tuple(found) for found in names.values()}) == 1, names
