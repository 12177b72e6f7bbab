"""Corrections by hand: kept in their own table, carried out anew at every build, in the order in which they came.

accept LINE               somebody has checked the line
reject LINE               the line is taken out; what rests on it goes with it
set LINE field=value      a field: retype, re-attribute, re-date
span LINE START END       other words for the line, also by the words themselves
rename PERSON|PARTY name  another name for a person or a body, another code for a party
party BODY CODE           a body without a code gets one
merge ONE OTHER           two people, meetings, claims or parties are one: the first stays
split ONE PLACE ..        a person, meeting or claim is two: what is read at the places is another
apart PERSON PERSON       two people that look alike are two

They are carried out on the marks of the documents and handed to `link`, so that whatever rests on a line follows by
itself; the marks in the record stay as they were read, and a correction taken back leaves no trace.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from demarche.record.amend.check import checked
from demarche.record.amend.ledger import Amendment, amendments, note_resting, standing, undo, write
from demarche.record.amend.replay import Corrected, corrected
from demarche.record.amend.touching import now_of, touching

__all__ = [
    "Amendment",
    "Corrected",
    "amend",
    "amendments",
    "corrected",
    "note_resting",
    "now_of",
    "standing",
    "touching",
    "undo",
]


def amend(connection: sqlite3.Connection, wanted: Amendment) -> Amendment:
    """Check a correction and write it down; the caller works the lines out anew (`pipeline.refresh`).

    Raises UsageError, one line, where it cannot be meant.
    """
    one = checked(connection, wanted)
    return replace(one, n=write(connection, one))
