"""The signs of a day that went by: what is told of it, who set it for whom, what came since."""

from __future__ import annotations

from typing import Any

from demarche.record.loops.deadline_signs import signs
from demarche.record.loops.deadlines import deadlines
from loop_rows import act, beside, date, meeting, rows, told

DAY = "2031-05-10"
SET = "the tolls to go by Saturday"
AT = SET.index("Saturday")


def of(*acts: Any, **more: Any) -> set[str]:
    made = rows(*acts, **more)
    known = told(made)
    return set(signs(next(deadlines(known, made)), known, made["meetings"]))


def test_signs() -> None:
    asked, day = act(1, "demand", "NOR", "SOU", text=SET), date("d1", DAY, AT)
    more: dict[str, Any] = {"dates": [day], "beside": [beside(day["id"], "d1", "by", "due")]}
    plain = {
        "by told",
        "due told",
        "by and due",
        "ahead",
        "within demand",
        "set by somebody",
        "set for somebody",
        "on an issue",
    }
    assert plain <= of(asked, **more)
    assert "asked accepts since" in of(asked, act(5, "accept", "SOU", "NOR"), **more)
    assert "asked accepts since" not in of(asked, act(5, "accept", "EST", "NOR"), **more)
    assert "a meeting that day" in of(asked, meetings=[meeting("held", DAY)], **more)
    told_at = [{"document": "d1", "start": AT + 30, "end": AT + 40, "status": "planned"}]
    assert "a meeting beside" in of(asked, meetings=[meeting("planned", None, evidence=told_at)], **more)
    far = date("d1", DAY, AT + 200)
    assert "no act" in of(asked, dates=[far], beside=[beside(far["id"], "d1", "by")])
