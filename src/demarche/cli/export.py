"""`demarche export`: a record as files."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("export")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--format", "form", default="jsonl", show_default=True, help="jsonl, csv or ics.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the files.")
@click.option("--lang", default="en", show_default=True, help="Language of the words in a calendar: en or id.")
def command(record: Path, form: str, out: Path, lang: str) -> None:
    """Write a record as JSON Lines or CSV, one file a kind of line, or its meetings as a calendar (ics)."""
    from demarche.export import export

    files = export(record, out, form, lang)
    click.echo(f"{out}: {len(files)} {'file' if len(files) == 1 else 'files'}", err=True)
