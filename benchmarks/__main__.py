"""python -m benchmarks [COUNT]: print reports a second, the share of each stage and the start of the command."""

from __future__ import annotations

import importlib.util
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import baseline, reports, stages
from demarche.record import lines, reading

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).with_name("demarche")
COUNT = 400
ROUNDS = 3
STARTS = 11


def seconds(job: Callable[[], object], rounds: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Median seconds of `job`."""
    taken = []
    for _ in range(rounds):
        begin = clock()
        job()
        taken.append(clock() - begin)
    return statistics.median(taken)


def processor() -> float:
    """Processor seconds of this process and those it has waited for: what one core needs, also on a busy machine."""
    ours, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def run(*words: str | Path, compiled: Path | None = None) -> None:
    """A command; `compiled`: where Python keeps its modules compiled, as an installation has them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if compiled:
        environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    command = [str(word) for word in words]
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=environment)


def build(folder: Path, scratch: Path) -> None:
    """The whole command on one core, from the start of Python to the record on disk."""
    record = scratch / "record.db"
    record.unlink(missing_ok=True)
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        run(COMMAND, "build", folder, "--record", record, compiled=scratch / "compiled")
    finally:
        os.sched_setaffinity(0, cores)


def spacy_tokens(folder: Path) -> Callable[[], object] | None:
    """spaCy's rule-based tokenizer and sentence splitter, which need no model; None where it is not installed."""
    if importlib.util.find_spec("spacy") is None:
        return None
    spacy = importlib.import_module("spacy")
    blank = spacy.blank("xx")
    blank.add_pipe("sentencizer")
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return lambda: [len(list(document.sents)) for document in blank.pipe(texts)]


def speed(folder: Path, scratch: Path, count: int) -> None:
    def rate(job: Callable[[], object]) -> float:
        return count / seconds(job, ROUNDS, processor)

    build(folder, scratch)  # Python compiles the modules
    rates = {
        "demarche build, start and record included": rate(lambda: build(folder, scratch)),
        "regular expressions (benchmarks/baseline.py)": rate(lambda: baseline.run(folder)),
    }
    if tokens := spacy_tokens(folder):
        rates["spaCy blank: tokens and sentences only"] = rate(tokens)
    ours = next(iter(rates.values()))
    print(f"\n| {'reports of 3 KB a second of one core':44} | reports/s | times ours |")
    print(f"|{'-' * 46}|{'-' * 11}|{'-' * 12}|")
    for name, reached in rates.items():
        print(f"| {name:44} | {reached:9.0f} | {reached / ours:10.1f} |")
    if not tokens:
        print(f"| {'spaCy blank: tokens and sentences only':44} | {'-':>9} | {'not there':>10} |")
    found = baseline.run(folder) / count
    print(f"\nThe regular expressions gave {found:.1f} statements a report, quoted words only; Demarche gave", end=" ")
    with reading(scratch / "record.db") as record:
        print(f"{sum(1 for _ in lines(record, 'statements')) / count:.1f}, with all that a record holds.")


def start(scratch: Path) -> None:
    def taken_by(*words: str | Path) -> float:
        return seconds(lambda: run(*words, compiled=scratch / "compiled"), STARTS)

    ours = taken_by(COMMAND, "--help")
    bare = taken_by(sys.executable, "-c", "pass")
    click = taken_by(sys.executable, "-c", "import click")
    print("\n| start of the command       | seconds | ratio |\n|----------------------------|---------|-------|")
    for name, taken in (
        ("demarche --help", ours),
        ("python -c 'import click'", click),
        ("python -c pass", bare),
    ):
        print(f"| {name:26} | {taken:7.3f} | {taken / bare:5.1f} |")


def shares(folder: Path) -> None:
    taken = stages.times(folder, ROUNDS)
    total = sum(taken.values())
    count = len(list(folder.glob("*.txt")))
    print("\n| stage, one process   | ms a report | share |\n|----------------------|-------------|-------|")
    for name, spent in taken.items():
        print(f"| {name:20} | {1000 * spent / count:11.2f} | {spent / total:5.0%} |")
    print(f"| {'all':20} | {1000 * total / count:11.2f} |  100% |")
    annotate = sum(spent for name, spent in taken.items() if name.startswith(stages.STEP))
    print(f"\nAnnotate alone, its packs compiled: {count / annotate:.0f} reports a second of one core.")


def machine() -> str:
    model = ""
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line]
        model = f"{names[0]}, {len(names)} cores" if names else ""
    return f"{model or platform.processor() or platform.machine()}; Python {platform.python_version()}"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    print(f"Machine: {machine()}")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        folder = scratch / "reports"
        folder.mkdir()
        size = reports.write(folder, ROOT / "samples", count)
        print(f"Input: {count} reports, {size / count:.0f} bytes each, made from samples/ (benchmarks/reports.py)")
        speed(folder, scratch, count)
        shares(folder)
        start(scratch)


if __name__ == "__main__":
    main()
