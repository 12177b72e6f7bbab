"""The words of a report without its junk, and their fingerprints."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from zlib import crc32

from demarche.lang.lexicon import fold
from demarche.model import Document

GRAM = 5
"""Words in a fingerprint."""
KEPT = 8
"""One fingerprint in so many is kept: those whose hash is 0 modulo this."""
TINY = 8
"""Bodies of fewer words are compared with nothing."""
READ = 400_000
"""Code points of a text that are compared: no report is longer, and what is longer must not hold up the rest."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """Words in small letters with their places in the text. `prints`: (hash, index of the first word)."""

    document: str
    lang: str
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    quoted: bytes  # for each word 1 inside quote marks, else 0
    prints: tuple[tuple[int, int], ...]
    digest: bytes  # equal for equal words; empty for tiny bodies


def body_of(document: Document) -> Body:
    """What the report itself says: no junk, no headlines (copies are given new ones)."""
    junk = [(span.start, span.end) for span in document.junk]
    heads = [(span.start, span.end) for span in document.headlines]
    found = _words(document.text, _merged(junk + heads))
    if len(found[0]) < TINY and heads:
        found = _words(document.text, _merged(junk))
    words, starts, ends = found
    quotes = _merged([(mark.start, mark.end) for mark in document.quotations])
    return Body(
        document=document.id,
        lang=document.lang,
        words=words,
        starts=starts,
        ends=ends,
        quoted=bytes([_inside(start, quotes) for start in starts] if quotes else len(starts)),
        prints=_prints(words),
        digest=_digest(words),
    )


def grams(words: Sequence[str], size: int) -> list[int]:
    """Stable hashes (CRC-32) of the runs of `size` words, one for each first word."""
    if len(words) < size:
        return []
    text = " ".join(words)
    whole = text.encode("utf-8", "surrogatepass")
    plain = len(whole) == len(text)  # a code point a byte, as nearly always
    lengths = map(len, words if plain else (word.encode("utf-8", "surrogatepass") for word in words))
    starts = [0, *accumulate(length + 1 for length in lengths)]
    return [crc32(whole[start : end - 1]) for start, end in zip(starts, starts[size:], strict=False)]


def _prints(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    return tuple((value, at) for at, value in enumerate(grams(words, GRAM)) if value % KEPT == 0)


def _digest(words: Sequence[str]) -> bytes:
    if len(words) < TINY:
        return b""
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _words(text: str, skip: list[tuple[int, int]]) -> tuple[tuple[str, ...], array[int], array[int]]:
    folded = fold(text[:READ])
    spans: list[tuple[int, int]] = []
    at = 0
    for start, end in (*skip, (len(folded), len(folded))):
        spans += [match.span() for match in _WORD.finditer(folded, at, max(at, start))]
        at = max(at, end)
    starts, ends = array("l", [start for start, _ in spans]), array("l", [end for _, end in spans])
    return tuple([folded[start:end] for start, end in spans]), starts, ends


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif end > start:
            merged.append((start, end))
    return merged


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (position, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= position < spans[at][1]
