"""`demarche site`: pages that open from disk."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("site")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the pages, or the file.")
@click.option("--lang", default="en", show_default=True, help="Language of the first page; a folder holds all.")
@click.option("--single-file", is_flag=True, help="Write one HTML file in that language, to send on.")
def command(record: Path, out: Path, lang: str, single_file: bool) -> None:
    """Write pages that open from disk, without network."""
    from demarche.web import write_file, write_site

    write = write_file if single_file else write_site
    click.echo(f"open {write(record, out, lang)}", err=True)
