"""Quotations whose closing mark was lost, though the next paragraph opens with one as if they ran on."""

from __future__ import annotations

import re
from dataclasses import replace

from demarche.annotate.attribution.pack import Pack
from demarche.lang.lexicon import fold
from demarche.model import Document, Quotation

_BEFORE = 70  # code points from a comma to the cue, with a title and a name between
_TAIL = re.compile(r"[^.!?,;:\n]{0,32}[.!?](?:\s|$)")  # "… told reporters." behind the cue
_SPEAKING = ("quote", "machine")


def reopened(document: Document, pack: Pack) -> Document:
    """The document with quotations that hold their own attribution (“The river is ours, X said. …) as unclosed ones."""
    quotations = tuple(
        replace(quote, closed=False) if _runs_on(quote) and _attributed(document.text, quote, pack) else quote
        for quote in document.quotations
    )
    return document if quotations == document.quotations else replace(document, quotations=quotations)


def _runs_on(quote: Quotation) -> bool:
    """No mark of its own closes it, only one opens it."""
    return quote.closed and quote.outer_end == quote.end and quote.outer_start < quote.start


def _attributed(text: str, quote: Quotation, pack: Pack) -> bool:
    """Does a sentence of it end like ", X told reporters."?"""
    folded = fold(text[quote.start : quote.end])
    for start, end, cue in pack.cues.find(folded, folded):
        if not cue.takes(*_SPEAKING) or not _TAIL.match(folded, end):
            continue
        comma = folded.rfind(",", max(0, start - _BEFORE), len(folded[:start].rstrip(" ,")))
        between = text[quote.start + comma + 1 : quote.start + start].split()
        named = any(word[:1].isupper() for word in between) or (len(between) == 1 and between[0].isalpha())
        if comma > 0 and named and not set(between) & pack.grammar.first_person:
            return True
    return False
