"""Who denies, in a sentence that tells it."""

from __future__ import annotations

import pytest
from case_reports import Report, marked

from demarche.link.conflicts.denying import denier


@pytest.mark.parametrize(
    ("text", "lang", "party"),
    [
        ("Libya denied on Friday that its tanks had moved.", "en", "LBY"),
        ("Chad accuses Libya of moving tanks, a charge that Libya denied.", "en", "LBY"),
        ("The charge of Chad was denied by Libya.", "en", "LBY"),
        ("Libya membantah tuduhan Chad.", "id", "LBY"),
        ("Nobody knows what happened.", "en", ""),
    ],
)
def test_the_party_before_the_word_or_the_one_that_does_it(text: str, lang: str, party: str) -> None:
    (document,) = marked([Report(lang=lang, text=text)])
    assert denier(document, document.sentences[0]) == party
