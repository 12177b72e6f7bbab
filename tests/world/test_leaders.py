import pytest

from demarche.world import is_code, leader, leaders


def test_every_leader_leads_a_known_party():
    assert {term.party for terms in leaders().values() for term in terms if not is_code(term.party)} == set()


def test_terms_run_forward_and_roles_are_known():
    terms = [term for row in leaders().values() for term in row]
    assert all(term.first <= term.last and term.role in ("chief", "minister", "body") for term in terms)
    assert len(terms) > 800


@pytest.mark.parametrize(
    ("name", "year", "party"),
    [("Mark Rutte", 2015, "NLD"), ("Mark Rutte", 2025, "NATO"), ("Mark Rutte", 0, "NATO"), ("ANGELA MERKEL", 0, "DEU")],
)
def test_the_term_that_covers_the_year(name, year, party):
    found = leader(name, year)
    assert found is not None
    assert found.party == party


def test_accents_and_hyphens_do_not_matter():
    assert leader("Recep Tayyip Erdogan") == leader("Recep Tayyip Erdoğan")
    assert leader("Moon Jae in") == leader("Moon Jae-in")
    assert leader("Nobody Known") is None
