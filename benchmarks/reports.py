"""Plain text reports of a given size, made from the samples: paragraphs of one language in another order."""

from __future__ import annotations

import random
from pathlib import Path

SIZE = 3_000  # bytes of a report
SEED = 20_210_115


def paragraphs(samples: Path) -> dict[str, list[str]]:
    """The paragraphs of the plain text samples, without their first line, by what the file name begins with."""
    found: dict[str, list[str]] = {}
    for path in sorted(samples.rglob("*.txt")):
        text = path.read_bytes().decode("utf-8", "replace")
        blocks = [line.strip() for line in text.splitlines()[1:] if len(line.strip()) > 40]
        found.setdefault(path.name[:2], []).extend(blocks)
    return {key: blocks for key, blocks in found.items() if sum(map(len, blocks)) > SIZE}


def write(folder: Path, samples: Path, count: int, size: int = SIZE) -> int:
    """Write `count` reports of about `size` bytes into `folder`; returns the bytes written. Same input, same bytes."""
    pools = list(paragraphs(samples).values())
    if not pools:
        raise SystemExit(f"{samples}: no plain text samples to make reports of")
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
