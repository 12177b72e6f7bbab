"""`demarche serve`: the same pages, live, on loopback."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("serve")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0 takes a free one."
)
def command(record: Path, host: str, port: int) -> None:
    """Serve the pages of a record on loopback until interrupted."""
    from demarche.errors import UsageError
    from demarche.web import serve

    try:
        serve(record, host, port)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    except OSError as error:
        raise UsageError(f"{host}:{port}: cannot listen ({error.strerror}); name another --port") from None
