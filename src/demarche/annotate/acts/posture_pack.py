"""The words by which a report tells stances without a verb of saying, compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.annotate.acts.pack import SPOKEN
from demarche.errors import DataError
from demarche.lang import Lexicon, load

REJECT = "reject"


class Posture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns and idioms that tell one act.

    idioms, undone: "give gives gave given giving | ground on; way on", told in each of the file's `tenses`, or
    of `undone`, in which it is not done; reported: a verb alone, told of another in what somebody says.
    """

    act: str
    idioms: list[str] = []
    undone: list[str] = []
    reported: list[str] = []
    nouns: list[str] = []
    verbs: list[str] = []
    parted: list[str] = []
    bares: list[str] = []
    stakes: list[str] = []
    clefts: list[str] = []
    lones: list[str] = []
    links: list[str] = []


class PostureExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    acts: list[str]


class PosturesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys are explained at the top of en/postures.toml."""

    links: list[str]
    gone: list[str]
    answers: list[str]
    equals: list[str]
    no: list[str]
    yes: list[str]
    bound: list[str]
    on: list[str]
    posture: list[Posture]
    examples: list[PostureExample]
    tenses: list[str] = []
    undone: list[str] = []
    whose: list[str] = []
    terms: list[str] = []
    with_: list[str] = msgspec.field(name="with", default_factory=list)
    topics: list[str] = []
    no_openers: list[str] = []
    yes_openers: list[str] = []
    waiting: list[str] = []
    also: list[str] = []
    swaps: list[str] = []


@dataclass(frozen=True, slots=True)
class Pack:
    """words: (noun, verb, answer or bound; act) by phrase. on: what a bound verb hangs on."""

    words: Lexicon[tuple[str, str]]
    whose: frozenset[str]
    links: dict[str, frozenset[str]]  # by act
    gone: Lexicon[bool]
    equals: tuple[str, ...]
    topics: tuple[str, ...]
    verdicts: dict[str, str]
    openers: tuple[tuple[str, str], ...]
    on: Lexicon[bool]
    terms: Lexicon[bool]
    waiting: Lexicon[bool]
    also: tuple[str, ...]


@lru_cache(maxsize=8)
def pack(code: str) -> Pack:
    file = load(code, "postures", PosturesFile)
    if unknown := {row.act for row in file.posture} - SPOKEN:
        raise DataError(f"lang/{code}/postures.toml: no such acts: {sorted(unknown)}")
    words = {word: ("verb", row.act) for row in file.posture for word in _inflected(row, file)}
    words |= {word: ("verb", row.act) for row in file.posture for word in row.verbs}
    told = {form: row.act for row in file.posture for form in _tensed(row.reported, file.tenses)}
    words |= {word: ("reported", act) for word, act in told.items() if word not in words}
    words |= {word: ("noun", row.act) for row in file.posture for word in row.nouns}
    refused = [row for row in file.posture if row.act == REJECT]
    words |= {pair: ("verb", REJECT) for row in refused for pair in row.parted if pair not in words}
    words |= {verb: ("parted", rests) for verb, rests in _parted(file).items()}
    words |= {word: ("bare", row.act) for row in file.posture for word in row.bares}
    words |= {word: ("cleft", row.act) for row in file.posture for word in row.clefts}
    words |= {word: ("lone", row.act) for row in file.posture for word in row.lones if word not in words}
    words |= {word: ("stake", row.act) for row in file.posture for word in row.stakes}
    words |= dict.fromkeys(file.answers, ("answer", "")) | dict.fromkeys(file.bound, ("bound", "reject"))
    words |= dict.fromkeys(file.terms, ("terms", "offer")) | dict.fromkeys(file.swaps, ("swap", "offer"))
    verdicts = dict.fromkeys(file.no, "reject") | dict.fromkeys(file.yes, "accept")
    equals = tuple(sorted(file.equals, key=len, reverse=True))
    openers = tuple((word, "reject") for word in file.no_openers) + tuple((word, "accept") for word in file.yes_openers)
    links = {row.act: frozenset(row.links or file.links) for row in file.posture}
    lists = (file.gone, file.on, file.with_, file.waiting)
    gone, on, terms, waiting = (Lexicon(dict.fromkeys(row, True)) for row in lists)
    return Pack(
        Lexicon(words), frozenset(file.whose), links, gone, equals, tuple(file.topics), verdicts,
        openers, on, terms, waiting, tuple(f", {word} " for word in file.also),
    )  # fmt: skip


def _inflected(row: Posture, file: PosturesFile) -> Iterator[str]:
    """The idioms of a row in every tense: "gave ground on", "has given ground on"; "would not give ground on"."""
    yield from _tensed(row.idioms, file.tenses)
    yield from _tensed(row.undone, file.undone)


def _tensed(idioms: Iterable[str], tenses: Sequence[str]) -> Iterator[str]:
    for line in idioms:
        verb, _, rests = line.partition(" | ")
        forms = verb.split()
        for rest in rests.split("; "):
            yield from (f"{tense.format(*forms)} {rest}".rstrip() for tense in tenses)


def _parted(file: PosturesFile) -> dict[str, str]:
    """By verb, what may stand behind its object and the act that it then tells, one a line."""
    found: dict[str, list[str]] = {}
    for row in file.posture:
        for pair in row.parted:
            verb, _, rest = pair.partition(" ")
            found.setdefault(verb, []).append(f"{row.act} {rest}")
    return {verb: "\n".join(rests) for verb, rests in found.items()}
