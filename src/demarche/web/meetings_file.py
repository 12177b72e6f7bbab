"""The meetings of a book as a calendar file, in the language of the page that offers it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from demarche.record.calendar import Names, calendar
from demarche.record.calendar.events import Line
from demarche.web.book import Book
from demarche.web.names import Names as Called
from demarche.web.reasons import reason
from demarche.web.words import Tongue


def meetings_file(book: Book, speech: Tongue) -> bytes:
    """The file's bytes: as `demarche export --format ics` writes it, with the pages' names of parties, and reasons in
    their language."""
    called = Called(book, speech)

    @lru_cache(maxsize=1024)
    def document(ident: str) -> Line:
        found: Line = msgspec.to_builtins(book.document[ident])
        return found

    names = Names(
        lang=speech.code,
        party=called.party,
        person=lambda ident: book.person[ident].name if ident in book.person else "",
        document=document,
        words=lambda span: book.texts[span["document"]][span["start"] : span["end"]],
        reason=lambda why: reason(speech, why),
    )
    rows = list(book.meetings)
    book.want(documents={told.document for row in rows for told in row.evidence})
    return calendar(map(msgspec.to_builtins, rows), names, book.titles.negotiation)
