"""Day and month with a slash between them and neither weekday nor year: "(28/7)", "Kuching, 28/7." and what is none.

A fraction, a score, a price, a ratio or the number of a paragraph looks the same; the words beside it tell. Where the
language has no order of its own, the numbers must settle it, or other dates of the same report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from demarche.annotate.times.grammar import Match, Reading, Token
from demarche.annotate.times.schema import Slashed

_NEAR, _BESIDE = 60, 3
"""Code points before a date in which a score or a share is told, and words in which what is numbered so stands."""
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?]\s|\n")
_ENDS = (".", "(", ")", "|", "\n", "")
_MONTHS = 12
_SURE = frozenset({"year", "yy", "weekday", "anyweekday", "dated"})
"""Slots beside which two numbers with a slash are a date."""


def is_date(match: Match, toks: list[Token], text: str, words: Slashed) -> bool:
    """Do the words beside such a match bear it out? True for all others."""
    slots = match.slots
    if not {"nmonth", "nmonth2"} & slots.keys():
        return True
    start, end = toks[match.first][0], toks[match.last - 1][1]
    if text[end : end + 1] == "/":
        return False
    if _SURE & slots.keys():
        return True
    if "comma" in slots and not _behind_place(text[:start], text[end : end + 1]):
        return False
    bare = text[start:end].strip("(), ")
    if "".join(bare.split()) in words.idioms:
        return False
    return _clear(text[max(0, start - _NEAR) : start], text[end : end + _NEAR], words)


def _clear(before: str, after: str, words: Slashed) -> bool:
    """Nothing beside it is counted, won or numbered so."""
    before = _STOP.split(before)[-1].lower().rstrip()
    told, behind = _WORD.findall(before), _WORD.match(after.lstrip().lower())
    if not words.scores.isdisjoint(told) or not words.not_after.isdisjoint(told[-_BESIDE:]):
        return False
    if behind and behind[0] in words.not_before:
        return False
    return not before[-1:].isdigit() and before[-1:] not in words.signs


def _behind_place(before: str, following: str) -> bool:
    """ "Kuching, Malaysia" stands before the comma, and the sentence ends behind the date."""
    last = before.split()[-1:]
    return bool(last) and last[0][:1].isupper() and last[0].isalpha() and following in _ENDS


def ordered(found: Iterable[Reading], text: str) -> Iterator[Reading]:
    """Where day and month could change places, the order of the other dates of the report, if they have one; without
    a year, nothing else is a date."""
    read = list(found)
    ways = {way for one in read if (way := _order(one, text))}
    way = ways.pop() if len(ways) == 1 else ""
    for one in read:
        if not one.has("ambiguous"):
            yield one
        elif way:
            slots = {name: value for name, value in one.slots.items() if name not in _EITHER}
            if way == "mdy":
                slots.update(day=one.slots["other_day"], month=one.slots["other_month"])
            yield replace(one, slots=slots)
        elif one.has("year"):
            yield one


_EITHER = frozenset({"ambiguous", "other_day", "other_month"})


def _order(one: Reading, text: str) -> str:
    """What a date in numbers tells of the order, "" where nothing."""
    if one.reads != "numeric" or one.has("ambiguous"):
        return ""
    numbers = [int(number) for number in re.findall(r"\d+", text[one.start : one.end])[:2]]
    if len(numbers) < 2 or max(numbers) <= _MONTHS or max(numbers) > 31:
        return ""
    return "dmy" if numbers[0] > _MONTHS else "mdy"
