"""The signs of acts in a language, compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.errors import DataError
from demarche.lang import Lexicon, load

SPOKEN = frozenset(
    "demand offer accept reject threaten warn accuse reassure deny agree express_concern praise inform promise"
    " call_for_dialogue".split()
)
TOLD = frozenset("consult support concede cooperate aid retreat protest sanction mobilize coerce assault".split())


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show `act`. own: only where the speaker's side does it; done by another they show `other`."""

    act: str
    words: list[str]
    own: bool = False
    other: str = ""


class Shift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cue: str
    sign: str
    act: str


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    act: str
    verbs: list[str]


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    demand: list[str]
    links: list[str]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`cue` is the act that the cue alone bears out."""

    text: str
    cue: str
    act: str


class ActsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    precedence: list[str]
    sign: list[Sign]
    shift: list[Shift]
    told: list[Told]
    nouns: Nouns
    examples: list[Example]


@dataclass(frozen=True, slots=True)
class Acts:
    rank: dict[str, int]
    signs: Lexicon[Sign]
    shifts: dict[tuple[str, str], str]
    told: Lexicon[str]
    demand_nouns: Lexicon[str]
    links: frozenset[str]


@lru_cache(maxsize=8)
def pack(code: str) -> Acts:
    """The compiled signs of language `code`. Raises DataError where the file names an act that there is not."""
    file = load(code, "acts", ActsFile)
    named = {s.act for s in file.sign} | {s.act for s in file.shift} | set(file.precedence)
    if unknown := (named - SPOKEN) | ({t.act for t in file.told} - TOLD):
        raise DataError(f"lang/{code}/acts.toml: no such acts: {sorted(unknown)}")
    return Acts(
        {act: index for index, act in enumerate(file.precedence)},
        Lexicon((word, sign) for sign in file.sign for word in sign.words),
        {(s.cue, s.sign): s.act for s in file.shift},
        Lexicon((verb, told.act) for told in file.told for verb in told.verbs),
        Lexicon((noun, "demand") for noun in file.nouns.demand),
        frozenset(file.nouns.links),
    )
