"""Documents and their marks as bytes in the record.

The column `documents.marks` holds the marked Document, `sources.read` the Document as it was read from that
source; both without the text, which has a column of its own. MessagePack of the fields by name (dates as ISO
strings), compressed with zlib: `msgpack.unpackb(zlib.decompress(blob))` reads it in any language.
"""

from __future__ import annotations

import zlib
from collections.abc import Hashable
from dataclasses import dataclass, replace
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
    for name, parts in SHARED.items():
        for mark in getattr(found, name):
            _share(mark, parts)
    for person in found.people:
        _set(person, "aliases", tuple(map(intern, person.aliases)))
        for mark in person.roles:
            _share(mark, ROLE)
        for mark in person.mentions:
            _share(mark, PLACE)
    for time in found.times:
        _share(time.when, DAY)
    _share(found.published, DAY)
    return replace(found, text=text, lang=intern(found.lang))


@dataclass(frozen=True, slots=True)
class Shared:
    """Fields of a mark whose values come again and again: words, other values, and places in the text."""

    words: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ("start", "end")


PLACE = Shared()
ROLE = Shared(("text", "party"))
DAY = Shared(("why",), ("earliest", "latest"), ())
SHARED = {
    "mentions": Shared(("kind", "key", "party", "number"), (), ("start", "end", "phrase_start", "phrase_end")),
    "people": Shared(("key", "name", "party", "gender"), (), ()),
    "sentences": PLACE,
    "headlines": PLACE,
    "junk": Shared(("kind",)),
    "quotations": Shared((), (), ("start", "end", "outer_start", "outer_end")),
    "times": Shared((), ("when", "terms")),
    "statements": Shared(
        ("kind", "speaker", "speaker_key", "speaker_text", "speaker_party", "cue", "act", "target_party", "rule"),
        ("issues", "date", "flags", "why", "confidence"),
        ("start", "end", "cue_start", "cue_end"),
    ),
    "acts": Shared(("act", "by", "to", "event", "mode", "cue"), ("issues", "date", "by_words", "to_words")),
    "meetings": Shared(("what", "place", "forum", "status", "kind", "level"), ("date", "was", "parties", "people")),
    "hints": Shared(("what", "place", "status", "kind", "level"), ("date", "parties", "people")),
    "unread": Shared(("cue", "reason")),
}
"""By field of the document."""
_set = object.__setattr__  # on marks that are nobody else's yet
_PLACES = tuple(range(1 << 14))
"""Every place in all but the longest texts, once: Python would keep each number of each mark apart."""


def _share(mark: object, parts: Shared) -> None:
    """Equal values become one object, as they were when they were marked: half the memory over many reports."""
    for name in parts.words:
        _set(mark, name, intern(getattr(mark, name)))
    for name in parts.others:
        _set(mark, name, _first_of(getattr(mark, name)))
    for name in parts.places:
        at = getattr(mark, name)
        if 0 <= at < len(_PLACES):
            _set(mark, name, _PLACES[at])


@lru_cache(maxsize=1 << 15)
def _first_of(value: Hashable) -> Hashable:
    """The first of the values that equal this one."""
    return value
