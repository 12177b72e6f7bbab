"""The lines of a record as plain objects, in the words and the order of the export. Days are ISO texts or None.

Each function gives all lines of its kind, or those that are chosen: a page reads what it shows.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from demarche.record.chosen import ALL, Chosen, grouped, listed

Line = dict[str, object]
Connection = sqlite3.Connection
ORIGIN = ("origin", "origin_why", "origin_at")


def _at(row: sqlite3.Row) -> Line:
    return {"document": row["document"], "start": row["start"], "end": row["end"]}


def _date(row: sqlite3.Row) -> Line:
    return {"earliest": row["date_earliest"], "latest": row["date_latest"], "why": row["date_why"]}


def _origin(row: sqlite3.Row) -> Line:
    """Where the line comes from; empty in a record of version 2."""
    name, why, at = (row[column] for column in ORIGIN) if "origin" in row.keys() else ("", "", "[]")  # noqa: SIM118
    return {"origin": name, "origin_why": why, "origin_at": _places(at)}


def _places(cell: str) -> list[Line]:
    return [{"document": document, "start": start, "end": end} for document, start, end in json.loads(cell)]


def _origins(rows: Iterable[sqlite3.Row]) -> Line:
    """The independent origins of lines that are one claim or one meeting: how many, and each with its reports."""
    by_name: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        by_name[str(_origin(row)["origin"]) or row["document"]].append(row)
    return {"origins": len(by_name), "rests_on": [_rests_on(name, by_name[name]) for name in sorted(by_name)]}


def _rests_on(name: str, rows: list[sqlite3.Row]) -> Line:
    origins = [_origin(row) for row in rows]
    places = {json.dumps(row["origin_at"]) for row in origins}
    return {
        "name": name,
        "documents": sorted({row["document"] for row in rows}),
        "why": "; ".join(sorted({str(row["origin_why"]) for row in origins} - {""})),
        "at": [at for cell in sorted(places) for at in json.loads(cell)],
    }


STATES = {"": "unseen", "accepted": "confirmed", "amended": "corrected"}


def state(row: sqlite3.Row) -> str:
    """unseen, confirmed or corrected; unseen where a record of an older version has no column for it."""
    return STATES[row["review"] if "review" in row.keys() else ""]  # noqa: SIM118


def _seen(row: sqlite3.Row) -> Line:
    return {"review": row["review"], "state": state(row)}


def _voice(row: sqlite3.Row) -> str:
    return row["voice"] if "voice" in row.keys() else ""  # noqa: SIM118


def documents(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    mine, values = chosen.of("document", "documents"), chosen.values
    sources = listed(connection, f"SELECT document, source FROM sources {mine} ORDER BY document, source", values)
    credits = listed(connection, f"SELECT document, credit FROM credits {mine} ORDER BY document, n", values)
    stories = dict(connection.execute(f"SELECT document, story FROM story_documents {mine}", values).fetchall())
    order = f'{mine} ORDER BY document, start, "end"'
    junk = grouped(connection.execute(f'SELECT document, start, "end", kind FROM junk {order}, id', values))
    headlines = grouped(connection.execute(f'SELECT document, start, "end" FROM headlines {order}', values))
    for row in connection.execute(f"SELECT * FROM documents {chosen.where} ORDER BY id", values):
        ident = row["id"]
        yield {
            "id": ident,
            "source": sources[ident][0] if sources[ident] else "",
            "sources": sources[ident],
            "title": row["title"],
            "lang": row["lang"],
            "covered": bool(row["covered"]),
            "site": row["site"],
            "url": row["url"],
            "published": {
                "earliest": row["published_earliest"],
                "latest": row["published_latest"],
                "how": row["published_how"],
                "why": row["published_why"],
            },
            "story": stories.get(ident),
            "credits": credits[ident],
            "junk": [{"start": one["start"], "end": one["end"], "kind": one["kind"]} for one in junk[ident]],
            "headlines": [{"start": one["start"], "end": one["end"]} for one in headlines[ident]],
            "state": state(row),
        }


def statements(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    mine = chosen.of("statement", "statements")
    query = f"SELECT statement, issue FROM statement_issues {mine} ORDER BY statement, issue"
    issues = listed(connection, query, chosen.values)
    query = f'SELECT * FROM statements {chosen.where} ORDER BY document, start, "end", id'
    for row in connection.execute(query, chosen.values):
        condition = row["condition_start"], row["condition_end"]
        yield {
            "id": row["id"],
            **_at(row),
            **{name: row[name] for name in ("quote", "kind", "speaker", "speaker_id", "speaker_text", "speaker_party")},
            **{name: row[name] for name in ("relay", "cue", "act", "target_party")},
            "issues": issues[row["id"]],
            "condition": None if None in condition else {"start": condition[0], "end": condition[1]},
            "date": _date(row),
            "confidence": row["confidence"],
            "flags": json.loads(row["flags"]),
            "why": json.loads(row["why"]),
            "rule": row["rule"],
            "voice": _voice(row),
            **_origin(row),
            **_seen(row),
        }


def acts(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    query = f"SELECT act, issue FROM act_issues {chosen.of('act', 'acts')} ORDER BY act, issue"
    issues = listed(connection, query, chosen.values)
    query = f'SELECT * FROM acts {chosen.where} ORDER BY document, start, "end", id'
    for row in connection.execute(query, chosen.values):
        yield {
            "id": row["id"],
            **_at(row),
            "text": row["text"],
            "act": row["act"],
            "by": row["by_party"],
            "to": row["to_party"],
            "issues": issues[row["id"]],
            "statement": row["statement"],
            "plover": {"event": row["plover_event"], "mode": row["plover_mode"]},
            "date": _date(row),
            "cue": row["cue"],
            "by_text": _words(row, "by"),
            "to_text": _words(row, "to"),
            "lent": bool(row["lent"]) if "lent" in row.keys() else False,  # noqa: SIM118
            "voice": _voice(row),
            **_origin(row),
            **_seen(row),
        }


def _words(row: sqlite3.Row, side: str) -> Line | None:
    """The words that name who acts or is acted on; None where a record of version 1 does not have them."""
    columns = [f"{side}_{name}" for name in ("start", "end", "text")]
    if columns[0] not in row.keys() or row[columns[0]] is None:  # noqa: SIM118
        return None
    return dict(zip(("start", "end", "text"), (row[column] for column in columns), strict=True))


def people(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    mine = chosen.of("person", "people")
    query = f"""SELECT person, document, start, "end" FROM mentions
        WHERE person IS NOT NULL AND kind IN ('person', 'role') {mine.replace("WHERE", "AND", 1)}
        ORDER BY person, document, start, "end\""""
    mentions = grouped(connection.execute(query, chosen.values))
    for line in named(connection, chosen):
        state, review = line.pop("state"), line.pop("review")
        yield {**line, "mentions": [_at(one) for one in mentions[str(line["id"])]], "review": review, "state": state}


