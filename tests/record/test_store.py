"""A record is ours, whole, and untouched by what goes wrong."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from demarche.errors import RecordError
from demarche.record import open_record, writing
from demarche.record.schema import APPLICATION_ID, VERSION


def test_a_record_says_whose_it_is_and_which_version(opened: sqlite3.Connection) -> None:
    assert opened.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert opened.execute("PRAGMA user_version").fetchone()[0] == VERSION


def test_a_record_cannot_be_written_by_its_readers(opened: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.execute("DELETE FROM documents")


def foreign(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE other (x)").connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()


def torn(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + os.urandom(4080))


WRONG = {
    "none of ours": (foreign, "not a record of Demarche"),
    "newer": (newer, "newer Demarche"),
    "not SQLite": (lambda path: path.write_text("hello " * 100), "not even SQLite"),
    "torn": (torn, "record"),
    "a folder": (Path.mkdir, "a folder"),
    "empty": (Path.touch, "not a record of Demarche"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_record_is_refused_in_one_line_and_left_alone(tmp_path: Path, case: str) -> None:
    path = tmp_path / "x.db"
    make, said = WRONG[case]
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError, match=said) as one:
        open_record(path)
    assert str(path) in str(one.value) and "\n" not in str(one.value)
    with pytest.raises(RecordError, match=said), writing(path):
        pass
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_record_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        open_record(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be written"), writing(tmp_path / "no" / "x.db"):
        pass


def test_an_exception_leaves_the_record_as_it_was(record: Path) -> None:
    before = record.read_bytes()
    with pytest.raises(ZeroDivisionError), writing(record) as connection:
        connection.execute("DELETE FROM documents")
        connection.commit()
        raise ZeroDivisionError
    assert record.read_bytes() == before
    assert sorted(record.parent.iterdir()) == [record]


def test_two_writers_are_one_too_many(record: Path) -> None:
    with writing(record), pytest.raises(RecordError, match="another build"), writing(record):
        pass
    assert sorted(record.parent.iterdir()) == [record]


def test_a_record_keeps_its_permissions(record: Path) -> None:
    record.chmod(0o640)
    with writing(record) as connection:
        connection.execute("INSERT INTO meta VALUES ('x', 'y')")
    assert record.stat().st_mode & 0o777 == 0o640


def writer(record: Path, then: str) -> list[str]:
    """A process that begins to write, says so, and then does what is asked."""
    code = f"""
        import sys, time
        from demarche.record import writing
        from demarche.errors import RecordError
        try:
            with writing({str(record)!r}) as connection:
                connection.execute("DELETE FROM documents")
                connection.commit()
                print("writing", flush=True)
                {then}
        except RecordError as error:
            sys.exit(str(error))
    """
    return [sys.executable, "-c", textwrap.dedent(code)]


def test_a_killed_build_leaves_the_record_and_the_next_one_goes_on(record: Path) -> None:
    before = record.read_bytes()
    process = subprocess.Popen(writer(record, "time.sleep(60)"), stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"writing\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert record.read_bytes() == before
    with writing(record) as connection:  # what the killed one left behind is no lock
        connection.execute("INSERT INTO meta VALUES ('x', 'y')")
    assert sorted(record.parent.iterdir()) == [record]
    assert open_record(record).execute("SELECT count(*) FROM documents").fetchone()[0] == 3


def test_a_full_disk_stops_the_build_with_the_record_as_it_was(record: Path) -> None:
    before = record.read_bytes()
    fill = "connection.executemany('INSERT INTO meta VALUES (?, ?)', ((str(n), 'x' * 999) for n in range(9999)))"

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 50_000,) * 2)

    done = subprocess.run(writer(record, fill), capture_output=True, text=True, preexec_fn=small)
    assert done.returncode == 1
    assert "no room left" in done.stderr and "as it was before" in done.stderr and done.stderr.count("\n") == 1
    assert record.read_bytes() == before
    assert sorted(record.parent.iterdir()) == [record]


def test_pages_that_run_out_are_a_full_disk_too(record: Path) -> None:
    with pytest.raises(RecordError, match="no room left"), writing(record) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", ((str(n), "x" * 999) for n in range(999)))
