"""Quotations whose closing mark was lost, though the next paragraph opens with one as if they ran on."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from demarche.annotate.attribution.clause import SPEAKING
from demarche.annotate.attribution.pack import Pack
from demarche.lang.lexicon import fold
from demarche.model import Document, Quotation

_BEFORE = 70  # code points from a comma to the cue, with a title and a name between
_TAIL = re.compile(r"[^.!?,;:\n]{0,32}[.!?](?:\s|$)")  # "… told reporters." behind the cue
_SPEAKING = ("quote", "machine")


def reopened(document: Document, pack: Pack) -> Document:
    """The document with quotations that hold their own attribution (“The river is ours, X said. …) as unclosed ones."""
    quotations = tuple(
        replace(quote, closed=False) if _runs_on(quote) and _attributed(document, quote, pack) else quote
        for quote in document.quotations
    )
    return document if quotations == document.quotations else replace(document, quotations=quotations)


def _runs_on(quote: Quotation) -> bool:
    """No mark of its own closes it, only one opens it."""
    return quote.closed and quote.outer_end == quote.end and quote.outer_start < quote.start


def _attributed(document: Document, quote: Quotation, pack: Pack) -> bool:
    """Does a sentence of it end like ", X told reporters."?"""
    folded = fold(document.text[quote.start : quote.end])
    for start, end, cue in pack.cues.find(folded, folded):
        if not cue.takes(*_SPEAKING) or not _TAIL.match(folded, end):
            continue
        before = folded[:start].rstrip(" ,")
        comma = folded.rfind(",", max(0, start - _BEFORE), len(before))
        if comma > 0 and _named(document, quote.start + comma, quote.start + start):
            return True
    return False


def _named(document: Document, start: int, end: int) -> bool:
    """Does somebody stand right before the cue, from the comma on?"""
    low = bisect_left(document.mentions, start, key=lambda mention: mention.start)
    for mention in document.mentions[low:]:
        if mention.start >= end:
            break
        if mention.kind in SPEAKING and not document.text[mention.end : end].strip(" ,"):
            return True
    return False
