"""`demarche site`: pages that open from disk."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("site")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the pages.")
def command(record: Path, out: Path) -> None:
    """Write pages that open from disk, without network."""
    from demarche.web import write_site

    write_site(record, out)
    click.echo(f"open {out / 'index.html'}", err=True)
