"""python -m benchmarks.pages [COUNT | --record FILE]: how soon a great record shows, and what its pages weigh.

Builds a made-up record of COUNT reports (10000; some minutes) or takes FILE. Then, each in a process of its own:
- seconds from the start of `demarche serve` to the first view, whole; of that, what a bare Python and one reading of
  the same rows by plain SQLite take, and the ratio of the first view once the server runs to that reading;
- seconds and KB of each main page, of five reports and of searches: asked first, and again. Beside them the CPU seconds
  of the server (Linux alone), which tell more where the machine has other work.
`--site` writes the pages to disk as well: seconds, files, MB by folder.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks import series
from benchmarks.scale import ROOT, apart

COUNT = 10_000
PAGES = ("index.html", "matrix.html", "timeline.html", "meetings.html", "people.html", "sources.html",
         "conflicts.html", "search.html")  # fmt: skip
SEARCHES = ("q=sanctions", "q=menolak", "q=%22ceasefire%22+talks", "act=demand", "day=2021")
RUN = "from demarche.cli import main; main()"
WAIT = 120  # seconds at most for an answer
PLAIN = (
    "SELECT count(*), min(published_earliest), max(published_latest) FROM documents",
    "SELECT lang, count(*) FROM documents GROUP BY lang",
    "SELECT speaker_party, count(*) FROM statements GROUP BY 1",
    "SELECT by_party, count(*) FROM acts GROUP BY 1",
    "SELECT issue, count(*) FROM act_issues GROUP BY 1",
    "SELECT issue, count(*) FROM statement_issues GROUP BY 1",
    "SELECT * FROM meetings",
    "SELECT value FROM kept WHERE what = 'derived'",
)
"""What the first view shows, as one would ask for it in SQL."""


def plain(record: Path) -> float:
    """Seconds of the queries of `PLAIN`."""
    begin = time.perf_counter()
    with closing(sqlite3.connect(f"{record.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        for query in PLAIN:
            connection.execute(query).fetchall()
    return time.perf_counter() - begin


@contextmanager
def serving(record: Path) -> Iterator[tuple[int, float, int]]:
    """(port, when it was started, process) of a server in a process of its own."""
    words = [sys.executable, "-c", RUN, "serve", str(record), "--port", "0"]
    begin = time.perf_counter()
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, cwd=ROOT) as running:
        assert running.stderr is not None
        said = running.stderr.readline()
        found = re.search(r":(\d+)/", said)
        if found is None:
            raise SystemExit(said + running.stderr.read())
        try:
            yield int(found[1]), begin, running.pid
        finally:
            running.terminate()


def cpu(process: int) -> float:
    """CPU seconds that a process took; 0 where the system does not tell."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    parts = stat.read_text().rpartition(") ")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def ask(port: int, path: str) -> tuple[float, int]:
    """(seconds, bytes) of an answer."""
    begin = time.perf_counter()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")
    return time.perf_counter() - begin, len(body)


def first_view(record: Path) -> dict[str, float]:
    """Seconds until the first view stands, from the start of the server and from asking a running one."""
    read = min(plain(record) for _ in range(3))
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    bare = time.perf_counter() - begin
    with serving(record) as (port, started, process):
        taken, _ = ask(port, "/")
        whole, spent = time.perf_counter() - started, cpu(process)
        again, _ = ask(port, "/")
    return {
        "from start to first view": whole, "of that from asking": taken, "asked again": again, "a bare Python": bare,
        "plain SQLite": read, "asked again / plain SQLite": again / read, "CPU from start to first view": spent,
    }  # fmt: skip


def reports(record: Path) -> list[str]:
    with closing(sqlite3.connect(record)) as connection:
        ids = [ident for (ident,) in connection.execute("SELECT id FROM documents ORDER BY id")]
    return [f"reports/{ident}.html" for ident in ids[:: max(1, len(ids) // 5)][:5]]


def pages(record: Path) -> Iterator[tuple[str, list[float], float]]:
    """(page, [seconds asked first, again, CPU seconds first, again], KB)."""
    with serving(record) as (port, _, process):
        ask(port, "/")
        for path in (*PAGES, *reports(record), *(f"search.html?{query}" for query in SEARCHES)):
            spent = [cpu(process)]
            first, size = ask(port, f"/en/{path}")
            spent.append(cpu(process))
            again, _ = ask(port, f"/en/{path}")
            spent.append(cpu(process))
            yield path, [first, again, spent[1] - spent[0], spent[2] - spent[1]], size / 1000


def site(record: Path, out: Path) -> Iterator[tuple[str, float]]:
    """What writing all pages takes, and what they weigh by folder."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", RUN, "site", str(record), "--out", str(out)], check=True, cwd=ROOT)
    yield "seconds", time.perf_counter() - begin
    sizes: Counter[str] = Counter()
    files = 0
    for path in out.rglob("*"):
        if path.is_file():
            files += 1
            folder = path.relative_to(out).parts
            sizes["/".join(folder[: min(2, len(folder) - 1)])] += path.stat().st_size
    yield "files", files
    yield "MB", sum(sizes.values()) / 1e6
    yield from ((f"MB of {name or 'the root'}", size / 1e6) for name, size in sizes.most_common(12))


def made(count: int, scratch: Path) -> Path:
    """A record of made-up reports."""
    folder = scratch / "reports"
    folder.mkdir()
    series.write(folder, ROOT / "samples", count)
    apart([folder], scratch / "record.db")
    return scratch / "record.db"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=COUNT, help="number of reports")
    parser.add_argument("--record", type=Path, help="a record that is there already")
    parser.add_argument("--site", action="store_true", help="write the pages to disk too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        record = given.record or made(given.count, Path(name))
        print(json.dumps({what: round(seconds, 3) for what, seconds in first_view(record).items()}, indent=1))
        print("\n| page | first | again | CPU first | CPU again | KB |\n|---|---|---|---|---|---|")
        for path, taken, size in pages(record):
            print(f"| {path} | {' | '.join(f'{one:.2f}' for one in taken)} | {size:.0f} |", flush=True)
        if given.site:
            print("\n" + "\n".join(f"{what}: {number:.1f}" for what, number in site(record, Path(name) / "site")))


if __name__ == "__main__":
    main()
