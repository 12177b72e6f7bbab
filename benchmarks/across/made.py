"""The record of a set of reports, built from the days that are given, from none, or from one."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.across.gold import Gold
from demarche.pipeline import Job, build
from demarche.record import EXPORTED, lines, reading, texts

Line = dict[str, Any]
Place = tuple[str, int, int]
"""Name of a report (the stem of its file), start, end."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """The export of one build by kind of line, with `texts` and `names` (stem of the file) by document id."""

    lines: dict[str, list[Line]]
    texts: dict[str, str]
    names: dict[str, str]

    def place(self, at: Line) -> Place:
        return self.names[at["document"]], at["start"], at["end"]

    def find(self, report: str, words: str) -> Place:
        """Where the words stand. Raises ValueError unless they stand there exactly once."""
        for document, name in self.names.items():
            if name == report:
                count = self.texts[document].count(words)
                if count != 1:
                    raise ValueError(f"{report}: found {count} times: {words}")
                start = self.texts[document].index(words)
                return report, start, start + len(words)
        raise ValueError(f"{report}: no such report")


def overlap(one: Place, other: Place) -> int:
    """Code points that both hold."""
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) if one[0] == other[0] else 0


def make(folder: Path, gold: Gold, days: str) -> Made:
    """days: given (sources.csv), unpinned (no day at all) or pinned (one report's)."""
    with tempfile.TemporaryDirectory() as place:
        record = Path(place) / "record.db"
        brief = (folder / gold.brief).read_text("utf-8")
        sources = folder / "sources.csv" if days == "given" else dateless(folder, gold, days, Path(place))
        build(Job((str(folder / "reports"),), record, brief=brief, sources=sources), _quietly)
        with reading(record) as connection:
            made: dict[str, list[Line]] = {kind: list(lines(connection, kind)) for kind in EXPORTED}
            held = texts(connection)
    return Made(made, held, {line["id"]: report_name(line["source"]) for line in made["documents"]})


def report_name(source: str) -> str:
    """ "reports/a01.txt": a01; "bulletin.jsonl#2": bulletin#2."""
    file, _, n = Path(source).name.partition("#")
    return Path(file).stem + (f"#{n}" if n else "")


def _quietly(things: Iterable[T], _size: int | None, _what: str) -> Iterable[T]:
    return things


def dateless(folder: Path, gold: Gold, days: str, place: Path) -> Path:
    """The sources without their days, but for the pin."""
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        path = (folder / row["path"]).resolve()
        pinned = days == "pinned" and path.stem == gold.pin.report
        row["path"], row["published"] = str(path), gold.pin.day.isoformat() if pinned else ""
    out = place / "sources.csv"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return out


def best(place: Place, among: Iterable[T], of: Callable[[T], Place]) -> T | None:
    """The one whose place holds most of this place, the tightest of equals; None where none meets it."""
    met = [(overlap(place, of(one)), -(of(one)[2] - of(one)[1]), -n, one) for n, one in enumerate(among)]
    found = max((one for one in met if one[0]), key=lambda one: one[:3], default=None)
    return found[3] if found else None
