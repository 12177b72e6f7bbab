"""Verify names what fails, and nothing else."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from demarche.errors import RecordError
from demarche.record import reading
from demarche.record.verify import verify

DAMAGE = {
    "a quote": ("UPDATE statements SET quote = 'open the door' WHERE quote LIKE 'open the gate%'", "statements"),
    "a span": ("UPDATE acts SET start = start + 1 WHERE act = 'reject'", "acts"),
    "a span off the end": ('UPDATE dates SET "end" = 99999', "dates"),
    "a span that is empty": ('UPDATE junk SET "end" = start', "junk"),
    "who acts": ("UPDATE acts SET by_start = 0, by_end = 4, by_text = 'Nobody'", "acts"),
    "a mention": ("UPDATE mentions SET text = 'Ana' WHERE text = 'Ana Sorel'", "mentions"),
    "a role": ("UPDATE roles SET text = 'king'", "roles"),
    "evidence": ("UPDATE meeting_evidence SET start = start + 1", "meeting_evidence"),
    "a conflict": ("UPDATE conflict_spans SET text = ''", "conflict_spans"),
    "unread": ("UPDATE unread SET text = 'x'", "unread"),
    "a text": ("UPDATE documents SET text = text || '.' WHERE title = 'Elsewhere'", "documents"),
    "marks": ("UPDATE documents SET marks = x'00'", "documents"),
    "a document": ("DELETE FROM documents WHERE title = 'Elsewhere'", "statements"),
    "sources": ("DELETE FROM sources", "documents"),
    "a cue": ("UPDATE statements SET cue_start = cue_start + 1", "statements"),
    "a condition": ("UPDATE statements SET condition_end = 99999 WHERE condition_end IS NOT NULL", "statements"),
    "the words for a speaker": ("UPDATE statements SET speaker_text = 'nobody at all'", "statements"),
    "confidence": ("UPDATE statements SET confidence = 2", "statements"),
    "an act": ("UPDATE acts SET act = 'sing'", "acts"),
    "a day": ("UPDATE dates SET latest = '1999-01-01'", "dates"),
    "no day": ("UPDATE statements SET date_earliest = 'soon' WHERE date_earliest IS NOT NULL", "statements"),
    "support": ("UPDATE claims SET stories = 7", "claims"),
    "a story": ("DELETE FROM story_documents", "documents"),
}


def test_a_record_as_built_holds(opened: sqlite3.Connection) -> None:
    faults, proved = verify(opened)
    assert faults == []
    assert proved["statements"] == 5 and proved["mentions"] == 5 and proved["conflict_spans"] == 2


@pytest.mark.parametrize("case", DAMAGE)
def test_damage_is_found_and_named(record: Path, case: str) -> None:
    sql, table = DAMAGE[case]
    with closing(sqlite3.connect(record)) as connection:
        changed = connection.execute(sql).rowcount
        connection.commit()
    assert changed > 0
    with reading(record) as connection:
        faults, _ = verify(connection)
    assert faults and table in {fault.table for fault in faults}


def test_a_torn_file_is_a_fault_or_refused(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "torn.db"
    shutil.copy(record, copy)
    raw = bytearray(copy.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 8192] = b"\xff" * 8192
    copy.write_bytes(raw)
    try:
        with reading(copy) as connection:
            faults, _ = verify(connection)
        assert faults
    except RecordError as error:
        assert "damaged" in str(error) or "cannot be used" in str(error)
