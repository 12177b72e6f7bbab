"""`demarche init`: draft a brief from reports."""

from __future__ import annotations

from pathlib import Path

import click

from demarche.errors import UsageError


@click.command("init")
@click.argument("paths", nargs=-1, required=True)
@click.option("--brief", type=click.Path(path_type=Path), required=True, help="The TOML file to write.")
@click.option("--sources", type=click.Path(path_type=Path), help="As in build.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(paths: tuple[str, ...], brief: Path, sources: Path | None, force: bool) -> int:
    """Draft a brief: the parties, people, issues and days that reports speak of, for you to mend."""
    from demarche.brief import parse_brief
    from demarche.cli.build import shown
    from demarche.cli.draft import draft
    from demarche.pipeline import link, mark_paths

    if brief.exists() and not force:
        raise UsageError(f"{brief}: is there already; name another file or add --force")
    documents, failures = mark_paths(paths, shown, sources)
    if not documents:
        raise UsageError(f"nothing could be read in {' '.join(paths)}; name files or folders of reports")
    text = draft(documents, link(documents).people)
    parse_brief(text, str(brief))
    try:
        brief.write_text(text, encoding="utf8")
    except OSError as error:
        raise UsageError(f"{brief}: cannot be written ({error.strerror})") from None
    for source, reason in sorted(failures.items()):
        click.echo(f"{source}: {reason}", err=True)
    click.echo(f"{brief}: drafted from {len(documents)} reports; mend it, then build with --brief {brief}", err=True)
    return 1 if failures else 0
