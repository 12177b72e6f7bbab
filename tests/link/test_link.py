from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from link_material import BACKGROUND, OTHER, OTHER_ID, SPAM, TRANSLATION, WIRE, met, part, quote, report, said, swapped

from demarche.link import link
from demarche.model import Links, Person

PAPER = "We have put a fair paper on the table and we are still waiting for an honest reply"
DOCUMENTS = [
    said(report(WIRE), PAPER, "Arvid Stenmark", "demand"),
    said(report(OTHER), PAPER, "Arvid Stenmark"),
    report(part(WIRE, 0, 0.6)),
    report(swapped(WIRE, 0.2)),
    report(OTHER + BACKGROUND + SPAM),
    report(TRANSLATION, "id"),
    report(OTHER_ID, "id"),
    quote("We shall not trade 14 ships for lorries in this harbour", "Milena Koradin"),
    quote("We shall not trade 15 ships for lorries in this harbour", "Milena Koradin"),
    quote("We shall trade 14 ships for lorries in this harbour", "Norland"),
    met("They will meet.", 3, (7, 9), status="planned"),
    met("They met.", 9, (8, 8)),
    met("They met there.", 9, (8, 10), place="Port Halven"),
    replace(report("Short."), people=(Person("k", "Stenmark", (), "NOR"), Person("m", "A. Stenmark", (), ""))),
]
EXPECTED = link(DOCUMENTS)


@given(st.permutations(DOCUMENTS))
@settings(max_examples=25, deadline=None)
def test_order_changes_nothing(documents):
    assert link(documents) == EXPECTED


@given(st.sets(st.sampled_from(range(len(DOCUMENTS)))))
@settings(max_examples=25, deadline=None)
def test_every_line_rests_on_what_is_there(chosen):
    documents = [DOCUMENTS[at] for at in sorted(chosen)]
    found = link(documents)
    ids = {document.id for document in documents}
    assert sorted(document for story in found.stories for document in story.documents) == sorted(ids)
    keys = sorted(key for claim in found.claims for key in claim.statements)
    assert keys == sorted((one.id, at) for one in documents for at in range(len(one.statements)))
    members = sorted(member for person in found.people for member in person.members)
    assert members == sorted((one.id, person.key) for one in documents for person in one.people)
    assert sum(len(line.evidence) for line in found.meetings) == sum(len(one.meetings) for one in documents)
    for lines in (found.stories, found.claims, found.people, found.meetings, found.conflicts):
        assert len({line.id for line in lines}) == len(lines)


def test_a_report_that_joins_nothing_changes_no_id():
    more = link([*DOCUMENTS, quote("Bread will be cheaper in spring, they say in the south", "Juna Alvik")])
    for name in ("people", "stories", "claims", "meetings", "conflicts"):
        assert {line.id for line in getattr(EXPECTED, name)} <= {line.id for line in getattr(more, name)}


def test_nothing_gives_nothing():
    assert link([]) == Links()


def test_the_same_in_every_process():
    """Ids and stories must not hang on Python's salted hash."""
    code = (
        "import sys, pickle; sys.path.insert(0, sys.argv[1]); import test_link; "
        "sys.stdout.buffer.write(pickle.dumps(test_link.EXPECTED))"
    )
    here = str(__file__).rsplit("/", 1)[0]
    run = subprocess.run(
        [sys.executable, "-c", code, here], capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": "7"}
    )
    assert pickle.loads(run.stdout) == EXPECTED
