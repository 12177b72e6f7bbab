"""What is read of the line of a meeting."""

from __future__ import annotations

from demarche.record.loops.meeting_lines import days_of, evidence_of
from loop_rows import meeting


def test_days_are_texts_where_nothing_is_known_too() -> None:
    assert days_of(meeting("planned", "2031-05-20")) == ("2031-05-20", "2031-05-20")
    assert days_of(meeting("planned", None, date={"earliest": None, "latest": "2031-05-20"})) == ("", "2031-05-20")


def test_a_line_without_evidence_is_told_nowhere() -> None:
    at = {"document": "b", "start": 0, "end": 5, "status": "held"}
    assert evidence_of(meeting("held", None, evidence=[at])) == [at]
    assert evidence_of({"id": "m", "date": {"earliest": None, "latest": None}}) == []
