"""Documents and their marks as bytes in the record.

The column `documents.marks` holds the marked Document, `sources.read` the Document as it was read from that
source; both without the text, which has a column of its own. MessagePack of the fields by name (dates as ISO
strings), compressed with zlib: `msgpack.unpackb(zlib.decompress(blob))` reads it in any language.
"""

from __future__ import annotations

import zlib
from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache
from sys import intern

import msgspec

from demarche.errors import RecordError
from demarche.model import Document

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Document)


def pack(document: Document) -> bytes:
    """The document without its text."""
    return zlib.compress(_encoder.encode(replace(document, text="")), 1)


def unpack(blob: bytes, text: str) -> Document:
    """The document that `pack` was given. Raises RecordError where the bytes do not hold one."""
    try:
        found = _decoder.decode(zlib.decompress(blob))
    except (zlib.error, msgspec.DecodeError) as error:
        raise RecordError(f"the marks of a document in this record cannot be read ({error}): build it anew") from None
    for name, words, others, places in SHARED:
        for mark in getattr(found, name):
            _share(mark, words, others, places)
    return replace(found, text=text)


SPAN = ("start", "end")
SHARED = (
    ("mentions", ("kind", "key", "party", "number"), (), (*SPAN, "phrase_start", "phrase_end")),
    ("sentences", (), (), SPAN),
    ("quotations", (), (), SPAN),
    ("times", (), ("when", "terms"), SPAN),
    (
        "statements",
        ("kind", "speaker", "speaker_key", "speaker_party", "cue", "act", "target_party", "rule"),
        ("issues", "date", "flags", "why"),
        (*SPAN, "cue_start", "cue_end"),
    ),
    ("acts", ("act", "by", "to", "event", "mode", "cue"), ("issues", "date", "by_words", "to_words"), SPAN),
    ("meetings", ("what", "place", "forum", "status"), ("date", "was", "parties", "people"), SPAN),
    ("unread", ("cue", "reason"), (), SPAN),
)
"""Marks by field of the document: their fields whose values come again and again, words, other values and places."""
_set = object.__setattr__  # on marks that are nobody else's yet
_PLACES = tuple(range(1 << 14))
"""Every place in all but the longest texts, once: Python would keep each number of each mark apart."""


def _share(mark: object, words: tuple[str, ...], others: tuple[str, ...], places: tuple[str, ...]) -> None:
    """Equal values become one object, as they were when they were marked: half the memory over many reports."""
    for name in words:
        _set(mark, name, intern(getattr(mark, name)))
    for name in others:
        _set(mark, name, _first_of(getattr(mark, name)))
    for name in places:
        at = getattr(mark, name)
        if 0 <= at < len(_PLACES):
            _set(mark, name, _PLACES[at])


@lru_cache(maxsize=1 << 15)
def _first_of(value: Hashable) -> Hashable:
    """The first of the values that equal this one."""
    return value
