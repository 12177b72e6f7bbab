"""Ids that come from what a line rests on, so that they stay when other reports are added."""

from __future__ import annotations

from hashlib import blake2b


def line_id(kind: str, *parts: object) -> str:
    """16 hex digits for a line of this kind resting on `parts`; the same on every machine and in every order."""
    text = "\x1f".join((kind, *map(str, parts)))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
