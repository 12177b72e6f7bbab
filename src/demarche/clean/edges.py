"""What stands at the edges of a page by its shape alone: rows of names, of rubrics, of rates; letterheads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.clean.blocks import Marks
from demarche.clean.captions import is_pictured
from demarche.clean.lines import Line
from demarche.clean.outlets import outlet_words
from demarche.clean.stamps import has_year, is_part
from demarche.clean.words import junk_words

BIO = 45
"""Words of the longest sentence of a page to its readers."""
KICKER = 5
"""Words of the longest name of a page or rubric above the headline."""
ROW = 24
"""Words of the longest row."""
_NUMBER = re.compile(r"[-+(]*\d[\d.,]*%?\)?")
_COUNT = re.compile(r"\d[\d.,]*\s?[km]|\d{1,3}", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z .'’-]{2,40}")
_WITH_OUTLET = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} \([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}\)")
_CODE = re.compile(r"(?=[^\d]*\d)[A-Z0-9][\w.-]*(?:/[\w.-]+){2,}")
"""The number of a release, "HM.4/82/SET/04/2024"."""
_TURN = re.compile(r"[A-Z][\w .'’-]{1,40}:\s")
_SITE = re.compile(r"[\w-]{3,40}(?:\.[\w-]{2,12}){0,1}\.(?:com|id|net|org|news|co|tv|info)", re.IGNORECASE)
_PIECES = re.compile(r"\s*[|/]\s*")
_WORD = re.compile(r"[\w.:/'-]*\w")


def row_kind(line: Line, above: bool) -> str:
    """The kind of a row at an edge of the page, "" if it is none; `above` the report or below it."""
    if line.stop or line.size > ROW:
        return ""
    if _COUNT.fullmatch(line.text):
        return "share"
    if _SITE.fullmatch(line.text) or _CODE.fullmatch(line.text) or _is_field(line):
        return "furniture"
    if line.bare in junk_words().date_labels:
        return "furniture"
    if _is_rate(line):
        return "furniture"
    if _is_dated(line) or _is_writer(line) or _is_label(line):
        return "byline"
    if above and is_pictured(line):
        return "caption"
    return _in_pieces(line, above)


def _is_field(line: Line) -> bool:
    """ "LENGTH: 533 words": metadata in capitals, as archives print it."""
    label, colon, _ = line.text.partition(":")
    return bool(colon) and label.isupper() and label.lower() in junk_words().metadata


def _is_rate(line: Line) -> bool:
    """ "GOLD 2.305 6.000 0,26%": figures, a share in percent and at most three words."""
    tokens = line.text.split()
    figures = sum(bool(_NUMBER.fullmatch(token)) for token in tokens)
    return "%" in line.text and figures >= 2 and len(tokens) - figures <= 4 and len(tokens) <= 9


def _is_dated(line: Line) -> bool:
    """ "Ana Example Published May 3, 2024 Updated about 2 hours ago": a label, a year and a name at most."""
    if not has_year(line.text):
        return False
    rest, labelled = line.bare, False
    for label in junk_words().date_labels:
        if label in rest:
            rest, labelled = rest.replace(label, " "), True
    left = [word for word in _WORD.findall(rest) if not is_part(word)]
    known = line.text.split()
    capital = {word.strip(",.|:").lower() for word in known if word[:1].isupper()}
    return labelled and len(left) <= 4 and all(word in capital for word in left)


def _is_writer(line: Line) -> bool:
    """ "Ana Example - exampleNews", "Ana Example, Example Radio islands correspondent"."""
    tables = junk_words()
    name, dash, place = line.text.replace("–", "-").partition(" - ")
    if dash and line.size <= 8:
        last = place.lower().split()[-1]
        return _is_named(name) and (place.lower() in outlet_words() or last.endswith(tables.outlet_marks))
    if _WITH_OUTLET.fullmatch(line.text):
        return True
    name, comma, trade = line.text.partition(",")
    tokens = trade.split()
    known = bool(tokens) and (tokens[-1].lower() in tables.trades or " ".join(tokens[-2:]).lower() in tables.trades)
    return bool(comma) and known and len(tokens) <= 8 and _is_named(name)


def _is_label(line: Line) -> bool:
    """ "Reporter", the name being on the next line."""
    rows = junk_words().starts.get(line.bare, ()) if line.size == 1 else ()
    return any(words == line.bare and kind == "byline" for words, _, kind in rows)


def _is_named(text: str) -> bool:
    tokens = text.split()
    joiners = junk_words().joiners
    small = sum(token[0].islower() for token in tokens)
    known = tokens and (tokens[0][0].isupper() and tokens[0].lower() in joiners)  # "Tim kabarcontoh"
    return 2 <= len(tokens) <= 4 and (not small or (bool(known) and small == 1))


def _in_pieces(line: Line, above: bool) -> str:
    """Pieces between bars or strokes, each a few words with capitals: rubrics above, names or topics below."""
    if above and "," in line.text and line.size <= 10:
        pieces = [piece.strip().lower() for piece in line.text.split(",")]
        return "furniture" if len(pieces) > 2 and set(pieces[:2]) <= junk_words().sections else ""
    if "|" not in line.text and " / " not in line.text:
        return ""
    pieces = [piece for piece in _PIECES.split(line.text) if piece]
    if len(pieces) < 2 or any(len(piece.split()) > 4 for piece in pieces):
        return ""
    if "|" in line.text:
        if len(pieces) < 3 or any(not _CAPITALS.fullmatch(piece) for piece in pieces):
            return ""
        if all(piece.lower() in outlet_words() for piece in pieces):  # agencies alone: a credit
            return ""
        return "furniture" if above else "byline"
    if above:
        return "furniture" if len(pieces) == 2 and all(piece.istitle() for piece in pieces) else ""
    return "tags" if len(pieces) >= 3 else ""


def adrift(lines: Sequence[Line], marks: Marks, head: int) -> Marks:
    """Below the headline and above the report: short lines that are no sentences beside lines that are frame."""
    first = next((n for n in range(head) if n not in marks), head)
    found: Marks = {}
    for order in (range(first + 1, head), range(head - 1, first, -1)):
        for number in order:
            beside = number + 1 in marks or number + 1 in found or number - 1 in marks or number - 1 in found
            if beside and number not in marks and number not in found and _is_adrift(lines[number]):
                found[number] = "furniture"
    return found


def _is_adrift(line: Line) -> bool:
    small = line.text[:1].islower() or (line.text.isupper() and line.size == 1)  # a broken sentence, a dateline alone
    listed = not line.text[0].isalnum() or ("," in line.text and has_year(line.text))  # "Wexford, 13 May 2024"
    return not (line.stop or line.quoted or small or listed) and line.size <= KICKER and line.text[-1] not in "-–—,"


def addressed(lines: Sequence[Line], marks: Marks) -> Marks:
    """From the end upwards, between lines that are frame: sentences that speak to the reader."""
    address = junk_words().address
    found: Marks = {}
    for number in range(len(lines) - 1, len(lines) // 3, -1):
        line = lines[number]
        if number in marks or number in found or not line.words:
            continue
        above = number - 1 in marks
        spoken = line.quoted or line.text[0] in "'‘" or _TURN.match(line.text)
        if not above or spoken or line.size > BIO or address.isdisjoint(line.words):
            break
        found[number] = "notice"
    return found


def letterhead(lines: Sequence[Line], marks: Marks, head: int) -> Marks:
    """The name of the page or rubric above everything, where the headline comes later and is longer."""
    number = next((n for n in range(min(head, 4)) if n not in marks), None)
    if number is None or lines[number].stop or lines[number].quoted or not lines[number].words:
        return {}
    line = lines[number]
    later = next((n for n in range(number + 1, min(head + 1, len(lines))) if n not in marks), None)
    if later is None or lines[later].stop or len(lines[later].words) < 4:
        return {}
    ruled = bool({"furniture", "notice"} & {marks.get(n) for n in range(number + 1, later)})
    kicker = len(line.words) <= KICKER + 2 and not junk_words().editions.isdisjoint(line.words)
    kicker |= len(line.words) <= KICKER and (line.shouted or len(line.words) == 1 or _is_page(line))
    body = ruled and len(line.words) <= 2 * KICKER and line.words[0] in junk_words().letterheads
    return {number: "furniture"} if kicker or body else {}


def _is_page(line: Line) -> bool:
    """ "exampleNews World": the mark of an outlet, then a rubric."""
    first = line.words[:-1]
    tables = junk_words()
    rubric = bool(first) and line.words[-1] in tables.sections
    return rubric and ("&" in line.text or first[-1].endswith(tables.outlet_marks))


def authors(lines: Sequence[Line], marks: Marks, hours: Marks) -> Marks:
    """Names next to the hours of a live page."""
    if len(hours) < 2:
        return {}
    beside = {n + step for n in hours for step in (-1, 1)}
    return {
        n: "byline"
        for n in beside
        if 0 <= n < len(lines)
        and n not in marks
        and len(lines[n].text) <= 40
        and _is_named(lines[n].text)
        and not lines[n].stop
    }
