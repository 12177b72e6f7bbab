"""Days that were set for something."""

from __future__ import annotations

from typing import Any

from demarche.record.loops.deadlines import Deadline, deadlines
from loop_rows import act, beside, date, rows, told

DAY = "2031-05-10"
SET = "the tolls to go by Saturday"
AT = SET.index("Saturday")


def found(*acts: Any, **more: Any) -> list[Deadline]:
    made = rows(*acts, **more)
    return list(deadlines(told(made), made))


def test_a_day_is_one_by_words_before_it_or_by_its_name() -> None:
    asked, day = act(1, "demand", "NOR", "SOU", text=SET), date("d1", DAY, AT)
    for words, there in (("by", 1), ("if", 1), ("if not", 1), ("due", 1), ("lapsed", 0)):
        assert len(found(asked, dates=[day], beside=[beside(day["id"], "d1", words)])) == there
    assert not found(asked, dates=[day])


def test_once_it_is_past_only_a_word_for_it_tells_of_it() -> None:
    late, day = act(20, "inform", "NOR"), date("d20", DAY, AT)
    assert not found(late, dates=[day], beside=[beside(day["id"], "d20", "by")])
    assert len(found(late, dates=[day], beside=[beside(day["id"], "d20", "due")])) == 1


def test_what_lies_ahead_of_all_reports_has_not_gone_by() -> None:
    asked, day = act(1, "demand", "NOR", "SOU", text=SET), date("d1", "2031-06-10", AT)
    assert not found(asked, dates=[day], beside=[beside(day["id"], "d1", "by")])


def test_all_that_is_told_of_one_day_is_one() -> None:
    acts = [act(n, "demand", "NOR", "SOU", text=SET) for n in (3, 1)]
    dates = [date("d3", DAY, AT), date("d1", DAY, AT)]
    (one,) = found(*acts, dates=dates, beside=[beside(day["id"], day["document"], "by") for day in dates])
    assert [mention.date["document"] for mention in one.mentions] == ["d1", "d3"]
    assert (one.named("by"), one.named("to"), one.issues) == (("NOR",), ("SOU",), ("tolls",))


def test_who_sets_it_goes_before_who_only_tells_of_it() -> None:
    setting = act(1, "demand", "NOR", "SOU", text=SET), act(1, "inform", "EST", text=SET, id="b")
    day = date("d1", DAY, AT)
    (one,) = found(*setting, dates=[day], beside=[beside(day["id"], "d1", "by")])
    assert one.named("by") == ("NOR",) and len(one.acts) == 2
