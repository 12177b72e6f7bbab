"""What loops read of the line of a meeting: its days, and where it is told."""

from __future__ import annotations

from typing import Any

from demarche.record.lines import Line


def days_of(meeting: Line) -> tuple[str, str]:
    """The first and the last on which it may be, "" where not known."""
    when = meeting["date"]
    assert isinstance(when, dict)
    return str(when["earliest"] or ""), str(when["latest"] or "")


def evidence_of(meeting: Line) -> list[dict[str, Any]]:
    held = meeting.get("evidence")
    return held if isinstance(held, list) else []
