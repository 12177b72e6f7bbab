"""What positions and loops are derived from, read from a record with only the columns that they need."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from demarche.record.beside import beside
from demarche.record.lines import Line
from demarche.record.showings import SHOWN

_DOCUMENTS = (
    "SELECT d.id, d.lang, d.published_earliest, d.published_latest, s.story FROM documents d"
    " LEFT JOIN story_documents s ON s.document = d.id ORDER BY d.id"
)
_STATEMENTS = (
    'SELECT id, document, start, "end", speaker_party, kind, speaker, speaker_id, speaker_text,'
    " condition_start, condition_end, CASE WHEN condition_start IS NULL THEN '' ELSE quote END,"
    ' date_earliest, date_latest, date_why{origin}{voice} FROM statements ORDER BY document, start, "end", id'
)
_ACTS = (
    'SELECT id, document, start, "end", text, act, by_party, to_party, statement, cue,'
    f" date_earliest, date_latest, date_why{{origin}}{{lent}} FROM acts"
    f" WHERE by_party != '' AND act IN ({', '.join('?' * len(SHOWN))}) ORDER BY document, start, \"end\", id"
)
_DATES = (
    'SELECT id, document, start, "end", text, earliest, latest FROM dates'
    ' WHERE latest IS NOT NULL ORDER BY document, start, "end", id'
)
_CLAIMS = "SELECT claim, group_concat(statement, ' ') FROM claim_statements GROUP BY claim ORDER BY claim"
_MEETINGS = "SELECT id, what, date_earliest, date_latest, status FROM meetings ORDER BY id"
_EVIDENCE = (
    'SELECT meeting, document, status, start, "end" FROM meeting_evidence ORDER BY meeting, document, start, "end"'
)


def posed(connection: sqlite3.Connection) -> dict[str, list[Line]]:
    """documents, statements, acts, dates, claims and meetings in the order of `lines`, and what stands beside acts and
    dates; no acts that show no stance."""
    read = connection.cursor()
    read.row_factory = None
    return {
        "documents": list(_documents(read)),
        "statements": list(_statements(read)),
        "acts": list(_acts(read)),
        "dates": list(_dates(read)),
        "claims": [{"id": ident, "statements": said.split(" ")} for ident, said in read.execute(_CLAIMS)],
        "meetings": list(_meetings(read)),
        "beside": list(beside(connection)),
    }


def _documents(read: sqlite3.Cursor) -> Iterator[Line]:
    for ident, lang, earliest, latest, story in read.execute(_DOCUMENTS):
        yield {"id": ident, "lang": lang, "published": {"earliest": earliest, "latest": latest}, "story": story}


def _statements(read: sqlite3.Cursor) -> Iterator[Line]:
    issues = _lists(read, "SELECT statement, issue FROM statement_issues ORDER BY statement, issue")
    names = ("id", "document", "start", "end", "speaker_party", "kind", "speaker", "speaker_id", "speaker_text")
    for row in read.execute(_as_held(read, _STATEMENTS, "statements")).fetchall():
        first, last, quote, earliest, latest, why, origin, voice = row[9:]
        yield {
            **dict(zip(names, row, strict=False)),
            "quote": quote,
            "condition": None if first is None or last is None else {"start": first, "end": last},
            "issues": issues.get(row[0], []),
            "date": {"earliest": earliest, "latest": latest, "why": why},
            "origin": origin,
            "voice": voice,
        }


def _as_held(read: sqlite3.Cursor, query: str, table: str) -> str:
    """A record of version 2 has no origins, one of before version 5 does not know what is lent."""
    known = {row[1] for row in read.execute(f"PRAGMA table_info({table})")}
    origin, lent = ", origin" if "origin" in known else ", ''", ", lent" if "lent" in known else ", 0"
    voice = ", voice" if "voice" in known else ", ''"
    return query.format(origin=origin, lent=lent, voice=voice)


def _acts(read: sqlite3.Cursor) -> Iterator[Line]:
    issues = _lists(read, "SELECT act, issue FROM act_issues ORDER BY act, issue")
    names = ("id", "document", "start", "end", "text", "act", "by", "to", "statement", "cue")
    query = _as_held(read, _ACTS, "acts")
    for row in read.execute(query, sorted(SHOWN)).fetchall():
        earliest, latest, why, origin, lent = row[10:]
        yield {
            **dict(zip(names, row, strict=False)),
            "issues": issues.get(row[0], []),
            "date": {"earliest": earliest, "latest": latest, "why": why},
            "origin": origin,
            "lent": bool(lent),
        }


def _dates(read: sqlite3.Cursor) -> Iterator[Line]:
    names = ("id", "document", "start", "end", "text", "earliest", "latest")
    for row in read.execute(_DATES):
        yield dict(zip(names, row, strict=True))


def _meetings(read: sqlite3.Cursor) -> Iterator[Line]:
    parties = _lists(read, "SELECT meeting, party FROM meeting_parties ORDER BY meeting, party")
    told: dict[str, list[Line]] = defaultdict(list)
    for meeting, document, status, start, end in read.execute(_EVIDENCE):
        told[meeting].append({"document": document, "status": status, "start": start, "end": end})
    for ident, what, earliest, latest, status in read.execute(_MEETINGS):
        yield {
            "id": ident, "what": what, "parties": parties.get(ident, []), "status": status,
            "date": {"earliest": earliest, "latest": latest}, "evidence": told[ident],
        }  # fmt: skip


def _lists(read: sqlite3.Cursor, query: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in read.execute(query):
        found[key].append(value)
    return found
