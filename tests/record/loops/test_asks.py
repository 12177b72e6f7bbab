"""What was asked or offered, put together by who put it and on what."""

from __future__ import annotations

from typing import Any

from demarche.record.loops.asks import Ask, asks, merged
from loop_rows import act, rows, told


def found(*acts: Any) -> list[Ask]:
    made = rows(*acts)
    return list(asks(told(made), made["acts"]))


def test_what_one_party_puts_on_one_issue_is_one() -> None:
    (ask,) = found(act(9, "demand", "NOR", "EST"), act(1, "demand", "NOR", "SOU"))
    assert (ask.kind, ask.party, ask.issue, ask.to) == ("demand", "NOR", "tolls", ("EST", "SOU"))
    assert ask.ids == ("a1", "a9") and ask.days == ("2031-05-01", "2031-05-09")


def test_a_demand_and_an_offer_are_two_and_what_only_answers_is_none() -> None:
    made = found(act(1, "demand", "NOR", "SOU"), act(2, "offer", "NOR", "SOU"), act(3, "reject", "SOU", "NOR"))
    assert sorted(ask.kind for ask in made) == ["demand", "offer"]


def test_what_names_no_issue_is_told_apart_by_whom_it_is_put_to() -> None:
    made = found(*(act(n, "demand", "NOR", to, issues=[]) for n, to in enumerate(("SOU", "EST", "SOU"), 1)))
    assert sorted((ask.to, ask.ids) for ask in made) == [(("EST",), ("a2",)), (("SOU",), ("a1", "a3"))]


def test_what_the_same_acts_put_on_two_issues_or_by_two_parties_is_one() -> None:
    assert [len(group) for group in merged(found(act(1, "demand", "NOR", "SOU", issues=["fish", "tolls"])))] == [2]
    assert [len(group) for group in merged(found(act(1, "demand", "DNK+NOR", "SOU")))] == [2]
    apart = found(act(1, "demand", "NOR", "SOU"), act(2, "demand", "NOR", "SOU", issues=["fish"]))
    assert [len(group) for group in merged(apart)] == [1, 1]


def test_what_is_a_part_of_a_larger_one_of_the_same_party_goes_with_it() -> None:
    larger = act(1, "demand", "NOR", "SOU"), act(2, "demand", "NOR", "SOU", issues=["fish", "tolls"])
    (group,) = merged(found(*larger))
    assert [ask.issue for ask in group] == ["tolls", "fish"]
