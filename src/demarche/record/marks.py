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
    for mention in found.mentions:
        _share(mention, WORDS["Mention"], ())
        if mention.phrase_start == mention.start:
            _set(mention, "phrase_start", mention.start)
        if mention.phrase_end == mention.end:
            _set(mention, "phrase_end", mention.end)
    for statement in found.statements:
        _share(statement, WORDS["Statement"], ("issues", "date", "flags", "why"))
    for act in found.acts:
        _share(act, WORDS["Act"], ("issues", "date"))
    return replace(found, text=text)


WORDS = {
    "Mention": ("kind", "key", "party", "number"),
    "Statement": ("kind", "speaker", "speaker_key", "speaker_party", "cue", "act", "target_party", "rule"),
    "Act": ("act", "by", "to", "event", "mode", "cue"),
}
"""Fields whose values come again and again."""
_set = object.__setattr__  # on marks that are nobody else's yet


def _share(mark: object, words: tuple[str, ...], others: tuple[str, ...]) -> None:
    """Equal values become one object, as they were when they were marked: half the memory over many reports."""
    for name in words:
        _set(mark, name, intern(getattr(mark, name)))
    for name in others:
        _set(mark, name, _first_of(getattr(mark, name)))


@lru_cache(maxsize=1 << 13)
def _first_of(value: Hashable) -> Hashable:
    """The first of the values that equal this one."""
    return value
