"""Events by the day of the event."""

from __future__ import annotations

import sqlite3

from demarche.brief import parse_brief
from demarche.record import lines
from demarche.record.timeline import timeline


def test_entries_stand_by_day_with_the_day_of_the_event_first_choice(opened: sqlite3.Connection) -> None:
    found = [(line["earliest"], line["day_from"], line["kind"], line["what"]) for line in lines(opened, "timeline")]
    assert sorted(found) == [
        ("2031-05-04", "event", "said", "demand"),
        ("2031-05-05", "event", "said", "offer"),
        ("2031-05-05", "event", "said", "reject"),
        ("2031-05-06", "event", "meeting", "planned: talks"),
        ("2031-05-07", "event", "said", "demand"),
        ("2031-05-08", "publication", "said", "threaten"),
    ]
    assert [entry[0] for entry in found] == sorted(entry[0] for entry in found)


def test_known_days_of_the_brief_stand_among_them() -> None:
    brief = parse_brief('[[date]]\nday = 2031-05-01\nevent = { en = "The strait is closed" }')
    (entry,) = timeline({"documents": [], "acts": [], "meetings": []}, brief)
    assert (entry["earliest"], entry["kind"], entry["what"]) == ("2031-05-01", "known", "The strait is closed")


def test_what_has_no_day_comes_last() -> None:
    def act(name: str, day: str | None) -> dict[str, object]:
        when = {"earliest": day, "latest": day, "why": ""}
        return {"id": name, "document": "d", "start": 0, "end": 1, "text": "x", "act": "demand", "by": "NOR", "to": "",
                "statement": None, "date": when}  # fmt: skip

    nowhere = {"id": "d", "published": {"earliest": None, "latest": None}}
    found = timeline({"documents": [nowhere], "acts": [act("a", None), act("b", "2031-05-01")], "meetings": []})
    assert [(entry["line"], entry["day_from"]) for entry in found] == [("b", "event"), ("a", "")]
