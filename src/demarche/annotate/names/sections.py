"""Headings inside a report, and the party that each names: "What Lima says" tells whose minister speaks below it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from demarche.annotate.names.context import Coded, Context
from demarche.world import states

# a short line without a comma or quote, between line ends
_HEADING = re.compile(r"(?<=/)[^/,;q():]{2,9}(?=/)")
_PARAGRAPH = re.compile(r"[^\n]{100}")  # a line as long is no heading
_NAMED = 0.3  # weight of a heading's party, in the units of `sides`
_DOES = 0.6  # and where the heading asks or says what it does


def sections(context: Context) -> list[tuple[int, str, float]]:
    """The headings in order: first item, the one state in it or "", its weight; first the head of the page."""
    found = [(-1, "", 0.0)]
    items, paragraph = context.items, _PARAGRAPH.search(context.text)
    if paragraph is None:
        return found
    told = paragraph.end()
    for match in _HEADING.finditer(context.items.tags):
        if items.starts[match.start()] < told or not _is_heading(context, *match.span()):
            continue
        known = context.coded
        begin = bisect_left(known, match.start(), key=lambda party: party.item)
        named = known[begin : bisect_left(known, match.end(), key=lambda party: party.item)]
        codes = {party.code for party in named if party.code}
        code = next(iter(codes)) if len(codes) == 1 and codes <= states().keys() else ""
        found.append((match.start(), code, _DOES if code and _does(context, named[0], match.end()) else _NAMED))
    return found


def above(headings: list[tuple[int, str, float]], item: int) -> tuple[str, float]:
    """The state that the heading above an item names and its weight; "" where it names none."""
    return headings[bisect_right(headings, item, key=lambda heading: heading[0]) - 1][1:]


def _does(context: Context, party: Coded, last: int) -> bool:
    """Whether a heading asks or says what a party does: "What does Lima want?", "Lima says no"."""
    items = context.items
    return items.tags[party.last + 1 : party.last + 2] == "v" or items.text[items.ends[last - 1] - 1] == "?"


def _is_heading(context: Context, first: int, last: int) -> bool:
    """Whether a short line behind the report's first paragraph heads a section: no sentence."""
    items, text = context.items, context.text
    start = items.starts[first]
    if text[items.ends[last - 1] - 1] in ".:!”-" or not text[start].isupper():
        return False
    return not context.reading.zones.in_junk(start)
