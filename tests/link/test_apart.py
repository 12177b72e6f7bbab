from __future__ import annotations

from dataclasses import replace

import pytest
from link_material import WIRE, report, swapped

from demarche.link.stories.apart import apart, figures_of
from demarche.link.stories.body import Numbers, body_of
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
    first, second = (text_of(body_of(each, numbers), numbers) for each in (one, other))
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
