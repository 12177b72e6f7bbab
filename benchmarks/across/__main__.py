"""Print the figures of one or more sets of reports, each and together."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.across.gold import read_gold
from benchmarks.across.made import make
from benchmarks.across.score import score, score_days
from benchmarks.across.tally import Tally

HOME = Path(__file__).resolve().parents[2] / "tests" / "across"


def tally_of(folder: Path) -> Tally:
    """All figures of one set."""
    gold = read_gold(folder)
    given = make(folder, gold, "given")
    tally = score(gold, given)
    tally.take(score_days(gold, given, "given"))
    for days in ("unpinned", "pinned"):
        tally.take(score_days(gold, make(folder, gold, days), days))
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.across", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="sets of reports; those of tests/across if none is named")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was made up")
    asked = parser.parse_args()
    whole = Tally()
    folders = asked.folders or sorted(path.parent for path in HOME.glob("*/gold.toml"))
    for folder in folders:
        tally = tally_of(folder)
        whole.take(tally)
        if asked.misses:
            print(f"== {folder.name}", *tally.misses, "", sep="\n")
    print(", ".join(folder.name for folder in folders), "", "| figure | precision | recall | F1 | wanted |", sep="\n")
    print("|---|---|---|---|---|")
    for name, (precision, recall, f1, wanted) in whole.figures().items():
        print(f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {wanted} |")


if __name__ == "__main__":
    main()
