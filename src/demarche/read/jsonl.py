"""JSON Lines: one report a line, its words in `text` or its page in `html`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from demarche.errors import ReportError
from demarche.model import Document
from demarche.read.decode import NOT_TEXT
from demarche.read.given import Origin, given_from
from demarche.read.html import LARGEST_PAGE, Pages
from demarche.read.text import LARGEST_TEXT, digest, document_of, too_large

Read = Document | ReportError

LONGEST_LINE = 40_000_000
"""Bytes of one line; a longer one is passed over without holding it in memory."""


def looks_like_lines(first: bytes) -> bool:
    """The first line is a JSON object with the words of a report."""
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and (b'"text"' in start or b'"html"' in start)


def read_lines(file: BinaryIO, origin: Origin, pages: Pages, first: bytes = b"") -> Iterator[Read]:
    """Each line as a document named `path#line`; one bad line is one ReportError and the others go on.

    `first` is what was already taken from `file`, up to the end of its first line at most.
    """
    reports = 0
    for number, line in enumerate(_lines(file, first), 1):
        if line is not None and not line.strip():
            continue
        reports += 1
        here = replace(origin, source=f"{origin.source}#{number}")
        try:
            if line is None:
                raise too_large(here.source, LONGEST_LINE, LONGEST_LINE)
            yield _report(_parsed(line, here.source), here, pages)
        except ReportError as error:
            yield error
    if not reports:
        yield ReportError(origin.source, "empty file; nothing to read")


def read_json(raw: bytes, origin: Origin, pages: Pages) -> Iterator[Read]:
    """A `.json` file: one report, a list of reports, or JSON Lines under another name.

    Other JSON is no report: passed over in a folder, a ReportError if the user named it.
    """
    rows = _rows(raw)
    if not any(_is_report(row) for row in rows):
        if not origin.found:
            reason = "JSON without a report; each needs its words in a field text or html"
            yield ReportError(origin.source, reason)
        return
    for number, row in enumerate(rows, 1):
        here = origin if len(rows) == 1 else replace(origin, source=f"{origin.source}#{number}")
        try:
            yield _report(row, here, pages)
        except ReportError as error:
            yield error


def _rows(raw: bytes) -> list[object]:
    try:
        whole = json.loads(raw)
        return whole if isinstance(whole, list) else [whole]
    except (ValueError, RecursionError):
        pass
    rows: list[object] = []
    for line in raw.splitlines():
        try:
            rows.append(json.loads(line) if line.strip() else None)
        except (ValueError, RecursionError):
            rows.append(None)
    return rows


def _is_report(row: object) -> bool:
    return isinstance(row, dict) and any(isinstance(row.get(key), str) for key in ("text", "html"))


def _lines(file: BinaryIO, first: bytes) -> Iterator[bytes | None]:
    """Line by line; None for a line beyond the limit."""
    head = [first if first.endswith(b"\n") else first + file.readline(LONGEST_LINE)] if first else []
    for line in chain(head, iter(lambda: file.readline(LONGEST_LINE), b"")):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _parsed(line: bytes, source: str) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"broken UTF-8 at byte {error.start} of the line; save it again as UTF-8"
        raise ReportError(source, reason) from None
    except ValueError as error:
        raise ReportError(source, f"not a JSON object ({error}); one object a line is needed") from None
    except RecursionError:
        raise ReportError(source, "JSON nested too deep; one flat object a line is needed") from None


def _report(row: object, origin: Origin, pages: Pages) -> Document:
    if not isinstance(row, dict) or not _is_report(row):
        raise ReportError(origin.source, "no report in this line; its words belong in a field text or html")
    try:
        here = replace(origin, given=origin.given.over(given_from(row)))
    except ValueError as error:
        raise ReportError(origin.source, f"{error}; mend it or leave it out") from None
    text, html = row.get("text"), row.get("html")
    if isinstance(text, str) and (text.strip() or not isinstance(html, str)):
        raw = _bytes(text, origin.source, LARGEST_TEXT)
        return document_of(text, digest(raw), here)
    raw = _bytes(str(html), origin.source, LARGEST_PAGE)
    return pages.read_page(str(html), digest(raw), here)


def _bytes(text: str, source: str, limit: int) -> bytes:
    if "\x00" in text:
        raise ReportError(source, NOT_TEXT)
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        raise ReportError(source, "holds half of a surrogate pair; write the text again as UTF-8") from None
    if len(raw) > limit:
        raise too_large(source, len(raw), limit)
    return raw
