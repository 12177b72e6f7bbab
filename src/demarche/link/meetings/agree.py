"""What two tellings agree on beside the day: where they have it, in which forum, and which body sat on what."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import PAIR, one_round
from demarche.world import place_forms

SAME, PERHAPS, TWO, UNTOLD = "the same", "perhaps", "two", "not told"
LIKE, UNLIKE = 75, 60
"""Likeness (0 to 100) of names of forums and places: from the first the same, below the second two."""
WORKING = frozenset({"experts", "commission", "group", "lawyers", "officers", "companies"})
LEAST_LETTERS = 3
"""Letters of a word by which names of forums are compared where spaces are lost."""


def place(one: Told, other: Told) -> str:
    """A capital and its state are one place, and so are two spellings."""
    first, second = one.place, other.place
    if not first or not second:
        return UNTOLD
    if first in second or second in first:
        return SAME
    unlike = TWO if fuzz.ratio(first, second) < UNLIKE else PERHAPS
    if one.state and other.state and one.state != other.state:
        return TWO
    if one.state and one.state == other.state:
        towns = one.city and other.city and (one.lang == other.lang or _spelt_alike(one, other))
        return unlike if towns else SAME
    if (one.state and not one.city) or (other.state and not other.city):
        return PERHAPS  # a state, and a town that no list knows
    return unlike if one.lang == other.lang else PERHAPS


def _spelt_alike(one: Told, other: Told) -> bool:
    """Both languages know both names: none is the other's translation."""
    return one.line.place in place_forms(other.lang) and other.line.place in place_forms(one.lang)


def forum(one: Told, other: Told) -> str:
    """By their names, in whatever order the words stand."""
    first, second = one.forum, other.forum
    if not first or not second:
        return UNTOLD
    if first in second or second in first:
        return SAME
    likely = max(alike(first, second), fuzz.token_sort_ratio(first, second))
    if likely >= LIKE or glued(first, second):
        return SAME
    return TWO if one.lang == other.lang and likely < UNLIKE else PERHAPS


@lru_cache(maxsize=1 << 14)
def alike(one: str, other: str) -> float:
    return fuzz.token_set_ratio(one, other)


@lru_cache(maxsize=1 << 14)
def glued(one: str, other: str) -> bool:
    """Every word of one name stands in the letters of the other, where a machine has lost a space between two."""
    for few, letters in ((one.split(), other), (other.split(), one)):
        apart = letters.split()
        words = [word for word in few if len(word) >= LEAST_LETTERS]
        if len(words) >= PAIR and len(apart) <= len(words) and all(any(word in run for run in apart) for word in words):
            return True
    return False


def subject(one: Told, other: Told) -> str:
    """The working body that sits, and what it is about."""
    first, second = one.about, other.about
    working = bool((first.who | second.who) & WORKING)
    if first.sits & second.sits:
        return "one body of its kind" if first.who & second.who & WORKING else "one body"
    if first.fields & second.fields:
        return "one field"
    if first.sits and second.sits:
        return "two bodies"
    if first.fields and second.fields and (first.sits or second.sits):
        return "a body, and another field"
    return "one kind of body" if first.who & second.who and working else UNTOLD


def same_setting(one: Told, other: Told) -> bool:
    """Both name one round, place or forum, or are told in one story: more than parties and weekday make them one."""
    return one_round(one, other) or one.story == other.story or SAME in (place(one, other), forum(one, other))
