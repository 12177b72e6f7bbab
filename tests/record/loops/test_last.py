"""The last day of which the reports tell."""

from __future__ import annotations

from typing import Any

from demarche.record.loops.last import last_day
from loop_rows import meeting


def document(name: str, day: str | None, story: str = "") -> dict[str, Any]:
    return {"id": name, "story": story or name, "published": {"earliest": day, "latest": day}}


def test_a_late_copy_brings_no_news() -> None:
    known = [document("a", "2031-05-01"), document("b", "2031-05-04", "s"), document("c", "2031-05-09", "s")]
    assert last_day({"documents": known, "meetings": []}) == "2031-05-04"
    assert last_day({"documents": [document("a", None)], "meetings": []}) == ""


def test_a_report_without_a_day_that_tells_of_a_meeting_as_held_is_no_older_than_it() -> None:
    at = {"document": "b", "start": 0, "end": 5, "status": "held"}
    held = meeting("held", "2031-05-08", evidence=[at])
    reports = [document("a", "2031-05-01"), document("b", None)]
    assert last_day({"documents": reports, "meetings": [held]}) == "2031-05-08"
    dated = [document("a", "2031-05-01"), document("b", "2031-05-02")]
    assert last_day({"documents": dated, "meetings": [held]}) == "2031-05-02"
    planned = meeting("planned", "2031-05-08", evidence=[{**at, "status": "planned"}])
    assert last_day({"documents": reports, "meetings": [planned]}) == "2031-05-01"
