"""A plain text file as a document: the file decoded, nothing changed."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress

from demarche.errors import ReportError
from demarche.model import Document, Stamp
from demarche.read.decode import decode
from demarche.read.given import Given, Origin, day_of

LARGEST_TEXT = 2_000_000
"""Bytes. A report of 2 MB would be a book of 300,000 words: such a file is a dump of many reports."""

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(\S.*?)[ \t]*\r?$", re.MULTILINE)
_TITLES, _DATES = ("title", "judul"), ("date", "published", "pubdate", "tanggal")


def read_text(raw: bytes, origin: Origin) -> Document:
    """Raises ReportError if there is no text, too much of it, or none that can be decoded."""
    if not raw.strip():
        what = "holds only white space" if raw else "empty file"
        raise ReportError(origin.source, f"{what}; nothing to read")
    if len(raw) > LARGEST_TEXT:
        raise too_large(origin.source, len(raw), LARGEST_TEXT)
    return document_of(decode(raw, origin.source), digest(raw), origin)


def document_of(text: str, identity: str, origin: Origin) -> Document:
    """The document of a text, with what its front matter states. Raises ReportError if nothing is in it."""
    if not any(char.isalnum() for char in text):
        raise ReportError(origin.source, "holds no words; nothing to read")
    front, stamps = _front_matter(text)
    given = origin.given.over(front).over(origin.fallback)
    return Document(
        id=identity,
        text=text,
        sources=(origin.source,),
        title=given.title,
        url=given.url,
        site=given.site,
        lang=given.lang,
        given=given.published,
        stamps=stamps,
    )


def digest(raw: bytes) -> str:
    """The id of a document: the first 16 hex digits of the SHA-256 of its bytes."""
    return hashlib.sha256(raw).hexdigest()[:16]


def too_large(source: str, size: int, limit: int) -> ReportError:
    return ReportError(
        source,
        f"too large for one report ({size / 1e6:.0f} MB or more, the limit is {limit / 1e6:.0f} MB);"
        " split it into one file a report, or JSON Lines",
    )


def _front_matter(text: str) -> tuple[Given, tuple[Stamp, ...]]:
    """Title and day from a block between lines of --- at the top, as static site makers write it."""
    block = _FRONT.match(text)
    if not block:
        return Given(), ()
    fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(block[1])}
    title = next((fields[name] for name in _TITLES if name in fields), "")
    stamps: list[Stamp] = []
    for name in _DATES:
        if name in fields:
            with suppress(ValueError):
                stamps.append(Stamp(fields[name], day_of(fields[name]), f"front matter: {name}"))
    return Given(title=title), tuple(stamps)
