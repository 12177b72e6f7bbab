"""Planned meetings of which no report tells after their day."""

from __future__ import annotations

from loop_rows import LAST, found, meeting

OPEN = [("meeting", "NOR+SOU", "", "")]


def test_a_planned_meeting_is_open_once_its_day_has_passed() -> None:
    assert found(meetings=[meeting("planned", "2031-05-20")]) == OPEN
    for other in (meeting("held", "2031-05-20"), meeting("planned", LAST), meeting("planned", None)):
        assert found(meetings=[other]) == []


def test_a_meeting_of_the_same_that_is_told_of_that_day_closes_the_plan() -> None:
    planned = meeting("planned", "2031-05-20")
    assert found(meetings=[planned, meeting("held", "2031-05-21", id="other")]) == []
    assert found(meetings=[planned, meeting("held", "2031-05-25", id="other")]) == OPEN


def test_a_meeting_told_without_one_of_its_parties_closes_the_plan() -> None:
    planned = meeting("planned", "2031-05-20", parties=["EST", "NOR", "SOU"])
    assert found(meetings=[planned, meeting("held", "2031-05-20", id="other")]) == []
    aside = meeting("held", "2031-05-20", id="other", parties=["EST", "FIN"])
    assert found(meetings=[planned, aside]) == [("meeting", "EST+NOR+SOU", "", "")]
