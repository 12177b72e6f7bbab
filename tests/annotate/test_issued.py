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
