"""`demarche explain`: why a line is what it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click


@click.command("explain")
@click.argument("record", type=click.Path(path_type=Path))
@click.argument("line")
def command(record: Path, line: str) -> None:
    """Say in plain words why a line is what it is. LINE is its id or the beginning of it."""
    from demarche.record import reading
    from demarche.record.explain import explain, find

    with reading(record) as connection:
        for words in explain(connection, line):
            click.echo(words)
        table, ident = find(connection, line)
        if table == "statements":
            for words in _reasons(connection, ident):
                click.echo(words)


def _reasons(connection: sqlite3.Connection, ident: str) -> Iterator[str]:
    """How the report was read at this statement: rule, cue, candidates, signs."""
    from demarche.annotate.why import reasons
    from demarche.record.marks import unpack

    document, start, end, cue = connection.execute(
        'SELECT document, start, "end", cue FROM statements WHERE id = ?', (ident,)
    ).fetchone()
    text, marks = connection.execute("SELECT text, marks FROM documents WHERE id = ?", (document,)).fetchone()
    marked = unpack(marks, text)
    statement = next((s for s in marked.statements if (s.start, s.end, s.cue) == (start, end, cue)), None)
    if statement is None:
        return  # corrected since: the words are no longer those that were read
    yield "how it was read"
    for field, words in reasons(marked, statement):
        yield f"  {field:<10} {words}"
