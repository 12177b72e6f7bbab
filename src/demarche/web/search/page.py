"""The page to search on: a form and, where it is served, the answer. On disk a script answers from shards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.web.book import Book, issue_page, party_page, person_page
from demarche.web.names import Names
from demarche.web.search.ask import Ask, read_ask
from demarche.web.search.find import Answer, find
from demarche.web.search.names import issues_named, parties_named, people_named
from demarche.web.words import Tongue, languages, tongue

OFFERED = 80
"""Parties that a list offers, the busiest first."""
NAMED = 8
"""Pages that go by the words typed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page that goes by the words: what it is called and the kind of thing it is about."""

    page: str
    name: str
    kind: str


def search(book: Book, speech: Tongue) -> Mapping[str, object]:
    """The page before anything is asked."""
    return {**_form(book, speech, Ask()), "answer": None, "places": ()}


def searched(book: Book, speech: Tongue, query: Mapping[str, Sequence[str]]) -> Mapping[str, object]:
    """The page with the answer to what the address asks."""
    ask = read_ask(query)
    answer: Answer | None = find(book, ask) if ask else None
    return {**_form(book, speech, ask), "answer": answer, "places": places(book, speech, ask.q)}


def _form(book: Book, speech: Tongue, ask: Ask) -> Mapping[str, object]:
    names = Names(book, speech)
    return {
        "ask": ask,
        "unread_day": bool(ask.day and ask.days is None),
        "offer": {
            "party": _by_name((code, names.party(code)) for code in book.parties[:OFFERED]),
            "issue": sorted(
                ((code, names.issue(code)) for code in book.issue_uses), key=lambda pair: pair[1].casefold()
            ),
            "act": sorted(((code, speech.name("act", code)) for code in speech.codes("act")), key=lambda pair: pair[1]),
        },
    }


def _by_name(offered: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(offered, key=lambda pair: pair[1].casefold())


def places(book: Book, speech: Tongue, typed: str) -> list[Place]:
    """People, parties and issues that go by the words typed."""
    every = [Names(book, tongue(code)) for code in languages()]
    mine = Names(book, speech)
    found = [Place(party_page(code), mine.party(code), "party") for code in parties_named(book, every, typed)]
    found += [Place(issue_page(code), mine.issue(code), "issue") for code in issues_named(book, every, typed)]
    found += [Place(person_page(one), book.person[one].name, "person") for one in people_named(book, typed)[:NAMED]]
    return found[: 2 * NAMED]
