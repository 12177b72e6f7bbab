"""Which tellings that the rules find weak stand alone."""

from datetime import date

import pytest

from demarche import pipeline
from demarche.annotate.meetings.mark import lines_in
from demarche.annotate.meetings.standing import stands, with_standing
from demarche.annotate.meetings.standing_signs import standings
from demarche.annotate.scheme import Scheme
from demarche.model import Document

DAY = date(2024, 5, 15)
QUARREL = {
    "en": "Kenya and Rwanda have quarrelled over the river since March. Kenya wants a dam and Rwanda wants none.",
    "id": "Kenya dan Rwanda berselisih soal sungai sejak Maret. Kenya ingin bendungan dan Rwanda menolaknya.",
}


def marked(text: str, code: str) -> Document:
    return pipeline.mark(Document("d", text, ("d.txt",), lang=code, given=DAY), Scheme())


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", "The second round took nine hours in Oslo on Tuesday, with a break at noon."),
        ("id", "Putaran kedua memakan waktu sembilan jam di Oslo pada Selasa, dengan jeda pada siang hari."),
    ],
)
def test_a_round_of_the_two_on_a_day_stands(code: str, told: str) -> None:
    *_, last = marked(f"{QUARREL[code]} {told}", code).meetings
    assert last.sure
    assert last.parties == ("KEN", "RWA")


def test_what_tells_no_day_is_not_weighed() -> None:
    report, lines = lines_in(marked(f"{QUARREL['en']} The talks were long and led nowhere.", "en"))
    assert not list(standings(report, lines))


def test_what_the_rules_find_sure_stays() -> None:
    report, lines = lines_in(marked("Kenya and Rwanda met in Oslo on Monday. The talks on Monday were long.", "en"))
    assert all(line.firm for line in lines)
    assert with_standing(report, lines) == lines


def test_each_sign_of_a_telling_is_told_once() -> None:
    text = f"{QUARREL['en']} On Tuesday it was over after nine hours in a hotel in Oslo."
    for one in standings(*lines_in(marked(text, "en"))):
        signs = list(one.signs())
        assert len(signs) == len(set(signs))
        assert stands(one) in (True, False)
