"""Whose people are, as the titles in other reports tell."""

from demarche.link.people import find_people
from demarche.link.people.homes import homes
from demarche.model import Document, Person, Role


def report(name: str, *people: Person) -> Document:
    return Document(name, "…", (f"{name}.txt",), lang="en", covered=True, people=people)


def person(party: str, *roles: tuple[str, str], name: str = "Mira Solan") -> Person:
    told = tuple(Role(text, home, 0, 1) for text, home in roles)
    return Person("p1", name, (), party, told, ())


def found(*documents: Document) -> dict[tuple[str, str], str]:
    return homes(documents, find_people(documents))


def test_a_title_that_names_the_party_holds_for_reports_that_only_let_it_guess() -> None:
    told = report("a", person("VNM", ("Vietnam's vice minister", "VNM")))
    assert found(told, report("b", person("USA", ("vice minister", "")))) == {("b", "p1"): "VNM"}
    assert found(told, report("b", person(""))) == {("b", "p1"): "VNM"}


def test_a_title_of_the_report_itself_stays() -> None:
    told = report("a", person("VNM", ("Vietnam's vice minister", "VNM")))
    assert found(told, report("b", person("LAO", ("Lao envoy", "LAO")))) == {}


def test_where_titles_differ_or_none_names_a_party_nothing_is_put_in_place_of_a_guess() -> None:
    guessed = report("b", person("USA", ("vice minister", "")))
    assert found(report("a", person("VNM", ("vice minister", ""))), guessed) == {}
    two = [report(n, person(p, ("envoy", p))) for n, p in (("a", "VNM"), ("c", "LAO"))]
    assert ("b", "p1") not in found(*two, guessed)


def test_what_more_reports_let_guess_holds_against_a_guess() -> None:
    guessed = report("b", person("USA", ("vice minister", "")))
    two = [report(name, person("VNM", ("vice minister", ""))) for name in ("a", "c")]
    assert found(*two, guessed) == {("b", "p1"): "VNM"}
