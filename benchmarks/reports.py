"""Plain text reports of a given size, made from the samples: paragraphs of one language in another order."""

from __future__ import annotations

import csv
import random
from pathlib import Path

SIZE = 3_000  # bytes of a report
SEED = 20_210_115


def paragraphs(samples: Path) -> dict[str, list[str]]:
    """The paragraphs of the plain text samples, without their first line, by language."""
    found: dict[str, list[str]] = {}
    with (samples / "sources.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (samples / row["path"]).read_bytes().decode("utf-8", "replace")
            blocks = [line.strip() for line in text.splitlines()[1:] if len(line.strip()) > 40]
            found.setdefault(row["lang"], []).extend(blocks)
    return found


def write(folder: Path, samples: Path, count: int, size: int = SIZE) -> int:
    """Write `count` reports of about `size` bytes into `folder`; returns the bytes written. Same input, same bytes."""
    pools = list(paragraphs(samples).values())
    draw = random.Random(SEED)
    total = 0
    for number in range(count):
        pool = pools[number % len(pools)]
        blocks, length = [f"Report {number} of the series"], 0
        for block in draw.sample(pool, len(pool)):
            if length >= size:
                break
            blocks.append(block)
            length += len(block.encode()) + 2
        data = "\n\n".join(blocks).encode()[:size]
        total += (folder / f"{number:05}.txt").write_bytes(data.decode("utf-8", "ignore").encode())
    return total
