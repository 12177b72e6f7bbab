"""`demarche verify`: every line against its text."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("verify")
@click.argument("record", type=click.Path(path_type=Path))
def command(record: Path) -> int:
    """Prove every line of a record against its text. Names what fails; exit status 1 if anything does."""
    from demarche.record import reading
    from demarche.record.verify import verify

    with reading(record) as connection:
        faults, proved = verify(connection)
    for fault in faults:
        click.echo(fault)
    shown = ", ".join(f"{count} {table.replace('_', ' ')}" for table, count in proved.items())
    click.echo(f"{record}: {'every line holds' if not faults else f'{len(faults)} fail'} ({shown})", err=True)
    return 1 if faults else 0
