"""People, parties and issues that go by the words typed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from demarche.web.book import Book
from demarche.web.names import Names
from demarche.web.opened import OpenBook
from demarche.web.search.stems import WORD, fold

MEANT = 50
"""People whom one name may mean."""


def people_named(book: Book, typed: str) -> list[str]:
    """Ids of people of whom one name form carries all the words, those who say most first."""
    words = _words(typed)
    if not words:
        return []
    found = {person for person, own in _known(book) if _begin(own, words)}
    return sorted(found, key=lambda person: (-book.tally.get(person, 0), person))[:MEANT]


def parties_named(book: Book, names: Iterable[Names], typed: str) -> list[str]:
    """Codes of parties that go by the words in one of the languages, or by their code."""
    words, each = _words(typed), list(names)
    if not words:
        return []
    return [
        code
        for code in book.parties
        if any(_carries(name, words) for name in (code, *(one.party(code) for one in each)))
    ]


def issues_named(book: Book, names: Iterable[Names], typed: str) -> list[str]:
    """Codes of issues whose title carries the words in one of the languages."""
    words, each = _words(typed), list(names)
    if not words:
        return []
    return [issue for issue in sorted(book.issue_uses) if any(_carries(one.issue(issue), words) for one in each)]


@lru_cache(maxsize=1)
def _known(book: Book) -> list[tuple[str, list[str]]]:
    """(person, the words of a name form), of everybody."""
    if isinstance(book, OpenBook):
        rows = book.source.ask("SELECT person, alias FROM aliases UNION SELECT id, name FROM people")
    else:
        rows = [(row.id, name) for row in book.people for name in (row.name, *row.aliases)]
    return [(person, _words(name)) for person, name in rows]


def _words(typed: str) -> list[str]:
    return [fold(word) for word in WORD.findall(typed)]


def _carries(name: str, words: list[str]) -> bool:
    """Whether each word begins a word of the name."""
    return _begin(_words(name), words)


def _begin(own: list[str], words: list[str]) -> bool:
    return all(any(one.startswith(word) for one in own) for word in words)
