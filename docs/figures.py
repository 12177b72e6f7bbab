"""Score the program on the outside test data beside the checkout (../shared) and write the figures into the README.

python docs/figures.py      (`make figures`)
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
COMMAND = Path(sys.executable).with_name("demarche")
ROWS = (
    ("statement found, F1", "statement", "F1"),
    ("… with exactly its words, F1", "exact", "F1"),
    ("… with speaker, party and act right, F1", "line", "F1"),
    ("speaker right", "speaker", "share"),
    ("act right", "act", "share"),
    ("demand found", "demand found", "share"),
    ("person, F1", "person", "F1"),
    ("meeting, F1", "meeting", "F1"),
    ("date found, F1", "date", "F1"),
    ("date value right", "date value", "share"),
    ("junk, F1", "junk", "F1"),
)
SECOND = (".94", ".88", ".80", ".99", ".86", ".90", "1.0", ".93", ".91", "1.0", ".98")
"""A second careful reader, on other reports than these."""
Figures = dict[str, dict[str, float]]


def exported(folder: Path, scratch: Path, *options: str) -> Path:
    """The export of a record of `folder`."""
    record, out = scratch / f"{folder.name}.db", scratch / f"{folder.name}.out"
    subprocess.run([COMMAND, "build", folder, "--record", record, *options], check=False, capture_output=True)
    subprocess.run([COMMAND, "export", record, "--out", out], check=True, capture_output=True)
    return out


def asked(tool: str, *words: str | Path) -> str:
    path = SHARED / "tools" / tool
    return subprocess.run([sys.executable, path, *words], check=True, capture_output=True, text=True).stdout


def reports(scratch: Path) -> list[Figures]:
    """Figures of the five and of the eleven reports."""
    gold = [json.loads(path.read_text("utf-8")) for path in sorted((SHARED / "gold").glob("*.json"))]
    sources = scratch / "sources.csv"
    with sources.open("w", encoding="utf-8", newline="") as file:
        rows = [(SHARED / "seeds" / f"{one['id']}.txt", one["published"]) for one in gold]
        csv.writer(file).writerows([("path", "published"), *rows])
    seeds, dev = SHARED / "seeds", SHARED / "dev"
    first = exported(seeds, scratch, "--sources", str(sources))
    return [
        json.loads(asked("score.py", first, SHARED / "gold", "--texts", seeds, "--json")),
        json.loads(asked("score.py", exported(dev, scratch), dev, "--json")),
    ]


def corpus(name: str, scratch: Path, *options: str) -> str:
    """What the scorer of the outside corpora says of one of them."""
    data, folder = SHARED / "corpora" / f"{name}.jsonl", scratch / name
    asked("corpus.py", "unpack", data, folder)
    return asked("corpus.py", "score", data, exported(folder, scratch), *options)


def block(seeds: Figures, dev: Figures, pfsa: str, polnear: str) -> str:
    day = date.today()
    lines = [
        f"Measured on {day.day} {day:%B %Y} against answers made by hand (`make figures`). We have seen these reports",
        "while we built; expect less on others. The last column is a second careful reader, on other reports.",
        "",
        "| | 5 reports, Indonesian | 11 reports, both languages | a second reader |",
        "|---|---|---|---|",
    ]
    for (name, key, field), second in zip(ROWS, SECOND, strict=True):
        lines.append(f"| {name} | {seeds[key][field]:.2f} | {dev[key][field]:.2f} | {second} |")
    lines += ["", "On the development parts of two outside corpora:", "", "```text"]
    lines += [
        "PFSA-ID (Indonesian; its gold is direct speech of public figures alone, so precision says little)",
        *pfsa.rstrip().splitlines(),
        "",
    ]
    lines += ["PolNeAR (English, all kinds of attribution that are speech)", *polnear.rstrip().splitlines(), "```"]
    return "\n".join(lines)


def main() -> None:
    if not (SHARED / "gold").is_dir():
        raise SystemExit("no outside test data: ../shared beside the checkout")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        seeds, dev = reports(scratch)
        content = block(seeds, dev, corpus("pfsa-id-dev", scratch), corpus("polnear-dev", scratch, "--speech"))
    page = ROOT / "README.md"
    marks = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
    page.write_text(marks.sub(lambda match: f"{match[1]}{content}\n{match[2]}", page.read_text("utf-8")), "utf-8")
    print(content)


if __name__ == "__main__":
    main()
