"""The signs of what is open: what came since, who asks whom, how often it is told, what stands beside it."""

from __future__ import annotations

from typing import Any

from demarche.record.loops.ask_signs import signs, since, step
from demarche.record.loops.asks import asks
from loop_rows import act, beside, rows, told

ASKED = act(1, "demand", "NOR", "SOU")


def of(*acts: Any, **more: Any) -> set[str]:
    """Signs of the first ask of NOR."""
    made = rows(*acts, **more)
    known, heard = told(made), {one["id"]: one for one in made["statements"]}
    return set(next(signs(one, known, heard) for one in asks(known, made["acts"]) if one.party == "NOR"))


def test_steps() -> None:
    assert [step("days", n, (4, 8)) for n in (0, 4, 7, 8)] == ["days 0", "days 1", "days 1", "days 2"]


def test_what_the_one_asked_showed_since() -> None:
    assert {"since first nothing", "since last nothing", "asked is never heard on it"} <= of(ASKED)
    answered = of(ASKED, act(2, "reject", "SOU", "NOR"))
    assert {"since first rejects", "since last rejects", "since first to the asker", "asked holds rejects"} <= answered
    assert "asked is never heard on it" not in answered
    assert "since first nothing" in of(ASKED, act(2, "reject", "EST", "NOR"))
    assert "since first somebody accepts" in of(ASKED, act(2, "accept", "EST", "NOR"))


def test_an_answer_given_before_answers_nothing_but_that_to_the_first_asking_stays() -> None:
    assert "since first nothing" in of(act(1, "reject", "SOU", "NOR"), act(2, "demand", "NOR", "SOU"))
    again = of(ASKED, act(3, "offer", "SOU", "NOR"), act(9, "demand", "NOR", "SOU"))
    assert {"since first offers", "since last nothing"} <= again


def test_within_one_report_what_stands_behind_it_comes_since() -> None:
    put = told(rows(ASKED, act(2, "reject", "SOU", "NOR", document="d1", day="2031-05-01", start=200))).on["tolls"]
    asked, answer = sorted(put, key=lambda one: one.start)
    assert list(since([answer], asked)) == [answer]
    assert not list(since([asked], answer))


def test_how_often_and_when() -> None:
    assert {"stories 0", "acts 0", "first days ago 4", "most of the issue"} <= of(ASKED)
    often = of(*(act(n, "demand", "NOR", "SOU") for n in (1, 20, 29)))
    assert {"stories 2", "acts 2", "first days ago 4", "last days ago 0"} <= often
    assert "no day" in of(act(1, "demand", "NOR", "SOU", day=None))


def test_who_asks_whom() -> None:
    assert {"demand", "asker 0", "to 1"} <= of(ASKED)
    assert "to 0" in of(act(1, "demand", "NOR"))
    sides = act(2, "demand", "SOU", "EST"), act(3, "demand", "EST", "SOU")
    assert "mediates" in of(act(1, "demand", "NOR", "EST+SOU"), *sides)
    assert "mediates" not in of(act(1, "demand", "NOR", "EST+SOU"))


def test_what_the_report_says_beside_it() -> None:
    assert "silent told" in of(ASKED, beside=[beside("a1", "d1", "silent")])
    assert "silent told" not in of(ASKED, beside=[beside("a2", "d2", "silent")])


def test_what_the_asker_holds_now() -> None:
    assert "holds it" in of(ASKED)
    assert "holds accepts" in of(ASKED, act(9, "accept", "NOR", "SOU"))


def test_without_an_issue_nothing_is_asked_of_the_issue() -> None:
    bare = of(act(1, "demand", "NOR", "SOU", issues=[]))
    assert "no issue" in bare
    assert not [sign for sign in bare if sign.startswith(("since", "holds", "asked holds", "acts on"))]
