"""Blocks of lines that are not the report as a whole: front matter, tables of metadata, code, appendices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.clean.lines import Line
from demarche.clean.words import junk_words

Marks = dict[int, str]
_RULE = re.compile(r"(?:[-*_=~–—•.]\s*){3,}")
SKIPPED = 14
"""Lines. No insert that a page offers to skip is longer."""
CAPTION = 45
"""Words of the longest caption."""
_FIELD = re.compile(r"\**([\w .-]{2,24}?)\**\s*:(?:\s|$|\*)")
_CELL = re.compile(r"^\|\s*([^|]+?)\s*\|")
_CODE = re.compile(
    r"function\s*\(|\(\)\s*;|\}\)\s*;|window\.|document\.|googletag|dataLayer|var \w+\s*=|=>|@media|!important"
    r"|\{\s*[\w-]+\s*:|</?script|</?style|^\s*[.#][\w-]+\s*\{|^[{}();\s]+$"
)
# one of these stands in whatever `_CODE` finds, if it does not begin with a bracket: a quick look at the whole
_SIGNS = ("var ", *"{ } () => <s </s @media !important function window. document. googletag dataLayer".split())


def blocks(lines: Sequence[Line]) -> Marks:
    """Line number -> kind for every line of such a block."""
    marks: Marks = {}
    for part in (_front_matter, _fields, _tables, _code, _rules, _after_last_rule, _skipped, _labelled):
        for number, kind in part(lines).items():
            marks.setdefault(number, kind)
    return marks


def _front_matter(lines: Sequence[Line]) -> Marks:
    """Between two lines of --- at the very top, with fields in it."""
    if not lines or lines[0].text != "---":
        return {}
    end = next((n for n, line in enumerate(lines[1:40], 1) if line.text == "---"), 0)
    fields = [line for line in lines[1:end] if _FIELD.match(line.text)]
    return dict.fromkeys(range(end + 1), "furniture") if fields and 2 * len(fields) >= end - 1 else {}


def _fields(lines: Sequence[Line]) -> Marks:
    """Two or more lines "key: value" at the top, the keys those of metadata."""
    count = 0
    for line in lines[:15]:
        match = _FIELD.match(line.text)
        if not match or match[1].strip().lower() not in junk_words().metadata:
            break
        count += 1
    return dict.fromkeys(range(count), "furniture") if count > 1 else {}


def _tables(lines: Sequence[Line]) -> Marks:
    """A table in markdown whose first column holds names of metadata."""
    marks: Marks = {}
    number = next((n for n, line in enumerate(lines) if line.text[0] == "|"), len(lines))
    while number < len(lines):
        end = number
        while end < len(lines) and lines[end].text.startswith("|"):
            end += 1
        keys = [match[1].lower() for line in lines[number:end] if (match := _CELL.match(line.text))]
        if sum(key in junk_words().metadata for key in keys) >= 2:
            marks |= dict.fromkeys(range(number, end), "furniture")
        number = end + 1
    return marks


def _code(lines: Sequence[Line]) -> Marks:
    """Script and style sheets that a careless extraction left."""
    likely = [n for n, line in enumerate(lines) if not line.sentence]
    text = "\n".join(lines[n].text for n in likely)
    if not any(sign in text for sign in _SIGNS) and not any(lines[n].text[0] in "();" for n in likely):
        return {}
    return {n: "furniture" for n in likely if _CODE.search(lines[n].text[:2000])}


def _rules(lines: Sequence[Line]) -> Marks:
    return {number: "furniture" for number, line in enumerate(lines) if _RULE.fullmatch(line.text)}


def _after_last_rule(lines: Sequence[Line]) -> Marks:
    """What follows the last line of --- where nothing of it reads as a sentence."""
    last = max((n for n, line in enumerate(lines) if n and _RULE.fullmatch(line.text)), default=None)
    if last is None or len(lines) - last > 6 or any(line.stop or len(line.words) > 5 for line in lines[last + 1 :]):
        return {}
    return dict.fromkeys(range(last, len(lines)), "furniture")


def _skipped(lines: Sequence[Line]) -> Marks:
    """ "Skip Podcast and continue reading" .. "End of Podcast": both, and what is no sentence between them."""
    tables = junk_words()
    found: Marks = {}
    for number, line in enumerate(lines):
        if line.size > 14 or not line.bare.startswith(tables.skips):
            continue
        named = set(line.words[1:])
        for last in range(number + 1, min(number + SKIPPED, len(lines))):
            other = lines[last]
            if other.size <= 12 and other.bare.startswith(tables.skip_ends) and named & set(other.words[1:]):
                inside = [n for n in range(number + 1, last) if not lines[n].sentence]
                found |= dict.fromkeys(inside, "link") | dict.fromkeys((number, last), "furniture")
                break
    return found


def _labelled(lines: Sequence[Line]) -> Marks:
    """The line below a bare "Image caption" is that caption."""
    labels = junk_words().caption_labels
    return {
        number + 1: "caption"
        for number, line in enumerate(lines[:-1])
        if line.size <= 3 and line.bare.rstrip(",") in labels and lines[number + 1].size <= CAPTION
    }
