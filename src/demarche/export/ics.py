"""The meetings of a record as one calendar file."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from demarche.record import brief_of, lines, texts
from demarche.record.calendar import Names, calendar
from demarche.record.lines import Line
from demarche.world import party_name

FILE = "meetings.ics"


def write(connection: sqlite3.Connection, lang: str = "en") -> bytes:
    """The file's bytes, in the words of a language. Raises UsageError for a language without words."""
    brief = brief_of(connection)
    own = {row.code: row.names[lang][0] for row in brief.party if row.names.get(lang)}
    documents: dict[str, Line] = {str(row["id"]): row for row in lines(connection, "documents")}
    people = {str(row["id"]): str(row["name"]) for row in lines(connection, "people")}
    read = texts(connection)

    @lru_cache(maxsize=4096)
    def party(code: str) -> str:
        return own.get(code) or party_name(code, lang) or code

    names = Names(
        lang=lang,
        party=party,
        person=lambda ident: people.get(ident, ""),
        document=lambda ident: documents[ident],
        words=lambda span: read[span["document"]][span["start"] : span["end"]],
    )
    return calendar(lines(connection, "meetings"), names, brief.negotiation.title)
