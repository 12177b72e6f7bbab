"""Sentences with the days that they truly mean: the true day is never excluded, and where it can be proven it is shown."""

import pytest

from tests.days.sentences import Sentence, read, sentences

TOLD = list(sentences("told"))
JUDGED = list(sentences("judged"))
WRONG = {
    "The two ministers had parted on Monday with the words “until <tomorrow>”, and did not meet.",
    "Kompromi usulan penengah pada <Selasa> akan membolehkan kedua armada tinggal sampai Juni.",
}
"""What is known to be wrong: no verb tells that something was said, or proposed."""
LEAST = {"told": 0.92, "judged": 0.90}
"""The least part of the sentences of which no wider days are shown than can be proven."""
INSIDE = {"told": 0.993, "judged": 0.96}
"""The least part of which the true day is not excluded."""


@pytest.mark.parametrize("one", TOLD, ids=lambda one: f"{one.lang}: {one.text[:60]}")
def test_the_true_day_is_inside(one: Sentence) -> None:
    assert one.inside(read(one)) is (one.text not in WRONG)


@pytest.mark.parametrize("folder", ["told", "judged"])
def test_how_often_it_is_inside_and_shown_as_far_as_it_can_be_proven(folder: str) -> None:
    listed = TOLD if folder == "told" else JUDGED
    found = [(one, read(one)) for one in listed]
    assert sum(one.inside(when) for one, when in found) >= INSIDE[folder] * len(found)
    assert sum(one.tight(when) for one, when in found) >= LEAST[folder] * len(found)
