"""The record's lines that can be corrected: in which table, at which places, in what words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from demarche.record.amend.places import Place, as_word

Connection = sqlite3.Connection
TABLES = (
    "statements", "acts", "meetings", "claims", "conflicts", "people", "dates", "unread", "stories", "documents",
)  # fmt: skip
"""Tables whose lines carry a state and can be corrected."""

SPANS = {
    "statements": 'SELECT document, start, "end", speaker FROM statements WHERE id = ?',
    "acts": 'SELECT document, start, "end", act FROM acts WHERE id = ?',
    "dates": "SELECT document, start, \"end\", '' FROM dates WHERE id = ?",
    "unread": "SELECT document, start, \"end\", '' FROM unread WHERE id = ?",
    "meetings": "SELECT document, start, \"end\", '' FROM meeting_evidence WHERE meeting = ? ORDER BY document, start",
    "claims": 'SELECT s.document, s.start, s."end", s.speaker FROM claim_statements c JOIN statements s'
    " ON s.id = c.statement WHERE c.claim = ? ORDER BY s.document, s.start",
    "conflicts": 'SELECT s.document, s.start, s."end", c.kind FROM conflict_spans s JOIN conflicts c'
    " ON c.id = s.conflict WHERE s.conflict = ? ORDER BY s.n",
    "stories": "SELECT document, 0, 1, '' FROM story_documents WHERE story = ? ORDER BY document",
    "documents": "SELECT id, 0, 1, '' FROM documents WHERE id = ?",
}
WORDS = {
    "statements": "quote", "acts": "text", "people": "name", "claims": "speaker", "meetings": "what",
    "conflicts": "what", "dates": "text", "unread": "text", "stories": "origin", "documents": "title",
}  # fmt: skip


def table_of(connection: Connection, line: str, tables: Sequence[str] = TABLES) -> str:
    """The table in which the line stands, "" where there is none."""
    for table in tables:
        if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (line,)).fetchone():
            return table
    return ""


def places(connection: Connection, table: str, line: str) -> list[Place]:
    """Where the line is read; of a person, one place for each document."""
    if table == "people":
        return people_places(connection, line)
    rows = connection.execute(SPANS[table], (line,)).fetchall()
    return [Place(table, row[0], row[1], row[2], as_word(row[3])) for row in rows]


def people_places(connection: Connection, person: str) -> list[Place]:
    """The first mention in each document, with the key that the person has there."""
    query = (
        'SELECT a.document, coalesce(min(m.start), 0), coalesce(m."end", 0), a.key FROM appearances a'
        " LEFT JOIN mentions m ON m.document = a.document AND m.person = a.person AND m.kind = 'person'"
        " WHERE a.person = ? GROUP BY a.document, a.key ORDER BY a.document, a.key"
    )
    rows = connection.execute(query, (person,)).fetchall()
    return [Place("people", row[0], row[1], row[2], as_word(row[3])) for row in rows]


def said(connection: Connection, table: str, line: str) -> str:
    """The words of a line, by which a reader knows it again."""
    return str(connection.execute(f"SELECT {WORDS[table]} FROM {table} WHERE id = ?", (line,)).fetchone()[0])
