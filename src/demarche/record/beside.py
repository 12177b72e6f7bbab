"""What stands beside acts and days in the texts of a record: that nobody answered, that a day is the last one."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from demarche.record.bargain import ends_in_deadline, supposes, waits
from demarche.record.lines import Line
from demarche.record.loops.words import BY, IF, UNLESS, left_open, of_deadlines

BEFORE, BEHIND = 60, 200
"""Code points around a demand or an offer in which a report says that nobody answered it."""
CLAUSE, TAIL = 140, 60
"""Code points around a day in which its clause says what it is."""
STOP = re.compile(r"[.!?;\n“”\"]\s")
_ACTS = """SELECT a.id, a.document, a.start, a."end" FROM acts a
    WHERE a.by_party != '' AND a.act IN ('demand', 'offer', 'promise', 'accept', 'agree', 'concede')"""
_DATES = 'SELECT id, document, start, "end" FROM dates WHERE latest IS NOT NULL'
Span = tuple[str, int, int]
"""Id of a line, start, end."""


def beside(connection: sqlite3.Connection) -> Iterator[Line]:
    """id of an act or a date, document, words: what they tell (`loops.words`), where they do; clause: of a date."""
    acts, dates = _spans(connection, _ACTS), _spans(connection, _DATES)
    read = connection.cursor()
    read.row_factory = None
    for document, lang, text in read.execute("SELECT id, lang, text FROM documents ORDER BY id"):
        for name, start, end in acts.get(document, ()):
            words = left_open(text[max(0, start - BEFORE) : end + BEHIND], lang)
            if words:
                yield {"id": name, "document": document, "words": sorted(words), "clause": ""}
        for name, start, end in dates.get(document, ()):
            before = STOP.split(text[max(0, start - CLAUSE) : start])[-1]
            behind = STOP.split(text[end : end + TAIL])[0]
            if words := _of_day(before, behind, lang):
                clause = f"{before.lstrip()}{text[start:end]}"
                yield {"id": name, "document": document, "words": sorted(words), "clause": clause}


def _spans(connection: sqlite3.Connection, query: str) -> Mapping[str, Sequence[Span]]:
    read = connection.cursor()
    read.row_factory = None
    found: dict[str, list[Span]] = defaultdict(list)
    for name, document, start, end in read.execute(f'{query} ORDER BY document, start, "end", id'):
        found[document].append((name, start, end))
    return found


def _of_day(before: str, behind: str, lang: str) -> frozenset[str]:
    """What its own clause says."""
    told = of_deadlines(f"{before} | {behind}", lang)
    if ends_in_deadline(before, lang):
        told |= {BY}
    return told | {UNLESS} if waits(before, lang) else told | {IF} if supposes(before, lang) else told
