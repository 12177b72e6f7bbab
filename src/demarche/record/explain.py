"""Why a line is what it is, in plain words: what it rests on, what was seen there, and what is not known."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator

from demarche.errors import UsageError
from demarche.record.amend import now_of, touching

TABLES = (
    "statements", "acts", "meetings", "people", "documents", "dates", "claims", "conflicts", "stories", "junk",
    "unread", "mentions",
)  # fmt: skip
AROUND = 90  # code points of context on each side
_ID = re.compile(r"\b[0-9a-f]{16}\b")
SHORTEST = 4  # digits of an id that may stand for the whole

Words = Iterator[str]


def explain(connection: sqlite3.Connection, line: str) -> list[str]:
    """Lines of text about the line with this id (or beginning of an id). Raises UsageError where it is none or many."""
    try:
        table, ident = find(connection, line)
    except UsageError:
        now = now_of(connection, line)  # the id that a corrected line had before
        if not now:
            raise
        table, ident = find(connection, now)
    row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (ident,)).fetchone()
    told = EXPLAINERS.get(table, _other)(connection, row)
    return [f"{table} {ident}", *_named(connection, told), *_corrections(connection, table, ident)]


def _named(connection: sqlite3.Connection, told: Words) -> Words:
    """The lines with the file of a report where a reason gives only its id; the line of a report keeps both."""
    for words in told:
        if not words.startswith("  report"):
            for ident in dict.fromkeys(_ID.findall(words)):
                source = _source(connection, ident)
                words = words.replace(ident, source.replace("\\", "/").rpartition("/")[2]) if source else words
        yield words


def _source(connection: sqlite3.Connection, document: str) -> str:
    row = connection.execute("SELECT min(source) FROM sources WHERE document = ?", (document,)).fetchone()
    return str(row[0] or "")


def find(connection: sqlite3.Connection, line: str) -> tuple[str, str]:
    """Table and full id of a line."""
    found = []
    if len(line) >= SHORTEST and line.replace("-", "").isalnum():
        for table in TABLES:
            rows = connection.execute(f"SELECT id FROM {table} WHERE id GLOB ? ORDER BY id", (f"{line}*",))
            found += [(table, str(row[0])) for row in rows]
    exact = [one for one in found if one[1] == line]
    if len(exact or found) > 1:
        raise UsageError(f"{line}: {len(found)} lines begin so; give more of the id")
    if not found:
        raise UsageError(f"{line}: no line with this id; ids stand in the export and on the pages")
    return (exact or found)[0]


def _place(connection: sqlite3.Connection, document: str, start: int, end: int) -> Words:
    """The words in their context, and which report they stand in."""
    row = connection.execute("SELECT * FROM documents WHERE id = ?", (document,)).fetchone()
    text, source = row["text"], _source(connection, document)
    first, last = _whole(text, start - AROUND, start), _whole(text[::-1], len(text) - end - AROUND, len(text) - end)
    before, after = text[first:start], text[end : len(text) - last]
    yield f"  words      {_flat(before)}>>{_flat(text[start:end])}<<{_flat(after)}"
    yield f"  report     {row['title'] or source} ({source}, {document}, [{start}, {end}))"
    yield f"  published  {_interval(row, 'published_')} ({row['published_how']})"


def _whole(text: str, first: int, last: int) -> int:
    """Where the first whole word of [first, last) begins."""
    if first <= 0 or text[first - 1].isspace():
        return max(0, first)
    return next((at + 1 for at in range(first, last) if text[at].isspace()), first)


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _statement(connection: sqlite3.Connection, row: sqlite3.Row) -> Words:
    why = dict(json.loads(row["why"]))
    yield from _place(connection, row["document"], row["start"], row["end"])
    yield f"  read       {row['kind']} speech, by the construction {row['rule'] or '(not named)'}"
    cue = f"the cue {row['cue']!r}" if row["cue"] else "no cue: it goes on from what stands before"
    yield f"  attributed by {cue}" + (f", passed on by {row['relay']}" if row["relay"] else "")
    yield f"  speaker    {row['speaker'] or 'not known'}{_written(row)}{_because(why, 'speaker')}"
    yield f"  for        {row['speaker_party'] or 'no party'}{_because(why, 'speaker_party')}"
    target = f" to {row['target_party']}" if row["target_party"] else ""
    yield f"  act        {row['act']}{target}{_because(why, 'act')}"
    issues = connection.execute(
        "SELECT group_concat(issue, ', ') FROM (SELECT issue FROM statement_issues WHERE statement = ? ORDER BY issue)",
        (row["id"],),
    ).fetchone()[0]
    yield f"  about      {issues or 'no issue that is followed'}{_because(why, 'issues')}"
    yield f"  when       {_days(row)}"
    flags = ", ".join(json.loads(row["flags"])) or "no flag is set"
    yield f"  confidence {row['confidence']:.2f} ({flags})"
    told = {"speaker", "speaker_party", "act", "issues"}
    for field, reason in sorted(why.items()):
        if field not in told:
            yield f"  {field}: {reason}"


def _written(row: sqlite3.Row) -> str:
    text = row["speaker_text"]
    return f", written {text!r}" if text and text != row["speaker"] else ""


def _because(why: dict[str, str], field: str) -> str:
    return f" ({why[field]})" if why.get(field) else ""


def _days(row: sqlite3.Row, prefix: str = "date_") -> str:
    days, why = _interval(row, prefix), row[f"{prefix}why"]
    return f"{days} ({why})" if why else days


def _interval(row: sqlite3.Row, prefix: str) -> str:
    earliest, latest = row[f"{prefix}earliest"], row[f"{prefix}latest"]
    if not earliest and not latest:
        return "not known"
    return str(earliest) if earliest == latest else f"{earliest or '?'} to {latest or '?'}"


def _act(connection: sqlite3.Connection, row: sqlite3.Row) -> Words:
    yield from _place(connection, row["document"], row["start"], row["end"])
    yield f"  act        {row['act']} by {row['by_party'] or 'no party'} to {row['to_party'] or 'no party'}"
    how = f"said, in statement {row['statement']}" if row["statement"] else "told by the report, not said"
    yield f"  {how}{', cue ' + repr(row['cue']) if row['cue'] else ''}"
    for side, name in (("by", "who acts"), ("to", "to whom")):
        if f"{side}_text" in row.keys() and row[f"{side}_text"]:  # noqa: SIM118
            yield f"  {name:10} {_flat(row[f'{side}_text'])!r} [{row[f'{side}_start']}, {row[f'{side}_end']})"
    yield f"  PLOVER     {row['plover_event'] or 'none'} {row['plover_mode'] or ''}".rstrip()
    yield f"  when       {_days(row)}"


def _meeting(connection: sqlite3.Connection, row: sqlite3.Row) -> Words:
    yield f"  {row['status']}: {row['what']}{', at ' + row['place'] if row['place'] else ''}"
    yield f"  when       {_days(row)}"
    query = "SELECT * FROM meeting_evidence WHERE meeting = ? ORDER BY document, start"
    for one in connection.execute(query, (row["id"],)).fetchall():
        yield f"  a report says {one['status']}{_how(one)}:"
        yield from _place(connection, one["document"], one["start"], one["end"])


def _how(row: sqlite3.Row) -> str:
    """Level, length and the day left, where the report tells them."""
    if "level" not in row.keys():  # noqa: SIM118
        return ""
    moved = f"moved from {row['was_earliest']}" if row["was_earliest"] else ""
    return "".join(f", {word}" for word in (row["level"], row["length_text"], moved) if word)


def _person(connection: sqlite3.Connection, row: sqlite3.Row) -> Words:
    yield f"  {row['name']}, {row['party'] or 'no party'}"
    aliases = connection.execute("SELECT alias FROM aliases WHERE person = ? ORDER BY alias", (row["id"],))
    yield f"  also       {', '.join(one[0] for one in aliases) or 'no other form'}"
    query = "SELECT DISTINCT text, document FROM roles WHERE person = ? ORDER BY document, text"
    for text, document in connection.execute(query, (row["id"],)):
        yield f"  role       {_flat(text)} ({document})"
    query = "SELECT document, count(*) FROM mentions WHERE person = ? GROUP BY document ORDER BY document"
    for document, count in connection.execute(query, (row["id"],)):
        yield f"  read       {count} times in {document}"


def _document(connection: sqlite3.Connection, row: sqlite3.Row) -> Words:
    yield f"  title      {row['title'] or 'none'}; language {row['lang'] or 'not known'}"
    yield f"  published  {_days(row, 'published_')}, {row['published_how']}"
    for (source,) in connection.execute("SELECT source FROM sources WHERE document = ? ORDER BY source", (row["id"],)):
        yield f"  read from  {source}"
    story = connection.execute("SELECT story FROM story_documents WHERE document = ?", (row["id"],)).fetchone()
    if story:
        others = connection.execute("SELECT count(*) FROM story_documents WHERE story = ?", (story[0],)).fetchone()[0]
        yield f"  story      {story[0]}, of {others} report{'s' if others > 1 else ''}"


def _claim(connection: sqlite3.Connection, row: sqlite3.Row) -> Words:
    yield f"  {row['speaker']}: {row['stories']} origins, {row['documents']} documents"
    query = (
        'SELECT s.document, s.start, s."end" FROM claim_statements c JOIN statements s ON s.id = c.statement'
        " WHERE c.claim = ? ORDER BY s.document, s.start"
    )
    for document, start, end in connection.execute(query, (row["id"],)).fetchall():
        yield from _place(connection, document, start, end)


def _conflict(connection: sqlite3.Connection, row: sqlite3.Row) -> Words:
    yield f"  {row['kind']}: {row['what']}"
    if row["why"]:
        yield f"  why: {row['why']}"
    query = 'SELECT document, start, "end" FROM conflict_spans WHERE conflict = ? ORDER BY n'
    for document, start, end in connection.execute(query, (row["id"],)).fetchall():
        yield from _place(connection, document, start, end)


def _other(connection: sqlite3.Connection, row: sqlite3.Row) -> Words:
    """A line whose columns speak for themselves."""
    columns = row.keys()
    if "document" in columns:
        yield from _place(connection, row["document"], row["start"], row["end"])
    for name in columns:
        if name not in {"id", "document", "start", "end", "text"} and row[name] not in (None, ""):
            yield f"  {name:<10} {row[name]}"


def _corrections(connection: sqlite3.Connection, table: str, line: str) -> Words:
    for one in touching(connection, table, line):
        what = " ".join(f"{one.action} {one.field} {one.value}".split())
        back = f", taken back {one.undone}" if one.undone else f"; it rests: {one.rests}" if one.rests else ""
        yield f"  corrected  {one.n}: {what}, by {one.who} on {one.made}{back}"


EXPLAINERS: dict[str, Callable[[sqlite3.Connection, sqlite3.Row], Words]] = {
    "statements": _statement,
    "acts": _act,
    "meetings": _meeting,
    "people": _person,
    "documents": _document,
    "claims": _claim,
    "conflicts": _conflict,
}
