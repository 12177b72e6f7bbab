"""`demarche show`: readable tables of a record."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import click

Rows = list[list[str]]
ON_ISSUES = ("positions", "issues")
WITHOUT_ISSUES = (
    ": no act is about an issue that is followed; a brief names yours (demarche init PATH... --brief FILE drafts one)"
)
TABLES = ("positions", "issues", "loops", "timeline", "meetings", "people", "conflicts", "sources")


@click.command("show")
@click.argument("record", type=click.Path(path_type=Path))
@click.argument("what", type=click.Choice(TABLES), required=False)
def command(record: Path, what: str | None) -> None:
    """Print tables of a record: positions issues loops timeline meetings people conflicts sources.

    Without a name: a summary.
    """
    from demarche.cli.table import table, width
    from demarche.record import reading

    with reading(record) as connection:
        heads, rows = (MAKERS[what] if what else summary)(connection)
    if not rows:
        click.echo(f"{record}: no {what}{WITHOUT_ISSUES if what in ON_ISSUES else ''}", err=True)
        return
    for line in table(heads, rows, width()):
        click.echo(line)


def summary(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import EXPORTED, lines

    return ["lines", "count"], [[kind, str(sum(1 for _ in lines(connection, kind)))] for kind in EXPORTED]


def positions(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import lines

    words = dict(connection.execute("SELECT id, text FROM acts").fetchall())
    rows = [
        [
            line["issue"],
            line["party"],
            line["stance"],
            _days(line["date"]),
            _way(line),
            str(line["origins"]),
            words[line["acts"][-1]],
        ]
        for line in _any(lines(connection, "positions"))
    ]
    return ["issue", "party", "stance", "as of", "came from", "origins", "latest words"], rows


def _way(line: dict[str, Any]) -> str:
    """What was held before, and what else a reader should know of a stance."""
    before = line["history"][-2]["stance"] if len(line["history"]) > 1 else ""
    notes = [f"{line['direction']} from {before}" if before else ""]
    notes += ["red line" if line["red_lines"] else "", "said by others" if line["reported"] else ""]
    notes += [f"dissent: {line['dissent'][0]['stance']}" if line["dissent"] else ""]
    return ", ".join(filter(None, notes))


def issues(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import lines
    from demarche.record.agreed import issues as stand

    found = _any(stand(lines(connection, "positions")))
    columns = ("agreed", "against", "offers", "demands", "open")
    rows = [
        [line["issue"], line["state"], *(" ".join(line[name]) for name in columns), _said(line["red_lines"]),
         _said(line["asked"])]
        for line in found
    ]  # fmt: skip
    return ["issue", "state", *columns, "red lines", "asked in return"], rows


def _said(spans: list[dict[str, Any]]) -> str:
    return " | ".join(f"{span['party']}: {span['text']}" for span in spans)


def loops(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import lines

    rows = [
        [line["kind"], line["day"] or "?", _to(line["party"], line["to"]), line["issue"], line["text"], line["why"]]
        for line in _any(lines(connection, "loops"))
    ]
    return ["kind", "day", "who", "issue", "words", "why open"], rows


def timeline(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import lines

    rows = [
        [_days(line), line["kind"], _to(line["by"], line["to"]), line["what"], line["text"]]
        for line in _any(lines(connection, "timeline"))
    ]
    return ["day", "kind", "who", "what", "words"], rows


def meetings(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import lines

    found = sorted(_any(lines(connection, "meetings")), key=lambda line: (line["date"]["earliest"] or "9", line["id"]))
    rows = [
        [_days(line["date"]), line["status"], " ".join(line["parties"]), line["place"], line["what"], line["id"]]
        for line in found
    ]
    return ["day", "status", "parties", "place", "what", "id"], rows


def people(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import lines

    said = Counter(line["speaker_id"] for line in _any(lines(connection, "statements")))
    langs = {line["id"]: line["lang"] for line in _any(lines(connection, "documents"))}
    maybe: dict[str, list[str]] = {}
    for line in _any(lines(connection, "suggestions")):
        for one, other in (("one", "other"), ("other", "one")):
            maybe.setdefault(line[one], []).append(f"{line[f'{other}_name']} ({line['why']}, {line[other]})")
    found = sorted(_any(lines(connection, "people")), key=lambda line: (-said[line["id"]], line["name"], line["id"]))
    rows = [
        [
            line["name"],
            line["party"],
            str(said[line["id"]]),
            offices(line["roles"], langs),
            line["id"],
            "; ".join(maybe.get(line["id"], [])),
        ]
        for line in found
    ]
    return ["name", "party", "statements", "role", "id", "may also be"], rows


def offices(roles: list[dict[str, Any]], langs: dict[str, str]) -> str:
    """The titles of a person, in the language of most reports; where they changed, each with the day of the report."""
    lang, _ = max(
        Counter(langs[one["document"]] for one in roles).items(), key=lambda pair: (pair[1], pair[0]), default=("", 0)
    )
    known = [one for one in roles if langs[one["document"]] == lang]
    kept: list[tuple[str, str, set[str]]] = []
    for one in sorted(known, key=lambda one: (one["latest"] or "", one["document"], one["start"])):
        words = set(one["text"].casefold().split())
        if not any(len(words & others) * 2 >= min(len(words), len(others)) for _, _, others in kept):
            kept.append((one["latest"] or "", " ".join(one["text"].split()), words))
    if len(kept) == 1:
        return _common([one["text"] for one in known])
    return "; ".join(f"{day} {text}".strip() for day, text, _ in kept)


def conflicts(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import lines, texts

    known = texts(connection)
    rows = [
        [line["kind"], line["what"], " | ".join(known[at["document"]][at["start"] : at["end"]] for at in line["spans"])]
        for line in _any(lines(connection, "conflicts"))
    ]
    return ["kind", "what", "words"], rows


def sources(connection: sqlite3.Connection) -> tuple[list[str], Rows]:
    from demarche.record import lines

    size = Counter(line["story"] for line in _any(lines(connection, "documents")))
    rows = [
        [line["id"], line["lang"] or "?", _days(line["published"]), line["published"]["how"],
         f"1 of {size[line['story']]}", line["title"], _file(line["source"])]
        for line in _any(lines(connection, "documents"))
    ]  # fmt: skip
    rows += [
        ["", "", "", "failed", "", line["reason"], _file(line["source"])]
        for line in _any(lines(connection, "failures"))
    ]
    return ["id", "lang", "published", "how", "story", "title", "source"], rows


def _file(source: str) -> str:
    """The end of a path, which tells more than its beginning."""
    return source if "://" in source else source.replace("\\", "/").rpartition("/")[2]


MAKERS = {
    "positions": positions,
    "issues": issues,
    "loops": loops,
    "timeline": timeline,
    "meetings": meetings,
    "people": people,
    "conflicts": conflicts,
    "sources": sources,
}


def _any(lines: object) -> Any:
    """Lines are JSON objects: their fields are as the export documents them."""
    return list(lines)  # type: ignore[call-overload]


def _days(when: dict[str, Any]) -> str:
    earliest, latest = when["earliest"], when["latest"]
    if not earliest and not latest:
        return "?"
    return earliest if earliest == latest else f"{earliest or ''}..{latest or ''}"


def _to(by: str, to: str) -> str:
    return f"{by or '?'} > {to}" if to else by or "?"


def _common(words: list[str]) -> str:
    return Counter(words).most_common(1)[0][0] if words else ""
