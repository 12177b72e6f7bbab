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
_EXCHANGES = """SELECT a.by_party, a.act, a.to_party, count(DISTINCT coalesce(s.story, a.document) || a.text)
    FROM acts a LEFT JOIN story_documents s ON s.document = a.document
    WHERE a.by_party != '' AND a.to_party != '' AND a.act NOT IN ('inform', '')
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3"""

Exchange = tuple[str, str, str, int]


def keep_derived(connection: sqlite3.Connection) -> None:
    """Write down what follows from the acts of the whole record."""
    found = {**derive(connection), "exchanges": _exchanges(connection), "vocabulary": _vocabulary(connection)}
    rows = [(KEPT, kind, _made_by() + msgspec.json.encode(made)) for kind, made in found.items()]
    connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)


def derived(connection: sqlite3.Connection, kind: str) -> list[Line]:
    """`lines` of a kind in `DERIVED`, from what the last build wrote down where that still holds."""
    assert kind in DERIVED
    held = _held(connection, kind)
    return msgspec.json.decode(held, type=list[Line]) if held else list(lines(connection, kind))


def exchanges(connection: sqlite3.Connection) -> list[Exchange]:
    """(by, act, to, how often) of the acts that are more than speech, the commonest first; copies count once."""
    held = _held(connection, "exchanges")
    return msgspec.json.decode(held, type=list[Exchange]) if held else _exchanges(connection)


def vocabulary(connection: sqlite3.Connection) -> list[str]:
    """Every word of the full-text index, as it stands there."""
    held = _held(connection, "vocabulary")
    return msgspec.json.decode(held, type=list[str]) if held else _vocabulary(connection)


def _vocabulary(connection: sqlite3.Connection) -> list[str]:
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, documents_fts, row)")
    return [term for (term,) in map(tuple, connection.execute("SELECT term FROM temp.terms"))]


def _exchanges(connection: sqlite3.Connection) -> list[Exchange]:
    return [(by, act, to, n) for by, act, to, n in connection.execute(_EXCHANGES)]


def _held(connection: sqlite3.Connection, kind: str) -> bytes:
    """What stands there, b"" where that is nothing or the work of other code."""
    row = None
    with suppress(sqlite3.OperationalError):  # a record of an older version has no such table
        row = connection.execute("SELECT value FROM kept WHERE what = ? AND line = ?", (KEPT, kind)).fetchone()
    return bytes(row[0][DIGEST:]) if row is not None and row[0][:DIGEST] == _made_by() else b""


@lru_cache(maxsize=1)
def _made_by() -> bytes:
    found = blake2b(code().encode(), digest_size=DIGEST)
    here = Path(__file__).parent
    for path in sorted(here.rglob("*.py")):
        found.update(path.relative_to(here).as_posix().encode() + blake2b(path.read_bytes()).digest())
    return found.digest()
