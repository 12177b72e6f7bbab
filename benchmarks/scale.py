"""python -m benchmarks.scale [COUNT ..]: how time and memory grow with the number of reports.

For each count (1000 3000 10000 where none is named) a build in one step, then one report more: seconds of each part of
linking and of recording, the most memory held, rows. A tenth of the reports has no day of its own, a third carries the
text of another (benchmarks/series.py). Each build runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import series

ROOT = Path(__file__).resolve().parent.parent
COUNTS = (1_000, 3_000, 10_000)
LINKING = (
    ("people", "find_people"), ("stories", "find_stories"), ("days", "with_days"), ("spoken", "spoken"),
    ("claims", "find_claims"), ("origins", "find_origins"),
    ("conflicts", "find_conflicts"), ("suggestions", "find_suggestions"),
)  # fmt: skip
Spent = dict[str, float]


def timed(module: ModuleType, name: str, part: str, spent: Spent) -> None:
    """Let `module.name` note the seconds that it takes."""
    before: Callable[..., Any] = getattr(module, name)

    @wraps(before)
    def after(*given: Any, **named: Any) -> Any:
        begin = time.process_time()
        try:
            return before(*given, **named)
        finally:
            spent[part] = spent.get(part, 0.0) + time.process_time() - begin

    setattr(module, name, after)


def build(paths: list[str], record: Path) -> dict[str, Any]:
    """One build in this process, with what it took: seconds by part, the most memory in MB."""
    from demarche import link, pipeline
    from demarche.link.calendar import rounds
    from demarche.record import build as recording

    spent: Spent = {}
    for part, name in LINKING:
        timed(link, name, part, spent)
    for name, part in (("told_of", "told"), ("lines_of", "meetings")):
        timed(rounds.Joined, name, part, spent)  # type: ignore[arg-type]
    timed(pipeline, "link", "link", spent)
    timed(recording, "fill", "fill", spent)
    timed(recording.Shelf, "__init__", "unpack", spent)  # type: ignore[arg-type]
    timed(recording.Shelf, "close", "close", spent)  # type: ignore[arg-type]
    begin = time.process_time()
    built = pipeline.build(
        pipeline.Job(tuple(paths), record, sources=_sources(paths)), lambda things, total, what: things
    )
    spent["all"] = time.process_time() - begin
    spent["most MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent["most MB of a worker"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {**spent, "documents": built.documents, "statements": built.statements}


def _sources(paths: list[str]) -> Path | None:
    folder = Path(paths[0])
    found = (folder if folder.is_dir() else folder.parent) / "sources.csv"
    return found if found.exists() else None


def apart(paths: list[Path], record: Path) -> dict[str, Any]:
    """`build` in a process of its own."""
    words = [sys.executable, "-m", "benchmarks.scale", "--record", str(record), *map(str, paths)]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def measured(count: int, scratch: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The build of `count` reports, and that of one more."""
    folder, record = scratch / f"{count}", scratch / f"{count}.db"
    folder.mkdir()
    series.write(folder, ROOT / "samples", count + 1)
    last = scratch / f"last-{count}"
    last.mkdir()
    late = (folder / f"{count:05}.txt").rename(last / f"{count:05}.txt")
    sources = (folder / "sources.csv").read_text("utf-8").splitlines()
    (folder / "sources.csv").write_text("\n".join(sources[:-1]), "utf-8")
    (last / "sources.csv").write_text("\n".join([sources[0], sources[-1]]), "utf-8")
    yield f"{count}", apart([folder], record)
    yield f"{count} + 1", apart([late], record)


def table(columns: dict[str, dict[str, Any]]) -> Iterator[str]:
    names = dict.fromkeys(name for column in columns.values() for name in column)
    yield "| seconds      | " + " | ".join(f"{name:>9}" for name in columns) + " |"
    yield "|--------------|" + "|".join("-" * 11 for _ in columns) + "|"
    for name in names:
        cells = (column.get(name, 0.0) for column in columns.values())
        yield f"| {name[:12]:12} | " + " | ".join(f"{cell:9.{2 if cell < 1000 else 0}f}" for cell in cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", help="numbers of reports")
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.record:
        print(json.dumps(build(given.what, given.record)))
        return
    columns: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as name:
        for count in map(int, given.what or COUNTS):
            for what, spent in measured(count, Path(name)):
                columns[what] = spent
                print(f"{what}: {spent['all']:.1f} s, {spent['most MB']:.0f} MB", file=sys.stderr)
    print("\n".join(table(columns)))


if __name__ == "__main__":
    main()
