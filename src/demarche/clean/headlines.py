"""Headlines, decks, headings inside the report, and summary boxes that repeat its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from demarche.clean.blocks import Marks
from demarche.clean.lines import Line, bare
from demarche.clean.rules import is_title
from demarche.clean.stamps import has_year
from demarche.clean.zones import head_of
from demarche.model import Span

LONGEST = 30
"""Words of a headline."""
HEADS = 4
"""Lines. Kicker, headline, its repeat and a deck, before the first sentence."""
HEADING = 9
"""Words of a heading between paragraphs."""
BOX = 80
"""Words of the longest deck or summary box."""
TITLE = 18
"""Words of a heading with capitals as in a title."""
SAME = 0.8
"""Share of a deck's words in a row that stand in the body: it repeats the body."""
_DATELINE = re.compile(
    r"^[*_]*[^\W\d_][^—–\n-]{1,60}?(?:\([^()]{2,30}\)|,\s*[\w. ]{2,40}|/\w+)?[*_]*\s*(?:—|–|--|\s-)\s+\S"
)
_TURN = re.compile(r"[A-Z][A-Z .'’-]{1,40}:\s")
_MARKDOWN = re.compile(r"#{1,6}\s")
_BULLET = re.compile(r"^(?:[-–—•*]\s|\d+[.)]\s)")


def headlines(lines: Sequence[Line], marks: Marks, title: str) -> tuple[Span, ...]:
    """The spans, in order. They are the report's own words, and no junk."""
    open_lines = [number for number in range(len(lines)) if number not in marks]
    found = {
        number
        for part in ((_title, _first) if _wrapped(lines) else (_title, _first, _decks, _headings, _boxes))
        for number in part(lines, marks, title)
        if number not in marks
    }
    turns = {number for number in open_lines[1:] if _TURN.match(lines[number].text)}
    found -= turns if len(turns) > 1 else set()
    if len(found) == len(open_lines):  # a report of one line is its own body
        return ()
    return tuple(Span(lines[number].start, lines[number].end) for number in sorted(found))


def _wrapped(lines: Sequence[Line]) -> bool:
    """The text is broken into lines of equal length: then a line says nothing about headings."""
    inside = [line for line in lines[1:] if line.text[0].isalpha()]
    return len(inside) >= 4 and sum(line.text[0].islower() for line in inside) > 0.4 * len(inside)


def _open(lines: Sequence[Line], marks: Marks) -> list[int]:
    return [number for number in range(len(lines)) if number not in marks]


def _is_headline(line: Line) -> bool:
    """Ends open or as a question, holds few words, and is no dateline."""
    core = line.text.rstrip("\"”'’)»")
    named = core != line.text and is_title(core.rstrip("."))  # "Envoy Calls Talks ‘Useful.’"
    closed = line.text[-1] in "-–—" or (line.stop and core[-1:] not in "?!" and not named)
    return not closed and len(line.words) <= LONGEST and not _is_dateline(line) and not _BULLET.match(line.text)


def _is_dateline(line: Line) -> bool:
    """ "GENEVA (AP) — ..": a place in capitals or with an outlet, a dash, and a sentence behind it."""
    match = _DATELINE.match(line.text)
    if not match or not line.sentence:
        return False
    place = re.split(r"[,(/—–-]", line.text[:90].strip("*_ "), maxsplit=1)[0].strip()
    return place.isupper() or "(" in match.group()


def _title(lines: Sequence[Line], marks: Marks, title: str) -> Iterator[int]:
    """The lines that are the title the page gives, and repeats of the first line."""
    head = head_of(lines, marks)
    names = {bare(title)} if title else set()
    names |= {lines[number].bare for number in _first(lines, marks, title)}
    for number, line in enumerate(lines[: head + 2]):
        if line.bare in names and line.words:
            yield number


