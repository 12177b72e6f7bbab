"""The command line: one file a command, loaded when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from demarche import __version__
from demarche.errors import DemarcheError, UsageError

COMMANDS = {
    "build": "Read reports into a record.",
    "show": "Print tables of a record.",
    "site": "Write pages that open from disk.",
    "serve": "Serve the same pages on loopback.",
    "export": "Write a record as tables, a calendar or a briefing note.",
    "verify": "Prove every line against its text.",
    "explain": "Say why a line is what it is.",
    "init": "Draft a brief from reports.",
    "amend": "Correct lines; corrections outlive rebuilds.",
    "diff": "List what is new or changed.",
}
"""Name and first line of help. The help is here so that `--help` need not load the commands."""


class Commands(click.Group):
    """Loads a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"demarche.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="demarche")
def demarche() -> None:
    """From reports on a negotiation to its record: who said, demanded, offered, rejected what, in which words.

    Data goes to standard output, words to standard error. Exit status: 0 done, 1 something failed, 2 wrong usage.
    """


def main() -> None:
    """Run the command; every error of ours is one line on standard error."""
    try:
        status = demarche.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("demarche: interrupted; nothing was changed", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output has gone (`| head`): nothing to say, and nowhere to say it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except DemarcheError as error:
        click.echo(f"demarche: {_one_line(error)}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except Exception as error:
        if os.environ.get("DEMARCHE_DEBUG"):
            raise
        click.echo(f"demarche: {_unforeseen(error)}", err=True)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _unforeseen(error: Exception) -> str:
    """The system's no is the user's to mend; anything else is a fault of ours."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or ''}: {error.strerror}".removeprefix(": ")
    if isinstance(error, MemoryError):
        return "out of memory; build fewer reports at once"
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}: {_one_line(error)}, at {os.path.basename(last.filename)}:{last.lineno}"
    return f"a fault in Demarche ({where}); please report it (DEMARCHE_DEBUG=1 shows all)"
