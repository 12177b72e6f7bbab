"""Junk against the outside gold, where that is at hand: figures that may not fall."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from demarche.clean import clean
from demarche.model import Document


def characters(text: str, pieces: list[str]) -> set[int]:
    found = (match for piece in pieces for match in re.finditer(re.escape(piece), text))
    return {n for match in found for n in range(*match.span()) if not text[n].isspace()}


def f1(texts: Path, gold: Path) -> float:
    both = marked = wanted = 0
    for path in sorted(gold.glob("*.json")):
        right = json.loads(path.read_text("utf-8"))
        text = (texts / f"{path.stem}.txt").read_bytes().decode("utf-8")
        document = clean(Document("0", text, (str(path),)))
        assert (document.lang, document.covered) == (right["lang"], True)
        want = characters(text, right["junk"])
        got = {n for span in document.junk for n in range(span.start, span.end) if not text[n].isspace()}
        got -= characters(text, right["headline"]) - want
        both, marked, wanted = both + len(want & got), marked + len(got), wanted + len(want)
    return 2 * both / (marked + wanted)


@pytest.mark.parametrize(("texts", "gold", "floor"), [("seeds", "gold", 0.98), ("dev", "dev", 0.95)])
def test_junk_against_gold(shared: Path, texts: str, gold: str, floor: float) -> None:
    assert f1(shared / texts, shared / gold) >= floor


@pytest.mark.parametrize(("corpus", "most"), [("pfsa-id-dev", 0.0005), ("polnear-dev", 0.008), ("cameo-dev", 0.0005)])
def test_tidy_text_is_hardly_marked(shared: Path, corpus: str, most: float) -> None:
    with (shared / "corpora" / f"{corpus}.jsonl").open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    documents = [clean(Document("0", text, ("x",))) for text in texts[:150]]
    marked = sum(span.end - span.start for document in documents for span in document.junk)
    assert marked / sum(map(len, texts[:150])) <= most
