"""Corrections by hand: kept in their own table and applied again after every build.

accept LINE             somebody has checked the line
reject LINE             the line is taken out; what rests on it goes with it
set LINE field=value    a field of a statement, act or meeting
rename PERSON name      another name for a person
merge PERSON PERSON     two people are one: the second becomes the first
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from demarche.errors import UsageError

REVIEWED = ("statements", "acts", "meetings", "claims", "conflicts", "people")
"""Tables whose lines can be accepted or rejected."""

TEXT = "text"
DAY = "day"
FIELDS: dict[str, dict[str, str]] = {
    "statements": {
        **dict.fromkeys(("kind", "speaker", "speaker_party", "relay", "act", "target_party"), TEXT),
        "date_earliest": DAY,
        "date_latest": DAY,
    },
    "acts": {"act": TEXT, "by_party": TEXT, "to_party": TEXT, "date_earliest": DAY, "date_latest": DAY},
    "meetings": {
        **dict.fromkeys(("what", "forum", "place", "status"), TEXT),
        "date_earliest": DAY,
        "date_latest": DAY,
    },
    "people": {"party": TEXT},
}
"""Fields that `set` may change, by table; "by" and "to" may be said for by_party and to_party."""
SHORT = {"by": "by_party", "to": "to_party"}
ISSUES = {"statements": ("statement_issues", "statement"), "acts": ("act_issues", "act")}


@dataclass(frozen=True, slots=True)
class Amendment:
    """One correction. `n` is its number in the record, 0 before it stands there."""

    action: str
    line: str
    field: str = ""
    value: str = ""
    anchor: str = ""
    was: str = ""
    who: str = ""
    made: str = ""
    undone: str = ""
    n: int = 0


def table_of(connection: sqlite3.Connection, line: str, tables: tuple[str, ...] = REVIEWED) -> str:
    """The table in which the line stands, "" where there is none."""
    for table in tables:
        if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (line,)).fetchone():
            return table
    return ""


def amend(connection: sqlite3.Connection, wanted: Amendment) -> Amendment:
    """Apply a correction and write it down. Raises UsageError, one line, where it cannot be meant."""
    checked = _checked(connection, wanted)
    connection.execute(
        "INSERT INTO amendments (action, line, field, value, anchor, was, who, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (checked.action, checked.line, checked.field, checked.value, checked.anchor, checked.was, checked.who,
         checked.made),
    )  # fmt: skip
    _apply(connection, checked)
    return checked


def apply_all(connection: sqlite3.Connection) -> None:
    """Apply every correction that was not taken back, in order; one whose line is gone rests."""
    for one in amendments(connection):
        if not one.undone:
            _apply(connection, one)


def amendments(connection: sqlite3.Connection) -> Iterator[Amendment]:
    """All corrections, oldest first."""
    query = "SELECT action, line, field, value, anchor, was, who, made, undone, n FROM amendments ORDER BY n"
    yield from (Amendment(*row) for row in connection.execute(query).fetchall())


def undo(connection: sqlite3.Connection, number: int, made: str) -> None:
    """Take a correction back. The caller fills the lines anew. Raises UsageError where there is none."""
    found = connection.execute("UPDATE amendments SET undone = ? WHERE n = ? AND undone = ''", (made, number)).rowcount
    if not found:
        raise UsageError(f"no correction {number} that stands; see them with: demarche amend RECORD list")


def _checked(connection: sqlite3.Connection, wanted: Amendment) -> Amendment:
    table = table_of(connection, wanted.line)
    if not table:
        raise UsageError(f"no line {wanted.line} that can be corrected; ids stand in the export and in show")
    if wanted.action in ("merge", "rename") and table != "people":
        raise UsageError(f"{wanted.line} is no person; {wanted.action} takes people")
    if wanted.action == "merge":
        return _checked_merge(connection, wanted)
    if wanted.action == "rename":
        was = connection.execute("SELECT name FROM people WHERE id = ?", (wanted.line,)).fetchone()[0]
        return _with(wanted, field="name", was=was, anchor=_anchor(connection, wanted.line))
    if wanted.action == "set":
        return _checked_set(connection, wanted, table)
    anchor = _anchor(connection, wanted.line) if table == "people" else ""
    return _with(wanted, field=table, was=_said(connection, table, wanted.line), anchor=anchor)


def _checked_merge(connection: sqlite3.Connection, wanted: Amendment) -> Amendment:
    if table_of(connection, wanted.value, ("people",)) != "people":
        raise UsageError(f"no person {wanted.value}; ids of people stand in: demarche show RECORD people")
    if wanted.value == wanted.line:
        raise UsageError("a person cannot be merged with themselves; name two")
    anchors = f"{_anchor(connection, wanted.line)} {_anchor(connection, wanted.value)}"
    return _with(wanted, was=wanted.value, anchor=anchors)


def _checked_set(connection: sqlite3.Connection, wanted: Amendment, table: str) -> Amendment:
    name = SHORT.get(wanted.field, wanted.field)
    if name == "issues" and table in ISSUES:
        store, column = ISSUES[table]
        rows = connection.execute(f"SELECT issue FROM {store} WHERE {column} = ? ORDER BY issue", (wanted.line,))
        return _with(wanted, field=name, was=",".join(row[0] for row in rows))
    if name not in FIELDS.get(table, {}):
        known = ", ".join([*FIELDS.get(table, {}), *(["issues"] if table in ISSUES else [])]) or "nothing"
        raise UsageError(f"{wanted.field}: not a field of {table} that can be set (can: {known})")
    if FIELDS[table][name] == DAY and wanted.value:
        try:
            date.fromisoformat(wanted.value)
        except ValueError:
            raise UsageError(f"{wanted.value}: not a day like 2024-03-31") from None
    was = connection.execute(f"SELECT {name} FROM {table} WHERE id = ?", (wanted.line,)).fetchone()[0]
    anchor = _anchor(connection, wanted.line) if table == "people" else ""
    return _with(wanted, field=name, was=str(was or ""), anchor=anchor)


def _with(one: Amendment, *, field: str = "", was: str = "", anchor: str = "") -> Amendment:
    return Amendment(one.action, one.line, field, one.value, anchor, was, one.who, one.made)


def _anchor(connection: sqlite3.Connection, person: str) -> str:
    """A place where the person is read, which stays should the person's id change."""
    row = connection.execute(
        "SELECT document, key FROM appearances WHERE person = ? ORDER BY document, key", (person,)
    ).fetchone()
    return f"{row[0]}/{row[1].replace(' ', '_')}" if row else ""


