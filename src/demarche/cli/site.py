"""`demarche site`: pages that open from disk."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("site")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the pages.")
@click.option("--lang", default="en", show_default=True, help="Language of the first page; all are written.")
def command(record: Path, out: Path, lang: str) -> None:
    """Write pages that open from disk, without network."""
    from demarche.web import write_site

    click.echo(f"open {write_site(record, out, lang)}", err=True)
