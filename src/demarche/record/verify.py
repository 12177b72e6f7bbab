"""Prove every line against its text. Reads the record alone; changes nothing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from demarche.errors import RecordError
from demarche.record.lines import texts
from demarche.record.marks import unpack

WORDS = {
    "headlines": ("document", "text"),
    "junk": ("id", "text"),
    "dates": ("id", "text"),
    "unread": ("id", "text"),
    "roles": ("person", "text"),
    "mentions": ("id", "text"),
    "statements": ("id", "quote"),
    "acts": ("id", "text"),
    "edge_spans": ("edge", "text"),
    "meeting_evidence": ("meeting", "text"),
    "conflict_spans": ("conflict", "text"),
}
"""Tables of spans: the column that names the line, and the column with its words."""

VOCABULARY = {
    ("statements", "kind"): "direct indirect mixed",
    ("statements", "act"): "demand offer accept reject threaten warn accuse reassure deny agree express_concern praise"
    " inform promise call_for_dialogue",
    ("acts", "act"): "demand offer accept reject threaten warn accuse reassure deny agree express_concern praise inform"
    " promise call_for_dialogue consult support concede cooperate aid retreat protest sanction mobilize coerce assault",
    ("meetings", "status"): "planned held cancelled ongoing",
    ("meeting_evidence", "status"): "planned held cancelled ongoing",
    ("documents", "published_how"): "given page inferred unknown",
    ("edges", "kind"): "copy excerpt rewording translation",
    ("junk", "kind"): "spam link byline caption tags share notice repeat furniture",
    ("conflicts", "kind"): "number date polarity attribution status claim_denial",
}
INTERVALS = {
    "documents": ("id", "published_earliest", "published_latest"),
    "dates": ("id", "earliest", "latest"),
    "statements": ("id", "date_earliest", "date_latest"),
    "acts": ("id", "date_earliest", "date_latest"),
    "meetings": ("id", "date_earliest", "date_latest"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails: `table` and `line` name it, `what` says how."""

    table: str
    line: str
    what: str

    def __str__(self) -> str:
        return f"{self.table} {self.line}: {self.what}"


def verify(connection: sqlite3.Connection) -> tuple[list[Fault], Counter[str]]:
    """All that fails, and how many lines of each table were proved."""
    proved: Counter[str] = Counter()
    faults = [
        *_file(connection),
        *_documents(connection, proved),
        *_spans(connection, proved),
        *_sides(connection),
        *_statements(connection),
        *_words_allowed(connection),
        *_days(connection),
        *_counts(connection),
    ]
    return faults, proved


def _file(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Fault("file", "", str(said))
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(
            table, f"row {row}" if row is not None else "row", f"points to a line of {parent} that is not there"
        )


def _documents(connection: sqlite3.Connection, proved: Counter[str]) -> Iterator[Fault]:
    for ident, text, digest, marks in connection.execute(
        "SELECT id, text, text_sha256, marks FROM documents ORDER BY id"
    ):
        proved["documents"] += 1
        if sha256(text.encode("utf8")).hexdigest() != digest:
            yield Fault("documents", ident, "its text was changed after it was read")
        try:
            marked = unpack(marks, text)
        except RecordError as error:
            yield Fault("documents", ident, str(error))
            continue
        if marked.id != ident:
            yield Fault("documents", ident, f"holds the marks of {marked.id}")
    query = "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM sources) ORDER BY id"
    for (ident,) in connection.execute(query):
        yield Fault("documents", ident, "no source says where it was read")


def _spans(connection: sqlite3.Connection, proved: Counter[str]) -> Iterator[Fault]:
    known = texts(connection)
    for table, (name, words) in WORDS.items():
        query = f'SELECT {name}, document, start, "end", {words} FROM {table} ORDER BY 1, 2, 3'
        for line, document, start, end, quote in connection.execute(query):
            proved[table] += 1
            text = known.get(document)
            if text is None:
                continue  # told by the foreign keys
            if not 0 <= start < end <= len(text):
                yield Fault(table, line, f"[{start}, {end}) is no span of document {document} ({len(text)} long)")
            elif text[start:end] != quote:
                yield Fault(table, line, f"says {quote[:40]!r}, document {document} has {text[start:end][:40]!r} there")


def _sides(connection: sqlite3.Connection) -> Iterator[Fault]:
    """The words of who acts and who is acted on stand in the same text."""
    known = texts(connection)
    for row in connection.execute("SELECT * FROM acts ORDER BY id"):
        text = known.get(row["document"], "")
        for side in ("by", "to"):
            # a record of version 1 has no such columns
            start = row[f"{side}_start"] if f"{side}_start" in row.keys() else None  # noqa: SIM118
            if start is not None and text[start : row[f"{side}_end"]] != row[f"{side}_text"]:
                yield Fault("acts", row["id"], f"its {side}_text {row[f'{side}_text']!r} is not at {start}")


def _statements(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Cue, condition and the words for the speaker stand in the same text."""
    known = texts(connection)
    for row in connection.execute("SELECT * FROM statements ORDER BY id"):
        text = known.get(row["document"], "")
        if row["speaker_text"] and row["speaker_text"] not in text:
            yield Fault("statements", row["id"], f"its speaker_text {row['speaker_text']!r} is not in the document")
        start, end = row["cue_start"], row["cue_end"]
        if start is not None and text[start:end] != row["cue"]:
            yield Fault("statements", row["id"], f"its cue {row['cue']!r} is not at [{start}, {end})")
        start, end = row["condition_start"], row["condition_end"]
        if start is not None and not 0 <= start < end <= len(text):
            yield Fault("statements", row["id"], f"its condition [{start}, {end}) is no span of the document")
        if not 0 <= row["confidence"] <= 1:
            yield Fault("statements", row["id"], f"its confidence {row['confidence']} is not between 0 and 1")


def _words_allowed(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (table, column), allowed in VOCABULARY.items():
        values = allowed.split()
        holes = ", ".join("?" * len(values))
        query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN ({holes}) ORDER BY 1"
        for (value,) in connection.execute(query, values):
            yield Fault(table, column, f"{value!r} is no word of the record")


def _days(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table, (name, first, last) in INTERVALS.items():
        query = f"SELECT {name}, {first}, {last} FROM {table} WHERE {first} IS NOT NULL OR {last} IS NOT NULL"
        for line, earliest, latest in connection.execute(query):
            try:
                days = [date.fromisoformat(day) for day in (earliest, latest) if day]
            except ValueError:
                yield Fault(table, line, f"{earliest} to {latest}: not days")
                continue
            if days != sorted(days):
                yield Fault(table, line, f"ends ({latest}) before it begins ({earliest})")


def _counts(connection: sqlite3.Connection) -> Iterator[Fault]:
    query = (
        "SELECT c.id, c.stories, count(DISTINCT sd.story), c.documents, count(DISTINCT s.document) FROM claims c"
        " LEFT JOIN claim_statements cs ON cs.claim = c.id LEFT JOIN statements s ON s.id = cs.statement"
        " LEFT JOIN story_documents sd ON sd.document = s.document GROUP BY c.id ORDER BY c.id"
    )
    for ident, stories, counted, documents, reports in connection.execute(query):
        if (stories, documents) != (counted, reports):
            said = f"{stories} stories in {documents} documents"
            yield Fault("claims", ident, f"says {said}, but rests on {counted} in {reports}")
    query = "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM story_documents) ORDER BY id"
    for (ident,) in connection.execute(query):
        yield Fault("documents", ident, "belongs to no story")