def _said(connection: sqlite3.Connection, table: str, line: str) -> str:
    column = {"statements": "quote", "acts": "text", "people": "name", "claims": "speaker"}.get(table, "what")
    return str(connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (line,)).fetchone()[0])


def _apply(connection: sqlite3.Connection, one: Amendment) -> None:
    table = table_of(connection, one.line)
    line = one.line
    if not table and one.anchor:
        line, table = _found_again(connection, one.anchor.split(" ")[0]), "people"
    if not table or not line:
        return
    if one.action == "reject":
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (line,))
        _mend_claims(connection)
    elif one.action == "accept":
        connection.execute(f"UPDATE {table} SET review = 'accepted' WHERE id = ?", (line,))
    elif one.action == "rename":
        _rename(connection, line, one.value)
    elif one.action == "merge":
        _merge(connection, line, one)
    else:
        _set(connection, table, line, one)


def _found_again(connection: sqlite3.Connection, anchor: str) -> str:
    document, _, key = anchor.partition("/")
    row = connection.execute(
        "SELECT person FROM appearances WHERE document = ? AND replace(key, ' ', '_') = ?", (document, key)
    ).fetchone()
    return str(row[0]) if row else ""


def _set(connection: sqlite3.Connection, table: str, line: str, one: Amendment) -> None:
    if one.field == "issues":
        store, column = ISSUES[table]
        connection.execute(f"DELETE FROM {store} WHERE {column} = ?", (line,))
        issues = sorted({issue.strip() for issue in one.value.split(",")} - {""})
        connection.executemany(f"INSERT INTO {store} VALUES (?, ?)", [(line, issue) for issue in issues])
    else:
        day = FIELDS[table][one.field] == DAY
        connection.execute(
            f"UPDATE {table} SET {one.field} = ? WHERE id = ?", ((one.value or None) if day else one.value, line)
        )
        if one.field == "speaker":
            connection.execute("UPDATE statements SET speaker_id = NULL WHERE id = ?", (line,))
        if day:
            connection.execute(f"UPDATE {table} SET date_why = 'set by hand' WHERE id = ?", (line,))
    connection.execute(f"UPDATE {table} SET review = 'amended' WHERE id = ?", (line,))
    if table == "statements":
        _carry(connection, line, one)


