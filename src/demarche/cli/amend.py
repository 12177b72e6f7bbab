"""`demarche amend`: corrections by hand that outlive rebuilds."""

from __future__ import annotations

import getpass
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from demarche.record.amend import Amendment

MANY = 999
ACTIONS = {
    "accept": (1, MANY),
    "reject": (1, MANY),
    "set": (2, MANY),
    "span": (2, MANY),
    "rename": (2, MANY),
    "party": (2, MANY),
    "merge": (2, 2),
    "split": (2, MANY),
    "apart": (2, 2),
    "undo": (1, MANY),
    "list": (0, 0),
}
"""Actions and how many words each takes."""
NAMES = ("rename", "merge", "party")
"""Actions that also take a party's code or a body's name."""


@click.command("amend")
@click.argument("record", type=click.Path(path_type=Path))
@click.argument("action", type=click.Choice(list(ACTIONS)))
@click.argument("words", nargs=-1)
@click.option("--who", help="By whom; the name of the user if not given.")
def command(record: Path, action: str, words: tuple[str, ...], who: str | None) -> None:
    """Correct lines of a record.

    \b
    accept LINE ..             somebody has checked the line
    reject LINE ..             take the line out
    set LINE FIELD=VALUE ..    retype, re-attribute or re-date a line; speaker= takes a person, a party or words
    span LINE START END        other words for a line; or: span LINE "the new words"
    rename PERSON NAME         give a person another name; also: rename PARTY CODE, rename "BODY" NAME
    party "BODY" CODE          a body without a code gets one
    merge ONE OTHER            two people, meetings, claims or parties are one; the first stays
    split LINE PLACE ..        a person, meeting or claim is two; places: DOCUMENT, DOCUMENT:OFFSET, a statement
    apart PERSON PERSON        two people that look alike are two
    undo NUMBER ..             take corrections back
    list                       all corrections, and which of them rest
    """
    from demarche.errors import UsageError

    least, most = ACTIONS[action]
    if not least <= len(words) <= most:
        raise UsageError(f"amend {action}: {len(words)} words after it do not serve; see: demarche amend --help")
    if action == "list":
        _show(record)
    elif action == "undo":
        _undo(record, words)
    else:
        _amend(record, action, words, who or _user())


def _amend(record: Path, action: str, words: tuple[str, ...], who: str) -> None:
    from demarche.pipeline import refresh
    from demarche.record import writing
    from demarche.record.amend import amend

    with writing(record, must_exist=True) as connection:
        done = [amend(connection, one) for one in _wanted(connection, action, words, who)]
        refresh(connection)
        rests = dict(connection.execute("SELECT n, rests FROM amendments WHERE rests <> ''").fetchall())
    for one in done:
        was = f" (was: {_flat(one.was)})" if one.was and action in ("set", "rename", "span") else ""
        what = one.field if action == "set" else ""
        click.echo(f"{one.n}: {' '.join(f'{action} {one.line} {what} {_flat(one.value)}'.split())}{was}", err=True)
        if one.n in rests:
            click.echo(f"{one.n} rests: {rests[one.n]}", err=True)


def _wanted(connection: sqlite3.Connection, action: str, words: tuple[str, ...], who: str) -> Iterator[Amendment]:
    from demarche.errors import UsageError
    from demarche.record.amend import Amendment

    made = _now()
    if action in ("accept", "reject"):
        yield from (Amendment(action, _line(connection, word), who=who, made=made) for word in words)
    elif action == "party":
        yield Amendment(action, " ".join(words[:-1]), value=words[-1], who=who, made=made)
    elif action == "set":
        line = _line(connection, words[0])
        for word in words[1:]:
            field, equals, value = word.partition("=")
            if not equals:
                raise UsageError(f"{word}: say which field becomes what, as in act=demand")
            yield Amendment(action, line, field.strip(), value.strip(), who=who, made=made)
    else:
        line = _line(connection, words[0], action in NAMES)
        value = " ".join(words[1:])
        if action in ("merge", "apart"):
            value = _line(connection, value, action in NAMES)
        yield Amendment(action, line, value=value if action == "span" else value.strip(), who=who, made=made)


def _line(connection: sqlite3.Connection, word: str, names: bool = False) -> str:
    """The id of a line by its beginning, also a former one; a name as it is where the action takes names."""
    from demarche.errors import UsageError
    from demarche.record.amend import now_of
    from demarche.record.explain import find

    try:
        return find(connection, word)[1]
    except UsageError:
        former = now_of(connection, word)
        if former or names:
            return former or " ".join(word.split())
        raise


def _undo(record: Path, numbers: tuple[str, ...]) -> None:
    from demarche.errors import UsageError
    from demarche.pipeline import refresh
    from demarche.record import writing
    from demarche.record.amend import undo

    for number in numbers:
        if not number.isdecimal():
            raise UsageError(f"{number}: give the number of a correction; see: demarche amend RECORD list")
    with writing(record, must_exist=True) as connection:
        for number in numbers:
            undo(connection, int(number), _now())
        refresh(connection)
    for number in numbers:
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
                f"{one.field} {_flat(one.value)}".strip(),
                _flat(one.was),
                one.who,
                one.made,
                f"undone {one.undone}" if one.undone else f"rests: {one.rests}" if one.rests else "stands",
            ]
            for one in amendments(connection)
        ]
    if not rows:
        click.echo(f"{record}: no corrections", err=True)
        return
    for line in table(["n", "action", "line", "what", "was", "who", "when", "state"], rows, width()):
        click.echo(line)


def _flat(words: str) -> str:
    """On one line; of a speaker what a reader wants to know."""
    return " ".join(words.split("\t")[0].split())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user id
        return str(os.getuid())
