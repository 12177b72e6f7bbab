"""What the words of a report tell of things left open: `lang/CODE/loops.toml`."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from demarche.lang import Lexicon, covered, load
from demarche.lang.slots import Slots

SILENT, WEIGHED, DUE, LAPSED = "silent", "weighed", "due", "lapsed"
BY, IF, UNLESS = "by", "if", "if not"
"""A day is the last one by the words right before it; what is supposed for it, or not done by then (`bargain`)."""


class LoopExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    silent: bool = False
    weighed: bool = False
    due: bool = False
    lapsed: bool = False


class LoopsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The keys are explained at the top of en/loops.toml."""

    due: tuple[str, ...]
    lapsed: tuple[str, ...]
    silent: tuple[Slots, ...]
    weighed: tuple[Slots, ...]
    examples: tuple[LoopExample, ...]


@lru_cache(maxsize=8)
def _answers(code: str) -> Lexicon[str]:
    file = load(code, "loops", LoopsFile)
    lists = {WEIGHED: file.weighed, SILENT: file.silent}
    return Lexicon({phrase: kind for kind, slots in lists.items() for one in slots for phrase in one.phrases()})


@lru_cache(maxsize=8)
def _days(code: str) -> tuple[Lexicon[str], Lexicon[str]]:
    file = load(code, "loops", LoopsFile)
    return Lexicon(dict.fromkeys(file.due, DUE)), Lexicon(dict.fromkeys(file.lapsed, LAPSED))


def left_open(text: str, lang: str) -> frozenset[str]:
    """Does a text say that nobody answered (`SILENT`), or that what was put is only looked at (`WEIGHED`)?"""
    return frozenset(kind for _, _, kind in _answers(lang).find(text)) if lang in covered() else frozenset()


def of_deadlines(text: str, lang: str) -> frozenset[str]:
    """Does a text speak of a last day (`DUE`), or say that a day went by (`LAPSED`)?"""
    if lang not in covered():
        return frozenset()
    return frozenset(kind for words in _days(lang) for _, _, kind in words.find(text))
