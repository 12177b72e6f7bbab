"""The words of a report without its junk, and their fingerprints."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from hashlib import blake2b
from itertools import compress, islice
from sys import byteorder
from typing import NamedTuple
from zlib import crc32

from demarche.kept import NOTHING, Kept
from demarche.lang.lexicon import fold
from demarche.model import Document

GRAM = 5
"""Words in a fingerprint."""
KEPT = 8
"""One fingerprint in so many is kept: those whose first and last word say so, 0 modulo this."""
TINY = 8
"""Bodies of fewer words are compared with nothing."""
MIX = 0x9E3779B97F4A7C15  # the golden ratio (Knuth, The Art of Computer Programming 3, 6.4)
READ = 400_000
"""Code points of a text that are compared: no report is longer, and what is longer must not hold up the rest."""

_WORD = re.compile(r"\w+")
_HIGH = re.compile(r"[^\x00-\x7f]")
_WORDS_ONLY = bytes(code if code >= 128 or _WORD.match(chr(code)) else 32 for code in range(256))

_KEEPS = bytes(0 if code % KEPT else 1 for code in range(256))

Spans = list[tuple[int, int]]
Worded = tuple["array[int]", bytes]
"""The number of each word; and for each 0 where it begins inside quote marks, else 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """`size`: how many words. `prints`: hashes of some runs of words, `places`: the index of the first word of each.
    Where words stand in the text: `places`.
    """

    report: Document
    size: int
    prints: array[int]
    places: array[int]
    digest: bytes  # equal for equal words; empty for tiny bodies

    @property
    def document(self) -> str:
        return self.report.id


class Numbers(dict[bytes, int]):
    """A stable number of 32 bits for each word, worked out once."""

    def __missing__(self, word: bytes) -> int:
        # a CRC alone is linear: words that differ alike ("item7", "item8") would have numbers that differ alike
        self[word] = number = crc32(word) * MIX >> 16 & 0xFFFFFFFF
        return number


class Printed(NamedTuple):
    """A body in bytes, apart from its report; `prints` and `places` in the order of this machine."""

    size: int
    prints: bytes
    places: bytes
    digest: bytes


def body_of(document: Document, numbers: Numbers, kept: Kept = NOTHING) -> Body:
    """What the report itself says: no junk, no headlines (copies are given new ones)."""
    found = kept.result("body", (document,), lambda: printed(words_of(document, numbers)), Printed)
    return Body(document, found.size, array("I", found.prints), array("I", found.places), found.digest)


def words_of(document: Document, numbers: Numbers) -> array[int]:
    """The number of each word in small letters, junk and headlines aside."""
    return array("I", map(numbers.__getitem__, split(_own_words(document))))


def printed(words: array[int]) -> Printed:
    digest = blake2b(words.tobytes(), digest_size=16).digest() if len(words) >= TINY else b""
    hashes, places = _prints(words)
    return Printed(len(words), hashes.tobytes(), places.tobytes(), digest)


def places(body: Body) -> list[tuple[int, int]]:
    """Where each word stands in the text. Sought only for what is shown."""
    return [match.span() for match in _WORD.finditer(_own_words(body.report))]


def worded(document: Document, numbers: Numbers) -> Worded:
    """As `words_of`, with what stands inside quote marks."""
    own, at = _own_words(document), 0
    words: list[bytes] = []
    flags = []
    for start, end in _merged([(mark.start, mark.end) for mark in document.quotations]):
        first, last = _edge(own, start), _edge(own, end)
        outside, inside = split(own[at:first]), split(own[first:last])
        words += outside
        words += inside
        flags += [b"\x01" * len(outside), bytes(len(inside))]
        at = last
    rest = split(own[at:])
    flags.append(b"\x01" * len(rest))
    return array("I", map(numbers.__getitem__, [*words, *rest])), b"".join(flags)


def _edge(text: str, at: int) -> int:
    """`at`, or the end of the word that stands across it."""
    if not 0 < at < len(text) or not _WORD.match(text, at - 1):
        return at
    rest = _WORD.match(text, at)
    return rest.end() if rest else at


def runs_of(words: array[int], size: int) -> list[int]:
    """Hashes of the runs of `size` words, one for each first word. No loop of ours: these are many.

    Python's own hash of numbers, the same in every run; it is compared within one build and never kept.
    """
    return list(map(hash, zip(*(words[at:] for at in range(size)), strict=False)))


def _prints(words: array[int]) -> tuple[array[int], array[int]]:
    """Runs of `GRAM` words are chosen by their first and last word: only the chosen ones are hashed."""
    whole, step = words.tobytes(), words.itemsize
    count = max(0, len(words) - GRAM + 1)
    # all first words against all last words in one go, as one number each; the lowest byte of every word is enough
    first, last = whole[: count * step], whole[(GRAM - 1) * step :]
    ends = (int.from_bytes(first, byteorder) ^ int.from_bytes(last, byteorder)).to_bytes(count * step, byteorder)
    lowest = ends[0 if byteorder == "little" else step - 1 :: step]
    chosen = list(compress(range(count), lowest.translate(_KEEPS)))
    hashes = array("I", [crc32(whole[at * step : (at + GRAM) * step]) for at in chosen])
    return hashes, array("I", chosen)


def split(text: str) -> list[bytes]:
    """The same words that `_WORD` finds in a folded text, in a third of the time. As bytes of UTF-8."""
    for mark in () if text.isascii() else set(_HIGH.findall(text)):
        if not mark.isalnum():
            text = text.replace(mark, " ")
    return text.encode("utf-8", "surrogatepass").translate(_WORDS_ONLY).split()


def _own_words(document: Document) -> str:
    """The text in small letters with spaces for junk and headlines, so that places stay."""
    folded = fold(document.text[:READ])
    junk = [(span.start, span.end) for span in document.junk]
    heads = [(span.start, span.end) for span in document.headlines]
    own = _blanked(folded, _merged(junk + heads))
    if heads and len(list(islice(_WORD.finditer(own), TINY))) < TINY:
        return _blanked(folded, _merged(junk))
    return own


def _blanked(text: str, skip: Spans) -> str:
    parts, at = [], 0
    for start, end in skip:
        parts += [text[at:start], " " * (min(end, len(text)) - start)]
        at = end
    return "".join([*parts, text[at:]])


def _merged(spans: Spans) -> Spans:
    merged: Spans = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif end > start:
            merged.append((start, end))
    return merged
