"""What one line is by its shape: brackets, numbers with a word, ways to reach a desk, pieces between bars."""

from __future__ import annotations

import re
from itertools import pairwise

from demarche.clean.lines import Line, make_line
from demarche.clean.outlets import outlet_words
from demarche.clean.rules import Hits, kind_of
from demarche.clean.stamps import is_date
from demarche.clean.words import junk_words

LONGEST = 30
"""Words. A line of more has no such shape."""
ASIDE = 12
"""Words of the longest line in square brackets that is an aside of the page."""
_SIGN = re.compile(r"[\d@|·•]")
_COUNT = re.compile(r"[\d.,]+[km]?")
_PHONE = re.compile(r"(?<![\w/])\+?\(?\d{2,4}\)?(?:[\s().-]{0,2}\d){5,12}(?!\w)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_BARS = re.compile(r"\s*[|·•]\s*")
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*\s?){1,4}")


def line_kind(line: Line, hits: Hits | None = None) -> str:
    """The kind of junk that the line is by its words or shape, "" if none or only its place can tell."""
    kind = kind_of(line, hits)
    if kind or line.size > LONGEST or not line.worded:
        return kind
    if line.text[0] in "([" and line.text[-1] in ")];":
        return _bracketed(line)
    if line.sentence or not _SIGN.search(line.text):
        return ""
    return _contact(line) or _counted(line) or _between_bars(line)


def _bracketed(line: Line) -> str:
    """ "(Reporting by ..)", "[Commercial break]", "(Adds quotes)"; an outlet in brackets is a credit."""
    inside = make_line(line.text.strip("()[]; "), line.start)
    if not inside.words or inside.bare in outlet_words():
        return ""
    kind = kind_of(inside) or _contact(inside)
    if kind:
        return kind
    if any(_opens(inside.bare, phrase) for phrase in junk_words().directions):
        return "furniture"
    aside = line.text[0] == "[" and "]" not in line.text[:-1] and len(line.words) <= ASIDE
    return "furniture" if aside and not line.quoted and not inside.sentence else ""


def _opens(text: str, phrase: str) -> bool:
    return text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum()


def _contact(line: Line) -> str:
    """A telephone number or an address of electronic mail with little around it but what it is."""
    phone, mail = _PHONE.search(line.text), _MAIL.search(line.text)
    if not (phone or mail) or line.quoted or is_date(line.bare):
        return ""
    rest = _MAIL.sub(" ", _PHONE.sub(" ", line.bare))
    words: list[str] = re.findall(r"[^\W\d_][\w'-]*", rest)
    pairs = {f"{first} {second}" for first, second in pairwise(words)}
    named = bool(junk_words().contacts & {*words, *pairs})
    return "notice" if named or (mail and len(words) <= 4) else ""


def _counted(line: Line) -> str:
    """ "214 shares", "5 min read", "Dilihat 1.204 kali"."""
    tables = junk_words()
    numbers = [word for word in line.words if _COUNT.fullmatch(word)]
    rest = [word for word in line.words if word not in numbers]
    known = all(word in tables.counts or word in tables.fillers for word in rest)
    counts = any(word in tables.counts for word in rest)
    return "share" if numbers and counts and known and len(line.words) <= 6 and not line.stop else ""


def _between_bars(line: Line) -> str:
    """Pieces each of which is junk, a day, or a name beside such: "Share | Follow our page", "5 May · 4 min read"."""
    pieces = [make_line(piece, line.start) for piece in _BARS.split(line.text) if piece]
    if len(pieces) < 2:
        return ""
    kinds = [kind_of(piece) or _contact(piece) or _counted(piece) for piece in pieces]
    open_pieces = [piece for piece, kind in zip(pieces, kinds, strict=True) if not kind]
    plain = all(is_date(piece.bare) or _NAME.fullmatch(piece.text) for piece in open_pieces)
    return next((kind for kind in kinds if kind), "") if plain else ""
