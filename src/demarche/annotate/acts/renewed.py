"""Stances taken anew: the words that say so belong to the cue of the act ("again refused", "tetap menuntut")."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import msgspec

from demarche.annotate.acts.others import STANCES
from demarche.annotate.acts.signs import Said
from demarche.lang import Lexicon, load
from demarche.model import Act, Statement

_BEFORE = 4  # words before a cue in which such words stand: "for the second time"
_REACH = 60  # code points before an act in which its cue stands


class Anew(msgspec.Struct, frozen=True):
    """What is read here of `lang/*/stances.toml`."""

    renewing: tuple[str, ...]


@lru_cache(maxsize=8)
def _renewing(code: str) -> Lexicon[bool]:
    return Lexicon(dict.fromkeys(load(code, "stances", Anew).renewing, True))


def renewed(said: Said, act: Act, statements: tuple[Statement, ...]) -> Act:
    """The act, its cue with the words before it that say that it is done again, where there are any."""
    if act.act not in STANCES or not act.cue:
        return act
    text = said.document.text
    if act.statement is not None and statements[act.statement].cue_start >= 0:
        at = statements[act.statement].cue_start
    else:
        at = text.rfind(act.cue, max(0, act.start - _REACH), act.start + len(act.cue))
    low = _beside(said.folded, max(at, 0))
    found = _renewing(said.document.lang).find(text[low:at], said.folded[low:at]) if low < at else []
    return replace(act, cue=text[low + found[-1][0] : at + len(act.cue)]) if found else act


def _beside(folded: str, at: int) -> int:
    """Where the words begin that stand before `at` on this side of any mark."""
    low = at
    for word in reversed(folded[max(0, at - _REACH) : at].split()[-_BEFORE:]):
        if not word[-1:].isalpha():
            break
        low = folded.rfind(word, 0, low)
    return low
