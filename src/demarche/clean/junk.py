"""All the junk of a report: whole lines first, then what their places tell, then spans inside the lines left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from demarche.clean.blocks import Marks, blocks
from demarche.clean.glued import glued, glued_spam, may_be_glued
from demarche.clean.lines import Line, words
from demarche.clean.parts import parts
from demarche.clean.rules import TOLD, hits_of
from demarche.clean.shapes import line_kind
from demarche.clean.spam import spam_lines
from demarche.clean.words import junk_words
from demarche.clean.zones import head_of, placed
from demarche.model import Junk

SHORT = 20
"""Words. A longer line is never made of placeholders alone."""
HEADLINE = 4
"""Words. A label with fewer behind it is no headline."""
REPEAT = 8
"""Words. A shorter line may come twice for a reason."""


def junk_lines(lines: Sequence[Line]) -> Marks:
    """Line number -> kind of the lines that are junk as a whole."""
    marks = blocks(lines)
    first = True
    for number, (line, hits) in enumerate(zip(lines, hits_of(lines), strict=True)):
        kind = "" if number in marks else line_kind(line, hits) or _only_parts(line)
        if kind == "caption" and _is_signed(line, number, len(lines)):
            kind = ""
        if kind and not (first and _is_genre(line)):
            marks[number] = kind
        first = first and number in marks
    marks |= dict.fromkeys(spam_lines(lines, marks), "spam")
    marks |= placed(lines, marks)
    return marks | _repeats(lines, marks)


def _is_signed(line: Line, number: int, count: int) -> bool:
    """ "…, the minister said. (Ana Example/Agency)": low on the page and long, a paragraph that its writer signs."""
    low = number > HEADLINE and number >= 0.6 * count and line.size >= SHORT and line.text[-1:] in ")]"
    return low and junk_words().photo_words.isdisjoint(words(line.text[line.text.rfind("(") :]))


def _is_genre(line: Line) -> bool:
    """ "Explainer: what the treaty says": above the report that is its headline."""
    label, colon, _ = line.bare.partition(":")
    return bool(colon) and label.rstrip() in junk_words().genres and len(line.words) >= HEADLINE


def _only_parts(line: Line) -> str:
    """The kind of a line that is nothing but such spans as stand inside lines, "[img.2]" for one."""
    spans = list(parts(line)) if line.size <= SHORT else None
    if not spans:
        return ""
    inside = {number for span in spans for number in range(span.start - line.start, span.end - line.start)}
    rest = (char for number, char in enumerate(line.text) if number not in inside)
    return "" if any(char.isalnum() for char in rest) else spans[0].kind


def _repeats(lines: Sequence[Line], marks: Marks) -> Marks:
    """A paragraph that stands twice: the later one. One that comes first in the head is a deck of the body."""
    seen: set[str] = set()
    found: Marks = {}
    head = head_of(lines, marks)
    for number, line in enumerate(lines):
        if number in marks or line.size < REPEAT or not line.sentence:
            continue
        if line.bare in seen:
            found[number] = "repeat"
        if number >= head:
            seen.add(line.bare)
    return found


def junk_spans(lines: Sequence[Line], marks: Marks) -> tuple[Junk, ...]:
    """The marked lines and the spans inside the others, in order and apart."""
    whole = [Junk(lines[number].start, lines[number].end, kind) for number, kind in marks.items()]
    inside = [junk for number, line in enumerate(lines) if number not in marks for junk in _inside(line)]
    return _apart([*whole, *inside, *glued_spam(lines, marks)])


def _inside(line: Line) -> Iterator[Junk]:
    yield from parts(line)
    if line.size > TOLD and ("mixed" in line.__dict__ or may_be_glued(line)):
        yield from glued(line)


def _apart(spans: Iterable[Junk]) -> tuple[Junk, ...]:
    """In order; of overlapping spans the one that begins first, and is longer, wins and grows over the other."""
    kept: list[Junk] = []
    for span in sorted(spans, key=lambda junk: (junk.start, -junk.end, junk.kind)):
        if kept and span.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Junk(last.start, max(last.end, span.end), last.kind)
        elif span.start < span.end:
            kept.append(span)
    return tuple(kept)
