"""`demarche build`: read reports into a record."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

T = TypeVar("T")


FILE = click.Path(path_type=Path)


@click.command("build")
@click.argument("paths", nargs=-1, required=True)
@click.option("--record", type=FILE, default="record.db", show_default=True, help="The record file.")
@click.option("--brief", type=FILE, help="TOML file with the parties and issues to follow.")
@click.option("--sources", type=FILE, help="CSV with path and any of url,published,site,title,lang.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Publication day (2024-05-31).")
@click.option("--anew", is_flag=True, help="Mark again the reports that the record holds already.")
def command(paths: tuple[str, ...], record: Path, brief: Path | None, **more: Any) -> int:
    """Read reports into a record.

    PATHS are files (text, HTML, JSON Lines) or folders of them; - reads standard input. Building again into the
    same record adds what is new.
    """
    from demarche.brief import read_brief
    from demarche.pipeline import Job, build

    day = more["published"]
    text = read_brief(brief) if brief else None
    job = Job(paths, record, text, more["sources"], day.date() if day else None, more["anew"])
    built = build(job, shown)
    for source, reason in sorted(built.failures.items()):
        click.echo(f"{source}: {reason}", err=True)
    click.echo(
        f"{record}: {_count(built.read, 'report')} read ({built.new} new), {built.documents} in the record, "
        f"{_count(built.statements, 'statement')}, {_count(len(built.failures), 'failure')}",
        err=True,
    )
    return 1 if built.failures else 0


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def shown(things: Iterable[T], total: int | None, what: str) -> Iterable[T]:
    """A progress bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        return things
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread of its own: worker processes are started later
    bar: Iterable[T] = tqdm(things, total=total, desc=what, unit="", leave=False, delay=0.5)
    return bar
