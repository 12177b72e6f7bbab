"""Documents and their marks as bytes in the record.

The column `documents.marks` holds the marked Document, `sources.read` the Document as it was read from that
source; both without the text, which has a column of its own. MessagePack of the fields by name (dates as ISO
strings), compressed with zlib: `msgpack.unpackb(zlib.decompress(blob))` reads it in any language.
"""

from __future__ import annotations

import zlib
from dataclasses import replace

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
        return replace(_decoder.decode(zlib.decompress(blob)), text=text)
    except (zlib.error, msgspec.DecodeError) as error:
        raise RecordError(f"the marks of a document in this record cannot be read ({error}): build it anew") from None
