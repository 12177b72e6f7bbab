"""What a further build need not work out again, in the record's own table."""

from __future__ import annotations

import sqlite3

from demarche.kept import code

CODE = "code"
BATCH = 500  # results handed to SQLite together


class KeptRows:
    """A `demarche.kept.Store` in the table `kept`; emptied where other code or data made what stands there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[tuple[str, str], bytes] = {}
        made_by = code().encode()
        if self.get(CODE, "") != made_by:
            connection.execute("DELETE FROM kept WHERE what <> 'rows'")  # those tell by themselves whether they fit
            self.put(CODE, "", made_by)

    def get(self, what: str, line: str) -> bytes | None:
        if (what, line) in self._waiting:
            return self._waiting[what, line]
        row = self._connection.execute("SELECT value FROM kept WHERE what = ? AND line = ?", (what, line)).fetchone()
        return row[0] if row else None

    def put(self, what: str, line: str, value: bytes) -> None:
        self._waiting[what, line] = value
        if len(self._waiting) == BATCH:
            self.close()

    def close(self) -> None:
        """Write what waits."""
        rows = ((what, line, value) for (what, line), value in self._waiting.items())
        self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        self._waiting.clear()
