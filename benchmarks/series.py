"""Reports on one long negotiation as an archive holds them: from many days, some of them copies of others.

Made from the samples by the means of `benchmarks.reports`. Same numbers, same bytes.
"""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

from benchmarks.reports import SEED, SIZE, changed, name_parts, paragraphs, rare_words

FIRST = date(2019, 1, 7)
A_DAY = 3  # reports of one day
COPIED = 0.3  # part of the reports that carry the text of an earlier one
NEAR = 12  # reports back, at most, to the one that is copied
LEADS = ("EDITORS' CHOICE", "From our partners", "Dari mitra kami", "Kabar pagi")


def write(folder: Path, samples: Path, count: int, undated: float = 0.1) -> None:
    """Write `count` reports of about 3 KB and a `sources.csv` with their days, without the day of a part `undated`."""
    pools = list(paragraphs(samples).values())
    rare = [rare_words(pool) for pool in pools]
    names = name_parts(samples)
    draw = random.Random(SEED)
    texts: list[str] = []
    rows = []
    for number in range(count):
        if texts and draw.random() < COPIED:
            text = _copied(draw.choice(texts[-NEAR:]), draw)
        else:
            at = number % len(pools)
            body = changed("\n\n".join(draw.sample(pools[at], len(pools[at]))), rare[at], names, draw)
            text = f"Report {number} of the series\n\n{body}".encode()[:SIZE].decode("utf-8", "ignore")
        texts.append(text)
        name = f"{number:05}.txt"
        (folder / name).write_bytes(text.encode())
        day = FIRST + timedelta(days=number // A_DAY)
        rows.append((name, "" if draw.random() < undated else day.isoformat()))
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("path", "published"), *rows])


def _copied(text: str, draw: random.Random) -> str:
    """The same text under another head, without some of its end, sometimes without a paragraph."""
    parts = text.split("\n\n")[1:]
    kept = parts[: max(2, draw.randrange(len(parts) // 2, len(parts) + 1))]
    if len(kept) > 3 and draw.random() < 0.5:
        del kept[draw.randrange(1, len(kept))]
    return "\n\n".join([f"{draw.choice(LEADS)} {draw.randrange(10**6)}", *kept])
