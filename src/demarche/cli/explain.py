"""`demarche explain`: why a line is what it is."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("explain")
@click.argument("record", type=click.Path(path_type=Path))
@click.argument("line")
def command(record: Path, line: str) -> None:
    """Say in plain words why a line is what it is. LINE is its id or the beginning of it."""
    from demarche.record import reading
    from demarche.record.explain import explain

    with reading(record) as connection:
        for words in explain(connection, line):
            click.echo(words)
