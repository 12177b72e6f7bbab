from __future__ import annotations

from dataclasses import replace

import pytest
from case_reports import Report, marked
from link_material import WIRE, report, swapped

from demarche.link.stories.apart import apart, figures_of, other_day
from demarche.link.stories.body import Numbers, body_of, worded
from demarche.link.stories.find import find_stories
from demarche.link.stories.overlap import text_of
from demarche.model import Junk, Quotation

FRAME = "The two ministers met at the quay for {} hours and spoke of {} boats, {} men and {} crates. {} They left late."


def _quoting(text):
    marks, at = [], text.find('"')
    while at >= 0:
        end = text.index('"', at + 1)
        marks.append(Quotation(at + 1, end, at, end + 1))
        at = text.find('"', end + 1)
    return replace(report(text), quotations=tuple(marks))


def _apart(one, other):
    numbers = Numbers()
    first, second = (text_of(body_of(each, numbers), worded(each, numbers)) for each in (one, other))
    return apart(first, second, (figures_of(one), figures_of(other)))


@pytest.mark.parametrize(
    ("figures", "said", "two"),
    [
        ((14, 31, 46, 90), '"We shall not trade ships for lorries."', False),
        ((14, 31, 46, 90), '"The ice on the bay will hold no cart."', True),
        ((15, 32, 47, 91), '"We shall not trade ships for lorries."', True),
        ((14, 31, 47, 91), '"We shall not trade ships for lorries."', False),
        ((15, 32, 47, 91), "", True),
        ((14, 31, 46, 90), "", False),
    ],
)
def test_other_words_or_other_figures_are_another_day(figures, said, two):
    first = _quoting(FRAME.format(14, 31, 46, 90, '"We shall not trade ships for lorries."'))
    assert _apart(first, _quoting(FRAME.format(*figures, said))) is two


def test_a_rewording_keeps_some_of_each_quotation():
    assert not _apart(_quoting(WIRE), _quoting(swapped(WIRE, 0.1)))


def test_figures_of_junk_are_not_those_of_the_report():
    one = report("Some 40 boats came. Call 5550 now.")
    assert figures_of(one) == {"40", "5550"}
    assert figures_of(replace(one, junk=(Junk(20, len(one.text), "spam"),))) == {"40"}


FORMULA = (
    "Harbour talks between the two islands ended on {} without agreement, officials on both sides said. The delegations,"
    " led by Siv Aune and Odd Brekke, met at the harbour office. A joint statement said that the talks had been frank and"
    " would continue. The islands have been at odds since the smaller of them left the joint council. Boats lie idle."
)


@pytest.mark.parametrize(("day", "two"), [("Monday", False), ("Tuesday", False), ("Thursday", True)])
def test_a_formula_with_another_day_is_another_round(day: str, two: bool) -> None:
    first, second = marked([Report("en", FORMULA.format("Monday")), Report("en", FORMULA.format(day) + " It rained.")])
    assert other_day(first, second) is two
    assert len(find_stories([first, second])) == 1 + two
