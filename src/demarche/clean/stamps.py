"""Days and hours that a page prints beside its report."""

from __future__ import annotations

import re
from functools import lru_cache

from demarche.clean.words import junk_words

_NUMBER = re.compile(r"\d{1,5}(?:[./:-]\d{1,4})*(?:st|nd|rd|th|am|pm)?|(?:utc|gmt)[+-]\d+")
_GROWN = re.compile(r"(?<=\d)(?=[^\W\d_]{3})")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_HOUR = re.compile(r"\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{2,4})?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST = 90
"""Characters. No stamp is longer."""


def is_date(text: str) -> bool:
    """Nothing but a day, with or without hour and label, in small letters: "published: 3 may 2021, 10:20 gmt"."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return False
    if not _may_be_date(text):
        return False
    labelled = text
    for label in junk_words().date_labels:
        labelled = labelled.replace(label, " ")
    tokens = re.findall(r"[\w.'/:+-]*\w", _GROWN.sub(" ", labelled))
    plain = [token for token in tokens if not _NUMBER.fullmatch(token)]
    words = junk_words().date_words
    if any(token.strip(".") not in words for token in plain):
        return False
    whole = any(len(re.findall(r"\d+", token)) >= 3 for token in tokens)
    return bool(plain) or whole or not tokens or (labelled != text and len(tokens) == 1)


def _may_be_date(text: str) -> bool:
    """All its letters are those of labels and of words of days, perhaps grown together: a quick look."""
    letters, labels = _letters()
    return all(run in letters or run.startswith(labels) for run in _LETTERS.findall(text))


@lru_cache(maxsize=1)
def _letters() -> tuple[frozenset[str], tuple[str, ...]]:
    tables = junk_words()
    known = {"st", "nd", "rd", "th", "utc", "gmt"}
    known.update(run for word in (*tables.date_words, *tables.date_labels) for run in _LETTERS.findall(word))
    first = {_LETTERS.findall(label)[0] for label in tables.date_labels}
    labels = tuple(sorted(run for run in first if len(run) > 3))
    return frozenset(known), labels


def is_hour(text: str) -> bool:
    """Nothing but an hour, as above the entries of a live page: "14.52 cet"."""
    match = _HOUR.fullmatch(text)
    return bool(match) and all(word in junk_words().date_words for word in re.findall(r"[a-z.]*[a-z]", text))


def is_stamp(text: str) -> bool:
    """Hour and day, or a label, show a page's stamp; a bare day or hour inside the report heads a passage of it."""
    day = re.search(r"\d{4}|\d[/.-]\d", _CLOCK.sub("", text))
    return bool(day and _CLOCK.search(text)) or any(label in text for label in junk_words().date_labels)


def has_year(text: str) -> bool:
    return bool(_YEAR.search(text))


def has_hour(text: str) -> bool:
    return bool(_CLOCK.search(text))


def is_part(word: str) -> bool:
    """A word of a stamp: a number, a month, a weekday, a zone."""
    return bool(_NUMBER.fullmatch(word)) or word.strip(".") in junk_words().date_words
