"""Footnotes: the words of a line, who said them, the outlet and the day."""

from __future__ import annotations

import re
from collections.abc import Callable

from demarche.web.book import Book
from demarche.web.briefing.note import PLACE, Footnote, Part, parts
from demarche.web.lines import Line
from demarche.web.names import Names, capital
from demarche.web.rows import DocumentRow
from demarche.web.words import Tongue

BODY = 125
"""Characters of a report's words within a sentence; its footnote has more."""
FOOT, BRIEF = 190, 100
TITLE = 48
NAMED = 300
LISTED = 12
"""Reports that a footnote names before it only counts them."""
_MARKS = "\"'“”‘’«»„ "
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_INNER = str.maketrans('“”„«»"', "‘’‘‘’'")
"""Marks within words that stand between marks."""
_CLOSING = re.compile(r"[\s,;:.]+$")


def shortened(text: str, size: int) -> str:
    """The words on one line, cut between words where they are longer, without the marks around them."""
    flat = clean(text)
    if len(flat) > size:
        return flat[:size].rpartition(" ")[0].rstrip(",;:. ") + " …"
    return flat


def clean(text: str) -> str:
    """One line without signs that no eye sees: control codes, and those that turn the direction of what follows."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def bare(text: str) -> str:
    """The words without quotation marks that only open or only close there, and without a comma at the end."""
    flat = _CLOSING.sub("", clean(text))
    if flat[:1] in _MARKS and flat[-1:] in _MARKS:
        flat = flat.strip(_MARKS)
    for opening, closing in ("“”", "‘’", "«»"):
        if flat.count(opening) != flat.count(closing):
            flat = flat.strip(opening + closing)
    if flat.count('"') == 1:
        flat = flat.strip('"')
    return _CLOSING.sub("", flat) or clean(text)


def quoted(line: Line, size: int = BODY) -> Part:
    """The words of a line as a piece of a sentence."""
    return Part(shortened(bare(line.quote), size).translate(_INNER), line.document.lang or "und")


def footnote(book: Book, speech: Tongue, line: Line, size: int = FOOT) -> Footnote:
    """Words, who said them, outlet and day."""
    names = Names(book, speech)
    who = line.who if line.kind in ("statement", "act") else ""
    who = who or (names.within([line.party]) if line.kind == "statement" else "")
    slots = {"words": PLACE, "source": source(book, speech, line.document)}
    if who:
        said = speech.fill("note_said", who=capital(clean(who)), style=speech.name("style", line.style), **slots)
    else:
        said = speech.fill("note_told" if line.kind == "act" else "note_words", **slots)
    if line.relay:
        said += " " + capital(speech.fill("relay", relay=clean(line.relay))) + "."
    return Footnote(
        parts=parts(said, [quoted(line, size)]),
        page=line.page,
        anchor=line.anchor,
        url=line.document.link,
        line=line.ident,
    )


def source(book: Book, speech: Tongue, document: DocumentRow) -> str:
    """Outlet and day of a report; its title where it names no outlet."""
    outlet = clean(document.site) or shortened(book.title(document), TITLE) or speech.ui("no_title")
    return speech.fill("note_source", outlet=outlet, day=speech.day(document.published))


def counted(book: Book, speech: Tongue, chosen: Callable[[DocumentRow], bool] = bool) -> Footnote:
    """A footnote that names the chosen reports of the record, the oldest first; in a large record their number."""
    if len(book.documents) > NAMED:
        return Footnote((Part(capital(speech.count("reports", len(book.documents))) + "."),))
    documents = [row for row in book.documents if chosen(row)]
    ordered = sorted(documents, key=lambda row: (str(row.published.earliest or "9"), row.id))
    each = list(dict.fromkeys(source(book, speech, row) for row in ordered[:LISTED]))
    left = len(ordered) - LISTED
    each += [speech.fill("note_others", count=speech.number(left))] if left > 0 else []
    return Footnote((Part("; ".join(each) + "."),))
