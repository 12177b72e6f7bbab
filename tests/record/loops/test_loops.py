"""Open loops as a reader gets them: which, in what order, in whose words, and why."""

from __future__ import annotations

import itertools
from typing import Any

from demarche.record.loops import KINDS, loops
from loop_rows import LAST, WORDS, act, beside, date, found, meeting, rows

ASKED = act(1, "demand", "NOR", "SOU")
OPEN = [("demand", "NOR", "SOU", "tolls")]


def whole(*acts: Any, **more: Any) -> list[dict[str, Any]]:
    return [dict(one) for one in loops(rows(*acts, **more))]


def test_what_nobody_answers_is_open_and_what_is_agreed_to_is_not() -> None:
    assert found(ASKED) == OPEN
    assert found(ASKED, act(9, "accept", "SOU", "NOR")) == []


def test_what_a_report_calls_unanswered_is_likelier_open() -> None:
    weak = act(1, "demand", "NOR", "SOU", text="the tolls to go"), act(3, "offer", "NOR", "SOU", issues=["fish"])
    assert OPEN[0] not in found(*weak, act(9, "reject", "SOU", "NOR"))
    told = act(1, "demand", "NOR", "SOU"), act(20, "demand", "NOR", "SOU")
    assert found(*told, beside=[beside("a20", "d20", "silent")]) == OPEN


def test_what_the_same_acts_raise_on_two_issues_and_what_three_ask_together_is_one_loop() -> None:
    assert found(act(1, "demand", "NOR", "SOU", issues=["fish", "tolls"])) == [("demand", "NOR", "SOU", "fish tolls")]
    told = [beside("a1", "d1", "silent")]
    assert found(act(1, "demand", "DNK+NOR+SOU", "EST"), beside=told) == [("demand", "DNK+NOR+SOU", "EST", "tolls")]


def test_the_reason_tells_since_when_and_what_a_report_says() -> None:
    (line,) = whole(act(3, "demand", "NOR", "SOU"))
    assert (line["day"], line["text"], line["lines"]) == ("2031-05-03", WORDS, ["a3"])
    assert line["why"] == f"SOU has not answered on tolls since 2031-05-03 in the reports up to {LAST}"
    (line,) = whole(act(3, "demand", "NOR", "SOU"), beside=[beside("a3", "d3", "silent")])
    assert str(line["why"]).endswith("; a report says that no answer came")
    (line,) = whole(act(4, "demand", "EST", "FIN+SOU", day=None))
    assert line["day"] is None
    assert str(line["why"]).endswith("; no report tells on which day it was put to them")


def test_the_reason_does_not_hide_an_answer() -> None:
    acts = ASKED, act(5, "reject", "SOU", "NOR"), act(9, "demand", "NOR", "SOU"), act(20, "demand", "NOR", "SOU")
    (line,) = (one for one in whole(*acts, beside=[beside("a20", "d20", "silent")]) if one["party"] == "NOR")
    assert line["why"] == (
        "SOU refused on tolls on 2031-05-05, and it was put again on 2031-05-20;"
        f" no report up to {LAST} tells of an answer to that; a report says that no answer came"
    )
    assert line["answered"] is True
    assert [one["answered"] for one in whole(ASKED)] == [False]


def test_a_deadline_stands_with_the_words_that_set_it_and_its_day() -> None:
    words = "the tolls to go by Saturday at noon and not a day later"
    day = date("d1", "2031-05-10", words.index("Saturday"))
    asked = act(1, "demand", "NOR", "SOU", text=words)
    line = whole(asked, dates=[day], beside=[beside(day["id"], "d1", "by")])[0]
    assert (line["kind"], line["party"], line["to"], line["day"]) == ("deadline", "NOR", "SOU", "2031-05-10")
    assert (line["text"], line["lines"]) == (words, ["a1", day["id"]])


def test_a_deadline_that_nobody_is_known_to_have_set_stands_with_its_clause() -> None:
    days = [date(f"d{n}", "2031-05-26", 400) for n in (1, 2)]
    acts = [act(n, "demand", "NOR", "SOU") for n in (1, 2)]
    told = [beside(day["id"], day["document"], "by", "due") for day in days]
    (line,) = (one for one in whole(*acts, dates=days, beside=told) if one["kind"] == "deadline")
    assert (line["party"], line["text"]) == ("", "clause of td1400")


def test_what_is_overdue_comes_first() -> None:
    assert KINDS == ("deadline", "meeting", "demand", "offer")
    words = "the tolls to go by Saturday at noon and not a day later"
    day = date("d1", "2031-05-10", words.index("Saturday"))
    asked = act(1, "demand", "NOR", "SOU", text=words)
    planned = meeting("planned", "2031-05-02")
    made = found(asked, dates=[day], beside=[beside(day["id"], "d1", "by")], meetings=[planned])
    assert [one[0] for one in made] == ["deadline", "meeting", "demand"]


def test_the_order_of_the_rows_changes_nothing() -> None:
    acts = ASKED, act(5, "offer", "SOU", "NOR"), act(9, "demand", "NOR", "SOU"), act(3, "demand", "EST", "SOU+NOR")
    told = [beside(f"a{n}", f"d{n}", "silent") for n in (1, 3, 9)]
    known = whole(*acts, beside=told)
    assert known
    for order in itertools.permutations(acts):
        made = rows(*acts, beside=told)
        assert loops({**made, "acts": list(order), "statements": list(reversed(made["statements"]))}) == known
