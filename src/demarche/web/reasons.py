"""The record's reasons in a page's words: in its language, days as it writes them, reports by what they go by."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

import msgspec
from markupsafe import Markup

from demarche.lang.load import load_file
from demarche.web.book import Book, report_page
from demarche.web.marks import words
from demarche.web.words import HOME, Tongue

_ID = re.compile(r"\b[0-9a-f]{16}\b")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_APART = re.compile(r"; (?![^“]*”)")
_SLOT = re.compile(r"\\\{(\w+)\\\}")
DEEP, LONG = 6, 600
"""Reasons within reasons, and code points of one that is put into other words."""


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`en` as the record has it, `said` in the language of the file; both with the same slots."""

    en: str
    said: str


class ReasonsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """words/reasons/CODE.toml."""

    reason: tuple[Reason, ...]
    examples: tuple[Reason, ...] = ()


def reason(tongue: Tongue, why: str) -> str:
    """`why` in the language of the page; what the language has no words for stays as it is."""
    said = "; ".join(_said(part, tongue.code) for part in _APART.split(why))
    return _DAY.sub(lambda found: _day(tongue, found[0]), said)


def reasoned(book: Book, tongue: Tongue, why: str, to: Callable[[str], str]) -> Markup:
    """As `reason`, as HTML with a link in place of each id of a report. `to` gives the address of a page."""
    text = reason(tongue, why)
    parts, at = [], 0
    for found in _ID.finditer(text):
        row = book.document.get(found[0])
        if row is None:
            continue
        link = Markup('<a href="{}"><bdi>{}</bdi></a>').format(
            to(report_page(row.id)), words(row.site or book.title(row))
        )
        parts += [words(text[at : found.start()]), link]
        at = found.end()
    return Markup("").join([*parts, words(text[at:])])


def _said(part: str, lang: str, deep: int = 0) -> str:
    for pattern, said in _rules(lang) if deep < DEEP and len(part) < LONG else ():
        found = pattern.fullmatch(part)
        if found:
            slots = found.groupdict()
            if "reason" in slots:
                slots["reason"] = _said(slots["reason"], lang, deep + 1)
            return said.format(**slots)
    return part


@lru_cache(maxsize=8)
def _rules(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    path = HOME / "reasons" / f"{lang}.toml"
    return tuple((_pattern(rule.en), rule.said) for rule in _file(lang).reason) if path.is_file() else ()


def _file(lang: str) -> ReasonsFile:
    return load_file(HOME / "reasons" / f"{lang}.toml", ReasonsFile)


def _pattern(text: str) -> re.Pattern[str]:
    """The text with its slots open: days in {day}, digits in {n} and {year}, any words in the others."""
    kinds = {"n": r"\d+", "year": r"\d+", "day": _DAY.pattern, "day2": _DAY.pattern}
    return re.compile(_SLOT.sub(lambda slot: f"(?P<{slot[1]}>{kinds.get(slot[1], '.+')})", re.escape(text)))


def _day(tongue: Tongue, iso: str) -> str:
    try:
        return tongue.on_day(date.fromisoformat(iso))
    except ValueError:
        return iso
