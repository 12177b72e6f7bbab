"""Plain text reports of a given size, made from the samples, no more alike than reports on one negotiation are.

The paragraphs of one language stand in another order, people have other names, days and counts other numbers, and
most of the rarer words are exchanged. Same input, same bytes.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from pathlib import Path

SIZE = 3_000  # bytes of a report
SEED = 20_210_115
SYLLABLES = "ba de ki lo mu na ro sa te vi wa zo".split()
RARE = re.compile(r"\b[a-z]{5,}\b")
NUMBER = re.compile(r"\b[1-9]\d?\b")
Pool = list[str]


def write(folder: Path, samples: Path, count: int, size: int = SIZE) -> int:
    """Write `count` reports of about `size` bytes into `folder`; returns the bytes written."""
    pools = list(paragraphs(samples).values())
    names = name_parts(samples)
    draw = random.Random(SEED)
    total = 0
    for number in range(count):
        pool = pools[number % len(pools)]
        text = changed("\n\n".join(draw.sample(pool, len(pool))), rare_words(pool), names, draw)
        data = f"Report {number} of the series\n\n{text}".encode()[:size]
        total += (folder / f"{number:05}.txt").write_bytes(data.decode("utf-8", "ignore").encode())
    return total


def paragraphs(samples: Path) -> dict[str, Pool]:
    """The paragraphs of the plain text samples, without their first line, by language."""
    found: dict[str, Pool] = {}
    with (samples / "sources.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (samples / row["path"]).read_bytes().decode("utf-8", "replace")
            blocks = [line.strip() for line in text.splitlines()[1:] if len(line.strip()) > 40]
            found.setdefault(row["lang"], []).extend(blocks)
    return found


def name_parts(samples: Path) -> list[str]:
    """The words of the names of people in the samples."""
    gold = [json.loads(path.read_text("utf-8")) for path in sorted((samples / "gold").glob("*.json"))]
    return sorted({part for one in gold for person in one["people"] for part in person["name"].split()})


def rare_words(pool: Pool) -> list[str]:
    """Words in small letters that stand at most three times: mostly things and doings, few cues."""
    count = Counter(RARE.findall("\n".join(pool)))
    return sorted(word for word, times in count.items() if times <= 3)


def changed(text: str, rare: list[str], names: list[str], draw: random.Random) -> str:
    others = {word: draw.choice(rare) for word in rare if draw.random() < 0.9}
    people = {name: "".join(draw.sample(SYLLABLES, 3)).capitalize() for name in names}
    text = RARE.sub(lambda match: others.get(match[0], match[0]), text)
    text = NUMBER.sub(lambda match: str(draw.randrange(1, 29)), text)
    return re.sub(r"\b[A-Z]\w+\b", lambda match: people.get(match[0], match[0]), text)