def _first(lines: Sequence[Line], marks: Marks, title: str) -> Iterator[int]:
    """The first open line, if it reads as a headline and a body follows."""
    numbers = _open(lines, marks)
    if not any(lines[number].sentence for number in numbers[1:]):
        return
    broken = _wrapped(lines)
    if broken and (lines[1].text[0].islower() or _DATELINE.match(lines[numbers[0]].text)):
        return
    for place, number in enumerate(numbers[: 1 if broken else HEADS]):
        # the first line may close as a question; further ones are then the body
        if not _is_headline(lines[number]) or (place and lines[number].sentence):
            return
        yield number


def _decks(lines: Sequence[Line], marks: Marks, title: str) -> Iterator[int]:
    """What stands between the headline and the line that opens the body: a dateline, or the frame of the page."""
    numbers = _open(lines, marks)
    if not numbers or not _is_headline(lines[numbers[0]]):
        return
    head = [number for number in numbers[1:6] if number < len(lines) - 1]
    dateline = next((number for number in numbers[:7] if _is_dateline(lines[number])), None)
    if dateline is not None:
        yield from (number for number in head if number < dateline)
        return
    for number in head[:2]:
        if "byline" in {marks.get(n) for n in range(numbers[0], number)}:  # the frame is above: this is the body
            return
        framed = any(_frames(lines, n, marks) for n in (number + 1, number + 2))
        below = sum(lines[n].sentence for n in numbers if n > number)
        if framed and below > 1 and len(lines[number].words) <= 45 and number < 4:
            yield number
        else:
            return


def _frames(lines: Sequence[Line], number: int, marks: Marks) -> bool:
    """The line is what stands between a deck and the body: names, buttons, a day. An advertisement stands anywhere."""
    kind = marks.get(number, "")
    return kind in ("byline", "share") or (kind == "furniture" and has_year(lines[number].text))


def _headings(lines: Sequence[Line], marks: Marks, title: str) -> Iterator[int]:
    """Short lines between paragraphs that do not end as sentences, and headings in markdown."""
    numbers = _open(lines, marks)
    for before, number in zip([None, *numbers], numbers, strict=False):
        line = lines[number]
        if (line.text[0] == "#" and _MARKDOWN.match(line.text)) or (
            before is not None and number != numbers[-1] and _is_heading(line)
        ):
            yield number


def _is_heading(line: Line) -> bool:
    if _BULLET.match(line.text) or line.quoted or not line.text[0].isalnum() or line.text[0].islower():
        return False
    if line.text[-1] in ":;,-–—" or (line.stop and line.text[-1] != "?") or len(line.words) > TITLE:
        return False
    return len(line.words) <= HEADING or (":" not in line.text and is_title(line.text))


def _boxes(lines: Sequence[Line], marks: Marks, title: str) -> Iterator[int]:
    """Lines in the head whose words stand again, in a row, further down: the deck or box, not the body."""
    head = min(head_of(lines, marks) + 2, 8)
    for number in _open(lines, marks):
        if number >= head or number == len(lines) - 1 or not 6 <= len(lines[number].words) <= BOX:
            continue
        below = "\n".join(line.bare for line in lines[number + 1 :])
        if _strange(lines[number].words, below):
            continue
        later = " ".join(" ".join(lines[n].words) for n in range(number + 1, len(lines)) if n not in marks)
        if _repeated(lines[number].words, later) >= SAME:
            yield number


def _strange(words: Sequence[str], later: str) -> bool:
    """So many words do not stand in `later` that their runs cannot: each that is missing takes its runs with it."""
    runs = len(words) - 3
    broken: set[int] = set()
    for place, word in enumerate(words):
        if word not in later and ("’" not in word or word.replace("’", "'") not in later):
            broken.update(range(max(0, place - 3), min(place + 1, runs)))
            if len(broken) > (1 - SAME) * runs:
                return True
    return False


def _repeated(words: Sequence[str], later: str) -> float:
    """Share of the runs of four words that stand in `later`."""
    runs = [" ".join(words[n : n + 4]) for n in range(len(words) - 3)]
    return sum(run in later for run in runs) / len(runs) if runs else 0.0
