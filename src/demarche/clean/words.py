"""The words of all packs by which junk is known, read once.

Every pack is used on every report: an Indonesian site frames English reports, and the reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import Lexicon, covered, load
from demarche.lang.lexicon import fold


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words and where they must stand: whole start label names short header has end caption source foot."""

    kind: str
    where: str
    words: list[str]


class Together(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of at most `most` words with a word of each set; `opens`: one of the first set begins it.

    spoken: these are words that people use too, so a line with quote marks or a speaker's name before it is spared.
    """

    kind: str
    most: int
    sets: list[list[str]]
    opens: bool = False
    spoken: bool = False


class SpamWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """stems: letters anywhere in a word; games: what is advertised; lures: how; draws + markets: side by side."""

    stems: list[str]
    games: list[str]
    lures: list[str]
    draws: list[str]
    markets: list[str]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    text: list[str]


class JunkFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """lang/CODE/junk.toml."""

    sections: list[str]
    date_words: list[str]
    date_labels: list[str]
    pictured: list[str]
    photo_words: list[str]
    placeholders: list[str]
    metadata: list[str]
    small_words: list[str]
    joiners: list[str]
    pointers: list[str]
    comment_headers: list[str]
    comment_marks: list[str]
    counts: list[str]
    fillers: list[str]
    list_words: list[str]
    list_things: list[str]
    trades: list[str]
    contacts: list[str]
    directions: list[str]
    genres: list[str]
    homes: list[str]
    outlet_marks: list[str]
    skips: list[str]
    skip_ends: list[str]
    caption_labels: list[str]
    picture_sources: list[str]
    letterheads: list[str]
    editions: list[str]
    bios: list[str]
    reported: list[str]
    buttons: list[str]
    address: list[str]
    rule: list[Rule]
    together: list[Together]
    spam: SpamWords
    examples: list[Example]


@dataclass(frozen=True, slots=True)
class JunkWords:
    """The packs as one, ready for looking up. Everything is folded to small letters."""

    whole: Mapping[str, str]
    headers: Mapping[str, str]
    controls: Lexicon[str]  # the words of `whole`, to be found in rows
    starts: Mapping[str, tuple[tuple[str, str, str], ...]]  # first word -> (words, where, kind), longest first
    phrases: Lexicon[tuple[str, str]]  # (kind of a line that has it, word of `together`): one of them
    ends: Mapping[str, str]
    together: tuple[tuple[Together, tuple[frozenset[str], ...]], ...]
    openings: tuple[str, ...]  # how an appendix announces itself
    sections: frozenset[str]
    date_words: frozenset[str]
    date_labels: tuple[str, ...]
    pictured: frozenset[str]
    photo_words: frozenset[str]
    placeholders: frozenset[str]
    metadata: frozenset[str]
    small_words: frozenset[str]
    joiners: frozenset[str]
    pointers: frozenset[str]
    comment_headers: Lexicon[None]
    comment_marks: frozenset[str]
    counts: frozenset[str]
    fillers: frozenset[str]
    list_words: frozenset[str]
    list_things: frozenset[str]
    trades: frozenset[str]
    contacts: frozenset[str]
    directions: frozenset[str]
    genres: frozenset[str]
    homes: frozenset[str]
    outlet_marks: tuple[str, ...]
    skips: tuple[str, ...]
    skip_ends: tuple[str, ...]
    caption_labels: frozenset[str]
    picture_sources: frozenset[str]
    letterheads: frozenset[str]
    editions: frozenset[str]
    bios: tuple[str, ...]
    reported: tuple[str, ...]
    buttons: frozenset[str]
    address: frozenset[str]
    foot: Mapping[str, tuple[tuple[str, str], ...]]  # first word -> (words, kind)


@lru_cache(maxsize=1)
def files() -> tuple[JunkFile, ...]:
    return tuple(load(code, "junk", JunkFile) for code in covered())


@lru_cache(maxsize=1)
def junk_words() -> JunkWords:
    rules = [(word, rule) for file in files() for rule in file.rule for word in map(fold, rule.words)]
    together = tuple(
        (item, tuple(frozenset(map(fold, words)) for words in item.sets)) for file in files() for item in file.together
    )
    return JunkWords(
        whole={word: rule.kind for word, rule in rules if rule.where in ("whole", "header")},
        controls=Lexicon((word, rule.kind) for word, rule in rules if rule.where == "whole"),
        headers={word: rule.kind for word, rule in rules if rule.where == "header"},
        starts=_by_first_word(rules),
        phrases=Lexicon(
            {word: ("", word) for _, sets in together for words in sets for word in words}
            | {word: (rule.kind, "") for word, rule in rules if rule.where == "has"}
        ),
        ends={word: rule.kind for word, rule in rules if rule.where == "end"},
        together=together,
        openings=tuple(sorted({word for item, sets in together if item.kind == "appendix" for word in sets[0]})),
        sections=_all(lambda file: file.sections),
        date_words=_all(lambda file: file.date_words),
        date_labels=tuple(sorted(_all(lambda file: file.date_labels), key=len, reverse=True)),
        pictured=_all(lambda file: file.pictured),
        photo_words=_all(lambda file: file.photo_words),
        placeholders=_all(lambda file: file.placeholders),
        metadata=_all(lambda file: file.metadata),
        small_words=_all(lambda file: file.small_words),
        comment_headers=Lexicon((word, None) for word in _all(lambda file: file.comment_headers)),
        comment_marks=_all(lambda file: file.comment_marks),
        counts=_all(lambda file: file.counts),
        fillers=_all(lambda file: file.fillers),
        list_words=_all(lambda file: file.list_words),
        list_things=_all(lambda file: file.list_things),
        trades=_all(lambda file: file.trades),
        contacts=_all(lambda file: file.contacts),
        directions=_all(lambda file: file.directions),
        genres=_all(lambda file: file.genres),
        homes=_all(lambda file: file.homes),
        outlet_marks=tuple(sorted(_all(lambda file: file.outlet_marks))),
        skips=tuple(sorted(_all(lambda file: file.skips))),
        skip_ends=tuple(sorted(_all(lambda file: file.skip_ends))),
        caption_labels=_all(lambda file: file.caption_labels),
        address=_all(lambda file: file.address),
        buttons=_all(lambda file: file.buttons),
        bios=tuple(sorted(_all(lambda file: file.bios))),
        reported=tuple(sorted(_all(lambda file: file.reported))),
        editions=_all(lambda file: file.editions),
        letterheads=_all(lambda file: file.letterheads),
        picture_sources=_all(lambda file: file.picture_sources),
        foot=_feet(rules),
        pointers=_all(lambda file: file.pointers),
        joiners=_all(lambda file: file.joiners) | _all(lambda file: file.small_words),
    )


def _all(field: Callable[[JunkFile], Iterable[str]]) -> frozenset[str]:
    return frozenset(fold(word) for file in files() for word in field(file))


def _by_first_word(rules: list[tuple[str, Rule]]) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    table: dict[str, list[tuple[str, str, str]]] = {}
    for word, rule in rules:
        if rule.where in ("start", "label", "names", "short", "caption", "source"):
            table.setdefault(first_word(word), []).append((word, rule.where, rule.kind))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for first, rows in table.items()}


def _feet(rules: list[tuple[str, Rule]]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for word, rule in rules:
        if rule.where == "foot":
            table.setdefault(first_word(word), []).append((word, rule.kind))
    return {first: tuple(rows) for first, rows in table.items()}


def first_word(words: str) -> str:
    """What a table of beginnings is keyed by: up to the first space, without a mark behind it."""
    return words.split(" ", 1)[0].rstrip(":,.") or words[:1]
