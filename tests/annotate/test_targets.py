"""Whom a statement is directed at: the one named, the other side of the report, both sides, or nobody."""

from __future__ import annotations

import pytest

from demarche.annotate import Scheme, annotate
from demarche.model import Document

TWO = (
    "Kenya and Somalia met again over the sea border. Kenya's envoy said the map was old. "
    "Somalia's envoy said the map was good. Kenya wants the line moved. "
)
MANY = (
    "Delegates of Kenya, Chad, Mali, Togo, Ghana, Benin, Niger and Gabon met in the hall. "
    "Chad spoke first. Mali spoke next. Togo left early. "
)


def target(text: str, quote: str, lang: str = "en") -> str:
    document = annotate(Document("0" * 16, text, ("example",), lang=lang, covered=True), Scheme())
    return next(s.target_party for s in document.statements if quote in document.text[s.start : s.end])


@pytest.mark.parametrize(
    ("told", "quote", "to"),
    [
        ("Somalia rejected the proposal.", "proposal", "KEN"),
        ("Somalia denied the charge.", "charge", "KEN"),
        ("Norway welcomed the meeting.", "meeting", "KEN+SOM"),
        ("Norway urged Somalia to sign.", "to sign", "SOM"),
        ("Somalia said that nine people were in the room.", "nine people", ""),
    ],
)
def test_in_a_report_about_two(told: str, quote: str, to: str) -> None:
    assert target(TWO + told, quote) == to


def test_who_is_named_first_is_meant_also_where_the_report_is_of_others() -> None:
    assert target(TWO + "Somalia accused Togo of selling arms.", "selling arms") == "TGO"


def test_among_many_nobody_faces_anybody() -> None:
    assert target(MANY + "Kenya rejected the proposal.", "proposal") == ""


def test_a_document_says_why_nobody_is_meant() -> None:
    document = annotate(
        Document("0" * 16, MANY + "Kenya rejected the proposal.", ("e",), lang="en", covered=True), Scheme()
    )
    assert "target_party" in dict(document.statements[-1].why)


@pytest.mark.parametrize(
    ("told", "quote", "to"),
    [
        ("Kenyan senator Ana Duarte has urged the government to wait.", "to wait", "KEN"),
        ("Norway called on them to wait.", "wait", "KEN+SOM"),
        ("Kenya called for an end to the raids in Togo.", "an end to the raids", "SOM"),
    ],
)
def test_at_home_both_and_mere_places(told: str, quote: str, to: str) -> None:
    assert target(TWO + told, quote) == to


@pytest.mark.parametrize(
    ("told", "quote", "to"),
    [
        ("Kenya accused the council of silence and said Togo was violating the truce.", "Togo was", "TGO"),
        ("Kenya demanded guarantees that Togo would not be cut off.", "guarantees", "SOM"),
    ],
)
def test_who_does_wrong_and_who_gives_a_pledge(told: str, quote: str, to: str) -> None:
    assert target(TWO + told, quote) == to


def test_a_name_before_a_hyphen_only_says_of_what_kind_another_is() -> None:
    assert target(TWO + "Kenya warned of the Togo-backed rebels.", "rebels") == "SOM"


@pytest.mark.parametrize(
    ("told", "quote", "to"),
    [
        ("Kenya told the Ghanaian mediator that Somalia must leave the island.", "Somalia must", "SOM"),
        ("Kenya told Somalia that its boats must leave the island.", "its boats", "SOM"),
    ],
)
def test_who_only_passes_a_demand_on_is_not_asked(told: str, quote: str, to: str) -> None:
    assert target(TWO + told, quote) == to
