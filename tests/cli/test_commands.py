"""The commands as a user meets them: words, streams, exit status, and every kind of bad input."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from demarche.cli import COMMANDS
from demarche.record.schema import APPLICATION_ID, VERSION

COMMAND = Path(sys.executable).with_name("demarche")
REPORT = (
    'Norwegian Foreign Minister Ana Sorel said on Monday: "We reject the tolls."\n\n'
    "Sweden demanded that Norway open the strait.\n\nThe two sides met in Geneva on 4 May 2031.\n"
)


def demarche(*words: object, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        **{"stdin": subprocess.DEVNULL, **more},
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    """What it said; never a traceback."""
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf8")
    return path


@pytest.fixture
def record(report: Path) -> Path:
    path = report.with_name("record.db")
    done = demarche("build", report, "--record", path, "--published", "2031-05-06")
    assert done.returncode == 0, done.stderr
    return path


def test_build_says_one_line_and_writes_nothing_to_standard_output(report: Path, tmp_path: Path) -> None:
    done = demarche("build", report, "--record", tmp_path / "r.db")
    assert (done.returncode, done.stdout) == (0, "")
    assert said(done).count("\n") == 1 and "1 report read (1 new)" in said(done)


def test_the_record_is_record_db_unless_named(report: Path) -> None:
    assert demarche("build", "report.txt", cwd=report.parent).returncode == 0
    assert (report.parent / "record.db").exists()


def test_standard_input_is_a_report(tmp_path: Path) -> None:
    done = subprocess.run([COMMAND, "build", "-", "--record", tmp_path / "r.db"], input=REPORT.encode(), timeout=60)
    assert done.returncode == 0


def test_every_command_has_help_of_its_own() -> None:
    for name in COMMANDS:
        done = demarche(name, "--help")
        assert done.returncode == 0 and "Usage: demarche" in done.stdout, name


def test_help_does_not_load_the_program() -> None:
    code = "import sys; sys.argv = ['demarche', '--help']; from demarche.cli import main; main()"
    done = subprocess.run([sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True)
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert not loaded & {"sqlite3", "msgspec", "trafilatura", "lxml", "jinja2", "demarche.pipeline", "demarche.model"}


def test_help_comes_at_once() -> None:
    took = []
    for _ in range(5):
        began = time.perf_counter()
        demarche("--help")
        took.append(time.perf_counter() - began)
    assert min(took) < 0.3


# ---- what is wrong with a record ------------------------------------------------------------------------------


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


BAD_RECORDS = {
    "none of ours": (foreign, "not a record of Demarche"),
    "newer": (newer, "newer Demarche"),
    "not SQLite": (lambda path: path.write_text("hello " * 99), "not even SQLite"),
    "a folder": (Path.mkdir, "a folder"),
}
READERS: dict[str, list[str]] = {
    "export": ["--out", "out"],
    "site": ["--out", "out"],
    "verify": [],
    "explain": ["abcd"],
    "show": ["people"],
    "diff": ["--since", "2031-01-01"],
    "amend": ["list"],
}


@pytest.mark.parametrize("case", BAD_RECORDS)
def test_build_refuses_a_record_that_is_none(report: Path, case: str) -> None:
    path = report.with_name("x.db")
    make, words = BAD_RECORDS[case]
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    done = demarche("build", report, "--record", path)
    assert done.returncode == 1
    assert words in said(done) and str(path) in done.stderr and done.stderr.count("\n") == 1
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("command", READERS)
def test_readers_refuse_it_too(tmp_path: Path, command: str) -> None:
    path = tmp_path / "x.db"
    newer(path)
    done = demarche(command, path, *READERS[command], cwd=tmp_path)
    assert done.returncode == 1 and "newer Demarche" in said(done) and done.stderr.count("\n") == 1
    assert not done.stdout


@pytest.mark.parametrize("command", READERS)
def test_a_record_that_is_not_there_is_not_made(tmp_path: Path, command: str) -> None:
    done = demarche(command, tmp_path / "none.db", *READERS[command], cwd=tmp_path)
    assert done.returncode == 1 and "no such record" in said(done)
    assert not (tmp_path / "none.db").exists()


def test_a_folder_that_is_not_there_is_named(report: Path, tmp_path: Path) -> None:
    done = demarche("build", report, "--record", tmp_path / "no" / "r.db")
    assert done.returncode == 1 and "cannot be written" in said(done) and done.stderr.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_named(report: Path, tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o555)
    done = demarche("build", report, "--record", tmp_path / "shut" / "r.db")
    assert done.returncode == 1 and "cannot be written" in said(done)


# ---- what is wrong with the reports -----------------------------------------------------------------------------

BAD_REPORTS = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "page.html": b"<html><head><title>x</title><script>var a = 1</script></head><body></body></html>",
    "lines.jsonl": b'{"title": "no text here"}\n',
}


@pytest.mark.parametrize("name", BAD_REPORTS)
def test_one_bad_report_is_listed_and_the_others_are_built(report: Path, name: str) -> None:
    bad = report.with_name(name)
    bad.write_bytes(BAD_REPORTS[name])
    path = report.with_name("r.db")
    done = demarche("build", bad, report, "--record", path)
    assert done.returncode == 1
    lines = said(done).splitlines()
    assert len(lines) == 2 and lines[0].startswith(str(bad)) and "1 failure" in lines[1], lines
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 1
        ((source, reason),) = connection.execute("SELECT source, reason FROM failures")
    assert source.startswith(str(bad)) and reason in lines[0]


def test_a_path_that_is_not_there_is_listed_and_the_others_are_built(report: Path) -> None:
    done = demarche("build", report.with_name("none.txt"), report, "--record", report.with_name("r.db"))
    assert done.returncode == 1 and "none.txt" in said(done) and "1 report read" in done.stderr


def test_nothing_readable_leaves_no_record(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = demarche("build", tmp_path / "empty.txt", "--record", tmp_path / "r.db")
    assert done.returncode == 1 and "nothing could be read" in said(done) and done.stderr.count("\n") == 1
    assert not (tmp_path / "r.db").exists()


def test_nothing_readable_leaves_an_old_record_with_its_reports(record: Path) -> None:
    empty = record.with_name("empty.txt")
    empty.touch()
    done = demarche("build", empty, "--record", record)
    assert done.returncode == 1 and "empty.txt" in said(done)
    with closing(sqlite3.connect(record)) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 1


def test_broken_utf8_is_read(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(REPORT.encode().replace(b"tolls", b"tol\xffls"))
    done = demarche("build", path, "--record", tmp_path / "r.db")
    assert said(done) and done.returncode in (0, 1)
    if done.returncode == 0:
        assert demarche("verify", tmp_path / "r.db").returncode == 0


# ---- wrong usage ------------------------------------------------------------------------------------------------


def test_wrong_usage_is_status_2_and_one_line(report: Path, record: Path) -> None:
    sources = report.with_name("sources.csv")
    sources.write_text("file,published\nreport.txt,2031-05-06\n")
    cases: list[tuple[object, ...]] = [
        ("build",),
        ("build", report, "--published", "yesterday"),
        ("build", report, "--record", record, "--sources", sources),
        ("build", report, "--record", record, "--sources", report.with_name("none.csv")),
        ("export", record, "--out", report.with_name("o"), "--format", "xml"),
        ("export", record),
        ("show", record, "dreams"),
        ("explain", record, "ffffffffffffffff"),
        ("amend", record, "reject", "ffffffffffffffff"),
        ("amend", record, "set", "ffff"),
        ("amend", record, "undo", "first"),
        ("nonsense",),
    ]
    for words in cases:
        done = demarche(*words)
        assert done.returncode == 2, (words, done.stderr)
        assert said(done).strip(), words


def test_a_csv_without_the_column_says_which(report: Path, record: Path) -> None:
    sources = report.with_name("sources.csv")
    sources.write_text("file,published\nreport.txt,2031-05-06\n")
    done = demarche("build", report, "--record", record, "--sources", sources)
    assert "path" in said(done) and str(sources) in done.stderr and done.stderr.count("\n") == 1


def test_a_brief_that_does_not_fit_is_one_line(report: Path) -> None:
    brief = report.with_name("brief.toml")
    brief.write_text("[[issue]]\nid = 3\n")
    done = demarche("build", report, "--record", report.with_name("r.db"), "--brief", brief)
    assert done.returncode == 1 and said(done).count("\n") == 1 and "brief.toml" in done.stderr
    assert not report.with_name("r.db").exists()


# ---- killed -----------------------------------------------------------------------------------------------------


def _heeding() -> None:
    """A shell's job in the background, as the tests may be, is deaf to SIGINT, and so is what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_build_that_is_interrupted_or_killed_leaves_the_record(record: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    with many.open("w") as file:
        for n in range(3000):
            file.write(json.dumps({"text": f"{REPORT}\nNumber {n}.\n"}) + "\n")
    before = record.read_bytes()
    for sign in (signal.SIGINT, signal.SIGKILL):
        process = subprocess.Popen(
            [COMMAND, "build", many, "--record", record], stderr=subprocess.PIPE, text=True, preexec_fn=_heeding
        )
        deadline = time.monotonic() + 30
        while not record.with_name("record.db.writing").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.5)
        process.send_signal(sign)
        _, words = process.communicate(timeout=60)
        assert process.returncode != 0
        assert record.read_bytes() == before
        if sign == signal.SIGINT:
            assert "interrupted" in words and "Traceback" not in words, words
    assert demarche("verify", record).returncode == 0


