"""Files, folders and standard input: every report comes, and every failure is one line."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from demarche.errors import ReportError, UsageError
from demarche.model import Document
from demarche.read import read_paths


def both(*paths: str | Path, **options: object) -> tuple[list[Document], list[ReportError]]:
    items = list(read_paths([str(path) for path in paths], **options))  # type: ignore[arg-type]
    return [x for x in items if isinstance(x, Document)], [x for x in items if isinstance(x, ReportError)]


def test_a_text_file_is_itself(tmp_path: Path) -> None:
    raw = b"Freedonia said no.\r\nSylvania said yes.\n"
    (tmp_path / "a.txt").write_bytes(raw)
    [document], errors = both(tmp_path / "a.txt")
    assert not errors
    assert document.text == raw.decode()
    assert document.id == hashlib.sha256(raw).hexdigest()[:16]
    assert document.sources == (str(tmp_path / "a.txt"),)
    assert document.title == ""


def test_a_folder_is_read_through_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.txt", "noext"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Report {name}.")
    beside = (".hidden.txt", "README.md", "gold.json", "x.csv", "r.db", "p.png", ".git/d.txt", "s_files/ad.html")
    for name in beside:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"id": "no report"}')
    documents, errors = both(tmp_path)
    names = [os.path.relpath(document.sources[0], tmp_path) for document in documents]
    assert names == ["a.md", "b.txt", "noext", "deep/c.txt"]
    assert not errors


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Report.")
    documents, _ = both(tmp_path, tmp_path / "a.txt")
    assert len(documents) == 1


def test_bad_reports_are_listed_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "white.txt").write_bytes(b" \n\t\n")
    (tmp_path / "marks.txt").write_bytes(b"--- ...")
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)))
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "good.txt").write_text("Report.")
    documents, errors = both(tmp_path, tmp_path / "missing.txt")
    assert [Path(d.sources[0]).name for d in documents] == ["good.txt"]
    assert {Path(e.source).name for e in errors} == {
        "empty.txt", "white.txt", "marks.txt", "binary.bin", "scan.pdf", "missing.txt",
    }  # fmt: skip
    assert all("\n" not in str(error) for error in errors)


def test_a_line_of_50_mb_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(0)
        for _ in range(50):
            file.write(b"word " * 200_000)
    documents, [error] = both(tmp_path / "big.txt")
    assert not documents
    assert "too large" in error.reason and "split" in error.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Report.")
    (tmp_path / "a.txt").chmod(0)
    _, [error] = both(tmp_path / "a.txt")
    assert "permission" in error.reason.lower()


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    _, [error] = both(tmp_path)
    assert ".txt" in error.reason


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"Freedonia said no.")

    monkeypatch.setattr(sys, "stdin", Stdin)
    [document], _ = both("-")
    assert document.text == "Freedonia said no."
    assert document.sources == ("-",)


def test_standard_input_of_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b'{"text": "One said."}\n{"text": "Two said."}\n')

    monkeypatch.setattr(sys, "stdin", Stdin)
    documents, _ = both("-")
    assert [d.sources for d in documents] == [("-#1",), ("-#2",)]


def test_the_sources_csv_tells_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Report a.")
    (tmp_path / "in" / "b.txt").write_text("Report b.")
    table = tmp_path / "sources.csv"
    table.write_text("path,published,site,lang\nin/a.txt,2021-12-20,Example,id-ID\n")
    documents, _ = both(tmp_path / "in", sources=table, published=date(2020, 1, 2))
    by_name = {Path(d.sources[0]).name: d for d in documents}
    assert by_name["a.txt"].given == date(2021, 12, 20)
    assert (by_name["a.txt"].site, by_name["a.txt"].lang) == ("Example", "id")
    assert by_name["b.txt"].given == date(2020, 1, 2)


def test_what_a_line_states_wins_over_the_day_for_all(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One.", "published": "2021-05-06"}\n{"text": "Two."}\n')
    documents, _ = both(tmp_path / "a.jsonl", published=date(2020, 1, 2))
    assert [d.given for d in documents] == [date(2021, 5, 6), date(2020, 1, 2)]


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("file,published\na.txt,2021-01-01\n", "no column 'path'"),
        ("", "no column 'path'"),
        ("path,published\na.txt,yesterday\n", "line 2.*yesterday"),
        ("path,published\na.txt,2021-02-30\n", "no day of the calendar"),
    ],
)
def test_a_csv_that_does_not_serve_is_wrong_usage(tmp_path: Path, table: str, word: str) -> None:
    (tmp_path / "s.csv").write_text(table)
    with pytest.raises(UsageError, match=word):
        read_paths([str(tmp_path)], sources=tmp_path / "s.csv")


def test_a_missing_csv_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        read_paths([], sources=tmp_path / "none.csv")


def test_front_matter_gives_title_and_day(tmp_path: Path) -> None:
    text = '---\ntitle: "Talks end"\ndate: 2020-09-28-01-00\n---\nThe talks ended.\n'
    (tmp_path / "a.md").write_text(text)
    [document], _ = both(tmp_path / "a.md")
    assert document.text == text
    assert document.title == "Talks end"
    assert [(s.day, s.raw) for s in document.stamps] == [(date(2020, 9, 28), "2020-09-28-01-00")]


def test_heavy_libraries_wait_until_they_are_needed(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "a.txt").write_text("Report.")
    code = (
        "import sys; from demarche.read import read_paths; list(read_paths([sys.argv[1]]));"
        "print([n for n in ('trafilatura', 'htmldate', 'lxml', 'charset_normalizer') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
