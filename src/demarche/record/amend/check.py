"""What somebody wishes to correct, made into a correction that can be kept: checked, with its places."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

from demarche.errors import UsageError
from demarche.record.amend.fields import FIELDS, OTHERWISE, PARTIES, code, field_of, value_of
from demarche.record.amend.ledger import Amendment
from demarche.record.amend.people_wishes import other_speaker, parted_person
from demarche.record.amend.places import Place, written
from demarche.record.amend.spans import respanned
from demarche.record.amend.tables import TABLES, places, said, table_of

Connection = sqlite3.Connection
MERGED = ("people", "meetings", "claims")


def checked(connection: Connection, wanted: Amendment) -> Amendment:
    """Raises UsageError, one line, where the correction cannot be meant."""
    if wanted.action == "party" or (wanted.action in ("rename", "merge") and _is_party(connection, wanted.line)):
        return _of_a_party(connection, wanted)
    table = table_of(connection, wanted.line)
    if not table:
        if wanted.action == "rename":
            return _of_a_party(connection, wanted)
        raise UsageError(f"no line {wanted.line} that can be corrected; ids stand in the export and in show")
    anchor = written(places(connection, table, wanted.line))
    one = replace(wanted, anchor=anchor, was=said(connection, table, wanted.line))
    return WISHES[wanted.action](connection, one, table)


def _seen(connection: Connection, one: Amendment, table: str) -> Amendment:
    if one.action == "reject" and table in ("documents", "stories"):
        raise UsageError(f"{one.line}: {table} cannot be rejected; every report stands in one story")
    return replace(one, field=table)


def _set(connection: Connection, one: Amendment, table: str) -> Amendment:
    name = field_of(table, one.field)
    if (table, name) == ("statements", "speaker"):
        return other_speaker(connection, replace(one, field=name))
    value = value_of(table, name, one.value)
    if table == "meetings" and name == "parties" and not value:
        raise UsageError("parties: name who met, as in parties=NOR,SWE")
    one = replace(one, field=name, value=value, was=_was(connection, table, one.line, name))
    ends = _ends(connection, table, one)
    if ends[0] and ends[-1] and ends[0] > ends[-1]:
        raise UsageError(f"{one.field}={one.value}: the line would end ({ends[-1]}) before it begins ({ends[0]})")
    return one


COLUMNS = {"by": "by_party", "to": "to_party"}
LISTED = {
    ("statements", "issues"): "SELECT issue FROM statement_issues WHERE statement = ? ORDER BY issue",
    ("acts", "issues"): "SELECT issue FROM act_issues WHERE act = ? ORDER BY issue",
    ("meetings", "parties"): "SELECT party FROM meeting_parties WHERE meeting = ? ORDER BY party",
}


def _was(connection: Connection, table: str, line: str, name: str) -> str:
    if (table, name) in LISTED:
        return ",".join(row[0] for row in connection.execute(LISTED[table, name], (line,)))
    if name == "date":
        return "..".join(_days(connection, table, line))
    column = _column(table, COLUMNS.get(name, name))
    row = connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (line,)).fetchone()
    return str(row[0] or "")


def _column(table: str, name: str) -> str:
    return name.removeprefix("date_") if table == "dates" else name


def _days(connection: Connection, table: str, line: str) -> list[str]:
    first, last = _column(table, "date_earliest"), _column(table, "date_latest")
    row = connection.execute(f"SELECT {first}, {last} FROM {table} WHERE id = ?", (line,)).fetchone()
    return [day or "" for day in row]


def _ends(connection: Connection, table: str, one: Amendment) -> list[str]:
    """The days of the line as they would be."""
    if one.field == "date":
        return one.value.split("..")
    if not one.field.startswith("date_"):
        return ["", ""]
    ends = _days(connection, table, one.line)
    ends[0 if one.field == "date_earliest" else 1] = one.value
    return ends


def _renamed(connection: Connection, one: Amendment, table: str) -> Amendment:
    if table != "people":
        raise UsageError(f"{one.line} is no person and no party; rename takes those")
    if not one.value.strip():
        raise UsageError("rename: give the new name")
    return replace(one, field="name", value=" ".join(one.value.split()))


def _two(connection: Connection, one: Amendment, table: str) -> Amendment:
    if table not in MERGED or (one.action == "apart" and table != "people"):
        raise UsageError(f"{one.line} stands in {table}; {one.action} takes {'people, meetings or claims'}")
    if table_of(connection, one.value, (table,)) != table:
        raise UsageError(f"no line {one.value} in {table}; {one.action} takes two of one kind")
    if one.value == one.line:
        raise UsageError(f"{one.action}: name two different lines")
    other = places(connection, table, one.value)
    anchor = written([*places(connection, table, one.line)[:1], *other[:1]])
    return replace(one, field=table, was=said(connection, table, one.value), anchor=anchor)


def _split(connection: Connection, one: Amendment, table: str) -> Amendment:
    if table == "people":
        return parted_person(connection, one)
    if table not in MERGED:
        raise UsageError(f"{one.line} stands in {table}; split takes people, meetings or claims")
    all_of_it = places(connection, table, one.line)
    leaving = [place for wish in one.value.split() for place in _leaving(connection, all_of_it, wish)]
    staying = [place for place in all_of_it if place not in leaving]
    if not staying:
        raise UsageError("split: nothing would stay; name only what leaves")
    return replace(one, field=table, anchor=written([staying[0], *dict.fromkeys(leaving)]))


def _leaving(connection: Connection, known: list[Place], wish: str) -> list[Place]:
    """Places that a document, a document:offset or the id of a statement means."""
    document, _, offset = wish.partition(":")
    row = connection.execute('SELECT document, start, "end" FROM statements WHERE id = ?', (wish,)).fetchone()
    found = [
        place
        for place in known
        if (row and (place.document, place.start, place.end) == tuple(row))
        or (place.document.startswith(document) and (not offset or place.start <= int(offset) < place.end))
    ]
    if not found:
        raise UsageError(f"{wish}: the line does not rest on that; name documents, document:offset, or statements")
    return found


def _is_party(connection: Connection, name: str) -> bool:
    queries = (
        "SELECT 1 FROM mentions WHERE '+' || party || '+' LIKE ? LIMIT 1",
        "SELECT 1 FROM statements WHERE '+' || speaker_party || '+' LIKE ? LIMIT 1",
        "SELECT 1 FROM acts WHERE '+' || by_party || '+' || to_party || '+' LIKE ? LIMIT 1",
    )
    if not name or name != name.upper():
        return False
    return any(connection.execute(query, (f"%+{name}+%",)).fetchone() for query in queries)


def _of_a_party(connection: Connection, wanted: Amendment) -> Amendment:
    """rename CODE CODE, merge CODE CODE, party NAME CODE, rename NAME NAME (of a body that speaks)."""
    value = " ".join(wanted.value.split())
    if not value:
        raise UsageError(f"{wanted.action}: give the new name or code")
    if wanted.action == "merge":
        if not _is_party(connection, code(value)) or code(value) == wanted.line:
            raise UsageError(f"{value}: not another party of this record")
        return replace(wanted, field=PARTIES, value=code(value), was=value)
    if _is_party(connection, wanted.line):
        return replace(wanted, field=PARTIES, value=code(value), was=wanted.line)
    if not _is_named(connection, wanted.line):
        raise UsageError(f"{wanted.line}: no line, person, party or body of this record is called so")
    return replace(wanted, field=PARTIES, value=code(value) if wanted.action == "party" else value, was=wanted.line)


def _is_named(connection: Connection, name: str) -> bool:
    """Whether a body is called so: it speaks, acts, or somebody bears a title of it."""
    wanted = f"%{name.casefold()}%"
    queries = (
        "SELECT 1 FROM statements WHERE speaker_id IS NULL AND (lower(speaker) LIKE ? OR lower(speaker_text) LIKE ?)",
        "SELECT 1 FROM acts WHERE lower(by_text) LIKE ? OR lower(to_text) LIKE ?",
        "SELECT 1 FROM mentions WHERE kind NOT IN ('person', 'pronoun') AND (lower(text) LIKE ? OR lower(text) LIKE ?)",
        "SELECT 1 FROM roles WHERE lower(text) LIKE ? OR lower(text) LIKE ?",
    )
    return len(name) > 1 and any(connection.execute(f"{one} LIMIT 1", (wanted, wanted)).fetchone() for one in queries)


WISHES: dict[str, Callable[[Connection, Amendment, str], Amendment]] = {
    "accept": _seen,
    "reject": _seen,
    "set": _set,
    "span": respanned,
    "rename": _renamed,
    "merge": _two,
    "apart": _two,
    "split": _split,
}
__all__ = ["FIELDS", "OTHERWISE", "TABLES", "checked"]
