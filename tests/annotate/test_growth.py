"""A long report takes work that grows with its length.

Calls are counted, so the machine's speed tells nothing; what one search for a pattern costs within is not seen here.
"""

from __future__ import annotations

import cProfile
import random
from collections.abc import Callable

import pytest

from demarche.annotate.scheme import Scheme
from demarche.model import Document
from demarche.pipeline import mark

SYLLABLES = "ba de ki lo mu na ro sa te vi wa zo".split()
SENTENCES = {
    "en": [
        'Foreign Minister {0} {1} said on Monday that the delegation of {2} would not accept the offer. "It is not enough," {0} added.',
        "The {1} Harbour Council (the council) demanded that Chile release {3} vessels before talks resume in {2}.",
        "Peru and Chile held talks in {2} on {3} March, where envoy {0} {1} offered a pause of {3} days.",
        "The ministry denied that {3} boats had crossed the line; its spokesman {1} called the report false.",
    ],
    "id": [
        'Menteri Luar Negeri {0} {1} mengatakan pada Senin bahwa delegasi {2} tidak menerima tawaran itu. "Itu belum cukup," kata {1}.',
        "Kementerian Pertahanan menuntut agar Peru membebaskan {3} kapal sebelum perundingan dilanjutkan di {2}.",
        "Peru dan Chile bertemu di {2} pada {3} Maret, dan utusan {0} {1} menawarkan jeda {3} hari.",
        "Juru bicara {1} membantah bahwa {3} perahu melintasi garis itu; kementerian menyebut laporan itu keliru.",
    ],
    "ads": [
        "Daftar slot gacor {0} bonus {3} persen",
        "Baca juga: {0} {1} {2}",
        "KLIK http://{1}.example/{3}",
        "| Share | Tweet | {3}",
    ],
}  # fmt: skip


def written(kind: str, length: int, between: str) -> str:
    draw = random.Random(7)
    sentences = SENTENCES[kind]
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        names = ["".join(draw.choices(SYLLABLES, k=3)).capitalize() for _ in range(3)]
        parts.append(draw.choice(sentences).format(*names, draw.randrange(1, 29)))
    return between.join(parts)


def calls(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "between"), [("en", "\n\n"), ("id", "\n\n"), ("en", " "), ("id", " "), ("ads", "\n")])
def test_four_times_the_text_takes_far_less_than_sixteen_times_the_calls(kind: str, between: str) -> None:
    def read(length: int) -> int:
        document = Document("1", written(kind, length, between), ("x",), lang="en" if kind == "en" else "id")
        return calls(lambda: mark(document, Scheme()))

    read(2_000)  # packs are compiled
    assert read(40_000) < 7 * read(10_000)  # 16 where all is laid beside all


@pytest.mark.parametrize("strange", [" ", "\t", "“", '"', "'", "\n", "(", "- "])
def test_no_run_of_strange_characters_stops_the_reading(strange: str) -> None:
    def read(length: int) -> int:
        text = f"The envoy said nothing.{strange * (length // len(strange))}The talks go on."
        return calls(lambda: mark(Document("1", text, ("x",), lang="en"), Scheme()))

    read(2_000)  # packs are compiled
    assert read(60_000) < 7 * read(15_000)  # 16 where all is laid beside all
