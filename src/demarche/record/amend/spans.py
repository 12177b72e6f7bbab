"""Other words for a line: by offsets or by the words themselves, proved against the text."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from demarche.errors import UsageError
from demarche.record.amend.ledger import Amendment
from demarche.record.amend.places import Place, places_of, written

SPANNED = ("statements", "acts", "dates")
SHOWN = 40


def respanned(connection: sqlite3.Connection, one: Amendment, table: str) -> Amendment:
    """`value`: "START END", or the new words. Raises UsageError where they are not in the document, or more than
    once and nowhere near."""
    if table not in SPANNED:
        raise UsageError(f"{one.line} stands in {table}; span takes {', '.join(SPANNED)}")
    (place,) = places_of(one.anchor)
    text = str(connection.execute("SELECT text FROM documents WHERE id = ?", (place.document,)).fetchone()[0])
    words = one.value.split()
    if len(words) == 2 and all(word.isdecimal() for word in words):
        start, end = map(int, words)
        if not 0 <= start < end <= len(text):
            raise UsageError(f"[{start}, {end}) is no span of document {place.document} ({len(text)} long)")
    else:
        start, end = _found(text, one.value, place)
    before = text[place.start : place.end]
    if text[start:end] != text[start:end].strip():
        raise UsageError(f"[{start}, {end}) begins or ends with a blank: {text[start:end][:SHOWN]!r}")
    return replace(one, field=table, value=f"{start} {end}", was=before, anchor=written([place]))


def _found(text: str, words: str, place: Place) -> tuple[int, int]:
    """Where the words stand: of several places, the one that shares most with the line as it is."""
    if not words.strip():
        raise UsageError("span: give START END or the new words")
    size = len(words)
    starts = [at for at in range(len(text) - size + 1) if text.startswith(words, at)]
    if not starts:
        raise UsageError(f"{words[:SHOWN]!r}: these words do not stand in document {place.document}")
    near = [at for at in starts if at < place.end and place.start < at + size]
    if len(starts) > 1 and len(near) != 1:
        raise UsageError(f"{words[:SHOWN]!r} stands {len(starts)} times in the document; give START END")
    at = (near or starts)[0]
    return at, at + size
