"""The record's reasons in a page's words: reports, which a reason names by their ids, by what they go by."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from demarche.web.book import Book, report_page
from demarche.web.marks import words

_ID = re.compile(r"\b[0-9a-f]{16}\b")


def reasoned(book: Book, why: str, to: Callable[[str], str]) -> Markup:
    """`why` as HTML, with a link in place of each id of a report. `to` gives the address of a page."""
    parts, at = [], 0
    for found in _ID.finditer(why):
        row = book.document.get(found[0])
        if row is None:
            continue
        name = words(row.site or book.title(row))
        parts += [
            words(why[at : found.start()]),
            Markup('<a href="{}"><bdi>{}</bdi></a>').format(to(report_page(row.id)), name),
        ]
        at = found.end()
    return Markup("").join([*parts, words(why[at:])])
