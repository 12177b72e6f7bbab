"""What the scored reader of encounters weighs: words by class, of each language, and the weights that all share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

import demarche.world
from demarche.errors import DataError
from demarche.lang import Lexicon, load
from demarche.lang.load import load_file

WEIGHTS = Path(demarche.world.__file__).parent / "encounters.toml"


class Doing(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of what people do who meet."""

    gather: tuple[str, ...]  # assemble, sit
    come: tuple[str, ...]  # motion towards
    leave: tuple[str, ...]  # motion away, of those who come out of something
    receive: tuple[str, ...]  # host, invite
    eat: tuple[str, ...]
    talk: tuple[str, ...]
    see: tuple[str, ...]  # people or sites
    carry: tuple[str, ...]  # papers from one to the other
    wait: tuple[str, ...]  # spend time
    send: tuple[str, ...]  # and lead


class Things(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands beside them."""

    session: tuple[str, ...]
    visit: tuple[str, ...]
    call: tuple[str, ...]  # telephone, video
    table: tuple[str, ...]  # how: at one table, in private, together
    crew: tuple[str, ...]  # delegations, panels, ministers
    pair: tuple[str, ...]  # both sides, the three
    venue: tuple[str, ...]
    broker: tuple[str, ...]
    phase: tuple[str, ...]  # open, close, last
    ordinal: tuple[str, ...]
    counterpart: tuple[str, ...]
    off: tuple[str, ...]  # cancelled, put off
    ahead: tuple[str, ...]  # still to come
    spell: tuple[str, ...]  # hours, all night
    clock: tuple[str, ...]  # time of day


class Signs(Struct, frozen=True, forbid_unknown_fields=True):
    """What tells of something else."""

    fight: tuple[str, ...]
    trade: tuple[str, ...]
    sport: tuple[str, ...]
    vote: tuple[str, ...]
    court: tuple[str, ...]
    press: tuple[str, ...]
    crowd: tuple[str, ...]
    habit: tuple[str, ...]
    past: tuple[str, ...]
    irreal: tuple[str, ...]
    deny: tuple[str, ...]
    home: tuple[str, ...]  # of one state alone
    paper: tuple[str, ...]
    say: tuple[str, ...]


class Lead(Struct, frozen=True, forbid_unknown_fields=True):
    """Little words: "with" (beside) before somebody, "at" before a place, "after" before a noun of encounter, "he"."""

    beside: tuple[str, ...]
    at: tuple[str, ...]
    after: tuple[str, ...]
    he: tuple[str, ...]


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences that tell of an encounter, and that tell of none; before: what a report opens with in which they may
    stand. The weights are fitted on these too."""

    before: str
    told: tuple[str, ...]
    none: tuple[str, ...]


class EncountersFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`lang/*/encounters.toml`. endings: on nouns ("vilanya"); counts: words for how many sides."""

    endings: tuple[str, ...]
    counts: Mapping[str, int]
    verbs: Doing
    nouns: Things
    signs: Signs
    lead: Lead
    examples: Told


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """`world/encounters.toml`: log-odds. sure, weak: from which sum a sentence tells of an encounter by itself, or only
    of one that another report tells surely; hopeless: below this the words by themselves are too little, whatever
    stands side by side."""

    start: float
    hopeless: float
    sure: float
    weak: float
    one: Mapping[str, float]
    near: Mapping[str, float]


CLASSES = tuple(name for part in (Doing, Things, Signs, Lead) for name in part.__struct_fields__)
FOUND = ("person", "party", "city", "day")
"""What the other annotators have marked."""
REPORT = (
    "people of two parties", "old day", "no party", "one party", "weak mark", "mark just before", "mark before",
    "parties of the mark before", "first sentence", "short sentence", "long sentence", "mostly quoted", "no day",
)  # fmt: skip
"""What a sentence has as a whole."""
BOTH = {
    f"{first} and {second}": (first, second)
    for first, second in (
        ("day", "venue"), ("day", "person"), ("day", "crew"), ("day", "pair"), ("day", "session"),
        ("city", "person"), ("city", "crew"), ("city", "pair"), ("city", "session"), ("city", "venue"),
        ("spell", "venue"), ("spell", "person"), ("spell", "crew"), ("table", "day"),
        ("ahead", "day"), ("off", "day"), ("off", "session"), ("counterpart", "person"), ("broker", "spell"),
        ("crew", "venue"), ("person", "venue"), ("say", "day"),
    )
}  # fmt: skip
"""Two that stand in one sentence, wherever."""
DOING = Doing.__struct_fields__
AMID = "between two"
"""Behind a class of verbs: somebody of one party stands before it, of another behind."""


@dataclass(frozen=True, slots=True)
class ScoredWords:
    """Words of one language: their classes, and how many they count."""

    classes: Lexicon[tuple[str, ...]]
    counts: Mapping[str, int]


@lru_cache(maxsize=8)
def scored_words(code: str) -> ScoredWords:
    """Raises DataError if the pack file does not fit."""
    file = load(code, "encounters", EncountersFile)
    found: dict[str, tuple[str, ...]] = {}
    for part in (file.verbs, file.nouns, file.signs, file.lead):
        endings = ("", *file.endings) if part is file.nouns else ("",)
        for name in part.__struct_fields__:
            for word in (stem + ending for stem in getattr(part, name) for ending in endings):
                found[word] = tuple(dict.fromkeys((*found.get(word, ()), name)))
    return ScoredWords(Lexicon(found), file.counts)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Raises DataError where a weight is of no feature."""
    return checked(load_file(WEIGHTS, Weights), str(WEIGHTS))


def checked(read: Weights, where: str) -> Weights:
    """`read`, of which every name is that of a feature; raises DataError, naming it, where one is not."""
    known = {*CLASSES, *FOUND}
    whole = {*known, *REPORT, *BOTH, *(f"{name} {AMID}" for name in DOING)}
    for name in read.one:
        if name not in whole:
            raise DataError(f"{where}: one: {name}: no such feature")
    for name in read.near:
        first, arrow, second = name.partition(" > ")
        if not arrow or first not in known or second not in known:
            raise DataError(f"{where}: near: {name}: two features with ' > ' between are wanted")
    if read.weak > read.sure:
        raise DataError(f"{where}: weak: more than sure")
    return read
