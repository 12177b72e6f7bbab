"""Spans that cannot both be right, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from demarche.web.book import Book
from demarche.web.lines import disputes


def conflicts(book: Book) -> Mapping[str, object]:
    """Each conflict with its sides."""
    return {"conflicts": [(row, disputes(book, row)) for row in book.conflicts]}
