"""Rows of a record, made without the stages, from which open loops are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from demarche.record.loops import loops
from demarche.record.loops.last import last_day
from demarche.record.loops.told import Told, told_of
from demarche.record.showings import showings

LAST = "2031-05-30"
Row = dict[str, Any]
WORDS = "the tolls on the southern canal to be lifted for all small boats before the summer"


def act(n: int, what: str, by: str, to: str = "", **more: Any) -> Row:
    """On the n-th of May, in a report of its own."""
    day = more.get("day", f"2031-05-{n:02}")
    text = more.get("text", WORDS)
    return {
        "id": more.get("id", f"a{n}"), "document": more.get("document", f"d{n}"), "start": more.get("start", 0),
        "end": more.get("start", 0) + len(text), "act": what, "by": by, "to": to, "issues": more.get("issues", ["tolls"]),
        "statement": f"s{n}", "text": text, "origin": f"d{n}", "cue": more.get("cue", ""), "lent": more.get("lent", False),
        "date": {"earliest": day, "latest": day, "why": ""},
    }  # fmt: skip


def date(document: str, day: str, start: int, text: str = "Saturday") -> Row:
    return {
        "id": f"t{document}{start}", "document": document, "start": start, "end": start + len(text), "text": text,
        "earliest": day, "latest": day,
    }  # fmt: skip


def beside(line: str, document: str, *words: str) -> Row:
    """What a report says beside an act or a date."""
    return {"id": line, "document": document, "words": list(words), "clause": f"clause of {line}"}


def meeting(status: str, day: str | None, **more: Any) -> Row:
    return {
        "id": "m", "what": "talks", "parties": ["NOR", "SOU"], "status": status,
        "date": {"earliest": day, "latest": day}, "evidence": [], **more,
    }  # fmt: skip


def rows(*acts: Row, **more: Sequence[Row]) -> dict[str, list[Row]]:
    """With a report on the last day that tells nothing. more: rows of other kinds."""
    names = sorted({*(one["document"] for one in acts), *(one["document"] for one in more.get("dates", ())), "last"})
    days = {one["document"]: one["date"]["latest"] for one in acts}
    made: dict[str, list[Row]] = {
        "documents": [
            {"id": name, "story": name, "lang": "en",
             "published": {"earliest": days.get(name, LAST), "latest": days.get(name, LAST)}} for name in names
        ],
        "statements": [
            {"id": one["statement"], "document": one["document"], "start": one["start"], "end": one["end"], "kind": "indirect",
             "speaker_party": one["by"], "condition": None, "date": {"earliest": None, "latest": None},
             "issues": one["issues"]} for one in acts
        ],
        "acts": list(acts), "dates": [], "meetings": [], "beside": [],
    }  # fmt: skip
    return {**made, **{kind: list(found) for kind, found in more.items()}}


def told(made: dict[str, list[Row]]) -> Told:
    return told_of(showings(made), last_day(made), made)


def found(*acts: Row, **more: Sequence[Row]) -> list[tuple[str, str, str, str]]:
    """(kind, party, to, issue) of every loop."""
    return [
        (str(one["kind"]), str(one["party"]), str(one["to"]), str(one["issue"])) for one in loops(rows(*acts, **more))
    ]
