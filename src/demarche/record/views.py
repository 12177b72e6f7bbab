"""Every kind of line by its name, stored or derived: what the export, the pages and `show` read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from demarche.brief import Brief, parse_brief
from demarche.record.beside import beside
from demarche.record.lines import STORED, Line, state
from demarche.record.loops import loops
from demarche.record.posed import posed
from demarche.record.positions import held, positions
from demarche.record.save import get_meta
from demarche.record.showings import showings
from demarche.record.timeline import timeline

DERIVED = ("positions", "loops")
"""Lines that rest on all acts of the record."""
BESIDE = "beside"
"""What the reports say beside acts and dates, which loops are read from: of no view."""
KINDS = (*STORED, *DERIVED, "timeline")
"""Names of all lines; `EXPORTED` are those of the export."""
EXPORTED = (*STORED, *DERIVED)


def lines(connection: sqlite3.Connection, kind: str) -> Iterator[Line]:
    """The lines of one kind (`KINDS`, `BESIDE`), in their stable order."""
    if kind == "positions":
        held = positions({**posed(connection), "people": titles(connection)})
        yield from _with_states(connection, held)
    elif kind == "loops":
        yield from loops(posed(connection))
    elif kind == BESIDE:
        yield from beside(connection)
    elif kind == "timeline":
        rows = {name: STORED[name](connection) for name in ("documents", "acts", "meetings")}
        yield from timeline(rows, brief_of(connection))
    else:
        yield from STORED[kind](connection)


def derive(connection: sqlite3.Connection) -> dict[str, list[Line]]:
    """The lines in `DERIVED` by kind: what `lines` gives for each, worked out together."""
    rows = posed(connection)
    shown = showings(rows)
    found = held(shown, titles(connection))
    return {"positions": list(_with_states(connection, found)), "loops": loops(rows, shown)}


def titles(connection: sqlite3.Connection) -> Iterator[Line]:
    """People with their roles alone: what they were called in each place is much, and tells no office."""
    for person, titles in connection.execute("SELECT person, group_concat(text, '\n') FROM roles GROUP BY person"):
        yield {"id": person, "roles": [{"text": title} for title in str(titles).split("\n")]}


def _with_states(connection: sqlite3.Connection, held: Iterable[Line]) -> Iterator[Line]:
    """A position is seen as its acts are: corrected where one was, confirmed where all were."""
    states = {row["id"]: state(row) for row in connection.execute("SELECT id, review FROM acts WHERE review != ''")}
    for line in held:
        acts = line["acts"]
        known = {states.get(str(act), "") for act in acts} if isinstance(acts, list) else set()
        yield {
            **line,
            "state": "corrected" if "corrected" in known else "confirmed" if known == {"confirmed"} else "unseen",
        }


def brief_of(connection: sqlite3.Connection) -> Brief:
    """The brief that the record was built with; the empty one where there was none."""
    return parse_brief(get_meta(connection, "brief"))
