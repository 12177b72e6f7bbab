"""The small words beside an amount, lang/CODE/amounts.toml."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from demarche.lang import load


class AmountExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    amounts: tuple[str, ...]


class AmountFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """lang/CODE/amounts.toml."""

    about: tuple[str, ...]
    nearly: tuple[str, ...]
    barely: tuple[str, ...]
    least: tuple[str, ...]
    most: tuple[str, ...]
    to: frozenset[str]
    half: tuple[str, ...]
    minutes: frozenset[str]
    parts: tuple[str, ...]
    them: tuple[str, ...]
    changing: frozenset[str]
    further: frozenset[str]
    level: frozenset[str]
    by: frozenset[str]
    telling: frozenset[str]
    old: frozenset[str]
    own: frozenset[str]
    owning: tuple[str, ...]
    article: frozenset[str]
    rates: frozenset[str]
    behind: dict[str, str]
    lengths: dict[str, int]
    examples: tuple[AmountExample, ...]


@lru_cache(maxsize=8)
def amount_file(code: str) -> AmountFile:
    return load(code, "amounts", AmountFile)


def is_owned(words: Sequence[str], file: AmountFile) -> bool:
    """What is counted is somebody's own: "its citizens", "warganya"."""
    return not file.own.isdisjoint(words) or any(word.endswith(file.owning) for word in words)
