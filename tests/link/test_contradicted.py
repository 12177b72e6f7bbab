"""A claim and its denial, weighed."""

from __future__ import annotations

from datetime import date

import pytest
from case_reports import Report, marked

from demarche.link.claims import spoken
from demarche.link.conflicts.contradicted import DENIALS, again, denial_signs
from demarche.link.conflicts.happened import OUTCOMES, status_signs
from demarche.link.conflicts.look import differing, pairs
from demarche.link.conflicts.sides import Marks, Side, Sides
from demarche.link.people import find_people
from demarche.link.stories import find_stories

CHARGE = "Chad accused Libya on Friday of moving tanks into the Aouzou strip."
DENIAL = '"Not one tank of ours has moved into the Aouzou strip," Libyan spokeswoman Nadia Ferjani said on Saturday.'
AGAIN = "As reported, Chad accused Libya of moving tanks into the Aouzou strip."
WEATHER = "Rain has closed the market of Faya. Traders from Niger hope for the weekend."
HELD = "Envoys of Chad and Libya met in Tunis on Friday, a Chadian official said."
OFF = "A meeting of envoys of Chad and Libya in Tunis, planned for Friday, was called off, Libya said."


def sides(*texts: str) -> Sides:
    documents = marked(Report(lang="en", text=text, day=date(2020, 10, 2 + n)) for n, text in enumerate(texts))
    people, stories = find_people(documents), find_stories(documents)
    story_of = {document: story.id for story in stories for document in story.documents}
    return Sides(documents, Marks(spoken(documents, people, stories), (), story_of))


def words(side: Side) -> str:
    return side.document.text[side.place.start : side.place.end]


def test_a_charge_and_its_denial():
    ((claim, denial),) = differing(DENIALS, sides(CHARGE, DENIAL))
    assert (words(claim), words(denial)) == (CHARGE, DENIAL)


def test_the_same_charge_in_another_report_is_no_other_disagreement():
    assert len(list(differing(DENIALS, sides(CHARGE, DENIAL, AGAIN)))) == 1


def test_what_says_no_is_compared_with_what_it_may_answer_only():
    laid = [(words(one), words(other)) for one, other, _ in pairs(DENIALS, sides(CHARGE, WEATHER, DENIAL))]
    assert (CHARGE, DENIAL) in laid
    assert all(denial == DENIAL for _, denial in laid)


def test_signs_of_a_denial():
    (claim,), (denial,) = sides(CHARGE, DENIAL).values()
    if words(claim) != CHARGE:
        claim, denial = denial, claim
    signs = denial_signs(claim, denial)
    assert {"two sides", "denier told", "claim charge", "denial flatly", "denial quoted", "claim earlier 1"} <= signs


def test_a_disagreement_shown_before_stands_for_its_neighbours():
    found = {words(one): one for told in sides(CHARGE, DENIAL, WEATHER).values() for one in told}
    pair = found[CHARGE], found[DENIAL]
    assert again(pair, pair)
    other = found[WEATHER.split(". ")[0] + "."], found[WEATHER.split(". ")[1]]
    assert not again(other, pair)


def test_what_was_and_was_not():
    ((held, off),) = differing(OUTCOMES, sides(HELD, OFF))
    assert (words(held), words(off)) == (HELD, OFF)


def test_what_is_still_to_come_did_not_take_place():
    planned = HELD.replace("met in Tunis on Friday", "will meet in Tunis on Friday, October 16")
    assert list(differing(OUTCOMES, sides(planned, OFF))) == []


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        (HELD, OFF, "one day"),
        (HELD.replace("Friday", "Thursday"), OFF, "days off 1"),
        (HELD, OFF, "off arranged"),
        (HELD, OFF, "come together both"),
        (HELD.replace("met", "spoke by phone"), OFF, "by phone one"),
    ],
)
def test_signs_of_what_was_not(first: str, second: str, sign: str):
    told = {words(one): one for side in sides(first, second).values() for one in side}
    assert sign in status_signs(told[first], told[second])
