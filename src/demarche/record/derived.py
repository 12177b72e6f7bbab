"""Positions and open loops as the last build derived them, for pages that must not wait until all acts are read.

They stand in the table `kept` beside a digest of the code that made them: where that is another, or nothing stands
there, they are derived anew, so what a page shows is always what `lines` gives.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from demarche.kept import DIGEST, code
from demarche.record.lines import Line
from demarche.record.views import DERIVED, derive, lines

KEPT = "derived"
"""Of `kept.what`."""


def keep_derived(connection: sqlite3.Connection) -> None:
    """Write down what follows from the acts of the whole record."""
    rows = [(KEPT, kind, _made_by() + msgspec.json.encode(found)) for kind, found in derive(connection).items()]
    connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)


def derived(connection: sqlite3.Connection, kind: str) -> list[Line]:
    """`lines` of a kind in `DERIVED`, from what the last build wrote down where that still holds."""
    assert kind in DERIVED
    held = None
    with suppress(sqlite3.OperationalError):  # a record of an older version has no such table
        held = connection.execute("SELECT value FROM kept WHERE what = ? AND line = ?", (KEPT, kind)).fetchone()
    if held is None or held[0][:DIGEST] != _made_by():
        return list(lines(connection, kind))
    found: list[Line] = msgspec.json.decode(held[0][DIGEST:])
    return found


@lru_cache(maxsize=1)
def _made_by() -> bytes:
    found = blake2b(code().encode(), digest_size=DIGEST)
    here = Path(__file__).parent
    for path in sorted(here.rglob("*.py")):
        found.update(path.relative_to(here).as_posix().encode() + blake2b(path.read_bytes()).digest())
    return found.digest()
