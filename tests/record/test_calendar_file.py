from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from demarche.errors import UsageError
from demarche.record.calendar import Names, calendar, days_of, planned_before

TEXT = "The two envoys will sit down in Port Sill on 14 May."
DOCUMENT = {
    "id": "d1",
    "site": "Harbour Post",
    "title": "Talks near",
    "source": "a/d1.txt",
    "url": "https://harbour.example/1",
    "published": {"earliest": "2031-05-07", "latest": "2031-05-07"},
}
PEOPLE = {"p1": "Ilse Marten"}


def told(status: str = "planned", first: str | None = "2031-05-14", **more: Any) -> dict[str, Any]:
    day = {"earliest": first, "latest": first, "why": ""}
    return {"document": "d1", "start": 0, "end": len(TEXT), "status": status, "date": day, **more}


def meeting(first: str | None, last: str | None, status: str = "planned", why: str = "", **more: Any) -> dict[str, Any]:
    return {
        "id": "m1",
        "what": "talks",
        "parties": ["ARD", "VES"],
        "people": ["p1"],
        "place": "Port Sill",
        "date": {"earliest": first, "latest": last, "why": why},
        "status": status,
        "evidence": [told()],
        "origins": 1,
        **more,
    }


def written(*rows: dict[str, Any], lang: str = "en", text: str = TEXT, title: str = "", **document: Any) -> Calendar:
    names = Names(
        lang=lang,
        party=lambda code: {"ARD": "Ardenia", "VES": "Vesland"}[code],
        person=lambda ident: PEOPLE.get(ident, ""),
        document=lambda _: {**DOCUMENT, **document},
        words=lambda span: text[span["start"] : span["end"]],
    )
    return Calendar.from_ical(calendar(rows, names, title))


def only(made: Calendar) -> Any:
    (event,) = made.walk("VEVENT")
    return event


def test_a_planned_meeting_is_tentative_on_its_whole_day() -> None:
    event = only(written(meeting("2031-05-14", "2031-05-14")))
    assert event.decoded("dtstart") == date(2031, 5, 14) and event.decoded("dtend") == date(2031, 5, 15)
    assert (event["status"], event["location"], event["uid"]) == ("TENTATIVE", "Port Sill", "m1@demarche")
    assert event["summary"] == "Planned: Ardenia, Vesland (talks)"
    assert event["url"] == "https://harbour.example/1"


def test_the_description_gives_words_source_and_who() -> None:
    said = only(written(meeting("2031-05-14", "2031-05-14")))["description"]
    assert f"“{TEXT}” — Harbour Post, 7 May 2031 (planned)" in said
    assert "told by 1 report, 1 independent origin" in said and "Ilse Marten" in said


@pytest.mark.parametrize(
    ("status", "last", "why", "told_as"),
    [
        ("held", "2031-05-14", "", "CONFIRMED"),
        ("ongoing", "2031-05-14", "", "CONFIRMED"),
        ("held", "2031-05-16", "", "TENTATIVE"),
        ("held", "2031-05-15", "it ended on 2031-05-15 and took 2 days", "CONFIRMED"),
        ("planned", "2031-05-16", "", "TENTATIVE"),
        ("cancelled", "2031-05-14", "", "CANCELLED"),
        ("cancelled", "2031-05-20", "", "CANCELLED"),
    ],
)
def test_no_event_is_surer_than_the_reports(status: str, last: str, why: str, told_as: str) -> None:
    event = only(written(meeting("2031-05-14", last, status, why)))
    assert event["status"] == told_as
    uncertain = last != "2031-05-14" and not why
    assert ("day not certain" in event["summary"]) is uncertain
    assert ("Between 14 May 2031" in event["description"]) is uncertain


@pytest.mark.parametrize(
    ("first", "last", "stands"),
    [
        ("2031-05-01", "2031-05-31", True),
        ("2031-05-01", "2031-06-01", False),
        ("2031-05-01", None, False),
        (None, "2031-05-01", False),
        (None, None, False),
    ],
)
def test_what_has_no_day_is_left_out_and_counted(first: str | None, last: str | None, stands: bool) -> None:
    row = meeting(first, last)
    assert (days_of(row) is not None) is stands
    made = written(row)
    assert len(made.walk("VEVENT")) == stands
    assert f" {int(not stands)} without a day" in made["description"]


def test_days_planned_before_are_told() -> None:
    evidence = [told(first="2031-05-10"), told("held"), told(moved_from={"earliest": "2031-05-03", "latest": None})]
    row = meeting("2031-05-14", "2031-05-14", "held", evidence=evidence)
    assert planned_before(row) == [date(2031, 5, 3), date(2031, 5, 10)]
    assert "Planned before for 10 May 2031" in only(written(row))["description"]
    assert planned_before(meeting("2031-05-14", "2031-05-14", evidence=[told()])) == []


def test_the_same_record_gives_the_same_file() -> None:
    rows = [meeting("2031-05-14", "2031-05-14"), {**meeting("2031-05-02", "2031-05-02"), "id": "m2"}]
    assert written(*rows).to_ical() == written(*reversed(rows)).to_ical()
    assert only(written(rows[0])).decoded("dtstamp") == datetime(2031, 5, 7, tzinfo=UTC), "the newest report's day"
    unknown = {"earliest": None, "latest": None}
    assert only(written(rows[0], published=unknown)).decoded("dtstamp") == datetime(1970, 1, 1, tzinfo=UTC)


def test_hostile_words_stay_words() -> None:
    bad = "x\r\nEND:VEVENT\r\nBEGIN:VALARM \u202e\x00\ud800 ;, \\n"
    row = meeting("2031-05-14", "2031-05-14", what=bad, place=bad, evidence=[told()])
    made = written(row, text=bad, title=bad, site=bad, url="javascript:alert(1)")
    event = only(made)
    assert not made.walk("VALARM") and "url" not in event
    assert "\n" not in event["location"] and "\u202e" not in event["description"]
    assert "END:VEVENT" in event["location"], "as words"


def test_indonesian_and_no_other_language() -> None:
    event = only(written(meeting("2031-05-14", "2031-05-14", why="seen from the publication"), lang="id"))
    assert event["summary"].startswith("Direncanakan: ") and "7 Mei 2031" in event["description"]
    assert "seen from" not in event["description"], "reasons are English"
    with pytest.raises(UsageError, match="choose one of en, id"):
        written(lang="xx")
