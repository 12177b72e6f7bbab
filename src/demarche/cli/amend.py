"""`demarche amend`: corrections by hand that outlive rebuilds."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime
from pathlib import Path

import click

ACTIONS = {
    "accept": (1, 1),
    "reject": (1, 1),
    "set": (2, 2),
    "rename": (2, 9),
    "merge": (2, 2),
    "undo": (1, 1),
    "list": (0, 0),
}
"""Actions and how many words each takes."""


@click.command("amend")
@click.argument("record", type=click.Path(path_type=Path))
@click.argument("action", type=click.Choice(list(ACTIONS)))
@click.argument("words", nargs=-1)
@click.option("--who", help="By whom; the name of the user if not given.")
def command(record: Path, action: str, words: tuple[str, ...], who: str | None) -> None:
    """Correct lines of a record.

    \b
    accept LINE              somebody has checked the line
    reject LINE              take the line out
    set LINE FIELD=VALUE     change a field of a statement, act or meeting
    rename PERSON NAME       give a person another name
    merge PERSON PERSON      two people are one; the first stays
    undo NUMBER              take a correction back
    list                     all corrections
    """
    from demarche.errors import UsageError

    least, most = ACTIONS[action]
    if not least <= len(words) <= most:
        raise UsageError(f"amend {action}: {len(words)} words after it do not serve; see: demarche amend --help")
    if action == "list":
        _show(record)
    elif action == "undo":
        _undo(record, words[0])
    else:
        _amend(record, action, words, who or _user())


def _amend(record: Path, action: str, words: tuple[str, ...], who: str) -> None:
    from demarche.errors import UsageError
    from demarche.record import writing
    from demarche.record.amend import Amendment, amend
    from demarche.record.explain import find

    field, value = "", " ".join(words[1:])
    if action == "set":
        field, equals, value = value.partition("=")
        if not equals:
            raise UsageError(f"{words[1]}: say which field becomes what, as in act=demand")
    with writing(record, must_exist=True) as connection:
        line = find(connection, words[0])[1]
        if action == "merge":
            value = find(connection, value)[1]
        done = amend(connection, Amendment(action, line, field.strip(), value.strip(), who=who, made=_now()))
    was = f" (was: {done.was})" if done.was and action in ("set", "rename") else ""
    click.echo(f"{action} {line} {done.field if action == 'set' else ''} {done.value}".strip() + was, err=True)


def _undo(record: Path, number: str) -> None:
    from demarche.errors import UsageError
    from demarche.pipeline import refresh
    from demarche.record import writing
    from demarche.record.amend import undo

    if not number.isdecimal():
        raise UsageError(f"{number}: give the number of a correction; see: demarche amend RECORD list")
    with writing(record, must_exist=True) as connection:
        undo(connection, int(number), _now())
        refresh(connection)
    click.echo(f"correction {number} taken back", err=True)


def _show(record: Path) -> None:
    from demarche.cli.table import table, width
    from demarche.record import reading
    from demarche.record.amend import amendments

    with reading(record) as connection:
        rows = [
            [
                str(one.n),
                one.action,
                one.line,
                f"{one.field} {one.value}".strip(),
                one.was,
                one.who,
                one.made,
                one.undone,
            ]
            for one in amendments(connection)
        ]
    if not rows:
        click.echo(f"{record}: no corrections", err=True)
        return
    for line in table(["n", "action", "line", "what", "was", "who", "when", "undone"], rows, width()):
        click.echo(line)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user id
        return str(os.getuid())
