"""Signs of two tellings: the same whichever comes first, each once, and what they tell of days, sides and rounds."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from case_reports import Report, marked

from demarche.link.meetings.signs import apart, signs
from demarche.link.meetings.telling import Told
from demarche.link.meetings.told import told_meetings
from demarche.link.meetings.weights import FAR, log_odds
from demarche.link.people import find_people
from demarche.link.stories import find_stories

HELD = "Chile and Peru held talks on the port in Lima on 4 March. The talks lasted two hours."
PLAN = "Chile and Peru will hold talks on the port in Lima on 4 March."
LATER = "Chile and Peru held talks on the port in Lima on 9 March."
ELSEWHERE = "Ministers from Kenya and Somalia met in Nairobi on 4 March."
ROUNDS = (
    "Chile and Peru held the second round of talks in Lima on 4 March.",
    "Chile and Peru held the third round of talks in Lima on 4 March.",
)
OPEN = "Delegasi Cile dan Peru bertemu lagi di Lima untuk membahas pelabuhan."
TEXTS = (
    ("en", HELD),
    ("en", PLAN),
    ("en", LATER),
    ("en", ELSEWHERE),
    ("en", ROUNDS[0]),
    ("en", ROUNDS[1]),
    ("id", OPEN),
)


def told(*texts: str) -> list[Told]:
    """The tellings of reports after the meeting, but for the plan; those of the first report first."""
    langs = {text: lang for lang, text in TEXTS}
    documents = marked(Report(langs[text], text, date(2019, 3, 2 if text == PLAN else 10)) for text in texts)
    found = told_meetings(documents, find_people(documents), find_stories(documents))
    return [one for document in documents for one in found if one.at.document == document.id]


def pair(one: str, other: str) -> tuple[Told, Told]:
    found = told(one, other)
    return found[0], next(telling for telling in found if telling.at.document != found[0].at.document)


def test_signs_are_the_same_whichever_comes_first_and_each_stands_once() -> None:
    everything = told(*(text for _, text in TEXTS))
    assert len({one.at.document for one in everything}) == len(TEXTS)
    for one, other in combinations(everything, 2):
        found = signs(one, other)
        assert len(found) == len(set(found))
        assert sorted(found) == sorted(signs(other, one))
        assert apart(one, other) == apart(other, one)
        assert log_odds(one, other) == log_odds(other, one)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (
            HELD,
            PLAN,
            {"day: the same", "day: one day", "sides shared: 2", "sides of one: 0", "status: held and planned"},
        ),
        (HELD, LATER, {"gap: 4-7", "gap: 4-7, held and held", "two days, sides the same", "place: one city"}),
        (HELD, ELSEWHERE, {"sides shared: 0", "one day, sides others", "sides of one: 4"}),
        (HELD, OPEN, {"open day, rounds told 0, again 1", "sides shared: 2", "told: held, 4-7"}),
        (PLAN, ROUNDS[0], {"rounds: 0 and 2"}),
    ],
)
def test_what_two_tellings_share_and_in_what_they_differ(one: str, other: str, wanted: set[str]) -> None:
    assert wanted <= set(signs(*pair(one, other)))


def test_two_rounds_are_two_however_alike_they_are_told() -> None:
    assert apart(*pair(*ROUNDS))
    assert log_odds(*pair(*ROUNDS)) == FAR


def test_one_day_with_the_same_sides_is_likelier_one_than_another_day_or_others() -> None:
    one, later, others = (log_odds(*pair(HELD, other)) for other in (PLAN, LATER, ELSEWHERE))
    assert one > 0
    assert one > max(later, others)
    assert min(later, others) >= FAR
    assert one <= -FAR
