"""From which day of a text "the same day" or "three days later" is counted.

The day of the same sentence or the sentence before, else the last of the paragraph; at the head of a paragraph it may
be any day of the paragraph before. From further off it may be the day that stood last or that of the report's news,
which its lead tells: then both count, and what lies between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from demarche.days.said import Heading, Said
from demarche.model import When

LEAD = 700
"""Code points of the head of a report, headline and all, in which the day of its news stands."""
FRESH = 6
"""Days after which a report does not tell of something as news."""
WIDEST = 31
"""Days between two anchors from which they settle nothing."""
_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]*[^\W\d_])")
_DATELINE = re.compile(r"\W{0,2}(?:\([^)\n]{2,30}\)\s*)?(?:--|[–—-])\s")


class Item(NamedTuple):
    """An expression at [start, end) of the text."""

    start: int
    end: int
    said: Said
    heading: Heading


Before = Sequence[tuple[Item, When]]
"""The expressions before, with their days."""


def anchors(item: Item, before: Before, text: str, seen: Sequence[date]) -> list[When]:
    """The days that `item` may be counted from, or the days between which one of them lies; none where none is told.

    Where a sentence tells of several days, each of them may be meant. before: all expressions with days that stand
    before it; seen: the days on which the report may have appeared.
    """
    beside = [pair for pair in before if _gap(pair[0], item, text) == "sentence"]
    if beside and not _aside(beside, item):
        return _whens(beside)
    allowed = [pair for pair in before[: len(before) - len(beside)] if _may(item, pair, seen)]
    if not allowed:
        return _whens(beside)
    last = allowed[-1]
    if _gap(last[0], item, text) != "far":
        if not beside and _stale(last[1], seen) and _told_between(text[last[0].end : item.start]):
            return [_between(last[1], When(seen[0], seen[-1]))]
        return _whens([*_told_with(last[0], allowed, item, text), last, *beside])
    if beside:
        return _whens(beside)
    news = next((when for one, when in allowed if one.end < LEAD and _news(one, when, text)), None)
    if news is not None:
        return [_between(last[1], news)]
    return [_between(last[1], When(seen[0], seen[-1])) if seen else last[1]]


def _told_with(last: Item, allowed: Before, item: Item, text: str) -> Before:
    """What stands in one sentence with the last; at the head of a paragraph, all of the paragraph before."""
    if "\n" in text[last.end : item.start]:
        return [pair for pair in allowed if "\n" not in text[pair[0].end : last.start]]
    return [pair for pair in allowed if _gap(pair[0], last, text) == "sentence"]


def _whens(pairs: Before) -> list[When]:
    return [when for _, when in pairs]


def _aside(beside: Before, item: Item) -> bool:
    """ "The cabinet, which had resigned on 20 February, was back two days later": the day of such a clause need not be
    meant."""
    opens = item.said.slots.get("aside")
    return opens is not None and all(one.start > int(opens) for one, _ in beside)


def _told_between(between: str) -> bool:
    """A sentence of another paragraph stands between: what it tells may be what is counted from."""
    _, broken, rest = between.rpartition("\n")
    return bool(broken) and (rest.rstrip().endswith((".", "!", "?")) or _END.search(rest) is not None)


def _stale(when: When, seen: Sequence[date]) -> bool:
    """It is not the day of the report's news: a paragraph further on that may be meant instead."""
    return bool(seen) and when.latest is not None and (seen[0] - when.latest).days > FRESH


def _gap(one: Item, item: Item, text: str) -> str:
    """sentence: both stand in one; near: in one paragraph, or in two sentences that follow; else far."""
    between = text[one.end : item.start]
    broken = "\n" in between
    if not broken and not _END.search(between):
        return "sentence"
    if not broken:
        return "near"
    return "near" if len(_END.findall(between)) <= 1 and len(between.split("\n\n")) <= 2 and item.said.step else "far"


def _may(item: Item, pair: tuple[Item, When], seen: Sequence[date]) -> bool:
    """What was is not counted from what is to come."""
    one, when = pair
    if item.heading.way == "future" or item.said.reads != "same":
        return True
    ahead = bool(seen) and when.earliest is not None and when.earliest > seen[-1]
    return not ahead and one.heading.way != "future" and not one.heading.deadline


def _news(one: Item, when: When, text: str) -> bool:
    """A single day that is told, not the date in a dateline."""
    single = when.earliest is not None and when.earliest == when.latest
    return single and one.heading.way != "future" and _DATELINE.match(text, one.end) is None


def _between(one: When, other: When) -> When:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return one
    first, last = min(one.earliest, other.earliest), max(one.latest, other.latest)
    return When(first, last) if (last - first).days <= WIDEST else When()
