"""Reports of a case, from their words to their marks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

import msgspec

from demarche.annotate import Scheme
from demarche.model import Document
from demarche.pipeline import mark


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lang: str
    text: str
    day: date | None = None
    cut: str = ""  # what a copy carries behind the text


def marked(reports: Iterable[Report]) -> list[Document]:
    """Each with its marks; a report goes by its place among them."""
    found = []
    for n, report in enumerate(reports):
        text = report.text + report.cut
        ident = sha256(text.encode()).hexdigest()[:16]
        found.append(mark(Document(ident, text, (f"{n}.txt",), lang=report.lang, given=report.day), Scheme()))
    return found
