from __future__ import annotations

import re
from dataclasses import replace

import pytest
from link_material import on_day, report

from demarche.link import link
from demarche.model import Mention, TimeMark, When

FIRST = "Norland wants Veska to free 14 sailors and their boat. The sailors were taken in March, its minister said."
SECOND = (
    "Mothers of 17 sailors whose boat Veska stopped wrote to Norland's king on Sunday. "
    "Nobody was allowed to visit the sailors."
)


def told(text, day=8, **fields):
    found = re.finditer("Norland|Veska|Ostania", text)
    parties = [Mention(one.start(), one.end(), "party", party=one.group()[:3].upper()) for one in found]
    document = replace(report(text), mentions=tuple(parties), covered=True, **fields)
    return on_day(document, day)


def counted(*documents):
    by_id = {one.id: one.text for one in documents}
    found = [one for one in link(documents).conflicts if one.kind == "number"]
    return [(one.what, {by_id[at.document][at.start : at.end] for at in one.spans}) for one in found]


def test_two_origins_that_count_differently():
    ((what, spans),) = counted(told(FIRST), told(SECOND, 9))
    assert what == "14 / 17 sailor"
    assert spans == {FIRST.split(". ")[0] + ".", SECOND.split(". ")[0] + "."}


def test_two_stories_contradict_one_another_once():
    assert len(counted(told(FIRST), told(FIRST + " It rained."), told(SECOND, 9))) == 1


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        (FIRST.replace("14", "17"), SECOND, 9),
        (FIRST, SECOND, 20),
        (FIRST, SECOND + " It holds 14 sailors, said Veska.", 9),
        (FIRST, SECOND.replace("17 sailors", "14 of 17 sailors"), 9),
        (FIRST, SECOND.replace("17 sailors", "some 17 sailors"), 9),
        (FIRST, SECOND.replace("17 sailors", "17 other sailors"), 9),
        (FIRST, SECOND.replace("17 sailors", "the 17-year-old son of sailors"), 9),
        (FIRST.replace("Veska", "Ostania").replace("Norland", "Ostania"), SECOND, 9),
    ],
    ids=["same number", "another week", "both told", "a part", "rough", "others", "an age", "other parties"],
)
def test_counts_that_may_both_be_right(first, second, day):
    assert counted(told(first), told(second, day)) == []


def test_a_day_of_the_month_is_no_count():
    text = SECOND.replace("17 sailors", "17 May sailors")
    at = text.index("17 May")
    assert counted(told(FIRST), told(text, 9, times=(TimeMark(at, at + 6, When(why="told")),))) == []
