"""Cut a text into sentences that survive broken quote marks.

A line is a paragraph. Inside a closed quotation there is no cut; after one there is, where its last mark ends a
sentence and what follows does not carry on (an attribution in small letters does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import msgspec

from demarche.lang import covered, load
from demarche.lang.lexicon import fold
from demarche.model import Document, Quotation, Sentence

_LINE = re.compile(r"[^\n\r]+")
# the second form: two sentences glued together without a space; one beginning for both lets the search run to it
_END = re.compile(r"[.!?…](?:[.!?…]*[\"”“’'»)\]]*(?=\s|$)|(?<=[a-z]{3}\.)(?=[A-Z][a-z]{2}))")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_WORD = re.compile(r"\S")
_TOKEN = re.compile(r"\S+")
_BLANKS = re.compile(r"[ \t\u00a0]*")
_OPENING = re.compile(r"[\"“‘'«(\[—–\- \\]*")
_BULLET = re.compile(r"[\s–—•*·>-]*")


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    sentences: int


class SentencesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`abbreviations` have their dot; no sentence ends after one unless a word of `openers` follows."""

    abbreviations: list[str]
    openers: list[str]
    examples: list[Case]


@lru_cache(maxsize=8)
def _table(code: str) -> tuple[frozenset[str], frozenset[str]]:
    file = load(code, "sentences", SentencesFile)
    return frozenset(fold(a) for a in file.abbreviations), frozenset(fold(o) for o in file.openers)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines that are not blank, as (start, end)."""
    return (line.span() for line in _LINE.finditer(text) if not line[0].isspace())


def mark_sentences(document: Document) -> Document:
    """The document with its sentences; needs its quotations."""
    found: list[Sentence] = []
    text, quotes, at = document.text, document.quotations, 0
    for number, (start, end) in enumerate(paragraphs(text)):
        while at < len(quotes) and quotes[at].outer_end <= start:
            at += 1
        inside = []
        for quote in quotes[at:]:
            if quote.outer_start >= end:
                break
            inside.append(quote)
        found += _in_line(text, (start, end), inside, number, document.lang)
    return replace(document, sentences=tuple(found))


def _in_line(text: str, line: tuple[int, int], quotes: list[Quotation], number: int, lang: str) -> list[Sentence]:
    start, end = line
    begin = _BULLET.match(text, start, end)
    start = begin.end() if begin and begin.end() < end else start
    found = []
    closed, at = [q for q in quotes if q.closed and q.outer_end > q.end], 0
    for stop in _END.finditer(text, start, end):
        low, high = stop.span()
        while at < len(closed) and closed[at].outer_end <= low + 1:
            at += 1
        if any(q.outer_start < low and high < q.outer_end for q in closed[at : at + 1]):
            continue
        if _ends(text, stop, end, lang):
            found.append(Sentence(start, high, number))
            following = _WORD.search(text, high, end)
            start = following.start() if following else end
    last = start + len(text[start:end].rstrip())
    if start < last:
        found.append(Sentence(start, last, number))
    return found


def _ends(text: str, stop: re.Match[str], line_end: int, lang: str) -> bool:
    behind = _BLANKS.match(text, stop.end(), line_end).end()  # type: ignore[union-attr]  # it matches anything
    if behind == line_end:
        return True
    opened = _OPENING.match(text, behind, line_end).end()  # type: ignore[union-attr]
    first = text[opened : min(opened + 1, line_end)]
    if first and first.islower():
        return False
    if stop.group() != ".":
        return True
    word = _WORD_BEFORE.search(text, max(0, stop.start() - 24), stop.start())
    if word is None:
        return True
    abbreviations, openers = _table(lang) if lang in covered() else (frozenset[str](), frozenset[str]())
    before = fold(word.group())
    if len(before) == 1 and before.isalpha() and word.group().isupper():
        return False  # an initial
    if before + "." in abbreviations:
        following = _TOKEN.search(text, behind, line_end)
        return following is not None and fold(following[0].strip('"“”,.;:')) in openers
    return True