CARRIED = {"act": "act", "speaker_party": "by_party", "target_party": "to_party"}
"""What a statement says also stands in the one act that it makes."""


def _carry(connection: sqlite3.Connection, statement: str, one: Amendment) -> None:
    """Into the speaker's own acts, which name nobody who acts; events that he reports have doers of their own."""
    query = "SELECT id FROM acts WHERE statement = ? AND by_text IS NULL"
    acts = connection.execute(query, (statement,)).fetchall()
    if one.field == "speaker_party" or len(acts) == 1:
        for (act,) in acts:
            if one.field in CARRIED:
                _set(connection, "acts", act, Amendment("set", act, CARRIED[one.field], one.value))
            elif one.field == "issues":
                _set(connection, "acts", act, one)


def _rename(connection: sqlite3.Connection, person: str, name: str) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO aliases SELECT id, name FROM people WHERE id = ? AND name <> ?", (person, name)
    )
    connection.execute("DELETE FROM aliases WHERE person = ? AND alias = ?", (person, name))
    connection.execute("UPDATE people SET name = ?, review = 'amended' WHERE id = ?", (name, person))
    connection.execute("UPDATE statements SET speaker = ? WHERE speaker_id = ?", (name, person))


def _merge(connection: sqlite3.Connection, keep: str, one: Amendment) -> None:
    gone = one.value
    if not table_of(connection, gone, ("people",)):
        gone = _found_again(connection, one.anchor.split(" ")[-1])
    if not gone or gone == keep:
        return
    name = connection.execute("SELECT name FROM people WHERE id = ?", (keep,)).fetchone()[0]
    connection.execute("INSERT OR IGNORE INTO aliases SELECT ?, alias FROM aliases WHERE person = ?", (keep, gone))
    connection.execute("INSERT OR IGNORE INTO aliases SELECT ?, name FROM people WHERE id = ?", (keep, gone))
    connection.execute("DELETE FROM aliases WHERE person = ? AND alias = ?", (keep, name))
    for table, column in (("appearances", "person"), ("roles", "person"), ("mentions", "person"),
                          ("meeting_people", "person"), ("statements", "speaker_id")):  # fmt: skip
        connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", (keep, gone))
    connection.execute("UPDATE statements SET speaker = ? WHERE speaker_id = ?", (name, keep))
    connection.execute("DELETE FROM people WHERE id = ?", (gone,))
    connection.execute("UPDATE people SET review = 'amended' WHERE id = ?", (keep,))


def _mend_claims(connection: sqlite3.Connection) -> None:
    """Count the support of claims again after a statement went."""
    connection.execute("DELETE FROM claims WHERE id NOT IN (SELECT claim FROM claim_statements)")
    connection.execute(
        "UPDATE claims SET (stories, documents) = (SELECT count(DISTINCT coalesce(sd.story, s.document)),"
        " count(DISTINCT s.document) FROM claim_statements c JOIN statements s ON s.id = c.statement"
        " LEFT JOIN story_documents sd ON sd.document = s.document WHERE c.claim = claims.id)"
    )