def test_a_full_disk_stops_the_build_with_the_record_as_it_was(record: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"text": f"{REPORT}\nNumber {n}.\n"}) + "\n" for n in range(40)))
    before = record.read_bytes()

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 20_000,) * 2)

    done = demarche("build", many, "--record", record, preexec_fn=small)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert "no room left" in said(done) and "as it was before" in done.stderr
    assert record.read_bytes() == before and not list(tmp_path.glob("*.writing"))


# ---- the readers ------------------------------------------------------------------------------------------------


def test_verify_proves_and_names(record: Path) -> None:
    done = demarche("verify", record)
    assert (done.returncode, done.stdout) == (0, "") and "every line holds" in said(done)
    with closing(sqlite3.connect(record)) as connection:
        line = connection.execute("SELECT id FROM statements").fetchone()[0]
        connection.execute("UPDATE statements SET quote = 'other' WHERE id = ?", (line,))
        connection.commit()
    done = demarche("verify", record)
    assert done.returncode == 1 and line in done.stdout and "1 fail" in said(done)


@pytest.mark.parametrize("what", ["positions", "timeline", "meetings", "people", "conflicts", "sources", ""])
@pytest.mark.parametrize("columns", [60, 120])
def test_tables_fit_the_terminal(record: Path, what: str, columns: int) -> None:
    done = demarche("show", record, *filter(None, [what]), env={**os.environ, "COLUMNS": str(columns)})
    assert done.returncode == 0
    assert bool(done.stdout) != bool(said(done))
    assert max(map(len, done.stdout.splitlines()), default=0) <= columns


