"""The docs are true: pages name what the program has, sessions run, generated blocks are fresh."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from demarche.record.schema import ddl

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).with_name("demarche")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def first_cells(text: str) -> list[str]:
    """What stands in backticks in the first cell of each table row."""
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def section(text: str, heading: str) -> str:
    """The part of a page under a heading, up to the next of its level."""
    level = heading.split(" ")[0]
    match = re.search(rf"^{re.escape(heading)}$(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match, f"no heading {heading}"
    return match[1]


def demarche(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *words], cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def sessions(text: str) -> list[list[tuple[str, str]]]:
    """(command, what it prints) of every block marked as console."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        turns = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
        found.append([(turn.split("\n", 1)[0], turn.split("\n", 1)[1].strip("\n")) for turn in turns])
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_and_pictures_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
    assert not [name for name in targets if "://" not in name and not (path.parent / name).exists()]


def test_the_record_page_lists_every_table_and_view() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(ddl())
    rows = connection.execute("select type, name from sqlite_master where type in ('table', 'view')").fetchall()
    shadows = re.compile(r"_fts_|^sqlite_")
    text = page("docs/record.md")
    for kind, heading in (("table", "## Tables"), ("view", "## Views")):
        there = {name for found, name in rows if found == kind and not shadows.search(name)}
        assert there == set(first_cells(section(text, heading)))


def test_the_architecture_page_shows_every_room() -> None:
    source = ROOT / "src" / "demarche"
    rooms = {path.name + "/" for path in source.iterdir() if (path / "__init__.py").exists()}
    rooms |= {path.name for path in source.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert set(first_cells(section(page("docs/architecture.md"), "## The rooms"))) == rooms


def test_the_generated_blocks_are_fresh() -> None:
    stale = runpy.run_path(str(ROOT / "docs" / "blocks.py"))["stale"]
    assert stale() == [], "run: make docs"


def test_help_lists_the_commands_of_the_docs() -> None:
    help_text = demarche("--help").stdout
    listed = re.findall(r"^  ([a-z]+)  ", help_text.split("Commands:")[1], re.MULTILINE)
    documented = re.findall(r"^## `demarche ([a-z]+)", page("docs/commands.md"), re.MULTILINE)
    assert sorted(listed) == sorted(documented)
    for name in listed:
        said = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", section_of_command(name)))
        known = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", demarche(name, "--help").stdout)) - {"--help"}
        assert said == known, name


def section_of_command(name: str) -> str:
    heading = re.search(rf"^## `demarche {name}.*$", page("docs/commands.md"), re.MULTILINE)
    assert heading
    return section(page("docs/commands.md"), heading[0])


def test_the_export_page_lists_every_field(tmp_path: Path, samples: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    demarche("build", str(samples / "reports"), "empty.txt", "--record", "r.db", cwd=tmp_path)
    done = demarche("export", "r.db", "--format", "jsonl", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = page("docs/export.md")
    written = sorted((tmp_path / "out").glob("*.jsonl"))
    assert {path.name for path in written} == set(re.findall(r"^## `(\w+\.jsonl)`", text, re.MULTILINE))
    empty = []
    for path in written:
        with path.open(encoding="utf-8") as file:
            fields = {field for line in file for field in json.loads(line)}
        if fields:
            assert fields == set(first_cells(section(text, f"## `{path.name}`"))), path.name
        else:
            empty.append(path.name)
    assert set(empty) <= {"conflicts.jsonl", "suggestions.jsonl"}  # the samples need hold no conflict and no typo


def test_the_session_of_the_readme_runs(tmp_path: Path, samples: Path) -> None:
    """Every command a reader can paste, in an empty folder with some reports in it."""
    reports = tmp_path / "my-reports"
    reports.mkdir()
    for path in samples.rglob("*.txt"):
        shutil.copy(path, reports)
    here = {**os.environ, "PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}
    blocks = sessions(page("README.md"))
    assert blocks
    for command, printed in [turn for block in blocks for turn in block]:
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=here, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        for line in filter(None, printed.split("\n")):
            assert line == "..." or line.strip() in done.stdout + done.stderr, f"{command}: no line {line!r}"

    for code in re.findall(r"^```python\n(.*?)^```", page("README.md"), re.MULTILINE | re.DOTALL):
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0 and " to " in done.stdout, done.stderr


def test_make_demo_says_which_page_to_open(tmp_path: Path) -> None:
    # the environment that runs the tests stands in for the one that `make setup` makes
    if Path(sys.executable).parent != ROOT / ".venv" / "bin":
        pytest.skip("runs in the environment of make setup only")
    made = ["make", "-o", ".venv/run.stamp", "-o", ".venv/made.stamp", "demo", f"DEMO={tmp_path}"]
    done = subprocess.run(made, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    opened = re.search(r"Open this: +(\S+)", done.stdout)
    assert opened and Path(opened[1]).stat().st_size > 1000
    assert Path(opened[1]).as_uri() in done.stdout
