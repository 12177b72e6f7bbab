"""The pages of filthy.toml and scraped.toml as text with the kind of each line."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """lines: (start, end, kind); kind "" is the report and "headline" its headlines."""

    name: str
    text: str
    lines: tuple[tuple[int, int, str], ...]


def pages() -> list[Page]:
    items = [
        item for name in ("filthy.toml", "scraped.toml") for item in tomllib.loads((HOME / name).read_text())["page"]
    ]
    return [_page(item["name"], item["lines"]) for item in items]


def _page(name: str, lines: list[list[str]]) -> Page:
    text, spans = "", []
    for kind, words in lines:
        text += "" if not text or kind.startswith("+") else "\n\n"
        spans.append((len(text), len(text) + len(words), kind.removeprefix("+")))
        text += words
    return Page(name, text, tuple(spans))
