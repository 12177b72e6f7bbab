"""Ids of lines come from what they rest on, so they stay when other reports are added."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b


def line_id(*parts: object) -> str:
    """16 hex digits of the BLAKE2b of the parts, in order."""
    return blake2b("\x1f".join(map(str, parts)).encode("utf8", "surrogatepass"), digest_size=8).hexdigest()


class Namer:
    """Names the lines of one document. Lines that rest on the same words are told apart by their order."""

    __slots__ = ("_document", "_seen")

    def __init__(self, document: str) -> None:
        self._document = document
        self._seen: Counter[tuple[object, ...]] = Counter()

    def name(self, table: str, *basis: object) -> str:
        """The id of the next line of `table` that rests on `basis` (spans, kinds)."""
        key = (table, *basis)
        turn = self._seen[key]
        self._seen[key] += 1
        return line_id(self._document, *key, *([turn] if turn else []))
