"""Junk inside a line that is otherwise the report: placeholders, footnote numbers, initials, links, spam at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from demarche.clean.captions import is_credit, labelled_credit
from demarche.clean.lines import Line, words
from demarche.clean.rules import is_title
from demarche.clean.spam import score
from demarche.clean.words import junk_words
from demarche.model import Junk

_TAG = re.compile(r"</?(?:p|br|div|span|a|img|strong|em|b|i|u|ul|li|h[1-6]|figure|figcaption|iframe)\b[^<>]{0,300}>")
_IMAGE = re.compile(r"!\[[^\]]{0,200}\]\([^)\s]{1,500}\)")
_NOTE = re.compile(r"[.!?…][\"”’»)]*(\s+\d{1,2}|\s*\[\d{1,3}\])$")
_WIKI = re.compile(r"(?<=[.,;:!?\"”’\w])(?:\[\d{1,3}\])+")
_INITIALS = re.compile(r"[.!?…][\"”’»)]*\s*([(\[]\s*[a-z]{2,4}(?:\s*/\s*[a-z]{2,5}){0,3}\s*[)\]])$")
_PAREN = re.compile(r"[(\[]([^()\[\]]{3,160})[)\]]")
_SIGNED = re.compile(r"/\s?(?:[Ee]d|[Rr]ed|[Rr]ep)\b\.?")  # "(Source: Office of Law/Ed.BC)"
_LABEL = re.compile(r"(?:^|(?<=[.!?…\"”’)]\s))([^\W\d_]+(?: [^\W\d_]+){1,3}) ?:\s+")
_TITLE = re.compile(r"[^.?!]{3,160}?[.?!][\"”’]?(?=\s+[\"“‘]?[A-Z])")
LONGEST_TITLE = 20
"""Words of the title of another story."""
_AFTER_STOP = re.compile(r"[.!?…][\"”’»)]*\s+([^.!?…]{3,90})$")


def parts(line: Line) -> Iterator[Junk]:
    """The spans of junk in the line, perhaps overlapping."""
    text = line.text
    if "[" in text:
        yield from _spans(line, _placeholder(), "furniture")
        yield from _spans(line, _WIKI, "furniture")
        yield from _spans(line, _IMAGE, "caption")
    if "<" in text:
        yield from _spans(line, _TAG, "furniture")
    if text[-1:].isdigit() or text.endswith("]"):
        yield from _spans(line, _NOTE, "furniture", 1)
    if text.endswith((")", "]")):
        yield from _spans(line, _INITIALS, "byline", 1)
    if "(" in text or "[" in text:
        yield from _in_brackets(line)
    if ":" in text:
        yield from _links(line)
    if ":" in text or "©" in text:
        credit = labelled_credit(text) if not line.stop else 0
        if credit:
            yield Junk(line.start + credit, line.end, "caption")
    yield from _spam_at_end(line)


def _links(line: Line) -> Iterator[Junk]:
    """ "Read also: Title of Another Story" between sentences, where the title ends beyond doubt."""
    for match in _LABEL.finditer(line.text):
        if match[1].lower().strip() not in _link_labels():
            continue
        title = _TITLE.match(line.text, match.end())
        end = title.end() if title else len(line.text)
        named = line.text[match.end() : end].strip()
        open_end = end == len(line.text) and not line.stop
        ends = open_end or named[-1:] in "?!" or is_title(named.rstrip('."”’'))
        if ends and 2 <= len(named.split()) <= LONGEST_TITLE:
            yield Junk(line.start + match.start(1), line.start + end, "link")


@lru_cache(maxsize=1)
def _link_labels() -> frozenset[str]:
    """Of two words and more: a single word before a colon can be the report's own."""
    rows = (row for rows in junk_words().starts.values() for row in rows)
    return frozenset(words.rstrip(":") for words, _, kind in rows if kind == "link" and " " in words)


@lru_cache(maxsize=1)
def _placeholder() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, junk_words().placeholders), key=len, reverse=True))
    return re.compile(rf"\\?\[/?(?:{words})\b[^\[\]\\]{{0,80}}\\?\]", re.IGNORECASE)


def _spans(line: Line, pattern: re.Pattern[str], kind: str, group: int = 0) -> Iterator[Junk]:
    for match in pattern.finditer(line.text):
        yield Junk(line.start + match.start(group), line.start + match.end(group), kind)


def _in_brackets(line: Line) -> Iterator[Junk]:
    """A photo credit or "Read also: .." in brackets within a paragraph."""
    for match in _PAREN.finditer(line.text):
        inside = match[1].lower()
        opening = inside.split(":", 1)[0].strip()
        rows = junk_words().starts.get(opening.split(" ", 1)[0], ())
        linked = ":" in inside and any(row[0].rstrip(":") == opening and row[2] == "link" for row in rows)
        if linked or is_credit(match[1]):
            yield Junk(line.start + match.start(), line.start + match.end(), "link" if linked else "caption")
        elif _SIGNED.search(match[1]) and match.end() >= len(line.text.rstrip(". ")):
            yield Junk(line.start + match.start(), line.start + match.end(), "byline")


def _spam_at_end(line: Line) -> Iterator[Junk]:
    match = None if line.stop else _AFTER_STOP.search(line.text[-120:])
    if match and score(words(match[1])).plain:
        yield Junk(line.end - len(match[1]), line.end, "spam")
