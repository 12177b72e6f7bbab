"""`demarche export`: a record as files."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("export")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--format", "form", default="jsonl", show_default=True, help="jsonl or csv.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the files.")
def command(record: Path, form: str, out: Path) -> None:
    """Write a record as JSON Lines or CSV, one file a kind of line."""
    from demarche.export import export

    files = export(record, out, form)
    click.echo(f"{out}: {len(files)} files", err=True)
