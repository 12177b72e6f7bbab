"""Who is named in full elsewhere speaks for the same side here; a title of the report itself stands."""

from __future__ import annotations

import pytest

from demarche.model import Act, Document, Identity, Links, Person, Role, Statement
from demarche.record.spoken_for import Sides, spoken_for

ROLE = (Role("former envoy", "", 0, 3),)
# party of the person in another report, roles in this report, party of the statement, state, given by hand; expected
CASES = [
    (("NOR", (), "", "", False), "NOR"),
    (("NOR", ROLE, "", "", False), ""),
    (("", (), "", "", False), ""),
    (("NOR+SWE", (), "", "", False), ""),
    (("NOR", (), "SWE", "", False), "NOR"),  # this report let guess it
    (("NOR", (), "", "amended", False), ""),
    (("NOR", (), "SWE", "", True), "NOR"),
    (("", (), "SWE", "", True), ""),
    (("NOR", ROLE, "SWE", "", True), "NOR"),
]


@pytest.mark.parametrize(("case", "expected"), CASES, ids=str)
def test_the_party_of_a_speaker(case, expected):
    party, roles, spoken, state, placed = case
    line = Statement(0, 3, "direct", "Ana Sorel", "a", "", spoken, "said", "demand", "", state=state)
    document = Document(
        "d", "abc", ("made",), people=(Person("a", "Ana Sorel", (), "", roles),), statements=(line,),
        acts=(Act(0, 3, "demand", spoken, "", statement=0),),
    )  # fmt: skip
    other = Document("e", "abc", ("made",), people=(Person("a", "Ana Sorel", (), party),))
    links = Links(people=(Identity("i", "Ana Sorel", (), party, (("d", "a"), ("e", "a")), placed=placed),))
    found = spoken_for(document, Sides.of(links, [document, other]))
    assert found.statements[0].speaker_party == found.acts[0].by == expected


OFFICE = (Role("Deputy Foreign Minister", "", 0, 3),)
FULL = (Role("Norwegian Deputy Foreign Minister", "NOR", 0, 3),)
# roles in this report, party of the statement, roles in two other reports; expected
TITLED = [
    ((OFFICE, "", (FULL, FULL)), "NOR"),
    ((OFFICE, "SWE", (FULL, FULL)), "NOR"),  # guessed from what stands around
    (((), "SWE", (FULL, FULL)), "NOR"),
    ((OFFICE, "SWE", (FULL, ())), "NOR"),  # one report alone tells it
    ((OFFICE, "", (FULL, ())), "NOR"),
    ((ROLE, "", (FULL, FULL)), ""),  # he was
    (((Role("Swedish minister", "SWE", 0, 3),), "SWE", (FULL, FULL)), "SWE"),
    ((OFFICE, "", (FULL, (Role("Swedish minister", "SWE", 0, 3),))), ""),
]


@pytest.mark.parametrize(("case", "expected"), TITLED, ids=str)
def test_titles_in_other_reports_tell_whose_an_office_is(case, expected):
    roles, spoken, others = case
    line = Statement(0, 3, "direct", "Ana Sorel", "a", "", spoken, "said", "demand", "")
    here = Document(
        "d", "abc", ("made",), people=(Person("a", "Ana Sorel", (), spoken, roles),), statements=(line,),
        acts=(Act(0, 3, "demand", spoken, "NOR", statement=0),),
    )  # fmt: skip
    there = [
        Document(f"e{n}", "abc", ("made",), people=(Person("a", "Ana Sorel", (), "", told),))
        for n, told in enumerate(others)
    ]
    parties = {role.party for told in others for role in told}
    members = (("d", "a"), *((one.id, "a") for one in there))
    links = Links(people=(Identity("i", "Ana Sorel", (), "+".join(sorted(parties)), members),))
    found = spoken_for(here, Sides.of(links, [here, *there]))
    assert found.statements[0].speaker_party == found.acts[0].by == expected
    assert found.acts[0].to == ("" if expected == "NOR" else "NOR")
