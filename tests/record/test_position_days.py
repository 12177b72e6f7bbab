"""On which day an act shows a stance: not on that of the thing it is about."""

from __future__ import annotations

from typing import Any

from demarche.record.positions import positions

JUNE = {"earliest": "2031-06-01", "latest": "2031-06-30"}
WEEK = {"earliest": "2031-09-01", "latest": "2031-09-07"}


def as_of(when: dict[str, str], at: int) -> Any:
    """The day of an acceptance at [10, 40) whose date line is `when`, at offset `at`."""
    accepted = {
        "id": "a1", "document": "d1", "start": 10, "end": 40, "act": "accept", "by": "NOR", "to": "", "issues": ["text"],
        "statement": "s1", "date": {**when, "why": "told"}, "text": "the June draft as a basis",
    }  # fmt: skip
    lines: dict[str, list[dict[str, Any]]] = {
        "documents": [{"id": "d1", "story": "d1", "published": {"earliest": "2031-09-12", "latest": "2031-09-12"}}],
        "statements": [{"id": "s1", "condition": None, "date": {"earliest": None, "latest": None}}],
        "acts": [accepted],
        "dates": [{"document": "d1", "start": at, "end": at + 4, "text": "June", **when}],
    }
    return positions(lines)[0]["as_of"]


def test_a_month_that_tells_what_is_meant_dates_no_stance() -> None:
    assert as_of(JUNE, 14) == "2031-09-12"  # "accepted the June draft"
    assert as_of(JUNE, 50) == "2031-09-12"  # "left the port, which it took in June"


def test_a_month_before_the_act_and_a_week_date_it() -> None:
    assert as_of(JUNE, 0) == "2031-06-30"  # "In June it accepted …"
    assert as_of(WEEK, 14) == "2031-09-07"  # "accepted last week …"
