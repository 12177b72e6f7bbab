"""The repository holds our own words: no text of the outside test data, no name learned from its gold."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

RUN = 9  # words; a shorter run can be a title or a set phrase
HEADS = {"putin", "trump", "biden", "jinping", "merkel", "macron", "smith"}  # of the world, not of one report
TEXT = {".py", ".toml", ".txt", ".md", ".json", ".jsonl", ".html", ".csv"}


def tracked(root: Path, under: str = ".") -> list[Path]:
    """Text files that git tracks; without git (an unpacked archive) the test has nothing to hold against."""
    done = subprocess.run(["git", "ls-files", "-z", under], cwd=root, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [root / name for name in done.stdout.split("\0") if Path(name).suffix in TEXT and (root / name).exists()]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return set(zip(*(found[shift:] for shift in range(RUN)), strict=False))


def test_runs_finds_a_copied_sentence() -> None:
    sentence = "The envoy said on Monday that the two sides had agreed to meet again"
    assert runs(f"He wrote: {sentence.upper()}!") & runs(sentence)
    assert not runs("eight words are too few for a run") & runs("eight words are too few for a run")


def test_no_sentence_of_the_outside_data_is_here(root: Path, shared: Path) -> None:
    outside = set[tuple[str, ...]]()
    for folder in ("seeds", "dev"):
        for path in (shared / folder).glob("*.txt"):
            outside |= runs(path.read_text("utf-8"))
    assert outside
    copied = {str(path.relative_to(root)): runs(path.read_text("utf-8", "replace")) & outside for path in tracked(root)}
    assert not {name: sorted(found)[:2] for name, found in copied.items() if found}


def test_no_phrase_of_a_pack_was_learned_from_one_report(root: Path, shared: Path) -> None:
    """A phrase of five words that a pack and an outside report share is a copy, unless it names something."""
    outside = " ".join(" ".join(words(path.read_text("utf-8"))) for path in sorted(shared.glob("*/*.txt")))
    assert outside
    named = {"parties.toml", "junk.toml"}  # names of bodies, and what pages say of themselves
    packs = [path for path in tracked(root, "src/demarche/lang") if path.suffix == ".toml" and path.name not in named]
    phrases = [(path, text) for path in packs for text in phrases_of(tomllib.loads(path.read_text("utf-8")))]
    found = [f"{path.parent.name}/{path.name}: {text}" for path, text in phrases if " ".join(words(text)) in outside]
    assert not found


def phrases_of(value: object) -> Iterator[str]:
    """Strings of five words and more in a pack, its examples aside."""
    if isinstance(value, str):
        if len(words(value)) >= 5:
            yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "examples":
                yield from phrases_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from phrases_of(inner)


def test_no_name_from_the_gold_is_in_the_code(root: Path, shared: Path) -> None:
    gold = [*(shared / "gold").glob("*.json"), *(shared / "dev").glob("*.json")]
    people = [person["name"] for path in gold for person in json.loads(path.read_text("utf-8")).get("people", [])]
    surnames = {name.split()[-1] for name in people} - {""}
    known = {name for name in surnames if len(name) >= 5 and name.isalpha() and name.casefold() not in HEADS}
    assert known
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known)))})\b")
    # who led a state is knowledge of the world, kept in one table for all states
    pages = [path for path in tracked(root, "src") if path.name != "leaders.toml"]
    hits = {str(path.relative_to(root)): pattern.findall(path.read_text("utf-8")) for path in pages}
    assert not {name: found for name, found in hits.items() if found}
