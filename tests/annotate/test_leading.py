"""Words directly before a date."""

import pytest

from demarche.annotate.times.leading import Leading
from demarche.annotate.times.schema import TimesFile
from demarche.lang import load


@pytest.mark.parametrize(
    ("lang", "before", "there"),
    [
        ("en", "the ferry crews must be back by ", True),
        ("en", "the ferry crews must be back by the ", True),
        ("en", "the ferry crews stood by a ", False),
        ("en", "the crews of the lobby ", False),
        ("en", "by the the ", False),
        ("id", "awak kapal sudah harus kembali sebelum ", True),
        ("id", "awak kapal sudah harus kembali sebelum hari ", True),
        ("id", "awak kapal sudah harus kembali sebelum pada hari ", True),
        ("id", "awak kapal sudah harus kembali sebelum hari pada ", False),
        ("id", "awak kapal kembali pada hari ", False),
    ],
)
def test_little_words_may_stand_between_each_once_and_in_their_order(lang: str, before: str, there: bool) -> None:
    words = load(lang, "times", TimesFile).tense
    assert Leading(words.limit, words.between).ends(before) is there


def test_what_may_stand_between_is_of_one_language() -> None:
    english = load("en", "times", TimesFile).tense
    assert not Leading(english.limit, english.between).ends("by pada ")
