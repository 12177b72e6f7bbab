"""Cases of positions: small sets of reports in TOML, built as a user builds them, their matrix held against the answers.

`python tests/position_cases.py FILE..` prints the figures and every miss.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from demarche.pipeline import Job, build
from demarche.record import lines, reading

FOLDER = Path(__file__).parent / "record" / "positions"
Case = dict[str, Any]
Held = dict[tuple[str, str], dict[str, Any]]
Mark = tuple[str, bool, str]
"""(what is checked, whether it is right, what was found)."""


def cases(name: str) -> list[Case]:
    """The cases of one file, each with the text of its brief."""
    briefs = tomllib.loads((FOLDER / "briefs.toml").read_text("utf8"))
    found: list[Case] = tomllib.loads((FOLDER / name).read_text("utf8"))["case"]
    return [{**case, "brief": briefs[case["brief"]]["text"]} for case in found]


def built(case: Case, folder: Path) -> Path:
    """The record of a case."""
    rows = []
    for n, report in enumerate(case["reports"], 1):
        path = folder / f"r{n}.txt"
        path.write_text(report["text"].strip() + "\n", "utf8")
        rows.append((path.name, report.get("day", ""), report.get("site", f"paper{n}.example")))
    with (folder / "sources.csv").open("w", newline="", encoding="utf8") as file:
        csv.writer(file).writerows([("path", "published", "site"), *rows])
    record = folder / "record.db"
    paths = tuple(str(folder / row[0]) for row in rows)
    build(Job(paths, record, brief=case["brief"], sources=folder / "sources.csv"), lambda all, *_: all)
    return record


def held(record: Path) -> Held:
    with reading(record) as connection:
        return {(str(line["party"]), str(line["issue"])): dict(line) for line in lines(connection, "positions")}


def marks(case: Case, found: Held) -> Iterator[Mark]:
    """Every answer of the case with what the program says; the field `stance` says whether the position is right."""
    for wanted in case["expected"]:
        line = found.get((wanted["party"], wanted["issue"]))
        pair = f"{wanted['party']}/{wanted['issue']}"
        stance = str(line["stance"]) if line else "nothing"
        yield "stance", stance in (wanted["stance"], *wanted.get("also", ())), f"{pair} {wanted['stance']}: {stance}"
        if line:
            yield from _fields(wanted, line, pair)
    for name in case.get("absent", ()):
        party, issue = name.split("/")
        yield "absent", (party, issue) not in found, f"{name}: {found.get((party, issue), {}).get('stance')}"
    for one in case.get("absent_stance", ()):
        stance = found.get((one["party"], one["issue"]), {}).get("stance")
        yield "absent", stance != one["stance"], f"{one['party']}/{one['issue']}: {stance}"


def _fields(wanted: Case, line: dict[str, Any], pair: str) -> Iterator[Mark]:
    shown = {
        **line,
        "history": [turn["stance"] for turn in line["history"]],
        "acts": len(line["acts"]),
        "dissent": [one["stance"] for one in line.get("dissent", ())],
        "red_line": bool(line.get("red_lines")),
        "asked": " | ".join(one["text"] for one in line.get("asked", ())),
    }
    for field in ("as_of", "origins", "history", "direction", "dissent", "red_line", "reported", "acts"):
        if field in wanted:
            value: Any = str(wanted[field]) if field == "as_of" else wanted[field]
            yield field, shown.get(field) == value, f"{pair} {field} {value}: {shown.get(field)}"
    if "asked" in wanted:
        yield "asked", wanted["asked"] in shown["asked"], f"{pair} asked {wanted['asked']}: {shown['asked']}"


def checked(case: Case) -> list[Mark]:
    with tempfile.TemporaryDirectory() as folder:
        return list(marks(case, held(built(case, Path(folder)))))


def main(names: list[str]) -> None:
    for name in names or ["first.toml", "second.toml", "third.toml", "fourth.toml", "fifth.toml", "sixth.toml"]:
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for case in cases(name):
            for what, good, words in checked(case):
                total[what] += 1
                right[what] += good
                if not good:
                    print(f"  {case['name']}: {what}: {words}")
        print(name, ", ".join(f"{what} {right[what]}/{total[what]}" for what in total))


if __name__ == "__main__":
    main(sys.argv[1:])
