from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from link_material import met

from demarche.link import link


def meetings(*documents):
    return link(documents).meetings


def test_planned_then_held_is_one_meeting_that_keeps_both():
    plan = met("They will meet on Wednesday.", 3, (7, 7), status="planned", place="Port Halven")
    done = met("They met in Port Halven.", 8, (7, 7), status="held", place="Port Halven")
    (line,) = meetings(plan, done)
    assert line.status == "held"
    assert sorted(status for _, status in line.evidence) == ["held", "planned"]
    assert (line.date.earliest, line.date.latest) == (date(2031, 5, 7), date(2031, 5, 7))


def test_the_tightest_days_that_all_allow():
    plan = met("Next week.", 1, (5, 11), status="planned", place="Port Halven", round=2)
    (line,) = meetings(plan, met("On Wednesday.", 8, (7, 7), place="Port Halven", round=2))
    assert (line.date.earliest, line.date.latest) == (date(2031, 5, 7), date(2031, 5, 7))
    between = ("Between.", 1, (5, 8)), ("Around.", 9, (7, 10))
    (line,) = meetings(*(met(text, at, days, place="Port Halven", round=2) for text, at, days in between))
    assert (line.date.earliest, line.date.latest) == (date(2031, 5, 7), date(2031, 5, 8))


def test_a_plan_without_a_day_finds_the_day_where_place_and_parties_agree():
    plan = met("They agreed to meet in Port Halven.", 3, status="planned", place="Port Halven")
    assert len(meetings(plan, met("They met.", 15, (15, 15), place="Port Halven"))) == 1
    assert len(meetings(plan, met("They met.", 15, (15, 15), place="Upper Skarn"))) == 2


def test_called_off_in_the_newest_report():
    (line,) = meetings(
        met("They will meet.", 3, (7, 7), status="planned"), met("It is off.", 6, (7, 7), status="cancelled")
    )
    assert line.status == "cancelled"


def test_a_late_copy_of_the_plan_does_not_undo_the_meeting():
    (line,) = meetings(met("They met.", 8, (7, 7)), met("They will meet.", 9, (7, 7), status="planned"))
    assert line.status == "held"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"days": (8, 8)}),
        ({"place": "Port Halven"}, {"place": "Upper Skarn"}),
        ({"forum": "Sund Commission"}, {"forum": "Timber Council"}),
        ({}, {"parties": ("OST", "FRG")}),
        ({"days": None}, {"days": None}),
    ],
    ids=str,
)
def test_two_meetings(one, other):
    one, other = ({"days": (7, 7), **fields} for fields in (one, other))
    assert len(meetings(met("One report.", 8, **one), met("Another report.", 8, **other))) == 2


def test_a_vague_report_does_not_tie_two_days_together():
    vague = met("Some day that week.", 9, (5, 11))
    lines = meetings(met("Tuesday.", 9, (6, 6)), met("Thursday.", 9, (8, 8)), vague)
    assert len(lines) == 2
    assert sorted(len(line.evidence) for line in lines) == [1, 2]


def test_many_reports_of_one_meeting():
    documents = [met(f"They met, says report {number}.", 8, (7, 7)) for number in range(200)]
    (line,) = meetings(*documents)
    assert len(line.evidence) == 200


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("Nairobi", "en"), ("Kenya", "en"), 1),
        (("Vienna", "en"), ("Wina", "id"), 1),
        (("Geneva", "en"), ("Wina", "id"), 2),
        (("Geneva", "en"), ("Zurich", "en"), 2),
    ],
)
def test_places_by_world_knowledge(one, other, count):
    documents = [
        replace(met(f"They met, says {number}.", 8, (7, 7), place=place), lang=lang)
        for number, (place, lang) in enumerate((one, other))
    ]
    assert len(meetings(*documents)) == count


def twice(*, plan, done):
    """One report that tells of a meeting held and of one planned, both on the same day unless said otherwise."""
    held = met(
        "Arvid Stenmark met Milena Koradin in Port Halven. He will meet Juna Alvik.",
        8,
        (7, 7),
        place="Port Halven",
        **done,
    )
    more = met(held.text, 8, **{"days": (7, 7), "place": "Port Halven", "status": "planned"} | plan)
    (line,) = more.meetings
    return meetings(replace(held, meetings=(*held.meetings, replace(line, start=25))))


def test_one_report_may_tell_of_a_meeting_held_and_of_the_next():
    assert len(twice(plan={"days": None}, done={})) == 2


def test_a_plan_and_the_meeting_on_one_known_day_are_one():
    assert len(twice(plan={}, done={})) == 1


def test_a_plan_to_meet_somebody_else_is_another_meeting():
    people = ("Arvid Stenmark", "Milena Koradin")
    assert len(twice(plan={"people": people}, done={"people": people})) == 1
    assert len(twice(plan={"people": (*people, "Juna Alvik")}, done={"people": people})) == 2


def test_two_meetings_of_one_report_stay_apart_when_another_report_fits_both():
    held = met("They met. They will meet again.", 8, place="Port Halven")
    plan = replace(held.meetings[0], status="planned", start=10)
    both = replace(held, meetings=(*held.meetings, plan))
    lines = meetings(both, met("They met in Port Halven.", 8, place="Port Halven"))
    assert sorted(len(line.evidence) for line in lines) == [1, 2]


def test_crowded_shelves_still_bring_reports_of_one_meeting_together():
    days = [(day, day) for day in range(1, 29)]
    told = [(f"Round of {day[0]} May, report {n}.", day) for day in days for n in (1, 2, 3)]
    documents = [met(text, 28, day, forum="Sund Talks", round=day[0]) for text, day in told]
    lines = meetings(*documents)
    assert sorted(len(line.evidence) for line in lines) == [3] * 28
