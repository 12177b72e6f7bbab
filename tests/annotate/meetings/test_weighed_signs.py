"""What is told, sign by sign, of a party that may have been at a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from demarche import pipeline
from demarche.annotate.meetings import weighed
from demarche.annotate.meetings.mark import lines_in
from demarche.annotate.meetings.weighed import chosen, with_sides
from demarche.annotate.meetings.weighed_signs import About, Telling
from demarche.annotate.scheme import Scheme
from demarche.model import Document

SIDES = (
    "Chile and Bolivia are at odds over the port. Chile wants a lower fee, said Chile's minister Ana Rojas. Bolivia wants"
    " a road. Chile and Bolivia met in Lima on Monday. Brazil's ambassador wished them well."
)


def last(text: str) -> Telling:
    document = pipeline.mark(Document("d", text, ("d.txt",), lang="en", given=date(2024, 5, 15)), Scheme())
    report, lines = lines_in(document)
    return Telling(About(report, lines), lines[-1])


@pytest.mark.parametrize(
    ("more", "code", "told", "not_told"),
    [
        ("Talks go on in Geneva on 3 June.", "CHL", {"not named", "of the two", "not the host"}, {"named", "host"}),
        ("Talks go on in Geneva on 3 June.", "BRA", {"not of the two", "rank 2"}, {"of the two", "rank 0"}),
        ("Talks with Chile go on in Geneva on 3 June.", "CHL", {"named"}, {"not named", "its town alone"}),
        ("Talks go on in Santiago on 3 June.", "CHL", {"host"}, {"named", "not the host"}),
        ("All three sides meet again in Geneva on 3 June.", "BOL", {"3 counted, among the first"}, set()),
    ],
)
def test_a_party_has_the_signs_that_the_words_give(more: str, code: str, told: set[str], not_told: set[str]) -> None:
    found = set(last(f"{SIDES} {more}").signs(code))
    assert told <= found
    assert not not_told & found


def test_who_met_before_is_told_from_who_did_not() -> None:
    telling = last(f"{SIDES} Talks go on in Geneva on 3 June.")
    met = {code: [sign for sign in telling.signs(code) if sign.startswith("met ")] for code in ("CHL", "BRA")}
    assert met == {"CHL": ["met 3"], "BRA": ["met 0"]}


def test_the_host_of_a_town_alone_is_no_candidate() -> None:
    telling = last(f"{SIDES} Talks go on in Geneva on 3 June.")
    assert telling.host == "CHE"
    assert telling.candidates() == sorted(telling.candidates())
    assert {"CHL", "BOL", "BRA"} <= set(telling.candidates()) and "CHE" not in telling.candidates()


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"CHL": 2.0, "BOL": 1.5, "BRA": 1.0}, {"CHL", "BOL", "BRA"}),
        ({"CHL": 2.0, "BOL": -3.0, "BRA": -2.0}, {"CHL", "BRA"}),  # two at least, the likeliest
        ({"CHL": -2.0, "BOL": -2.0, "BRA": -2.0}, {"BOL", "BRA"}),  # as likely: by their codes
    ],
)
def test_two_sides_at_least_take_part(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, float], wanted: set[str]
) -> None:
    telling = last(f"{SIDES} Talks go on in Geneva on 3 June.")
    monkeypatch.setattr(weighed, "log_odds", lambda telling, code: values.get(code, -9.0))
    assert chosen(telling) == wanted


def test_what_the_words_name_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    telling = last(f"{SIDES} Talks go on in Geneva on 3 June.")
    monkeypatch.setattr(
        weighed, "log_odds", lambda telling, code: 9.0 if code == "BRA" else 8.0 if code == "BOL" else -9
    )
    line, report = telling.line, telling.about.report
    left_out, named = replace(line, explicit=False), replace(line, explicit=True)
    found = with_sides(report, [left_out, named])
    assert found[0].parties == {"BRA", "BOL"}
    assert found[1] == named
