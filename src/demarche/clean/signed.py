"""Lines that say who wrote or sent a report: reporters and their places, agencies that helped, who the writer is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.clean.blocks import Marks
from demarche.clean.lines import Line
from demarche.clean.outlets import outlet_words
from demarche.clean.words import first_word, junk_words

FEET = 8
"""Lines. What is said of the writer stands within so many of the end."""
REPORTED = 26
"""Words of the longest line that says who reported from where."""
AIDED = 9
"""Words of the longest line that names a writer and the agencies that helped."""
BIO = 45
"""Words of the longest line on a writer."""
_LIST = re.compile(r"\s*,\s*|\s+(?:and|dan|&)\s+")
_NAMED = re.compile(r"(?:[A-Z][\w.'’-]+ ){2,4}")


def feet(lines: Sequence[Line], marks: Marks) -> Marks:
    """ "The writer is ..", "Ana Example is the diplomatic correspondent of .." among the last lines."""
    found: Marks = {}
    for number in range(max(0, len(lines) - FEET), len(lines)):
        line = lines[number]
        if number in marks or line.quoted or line.size > BIO:
            continue
        for words, kind in junk_words().foot.get(first_word(line.bare), ()):
            if line.bare.startswith(words):
                found[number] = kind
        if _is_bio(line) or signed(line):
            found[number] = "byline"
    return found


def _is_bio(line: Line) -> bool:
    named = _NAMED.match(line.text)
    if not named:
        return False
    rest = line.text[named.end() :].lower()
    tables = junk_words()
    told = next((verb for verb in tables.bios if rest.startswith(verb + " ")), "")
    return bool(told) and not tables.trades.isdisjoint(rest.replace(",", " ").replace(".", " ").split())


def signed(line: Line) -> bool:
    """ "Ana Example reported from Wexford, and John Sample from Port Sample.", "Lena Sample with AFP, Reuters"."""
    tables = junk_words()
    if line.size > REPORTED or not any(word in line.text for word in (" with ", *tables.reported)) or line.quoted:
        return False
    if line.size <= AIDED and " with " in line.text and not line.stop:
        before, joined, after = line.text.strip("()[] ").partition(" with ")
        if joined and all(name.lower() in outlet_words() for name in _LIST.split(after)):
            return _names(before, tables.joiners)
    for phrase in tables.reported:
        before, found, after = line.text.partition(f" {phrase} ")
        if found:
            return _names(before, tables.joiners) and _names(after.replace(phrase, " "), tables.joiners)
    return False


def _names(text: str, joiners: frozenset[str]) -> bool:
    tokens = [token.strip(",.;()") for token in text.split()]
    return bool(tokens) and all(
        not token or token[0].isupper() or token[0].isdigit() or token in joiners for token in tokens
    )