def test_a_statement_is_explained_and_corrected_and_given_back(record: Path, tmp_path: Path) -> None:
    demarche("export", record, "--out", tmp_path / "out")
    lines = [json.loads(line) for line in (tmp_path / "out" / "statements.jsonl").read_text("utf8").splitlines()]
    (line,) = [one for one in lines if one["quote"].startswith("We reject")]
    told = demarche("explain", record, line["id"][:10])
    assert told.returncode == 0 and ">>We reject the tolls" in told.stdout
    assert demarche("amend", record, "set", line["id"], "act=warn", "--who", "me").returncode == 0
    assert " me " in demarche("amend", record, "list", env={**os.environ, "COLUMNS": "300"}).stdout
    demarche("build", record.with_name("report.txt"), "--record", record, "--anew")
    demarche("export", record, "--out", tmp_path / "now")
    assert f'"id": "{line["id"]}"' in (tmp_path / "now" / "statements.jsonl").read_text("utf8")
    assert '"act": "warn"' in (tmp_path / "now" / "statements.jsonl").read_text("utf8")
    assert demarche("amend", record, "undo", "1").returncode == 0
    demarche("export", record, "--out", tmp_path / "back")
    for path in (tmp_path / "out").iterdir():
        assert (tmp_path / "back" / path.name).read_bytes() == path.read_bytes()


def test_a_draft_is_a_brief_and_is_not_written_over(report: Path) -> None:
    brief = report.with_name("brief.toml")
    assert demarche("init", report, "--brief", brief).returncode == 0
    text = brief.read_text("utf8")
    assert 'code = "SWE"' in text and 'code = "NOR"' in text
    done = demarche("build", report, "--record", report.with_name("r.db"), "--brief", brief)
    assert done.returncode == 0, done.stderr
    assert demarche("init", report, "--brief", brief).returncode == 2
    assert brief.read_text("utf8") == text


def test_diff_tells_what_a_second_build_brought(record: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    old.write_bytes(record.read_bytes())
    more = tmp_path / "more.txt"
    more.write_text("Sweden rejected the offer of Norway on 7 May 2031.\n")
    assert demarche("build", more, "--record", record).returncode == 0
    done = demarche("diff", record, "--since", old)
    assert done.returncode == 0 and "1 new report, 1 new statement" in done.stdout
    assert "2031-05-06" not in demarche("diff", record, "--since", "2031-05-07").stdout
    assert demarche("diff", old, "--since", old).stdout == ""


def test_without_an_issue_that_is_followed_a_brief_is_named(tmp_path: Path) -> None:
    path, record = tmp_path / "report.txt", tmp_path / "record.db"
    path.write_text("Sweden demanded that Norway paint the lighthouse.\n", "utf8")
    assert demarche("build", path, "--record", record).returncode == 0
    assert "Norway paint the lighthouse" in demarche("show", record, "timeline").stdout
    assert "demarche init PATH... --brief FILE" in said(demarche("show", record, "positions"))
    assert "--brief" not in said(demarche("show", record, "conflicts"))


def test_a_further_origin_is_told_with_its_words(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(
        "OSLO, 6 May 2031 - Sweden demanded on Monday that Norway reopen the ferry crossing before the end of June.\n\n"
        "Norway offered to cut port fees by 20 percent.\n",
        "utf8",
    )
    second.write_text(
        "STOCKHOLM, 8 May 2031 - Norway on Wednesday rejected the demand, saying the pier was not safe.\n\n"
        "Sweden had demanded that the crossing be opened before the end of June. Twelve engineers were at work.\n",
        "utf8",
    )
    record = tmp_path / "record.db"
    assert demarche("build", first, second, "--record", record).returncode == 0
    told = demarche("diff", record, "--since", "2031-05-07").stdout.partition("Confirmed by a further origin")[2]
    assert "Sweden (origins: 1 -> 2)" in told and "the crossing be opened before the end of June" in told


def test_a_closed_pipe_is_no_error(record: Path) -> None:
    done = subprocess.run(f"{COMMAND} show {record} sources | head -c 1", shell=True, capture_output=True, text=True)
    assert done.stderr == ""