def named(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    """People without their mentions, which are many."""
    mine = chosen.of("person", "people")
    query = f"SELECT person, alias FROM aliases {mine} ORDER BY person, alias"
    aliases = listed(connection, query, chosen.values)
    query = f"""SELECT r.*, d.published_earliest, d.published_latest FROM roles r JOIN documents d ON d.id = r.document
        {mine} ORDER BY person, document, start, "end\""""
    roles = grouped(connection.execute(query, chosen.values))
    for row in connection.execute(f"SELECT * FROM people {chosen.where} ORDER BY id", chosen.values):
        ident = row["id"]
        yield {
            "id": ident,
            "name": row["name"],
            "aliases": aliases[ident],
            "party": row["party"],
            "roles": [
                {
                    "text": one["text"],
                    "party": one["party"],
                    **_at(one),
                    "earliest": one["published_earliest"],
                    "latest": one["published_latest"],
                }
                for one in roles[ident]
            ],
            **_seen(row),
        }


def meetings(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    mine, values = chosen.of("meeting", "meetings"), chosen.values
    query = f'SELECT * FROM meeting_evidence {mine} ORDER BY meeting, document, start, "end"'
    evidence = grouped(connection.execute(query, values))
    for line in scheduled(connection, chosen):
        told = evidence[str(line["id"])]
        seen = {name: line.pop(name) for name in ("review", "state")}
        del line["origins"]  # stands further down
        yield {**line, "evidence": [_told(one) for one in told], **_origins(told), **seen}


def scheduled(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    """Meetings without the places that tell of them, which are many."""
    mine, values = chosen.of("meeting", "meetings"), chosen.values
    parties = listed(connection, f"SELECT meeting, party FROM meeting_parties {mine} ORDER BY meeting, party", values)
    persons = listed(connection, f"SELECT meeting, person FROM meeting_people {mine} ORDER BY meeting, person", values)
    held = {column[1] for column in connection.execute("PRAGMA table_info(meeting_evidence)")}
    name = "coalesce(nullif(origin, ''), document)" if "origin" in held else "document"
    query = f"SELECT meeting, count(DISTINCT {name}) FROM meeting_evidence {mine} GROUP BY meeting"
    origins = dict(connection.execute(query, values).fetchall())
    for row in connection.execute(f"SELECT * FROM meetings {chosen.where} ORDER BY id", values):
        ident = row["id"]
        yield {
            **{name: row[name] for name in ("id", "what", "forum")},
            "parties": parties[ident],
            "people": persons[ident],
            "place": row["place"],
            "date": _date(row),
            "status": row["status"],
            "origins": origins.get(ident, 0),
            **_seen(row),
        }


def _told(row: sqlite3.Row) -> Line:
    """What one report tells of a meeting, in its own words and tense."""
    told = {**_at(row), "status": row["status"], **_origin(row)}
    if "level" not in row.keys():  # noqa: SIM118
        return told
    length = {"start": row["length_start"], "end": row["length_end"], "text": row["length_text"]}
    moved = row["was_earliest"] or row["was_latest"]
    return {
        **told,
        "level": row["level"],
        "length": length if row["length_text"] else None,
        "date": _date(row),
        "moved_from": {"earliest": row["was_earliest"], "latest": row["was_latest"]} if moved else None,
    }


def dates(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    query = f'SELECT * FROM dates {chosen.where} ORDER BY document, start, "end", id'
    for row in connection.execute(query, chosen.values):
        yield {
            **_at(row),
            **{name: row[name] for name in ("text", "earliest", "latest", "why", "id")},
            "state": state(row),
        }


def stories(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    mine, values = chosen.of("story", "stories"), chosen.values
    query = f"SELECT story, document FROM story_documents {mine} ORDER BY story, document"
    members = listed(connection, query, values)
    query = f"SELECT story, * FROM edges {mine} ORDER BY story, source, target, kind"
    edges = grouped(connection.execute(query, values))
    within = f"WHERE edge IN (SELECT id FROM edges {mine})" if mine else ""
    spans = grouped(connection.execute(f"SELECT * FROM edge_spans {within} ORDER BY edge, n", values))
    for row in connection.execute(f"SELECT * FROM stories {chosen.where} ORDER BY id", values):
        yield {
            "id": row["id"],
            "documents": members[row["id"]],
            "origin": row["origin"],
            "edges": [
                {
                    "from": edge["source"],
                    "to": edge["target"],
                    "kind": edge["kind"],
                    "share": edge["share"],
                    "direction": edge["direction"] if "direction" in edge.keys() else "",  # noqa: SIM118
                    "at": [_at(span) for span in spans[edge["id"]]],
                }
                for edge in edges[row["id"]]
            ],
            "state": state(row),
        }


def claims(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    query = f"""SELECT c.claim, s.* FROM claim_statements c JOIN statements s ON s.id = c.statement
        {chosen.of("c.claim", "claims")} ORDER BY c.claim, s.id"""
    said = grouped(connection.execute(query, chosen.values))
    for row in connection.execute(f"SELECT * FROM claims {chosen.where} ORDER BY id", chosen.values):
        rows = said[row["id"]]
        yield {
            "id": row["id"],
            "speaker": row["speaker"],
            "statements": [one["id"] for one in rows],
            "stories": row["stories"],
            "documents": row["documents"],
            **_origins(rows),
            **_seen(row),
        }


def conflicts(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    query = f"SELECT * FROM conflict_spans {chosen.of('conflict', 'conflicts')} ORDER BY conflict, n"
    spans = grouped(connection.execute(query, chosen.values))
    for row in connection.execute(f"SELECT * FROM conflicts {chosen.where} ORDER BY id", chosen.values):
        yield {
            "id": row["id"],
            "kind": row["kind"],
            "what": row["what"],
            "spans": [_at(one) for one in spans[row["id"]]],
            "why": row["why"] if "why" in row.keys() else "",  # noqa: SIM118
            "origins": [one["origin"] if "origin" in one.keys() else "" for one in spans[row["id"]]],  # noqa: SIM118
            **_seen(row),
        }


def unread(connection: Connection, chosen: Chosen = ALL) -> Iterator[Line]:
    query = f'SELECT * FROM unread {chosen.where} ORDER BY document, start, "end", id'
    for row in connection.execute(query, chosen.values):
        yield {**_at(row), **{name: row[name] for name in ("text", "cue", "reason", "id")}, "state": state(row)}


def suggestions(connection: Connection) -> Iterator[Line]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'suggestions'").fetchone():
        return  # a record of an older version
    query = (
        "SELECT s.*, a.name AS one_name, b.name AS other_name FROM suggestions s JOIN people a ON a.id = s.one"
        " JOIN people b ON b.id = s.other ORDER BY s.score DESC, s.one, s.other"
    )
    for row in connection.execute(query):
        yield {name: row[name] for name in ("one", "one_name", "other", "other_name", "why", "score")}


def failures(connection: Connection) -> Iterator[Line]:
    for row in connection.execute("SELECT source, reason FROM failures ORDER BY source"):
        yield {"source": row["source"], "reason": row["reason"]}


def texts(connection: Connection) -> dict[str, str]:
    """The text of every document."""
    return dict(connection.execute("SELECT id, text FROM documents ORDER BY id").fetchall())


CHOOSABLE: dict[str, Callable[[Connection, Chosen], Iterator[Line]]] = {
    "documents": documents,
    "statements": statements,
    "acts": acts,
    "people": people,
    "named": named,
    "meetings": meetings,
    "scheduled": scheduled,
    "dates": dates,
    "stories": stories,
    "claims": claims,
    "conflicts": conflicts,
    "unread": unread,
}
"""The lines of which some can be chosen."""
STORED: dict[str, Callable[[Connection], Iterator[Line]]] = {
    "documents": documents,
    "statements": statements,
    "acts": acts,
    "people": people,
    "meetings": meetings,
    "dates": dates,
    "stories": stories,
    "claims": claims,
    "conflicts": conflicts,
    "unread": unread,
    "suggestions": suggestions,
    "failures": failures,
}
"""The lines that stand in the record; positions and timeline are derived from them (`record.views`)."""
