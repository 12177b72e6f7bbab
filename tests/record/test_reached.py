"""What two agreed with one another ends what was said on the way to it on the same day."""

from __future__ import annotations

import pytest

from demarche.record.positions.steps import WEIGHT, Offices, step_of
from demarche.record.showings import Showing


def shown(stance: str, report: str, joint: bool = False, speaker: str = "") -> Showing:
    return Showing(
        report, "TCD", "truce", stance, ("NER",), "2031-05-07", report, report, 0, report,
        story=report, joint=joint, speaker=speaker,
    )  # fmt: skip


@pytest.mark.parametrize("before", ["offers", "conditional"])
@pytest.mark.parametrize("speaker", ["", "the minister"])
@pytest.mark.parametrize("joint", [True, False])
def test_an_agreement_that_several_tell_ends_what_was_said_that_day(before: str, speaker: str, joint: bool) -> None:
    day = [shown(before, name, speaker=speaker) for name in "abc"] + [shown("accepts", name, joint) for name in "de"]
    alike = before == "offers" and not speaker  # of one voice, a yes comes after an offer anyway
    assert step_of(day, Offices(()), WEIGHT).stance == ("accepts" if joint or alike else before)


def test_one_report_alone_ends_nothing() -> None:
    day = [shown("conditional", name) for name in "ab"] + [shown("accepts", "c", joint=True)]
    assert step_of(day, Offices(()), WEIGHT).stance == "conditional"
