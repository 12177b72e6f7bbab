"""Documents that an office issues: what they say is said in its name."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme, annotate
from demarche.clean import clean
from demarche.model import Document

OFFICE = """MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF KENYA

STATEMENT

Nairobi, 4 May 2031

{body}
"""
BISHOP = """Statement by the Foreign Minister of Kenya on the ferry line

Nairobi, 4 May

{body}
"""
NEWS = """Statement leaves the ports of Kenya guessing

NAIROBI, 4 May - {body}
"""


def said(text: str) -> list[tuple[str, str, str]]:
    document = annotate(clean(Document("0" * 16, text, ("text",), lang="en", covered=True)), Scheme())
    return [(s.speaker_party, s.act, text[s.start : s.end]) for s in document.statements]


@pytest.mark.parametrize(
    ("form", "body", "read"),
    [
        (OFFICE, "The crew left the port on Monday.", ("KEN", "inform")),
        (OFFICE, "The patrol boat did not open fire on anybody.", ("KEN", "deny")),
        (OFFICE, "We call on Somalia to open the ferry line.", ("KEN", "demand")),
        (BISHOP, "I also expect Somalia to open the ferry line at once.", ("KEN", "demand")),
        (BISHOP, "I have to tell you that we found no agreement today.", ("KEN", "inform")),
        (BISHOP, "We will not recognise the new line at sea.", ("KEN", "reject")),
        (OFFICE, "The engineers have no mandate to discuss the toll.", ("KEN", "inform")),
    ],
)
def test_what_a_communique_says_is_its_issuers(form: str, body: str, read: tuple[str, str]) -> None:
    assert (*read, body) in said(form.format(body=body))


def test_what_it_says_others_said_is_theirs() -> None:
    body = "Somalia demanded a new ferry line in March."
    assert said(OFFICE.format(body=body)) == [("SOM", "demand", "a new ferry line in March")]


@pytest.mark.parametrize("body", ["The ferry line was shut on Monday.", "We saw no boats in the port on Monday."])
def test_a_report_says_nothing_in_its_own_name(body: str) -> None:
    assert said(NEWS.format(body=body)) == []


JOINT = """Joint statement by the envoys of Kenya, Malawi and Zambia
Lusaka, 3 May 2031

We came to Lusaka in good faith and with full powers.
"""
ANSWER = """Spokesman answers on the ferry

LUSAKA, May 24 (Lake Agency) -- A spokesman for the Foreign Ministry of Zambia gave the following answer on Wednesday:

Our side does not say empty words. The ferry must be given back without delay.
"""
FIGURES = """Exports rise

The trade ministry of Zambia issued the following figures on Monday. Exports of copper rose again last year.
"""


def test_what_several_issue_together_is_said_by_all_of_them():
    assert ("KEN+MWI+ZMB", "inform") in [one[:2] for one in said(JOINT)]


def test_what_is_announced_to_follow_is_said_by_who_announces_it():
    assert ("ZMB", "The ferry must be given back without delay.") in [(one[0], one[2]) for one in said(ANSWER)]


def test_figures_that_follow_are_no_words_of_their_own():
    assert said(FIGURES) == []


LETTER = """MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF KENYA

On the state of the ferry line

1. Not one boat has been held at the pier. The charge has no ground whatever.
"""


def test_under_an_office_s_letterhead_the_office_speaks():
    assert ("KEN", "The charge has no ground whatever.") in [(one[0], one[2]) for one in said(LETTER)]
