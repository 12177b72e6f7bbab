"""Which constructions of speech are read: sentences by construction and language, tried and counted.

python tests/constructed.py [--all]      (`make coverage`; --all names each sentence that is not read)

The sentences stand in `constructions/CODE.toml`, one file a language, written without sight of the rules.
A try is found where exactly its words are read as said, by exactly those speakers, and nothing else.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from demarche.annotate import Scheme, annotate
from demarche.lang import covered
from demarche.model import Document

HOME = Path(__file__).resolve().parent / "constructions"
EDGES = " ,.;:–—-"  # between the words and their marks, no part of what is compared


class Try(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`said` and `by` in the order of the words; both empty where nothing is said. `fails`: why it is not read yet."""

    text: str
    said: list[str]
    by: list[str]
    fails: str = ""


class Construction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    tries: list[Try]


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    construction: list[Construction]


def constructions(code: str) -> list[Construction]:
    """Those of one language, in the order of its file."""
    return msgspec.convert(tomllib.loads((HOME / f"{code}.toml").read_text("utf-8")), File).construction


def read(text: str, code: str) -> list[tuple[str, str]]:
    """Words and speaker of each statement of a text, in order."""
    document = annotate(Document("0" * 16, text, ("construction",), lang=code, covered=True), Scheme())
    return [(text[s.start : s.end].strip(EDGES), s.speaker) for s in document.statements]


def right(attempt: Try, code: str) -> bool:
    """Whether a try is read: its words, and its speakers by name, an article or a relative clause more or less."""
    found = read(attempt.text, code)
    if [words for words, _ in found] != [words.strip(EDGES) for words in attempt.said]:
        return False
    return all(same(by, wanted) for (_, by), wanted in zip(found, attempt.by, strict=True))


def same(speaker: str, wanted: str) -> bool:
    one, other = (re.sub(r"^(the|a|an) ", "", name.lower()) for name in (speaker, wanted))
    return one == other or (bool(other) and one.startswith(f"{other} "))


def counted() -> dict[str, dict[str, tuple[int, int]]]:
    """Found and tried, by construction and language."""
    table: dict[str, dict[str, tuple[int, int]]] = {}
    for code in covered():
        for one in constructions(code):
            found = sum(right(attempt, code) for attempt in one.tries)
            table.setdefault(one.name, {})[code] = (found, len(one.tries))
    return table


def rows() -> Iterator[str]:
    """The table as Markdown, with the sum in its last line."""
    table = counted()
    yield f"| construction | {' | '.join(covered())} |"
    yield f"|---|{'---|' * len(covered())}"
    for name, by in table.items():
        cells = [f"{by[code][0]} of {by[code][1]}" if code in by else "–" for code in covered()]
        yield f"| {name} | {' | '.join(cells)} |"
    sums = [[sum(by[code][n] for by in table.values() if code in by) for n in (0, 1)] for code in covered()]
    yield f"| all | {' | '.join(f'{found} of {tried}' for found, tried in sums)} |"


def missed() -> Iterator[str]:
    """Each sentence that is not read as it should be, with what is read instead."""
    for code in covered():
        for one in constructions(code):
            for attempt in one.tries:
                if not right(attempt, code):
                    yield f"{code} · {one.name}: {attempt.text!r} gives {read(attempt.text, code)}"


if __name__ == "__main__":
    print("\n".join(rows()))
    if "--all" in sys.argv:
        print("\n".join(missed()))
