"""`demarche diff`: what is new or changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click


@click.command("diff")
@click.argument("record", type=click.Path(path_type=Path))
@click.option(
    "--since", required=True, metavar="DATE|RECORD", help="A day (reports published since) or an older record."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change.")
def command(record: Path, since: str, as_json: bool) -> None:
    """List what is new or changed since a day, or against an older record."""
    import json

    from demarche.record import diff as changes
    from demarche.record import lines, reading

    with reading(record) as now:
        day = _day(since)
        found: Iterable[changes.Change]
        if day:
            found = list(changes.since(day, {kind: lines(now, kind) for kind in changes.COMPARED}))
        else:
            with reading(since) as before:
                found = [
                    change
                    for kind in changes.COMPARED
                    for change in changes.between(kind, lines(before, kind), lines(now, kind))
                ]
    for change in found:
        if as_json:
            fields = {name: [old, new] for name, old, new in change.fields}
            click.echo(json.dumps({"how": change.how, "kind": change.kind, "line": change.line, "fields": fields}))
        else:
            click.echo(_told(change.how, change.kind, change.line, _words(change.now)) + _fields(change.fields))
    if not found:
        click.echo(f"nothing new or changed since {since}", err=True)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _told(how: str, kind: str, line: str, words: str) -> str:
    return f"{how:<8} {kind:<11} {line}  {words}".rstrip()


def _words(line: dict[str, object]) -> str:
    """The few fields that tell what a line is."""
    shown = ("speaker", "act", "stance", "as_of", "by", "status", "what", "name", "title", "quote", "text", "source")
    return " · ".join(str(line[name])[:70] for name in shown if line.get(name))


def _fields(fields: Iterable[tuple[str, object, object]]) -> str:
    return "".join(f"\n           {name}: {str(old)[:60]} -> {str(new)[:60]}" for name, old, new in fields)
