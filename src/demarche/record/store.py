"""Open a record to read, or write it whole: a change is made on a copy that takes the record's place at the end.

So a build that is killed, or that fills the disk, leaves the file as it was, byte for byte, and readers are
never kept waiting. The copy stands beside the record (`record.db.writing`) and is locked while it is worked on.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from demarche.errors import RecordError
from demarche.record.schema import APPLICATION_ID, VERSION, create, upgrade

CACHE = 8 * 1024
"""KiB that SQLite may hold while writing; rows come by table, in the order of their keys."""


def open_record(path: Path | str, shared: bool = False) -> sqlite3.Connection:
    """The record, read-only, rows by name. Raises RecordError where the file is none of ours.

    shared: threads may use it by turns; they see to that themselves.
    """
    path = Path(path)
    if not path.exists():
        raise RecordError(f"{path}: no such record; make one with: demarche build PATH... --record {path}")
    if path.is_dir():
        raise RecordError(f"{path}: a folder, not a record; name the file")
    connection = None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=not shared)
        _check(connection, path)
    except sqlite3.DatabaseError as error:
        if connection:
            connection.close()
        raise RecordError(f"{path}: {_plainly(error)}") from None
    except RecordError:
        if connection:
            connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def reading(path: Path | str) -> Iterator[sqlite3.Connection]:
    """As `open_record`, closed at the end; damage that shows only while reading is a RecordError too."""
    with closing(open_record(path)) as connection, damage_of(path):
        yield connection


@contextmanager
def damage_of(path: Path | str) -> Iterator[None]:
    """What SQLite says of a record while it is read becomes a RecordError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise RecordError(f"{path}: {_plainly(error)}") from error


@contextmanager
def writing(path: Path | str, must_exist: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of the record, which replaces it when the block ends without an exception.

    Raises RecordError where the record is not ours, is being written by another process, or cannot be written.
    """
    path = Path(path)
    if must_exist or path.exists():
        open_record(path).close()
    copy = path.with_name(path.name + ".writing")
    lock = _lock(copy, path)
    try:
        try:
            with closing(_start(path, copy)) as connection:
                yield connection
                connection.commit()
            os.fsync(lock)
            _keep_mode(path, copy)
            os.replace(copy, path)
            _sync_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                copy.unlink()
            raise
    except (sqlite3.Error, OSError) as error:
        raise RecordError(f"{path}: {_plainly(error)}; the record is as it was before") from error
    finally:
        os.close(lock)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    ident = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if ident != APPLICATION_ID:
        raise RecordError(f"{path}: an SQLite file, but not a record of Demarche; name another file")
    if version > VERSION:
        raise RecordError(
            f"{path}: written by a newer Demarche (tables {version}, this one knows {VERSION}); update Demarche"
        )


def _lock(copy: Path, path: Path) -> int:
    """A locked, empty file at `copy`. What a killed build left there is written over."""
    while True:
        try:
            handle = os.open(copy, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise RecordError(f"{path}: cannot be written ({error.strerror}); name another file") from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise RecordError(f"{path}: another build is writing this record; wait until it ends") from None
        with suppress(FileNotFoundError):
            # the one who had the lock may just have moved the file into the record's place
            if os.stat(copy).st_ino == os.fstat(handle).st_ino:
                os.ftruncate(handle, 0)
                return handle
        os.close(handle)


def _start(path: Path, copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(copy)
    connection.row_factory = sqlite3.Row
    # the copy alone is at risk, and is thrown away with whatever fails: it needs no journal, which grows as the record
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    if path.exists():
        with closing(open_record(path)) as old:
            old.backup(connection)
        upgrade(connection)
    else:
        create(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _keep_mode(path: Path, copy: Path) -> None:
    with suppress(FileNotFoundError):
        os.chmod(copy, path.stat().st_mode & 0o777)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _plainly(error: Exception) -> str:
    """What SQLite or the system says, in words that tell what to do."""
    said = str(error)
    if isinstance(error, OSError):
        return f"cannot be written ({error.strerror or said})"
    if "not a database" in said:
        return "not a record of Demarche (not even SQLite); name another file"
    if "disk is full" in said or "disk I/O error" in said:
        return "no room left on the disk; free some or name a file elsewhere"
    if "malformed" in said:
        return "a damaged record; take a copy from a backup or build it anew"
    if "unable to open" in said:
        return "cannot be opened; are the permissions right?"
    return f"the record cannot be used ({said})"
