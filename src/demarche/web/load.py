"""Read a record into a book, with what parties and issues are called in each language of the pages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from demarche.brief import Brief
from demarche.errors import RecordError
from demarche.lang import covered, load
from demarche.record import EXPORTED, brief_of, lines, reading, texts
from demarche.web.book import Book, Titles, assemble
from demarche.web.opened import OpenBook
from demarche.web.words import languages
from demarche.world import bodies, parties_file, party_name, states


class _Issue(msgspec.Struct, frozen=True):
    id: str
    title: str


class _Issues(msgspec.Struct, frozen=True):
    """Of a language pack's issues only the titles."""

    issues: tuple[_Issue, ...]


def load_book(record: Path) -> Book:
    """Every line of the record. Raises RecordError if the file is not a record or cannot be read."""
    with reading(record) as connection:
        tables = {kind: list(lines(connection, kind)) for kind in EXPORTED}
        try:
            return assemble(tables, texts(connection), titles_of(brief_of(connection)))
        except msgspec.ValidationError as error:
            raise RecordError(f"{record}: a line is damaged ({error}); build the record anew") from None


def open_book(record: Path) -> OpenBook:
    """The record, read as pages ask for it. Raises RecordError if the file is not a record or cannot be read."""
    with reading(record) as connection:
        titles = titles_of(brief_of(connection))
    return OpenBook(record, titles)


def titles_of(brief: Brief) -> Titles:
    """What the brief calls the negotiation, its parties, issues and known days; else what the world calls them."""
    parties = {code: dict(_parties(code)) for code in languages()}
    issues = {code: dict(_issues(code)) for code in languages()}
    for code in languages():
        parties[code] |= {row.code: row.names[code][0] for row in brief.party if row.names.get(code)}
        issues[code] |= {row.id: row.title[code] for row in brief.issue if row.title.get(code)}
    known = tuple((row.day, row.event) for row in brief.date if row.event)
    return Titles(brief.negotiation.title, parties, issues, known)


SHORT = 12
"""Characters: a body whose name is longer goes by its shortest form, as a heading of the matrix must fit."""


@lru_cache(maxsize=8)
def _parties(lang: str) -> dict[str, str]:
    """Names of states and bodies by their code."""
    if lang not in covered():
        return {}
    names = {code: party_name(code, lang) for code in (*states(), *bodies())}
    forms = parties_file(lang).bodies
    long = (code for code, name in names.items() if len(name) > SHORT and code in forms)
    return names | {code: min(forms[code], key=len) for code in long}


@lru_cache(maxsize=8)
def _issues(lang: str) -> dict[str, str]:
    return {row.id: row.title for row in load(lang, "issues", _Issues).issues} if lang in covered() else {}
