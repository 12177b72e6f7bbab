"""Lay marks over a report's text as HTML whose text is the report's, code point for code point.

Marks may nest, coincide and cross. One that crosses another, or runs over a paragraph's end, becomes several
elements with the same `data-line`; the first carries the id.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markupsafe import Markup, escape

LONG, PIECE = 1800, 900
"""Code points of a paragraph that is shown in pieces, so that a line of 10,000 words keeps its notes beside it; and
of a piece, which ends at the next end of a sentence, else at white space."""
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*[ \t]+(?=\S)")
_WHITE = re.compile(r"[ \t]+(?=\S)")
_BREAK = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
# embeddings, overrides and isolates: one left open would turn the words after it around
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# what HTML cannot carry: NUL and halves of surrogate pairs
_LOST = re.compile("[\x00\ud800-\udfff]")
_RANK = {"junk": 0, "unread": 1, "meeting": 2, "conflict": 3, "statement": 4, "act": 5, "condition": 6}


@dataclass(frozen=True, slots=True)
class Mark:
    """One span to show. `note` numbers the line beside the text, 0 where it has none. `href`: where the words lead."""

    start: int
    end: int
    kind: str
    line: str = ""
    title: str = ""
    href: str = ""
    note: int = 0
    style: str = ""
    aside: str = ""
    """Where a sign behind the words leads: the `href` of a mark that cannot be a link as it holds other links."""


@dataclass(slots=True)
class Block:
    """One paragraph, or a piece of a long one: its HTML and the marks that start in it. `gap`: a blank line follows."""

    start: int
    html: Markup = field(default_factory=Markup)
    begun: list[Mark] = field(default_factory=list)
    gap: bool = False


def words(text: str) -> Markup:
    """Text of a report, harmless: escaped, carriage returns kept, turned-around writing shut in and shown."""
    safe = str(escape(_LOST.sub("\ufffd", text))).replace("\r", "&#13;")
    return Markup(_TURNS.sub(lambda m: f'<span class="turn" data-u="U+{ord(m[0]):04X}">{m[0]}</span>', safe))


def lay(text: str, marks: list[Mark]) -> list[Block]:
    """The text as paragraphs with its marks. Marks that are empty or outside the text are left out."""
    kept = _links_alone(
        sorted(
            (m for m in marks if 0 <= m.start < m.end <= len(text)),
            key=lambda m: (m.start, -m.end, _RANK.get(m.kind, 9)),
        )
    )
    heads, tails = _paragraphs(text)
    cuts = sorted({len(text), *heads, *tails, *(m.start for m in kept), *(m.end for m in kept)})
    page = _Page(text, heads)
    queue = iter([*kept, None])
    coming = next(queue)
    for start, end in pairwise(cuts):
        page.reach(start)
        while coming is not None and coming.start == start:
            page.open(coming)
            coming = next(queue)
        page.write(start, end, start in tails)
    page.reach(len(text))
    return page.done()


def _links_alone(marks: list[Mark]) -> list[Mark]:
    """Marks with the link moved behind the words of those that hold another one: links cannot hold links."""
    linking = [mark for mark in marks if mark.href or mark.note]
    edges = sorted({edge for mark in linking for edge in (mark.start, mark.end)})
    within: set[tuple[int, int]] = set()
    alone = []
    for mark in reversed(marks):
        span = (mark.start, mark.end)
        cut = bisect_right(edges, mark.start) != bisect_left(edges, mark.end)
        holds = mark.href and (cut or span in within)
        alone.append(replace(mark, href="", aside=mark.href) if holds else mark)
        if mark.href or mark.note:
            within.add(span)
    return alone[::-1]


def head_at(text: str, at: int) -> int:
    """Where the paragraph, or the piece of a long one, that holds `at` starts."""
    return max(head for head in _paragraphs(text)[0] if head <= at)


def _paragraphs(text: str) -> tuple[set[int], dict[int, str]]:
    """Where paragraphs start, and where the white space between two of them starts."""
    heads = {0}
    tails = {}
    for found in _BREAK.finditer(text):
        tails[found.start()] = found[0]
        if found.end() < len(text):
            heads.add(found.end())
    edges = sorted({*heads, *tails, len(text)})
    for start, end in pairwise(edges):
        if end - start > LONG and start in heads:
            heads.update(_pieces(text, start, end))
    return heads, tails


def _pieces(text: str, start: int, end: int) -> Iterator[int]:
    """Where the further pieces of the paragraph from `start` to `end` start."""
    while end - start > LONG:
        reach = min(start + LONG, end)
        found = _STOP.search(text, start + PIECE, reach) or _WHITE.search(text, start + PIECE, reach)
        start = found.end() if found else reach
        yield start


class _Page:
    """The blocks written so far and the marks that stand open."""

    def __init__(self, text: str, heads: set[int]) -> None:
        self._text = text
        self._heads = heads
        self._open: list[Mark] = []
        self._blocks: list[Block] = []
        self._parts: list[str] = []
        self._closed: list[Mark] = []
        self._named: set[str] = set()

    def reach(self, at: int) -> None:
        """Close what ends here; at a new paragraph close all and go on in the next block."""
        if at in self._heads and at < len(self._text):
            self._shut(0, at)
            self._flush()
            self._blocks.append(Block(at))
            self._reopen(at)
            return
        first = next((i for i, mark in enumerate(self._open) if mark.end <= at), len(self._open))
        self._shut(first, at)
        self._reopen(at)

    def open(self, mark: Mark) -> None:
        self._blocks[-1].begun.append(mark)
        self._parts.append(self._tag(mark, mark.start))
        self._open.append(mark)

    def write(self, start: int, end: int, between: bool) -> None:
        piece = words(self._text[start:end])
        if between:
            self._blocks[-1].gap = len(re.findall(r"\r\n|[\n\r\u2028\u2029]", self._text[start:end])) > 1
        white = self._text[start:end].isspace() and ("\n" in piece or "&#13;" in piece)
        self._parts.append(f'<span class="nl">{piece}</span>' if white else str(piece))

    def done(self) -> list[Block]:
        self._flush()
        return self._blocks

    def _flush(self) -> None:
        if self._blocks:
            self._blocks[-1].html = Markup("".join(self._parts))
        self._parts = []

    def _shut(self, first: int, at: int) -> None:
        """Close the marks from `first` up, inner ones first; those that go on stay in the list to be reopened."""
        for mark in reversed(self._open[first:]):
            self._parts.append(f"</{self._element(mark)}>")
            if mark.end <= at:
                self._parts.append(_reference(mark))
        self._closed = self._open[first:]
        del self._open[first:]

    def _reopen(self, at: int) -> None:
        for mark in self._closed:
            if mark.end > at:
                self._parts.append(self._tag(mark, at))
                self._open.append(mark)
        self._closed = []

    def _element(self, mark: Mark) -> str:
        if mark.href:
            return "a"
        return "mark" if mark.note or mark.kind in _RANK else "span"

    def _tag(self, mark: Mark, at: int) -> str:
        attributes = [("class", f"m {mark.kind} {mark.style}".strip())]
        if mark.line:
            attributes.append(("data-line", mark.line))
            if at == mark.start and mark.line not in self._named:
                self._named.add(mark.line)
                attributes.append(("id", mark.line))
        if mark.title:
            attributes.append(("title", mark.title))
        if mark.href:
            attributes.append(("href", mark.href))
        pairs = "".join(f' {name}="{escape(value)}"' for name, value in attributes)
        return f"<{self._element(mark)}{pairs}>"


def _reference(mark: Mark) -> str:
    """The number or sign after a mark; drawn by the style sheet, so that it is no part of the text."""
    if mark.note:
        href = f"#n-{mark.line}"
        return f'<a class="ref" href="{escape(href)}" data-n="{mark.note}" aria-label="{mark.note}"></a>'
    if mark.aside:
        label = escape(mark.title or mark.kind)
        return f'<a class="ref" href="{escape(mark.aside)}" data-n="↗" aria-label="{label}" title="{label}"></a>'
    return ""
