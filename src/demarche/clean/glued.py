"""The frame of a page glued to a paragraph of the report: notices, links and advertising beside its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from demarche.clean.blocks import Marks
from demarche.clean.lines import Line
from demarche.clean.rules import TOLD, goes_on, inner_stops, kind_of, sentences
from demarche.clean.spam import runs, telling
from demarche.clean.words import junk_words
from demarche.model import Junk

KINDS = frozenset({"link", "share", "notice", "furniture", "spam", "byline"})
"""Kinds that are known by their words wherever they stand. A caption is not: it begins as a sentence does."""


REACH = 24
"""Characters of a sentence that are looked at first."""
NARROW = 4
MARKS = ">»*|•([ "
_FIRST_LETTERS = re.compile(r"[.!?][\"”’]?\s+[>»*|•(\[ ]*(.{4})")


def may_be_glued(line: Line) -> bool:
    """A quick look: a sentence inside the line begins with letters with which frame begins."""
    first = _FIRST_LETTERS.findall(line.text)
    return bool(first) and not _openings().keys().isdisjoint([letters.lower() for letters in first])


def glued(line: Line) -> Iterator[Junk]:
    """The sentences of the line that are frame, where others of it are the report."""
    text, mixed = line.text, "mixed" in line.__dict__
    if not mixed and not any(_opens(text[end : end + REACH]) for end in inner_stops(text)):
        return
    if "(@" in text or "twitter.com/" in text:  # a post is taken or left as a whole
        return
    pieces = sentences(line)
    for place, piece in enumerate(pieces):
        likely = mixed or (place and _opens(piece.text[:REACH]))
        kind = kind_of(piece) if likely and not piece.quoted and piece.worded else ""
        if kind in KINDS and not (kind == "link" and goes_on(piece)) and _is_safe(piece, place, len(pieces)):
            yield Junk(piece.start, piece.end, kind)


def _opens(text: str) -> bool:
    """A sentence that begins so may be frame."""
    small = text.lower() if text[:1].isalnum() else text.lstrip(MARKS).lower()
    openings = _openings().get(small[:NARROW])
    return openings is not None and small.startswith(openings)


@lru_cache(maxsize=1)
def _openings() -> Mapping[str, tuple[str, ...]]:
    """First letters -> how frame with them begins, as far as `REACH` goes."""
    table: dict[str, list[str]] = {}
    for rows in junk_words().starts.values():
        for words, _, kind in rows:
            if kind in KINDS:
                table.setdefault(words[:NARROW], []).append(words[:REACH])
    return {first: tuple(sorted(set(words))) for first, words in table.items()}


def _is_safe(piece: Line, place: int, count: int) -> bool:
    """A sentence in the middle is cut out only where it is short: a phrase can stand in a long one by chance."""
    return place in (0, count - 1) or len(piece.words) <= 3 * TOLD


def glued_spam(lines: Sequence[Line], marks: Marks) -> Iterator[Junk]:
    """Advertising between the sentences of a paragraph or between the words of one, if the report is not about it."""
    baited = [n for n, line in enumerate(lines) if "baited" in line.__dict__ and n not in marks and line.size > 3]
    if not baited or telling([lines[number] for number in baited]):
        return
    for number in baited:
        for piece in sentences(lines[number]):
            for start, end in runs(piece.text):
                yield Junk(piece.start + start, piece.start + end, "spam")
