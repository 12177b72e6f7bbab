"""`demarche export`: a record as files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

FORMS = ("jsonl", "csv", "ics", "md", "docx")


@click.command("export")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--format", "form", default="jsonl", show_default=True, help="jsonl, csv, ics, md or docx.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for the files; of ics, md and docx also a file.",
)
@click.option(
    "--lang", default="en", show_default=True, help="Language of the words in a calendar or briefing note: en or id."
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="In a briefing note: changes since that day alone.",
)
def command(record: Path, form: str, out: Path, lang: str, since: datetime | None) -> None:
    """Write a record as JSON Lines or CSV, one file a kind of line.

    As ics, its meetings as a calendar. As md or docx, a briefing note of one or two pages to send on: every sentence
    has a footnote with words, outlet and day.
    """
    from demarche.errors import UsageError

    if form not in FORMS:
        raise UsageError(f"{form}: no such format (there are: {', '.join(FORMS)})")
    if form in ("md", "docx"):
        from demarche.web.briefing.files import write_briefing

        click.echo(str(write_briefing(record, out, form, lang, since.date() if since else None)), err=True)
        return
    from demarche.export import export

    files = export(record, out, form, lang)
    click.echo(f"{out}: {len(files)} {'file' if len(files) == 1 else 'files'}", err=True)
