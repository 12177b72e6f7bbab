from __future__ import annotations

from math import inf

import pytest
from link_material import report

from demarche.lang import covered
from demarche.link.sense.amount_words import amount_file
from demarche.link.sense.amounts import amounts

EXAMPLES = [(code, one) for code in covered() for one in amount_file(code).examples]


def shown(one):
    ends = ["" if end in (0, inf) else f"{end:.10g}" for end in (one.low, one.high)]
    number = ends[0] if ends[0] == ends[1] else "-".join(ends)
    return f"{number} {one.unit.rpartition(' ')[2].lstrip('=') or ' '.join(one.noun)}"


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[one.text for _, one in EXAMPLES])
def test_amounts_of_the_examples(code, example):
    assert [shown(one) for one in amounts(report(example.text, code))] == list(example.amounts)


def test_numbers_that_both_may_be_right():
    def first(text, code="en"):
        return amounts(report(text, code))[0]

    assert first("About 50 boats came.").meets(first("There were 48 boats."))
    assert first("They hold 600 men.").meets(first("They hold 612 men."))
    assert first("At least nine people died.").meets(first("Eleven people died."))
    assert not first("At least nine people died.").meets(first("Seven people died."))
    assert not first("The talks took nearly four hours.").meets(first("The talks took just under two hours."))
    assert first("They agreed on 86 of the 150 kilometres.").part
