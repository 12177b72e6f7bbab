"""Which corrections concern a line, and which line a former id means: by the places, since ids may change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from demarche.record.amend.ledger import Amendment, amendments
from demarche.record.amend.places import Place, places_of, shared
from demarche.record.amend.tables import SPANS, TABLES, places


def touching(connection: sqlite3.Connection, table: str, line: str) -> Iterator[Amendment]:
    """The corrections of a line, oldest first, also those made when it had another id or span."""
    if table not in TABLES:
        return
    known = places(connection, table, line)
    for one, place in _anchored(connection):
        if one.line == line or (place and any(_same(place, other) for other in known)):
            yield one


def now_of(connection: sqlite3.Connection, former: str) -> str:
    """The present id of the line that had the id `former` (or one that begins so) when it was corrected, or ""."""
    for one, place in reversed(_anchored(connection)):
        if place and one.line.startswith(former) and not one.undone:
            found = _lines_at(connection, place)
            if found:
                return found
    return ""


def _anchored(connection: sqlite3.Connection) -> list[tuple[Amendment, Place | None]]:
    """Each correction with the place of its line as it is now, after all that gave it other words."""
    found: list[tuple[Amendment, Place | None]] = []
    for one in amendments(connection):
        place = next(iter(places_of(one.anchor)), None)
        found.append((one, place))
        if one.action == "span" and place and not one.undone:
            start, end = map(int, one.value.split())
            moved = replace(place, start=start, end=end)
            found = [(known, moved if at and _same(at, place) else at) for known, at in found]
    return found


def _same(one: Place, other: Place) -> bool:
    return (one.kind, one.document) == (other.kind, other.document) and shared(one, other) > 0.5


def _lines_at(connection: sqlite3.Connection, place: Place) -> str:
    """The line of the place's table that shares most with it."""
    if place.kind not in SPANS:
        return ""
    best = (0.5, "")
    for (line,) in connection.execute(f"SELECT id FROM {place.kind} ORDER BY id").fetchall():
        for other in places(connection, place.kind, line):
            if other.document == place.document:
                best = max(best, (shared(place, other), line))
    return best[1]
