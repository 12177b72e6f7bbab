"""Find words in quote marks, also where the marks are mixed, dropped or doubled.

A paragraph is one line of the text. A quotation never leaves its paragraph: one that runs on over several
paragraphs opens each of them with a mark and closes only the last, and is read as one quotation a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from demarche.annotate.sentences import paragraphs
from demarche.model import Document, Quotation

_DOUBLE = '“”„‟«»"＂'
_SINGLE = "‘’'‚‹›`´"
_OPENERS = "“„«‘‚‹"
_CLOSERS = "”»’›"
# a mark, or two of one kind, or a double one behind a backslash; one set to begin with lets the search run to it
_MARKS = re.compile(rf"[{_DOUBLE}{_SINGLE}\\](?:(?<=\\)[{_DOUBLE}]|(?<=`)`|(?<=')'|(?<!\\))")
_WORD = re.compile(r"\S")
_FEWEST = 2  # code points; less in marks is a stray mark


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool
    strong: bool  # its own shape says which way it faces


def mark_quotations(document: Document) -> Document:
    """The document with its quotations, in order, none inside another."""
    found: list[Quotation] = []
    for start, end in paragraphs(document.text):
        here = list(_in_line(document.text, start, end))
        if found and not found[-1].closed and (rest := _run_over(document.text, start, end)) is not None:
            found[-1] = replace(found[-1], closed=True)
            here = [rest, *(q for q in here if q.outer_start >= rest.outer_end)]
        found += here
    return replace(document, quotations=tuple(found))


def _run_over(text: str, start: int, end: int) -> Quotation | None:
    """A paragraph whose first mark closes carries on the quotation that the paragraph before left open."""
    first = _MARKS.search(text, start, end)
    if first is None:
        return None
    mark = _mark(text, *first.span(), start, end)
    if mark.single or mark.opens or not mark.closes or mark.start - start < _FEWEST:
        return None
    return Quotation(start, mark.start, start, mark.end)


def _in_line(text: str, start: int, end: int) -> Iterator[Quotation]:
    marks = [_mark(text, m.start(), m.end(), start, end) for m in _MARKS.finditer(text, start, end)]
    last = max((at for at, mark in enumerate(marks) if not mark.single), default=-1)
    index = 0
    while index < len(marks):
        opening = marks[index]
        if not opening.opens or (opening.single and not _worth(text, opening, end)):
            index += 1
            continue
        close = _closing(text, marks, index)
        if close is None:
            if not opening.single or _runs_on(text, opening, start, end):
                yield from _unclosed(text, opening, end)
                return
            index += 1
            continue
        closing = marks[close]
        inner_end = closing.start
        # a last mark that seems to open, while one is open, closes: “…, "kata X
        alone = closing.opens and not closing.strong and last <= close
        if closing.opens and not closing.closes and not alone:
            # the next quotation opens before this one closed: the first ends where the second begins
            if text[opening.end : inner_end].strip():
                yield _quotation(text, opening, inner_end, inner_end, closed=False)
            index = close
            continue
        if inner_end - opening.end >= _FEWEST:
            yield _quotation(text, opening, inner_end, closing.end, closed=True)
        index = close + 1


def _mark(text: str, start: int, end: int, low: int, high: int) -> _Mark:
    before = text[start - 1] if start > low else " "
    after = text[end] if end < high else " "
    shape = text[end - 1]
    single = text[start:end] not in ("``", "''") and shape in _SINGLE
    free_left = before.isspace() or before in "([{—–-/:…" or before in _DOUBLE
    free_right = after.isspace() or after in ")]}.,;:!?—–-…/" or after in _DOUBLE
    if shape in _OPENERS and not single:
        # a machine's opening mark at the end of a word closes
        return _Mark(start, end, single, not (free_right and not free_left), free_right and not free_left, True)
    if shape in _CLOSERS and not single:
        # a line's first mark opens, whatever its shape
        opens = free_left and (not free_right or (after.isspace() and not text[low:start].strip()))
        return _Mark(start, end, single, opens, not opens, True)
    if single:
        opens = free_left and after.isalnum() and shape not in "’›"
        return _Mark(start, end, True, opens, free_right and not before.isspace() and shape not in "‘‚‹", False)
    if free_left and free_right:  # stands alone between spaces: either
        return _Mark(start, end, False, True, True, False)
    opens = (not free_right or (free_left and not before.isalnum())) and not (before.isalnum() or before in ".,!?")
    return _Mark(start, end, False, opens, not free_left or free_right, False)


def _worth(text: str, opening: _Mark, end: int) -> bool:
    """A single mark before a letter may be an apostrophe ('90s, 'em)."""
    return opening.end < end and (text[opening.end].isalpha() or text[opening.end] in '“"')


def _closing(text: str, marks: list[_Mark], index: int) -> int | None:
    opening = marks[index]
    if opening.single:
        return _closing_single(text, marks, index)
    depth = 0
    for at in range(index + 1, len(marks)):
        mark = marks[at]
        if mark.single:
            continue
        if mark.closes and not (mark.opens and text[mark.start - 1].isspace()):
            if depth == 0:
                return at
            depth -= 1
        elif mark.opens and (mark.strong or text[mark.start - 1].isspace()):
            if not _nested(marks, at, opening):
                return at
            depth += 1
    return None


def _nested(marks: list[_Mark], at: int, opening: _Mark) -> bool:
    """An opening mark inside a quotation nests if two closing marks follow it."""
    rest = list(islice((marks[later] for later in range(at + 1, len(marks)) if not marks[later].single), 2))
    return opening.strong and len(rest) >= 2 and rest[0].closes and rest[1].closes and not rest[1].opens


def _closing_single(text: str, marks: list[_Mark], index: int) -> int | None:
    likely = None
    for at in range(index + 1, len(marks)):
        mark = marks[at]
        if not mark.single or not mark.closes:
            if mark.single and mark.opens:
                break
            continue
        plural = text[mark.start - 1] in "sS" and text[mark.end : mark.end + 2].strip()[:1].isalpha()
        if not plural:
            return at
        likely = at if likely is None else likely  # could be the apostrophe of a plural
    return likely


def _runs_on(text: str, opening: _Mark, start: int, end: int) -> bool:
    """A single mark that opens the paragraph, or follows a colon, and whose next paragraph opens with one too."""
    before = text[start : opening.start].rstrip()
    following = _WORD.search(text, end)
    return not before or before.endswith(":") or (following is not None and following[0] in _SINGLE)


def _unclosed(text: str, opening: _Mark, end: int) -> Iterator[Quotation]:
    """No closing mark in the paragraph: a run-on quotation if the next paragraph opens with a mark, else damage."""
    word = _WORD.search(text, end)
    following = text[word.start() : word.start() + 2].lstrip("\\")[:1] if word else ""
    runs_on = following != "" and following in _DOUBLE + _SINGLE
    stop = end
    while stop and text[stop - 1].isspace():
        stop -= 1
    if not text[opening.end : stop].strip():
        return
    yield _quotation(text, opening, stop, stop, closed=runs_on)


def _quotation(text: str, opening: _Mark, inner_end: int, outer_end: int, closed: bool) -> Quotation:
    start, end = opening.end, inner_end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, opening.start, outer_end, closed)
