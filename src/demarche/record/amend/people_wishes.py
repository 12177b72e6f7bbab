"""Corrections of people: to whom a statement is given, and who of one person is another."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from demarche.errors import UsageError
from demarche.record.amend.fields import code
from demarche.record.amend.ledger import Amendment
from demarche.record.amend.places import Place, as_word, places_of, written
from demarche.record.amend.tables import people_places, table_of

Connection = sqlite3.Connection


def other_speaker(connection: Connection, one: Amendment) -> Amendment:
    """speaker=PERSON (id, or the whole name of just one person), speaker=CODE, or the words used for the speaker.

    The value is kept as "person NAME<tab>PARTY<tab>KEY", "party CODE NAME" or "words WORDS"."""
    (place,) = places_of(one.anchor)
    was = connection.execute("SELECT speaker FROM statements WHERE id = ?", (one.line,)).fetchone()[0]
    value = " ".join(one.value.split())
    if not value:
        raise UsageError("speaker: give a person's id, a party's code, or words")
    one = replace(one, was=str(was))
    person = _person(connection, value)
    if person:
        found = people_places(connection, person)
        here = next((known for known in found if known.document == place.document), found[0])
        name, party = connection.execute("SELECT name, party FROM people WHERE id = ?", (person,)).fetchone()
        return replace(one, value=f"person {name}\t{party}\tby hand {person}", anchor=written([place, here]))
    if value == value.upper() and " " not in value and any(char.isalpha() for char in value):
        return replace(one, value=f"party {code(value)} {_name(connection, place.document, code(value))}")
    return replace(one, value=f"words {value}")


def _person(connection: Connection, value: str) -> str:
    if table_of(connection, value, ("people",)):
        return value
    found = connection.execute("SELECT id FROM people WHERE name = ? COLLATE NOCASE", (value,)).fetchall()
    if len(found) > 1:
        raise UsageError(f"{value}: {len(found)} people have this name; give an id")
    return str(found[0][0]) if found else ""


def _name(connection: Connection, document: str, party: str) -> str:
    """As the report calls the party most often, else as any report does, else the code."""
    query = (
        "SELECT text FROM mentions WHERE kind = 'party' AND party = ? GROUP BY text"
        " ORDER BY sum(document = ?) DESC, count(*) DESC, text LIMIT 1"
    )
    row = connection.execute(query, (party, document)).fetchone()
    return " ".join(str(row[0]).split()) if row else party


def parted_person(connection: Connection, one: Amendment) -> Amendment:
    """split PERSON PLACE ..: a place is a document, or DOCUMENT:OFFSET of a mention."""
    known = people_places(connection, one.line)
    leaving: list[Place] = []
    for wish in one.value.split():
        document, _, offset = wish.partition(":")
        there = [place for place in known if len(document) > 3 and place.document.startswith(document)]
        if not there or (offset and not offset.isdecimal()):
            raise UsageError(f"{wish}: the person is not read there; name documents, or DOCUMENT:OFFSET of a mention")
        leaving += [_mention(connection, place, one.line, int(offset)) for place in there[:1]] if offset else there
    if not leaving:
        raise UsageError("split: name the documents, or DOCUMENT:OFFSET of the mentions, that are of another person")
    gone = {place.document for place in leaving if place.kind == "people"}
    staying = [place for place in known if place.document not in gone]
    if not staying or _all_mentions_leave(connection, one.line, leaving):
        raise UsageError("split: nothing of the person would stay; name only what is of another")
    return replace(one, field="people", anchor=written([staying[0], *dict.fromkeys(leaving)]))


def _mention(connection: Connection, place: Place, person: str, offset: int) -> Place:
    row = connection.execute(
        "SELECT start, \"end\" FROM mentions WHERE document = ? AND person = ? AND kind IN ('person', 'role')"
        ' AND start <= ? AND ? < "end"',
        (place.document, person, offset, offset),
    ).fetchone()
    if not row:
        raise UsageError(f"{place.document}:{offset}: no mention of the person there; offsets stand in the export")
    return Place("mentions", place.document, row[0], row[1], as_word(place.word))


def _all_mentions_leave(connection: Connection, person: str, leaving: list[Place]) -> bool:
    query = "SELECT document, start FROM mentions WHERE person = ? AND kind = 'person'"
    left = {(place.document, place.start) for place in leaving}
    whole = {place.document for place in leaving if place.kind == "people"}
    rows = connection.execute(query, (person,)).fetchall()
    return bool(rows) and all(row[0] in whole or (row[0], row[1]) in left for row in rows)
