"""What the words of an act tell of a stance: red lines, what is asked in return, and the rank of who speaks.

The words stand in `lang/CODE/stances.toml`. Texts in a language without a pack tell nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import Lexicon, covered, load
from demarche.lang.lexicon import fold
from demarche.lang.slots import Slots

RED, PLAIN, RETURN, ONLY, WITHOUT, NOT = "red", "plain", "return", "only", "without", "not"
BACK, WEIGH, PROPOSAL, HINGE, CONTACT, IF, AFTER = "back", "weigh", "proposal", "hinge", "contact", "if", "after"
LINK, SET = "link", "set"
NEAR = 40  # code points between a negation and what cannot be gone without
OPENER = 20  # code points in which a condition opens: "provided that no"
RANKS = {"unofficial": 1, "other": 2, "envoy": 3, "minister": 4, "head": 5}
UNOFFICIAL = RANKS["unofficial"]
"""The rank of who held an office once, or holds one against the government: nobody's voice."""
PARTY = RANKS["minister"]
"""The rank of a party that speaks by its name: as high as a minister, not as high as its head."""
NOBODY = 0
_END = re.compile(r"[,;.!?”\"]|\s[-–—]\s")
SHORT = 3  # letters of the least that can be asked


class Offices(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    head: tuple[str, ...]
    minister: tuple[str, ...]
    envoy: tuple[str, ...]
    other: tuple[str, ...]
    unofficial: tuple[str, ...]


class StanceExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    red: bool = False
    asked: str = ""
    only: bool = False
    back: bool = False
    weighing: bool = False
    pending: bool = False
    proposal: bool = False
    contact: bool = False
    stipulating: bool = False


class StancesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The keys are explained at the top of en/stances.toml."""

    red_lines: tuple[str, ...]
    plain: tuple[str, ...]
    returns: tuple[str, ...]
    only: tuple[str, ...]
    hinges: tuple[str, ...]
    ifs: tuple[str, ...]
    afters: tuple[str, ...]
    linking: tuple[str, ...]
    conditioning: tuple[str, ...]
    without: tuple[str, ...]
    negators: tuple[str, ...]
    back: tuple[str, ...]
    weighing: tuple[str, ...]
    pending: tuple[Slots, ...]
    consenting: tuple[str, ...]
    proposals: tuple[str, ...]
    contacts: tuple[str, ...]
    deadlines: tuple[str, ...]
    limits: tuple[str, ...]
    lasting: tuple[str, ...]
    renewing: tuple[str, ...]
    offices: Offices
    examples: tuple[StanceExample, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What one text says. red: [start, end) of the words of a red line. asked: of what is wanted in return.

    only: it holds on a condition alone, though it reads as a demand or a refusal. hinged: on a condition.
    back: it looks back. weighing: what was offered is only looked at. proposal: it speaks of an offer.
    contact: it speaks of meeting or talking on, and so of no side's mind; opens: it begins with that. supposing: an
    if-clause stands in it.
    after: it is to come after something.
    """

    red: tuple[int, int] | None = None
    asked: tuple[int, int] | None = None
    only: bool = False
    back: bool = False
    weighing: bool = False
    proposal: bool = False
    hinged: bool = False
    contact: bool = False
    supposing: bool = False
    after: bool = False
    opens: bool = False


NOTHING = Terms()


@lru_cache(maxsize=8)
def _signs(code: str) -> Lexicon[str]:
    file = load(code, "stances", StancesFile)
    lists = {
        NOT: file.negators, WITHOUT: file.without, ONLY: file.only, HINGE: file.hinges, IF: file.ifs,
        AFTER: file.afters,
        RETURN: file.returns, RED: file.red_lines, PLAIN: file.plain,
        BACK: file.back, WEIGH: file.weighing, PROPOSAL: file.proposals, CONTACT: file.contacts,
    }  # fmt: skip
    return Lexicon({word: kind for kind, words in lists.items() for word in words})


@lru_cache(maxsize=1)
def _offices() -> Lexicon[int]:
    """Of all languages: a person's titles come from reports in any."""
    found: dict[str, int] = {}
    for code in covered():
        offices = load(code, "stances", StancesFile).offices
        for name, rank in RANKS.items():
            found.update(dict.fromkeys(getattr(offices, name), rank))
    return Lexicon(found)


def terms(text: str, lang: str) -> Terms:
    """What `text` says of red lines, conditions and what is asked in return."""
    if lang not in covered():
        return NOTHING
    hits = _signs(lang).find(text)
    if not hits:
        return NOTHING
    kinds = {kind for _, _, kind in hits}
    red = next(((start, end) for start, end, kind in hits if kind == RED), None)
    asked = next((_behind(text, end) for _, end, kind in hits if kind == RETURN), None)
    only = ONLY in kinds or (WITHOUT in kinds and _not_without(hits))
    proposal = PROPOSAL in kinds
    weighing, contact = proposal and WEIGH in kinds, CONTACT in kinds
    opens = any(kind == CONTACT and start <= OPENER for start, _, kind in hits)
    return Terms(
        red, asked, only, BACK in kinds, weighing, proposal, HINGE in kinds, contact, IF in kinds, AFTER in kinds, opens
    )


def _not_without(hits: list[tuple[int, int, str]]) -> bool:
    return any(
        kind == NOT and other == WITHOUT and 0 < start - end <= NEAR
        for _, end, kind in hits
        for start, _, other in hits
    )


def _behind(text: str, start: int) -> tuple[int, int] | None:
    """The words from `start` to the end of their clause."""
    while start < len(text) and text[start].isspace():
        start += 1
    stop = _END.search(text, start)
    end = stop.start() if stop else len(text)
    return (start, end) if end - start >= SHORT else None


@lru_cache(maxsize=8)
def _deadlines(code: str) -> tuple[str, ...]:
    return tuple(f" {word} " for word in load(code, "stances", StancesFile).deadlines)


def ends_in_deadline(text: str, lang: str) -> bool:
    """Does a word of deadline stand at the end of `text`, before a date that follows ("home by", "paling lambat")?"""
    return lang in covered() and f" {fold(text).strip()} ".endswith(_deadlines(lang))


def waits(text: str, lang: str) -> bool:
    """Does `text` open a condition that something has not been done by then ("if they are not home on")?"""
    if lang not in covered():
        return False
    hits = _signs(lang).find(text)
    opened = next((end for _, end, kind in hits if kind == IF), None)
    return opened is not None and any(kind == NOT and start >= opened for start, _, kind in hits)


def supposes(text: str, lang: str) -> bool:
    """Does `text` open a condition ("if they are back on")?"""
    return lang in covered() and any(kind == IF for _, _, kind in _signs(lang).find(text))


@lru_cache(maxsize=8)
def _pending(code: str) -> Lexicon[bool]:
    slots = load(code, "stances", StancesFile).pending
    return Lexicon({phrase: True for one in slots for phrase in one.phrases()})


def pends(text: str, lang: str) -> bool:
    """Does a text say that nothing is decided yet ("neither yes nor no", "masih dikaji")?"""
    return lang in covered() and bool(_pending(lang).find(text))


@lru_cache(maxsize=8)
def _consenting(code: str) -> Lexicon[bool]:
    return Lexicon(dict.fromkeys(load(code, "stances", StancesFile).consenting, True))


def consents(text: str, lang: str) -> bool:
    """Does a text say that somebody has agreed ("reports that it had accepted", "kabar bahwa pihaknya setuju")?"""
    return lang in covered() and bool(_consenting(lang).find(text))


@lru_cache(maxsize=8)
def _limits(code: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in load(code, "stances", StancesFile).limits)


def is_limit(condition: str, lang: str) -> bool:
    """Does a clause only say how long something goes on ("until the rain comes")?"""
    return lang in covered() and fold(condition).startswith(_limits(lang))


@lru_cache(maxsize=8)
def _bound(code: str) -> tuple[str, ...]:
    file = load(code, "stances", StancesFile)
    return tuple(f"{word} " for word in (*file.only, *file.lasting))


def is_bound(condition: str, lang: str) -> bool:
    """Does a clause tell on what alone a refusal or demand hangs ("as long as the road is barred")?"""
    return lang in covered() and fold(condition).startswith(_bound(lang))


def denies(condition: str, lang: str) -> bool:
    """Does a clause say what must not fail to be ("if the road is not opened")?"""
    return lang in covered() and any(kind == NOT for _, _, kind in _signs(lang).find(condition))


@lru_cache(maxsize=8)
def _linking(code: str) -> Lexicon[str]:
    file = load(code, "stances", StancesFile)
    return Lexicon({word: kind for kind, words in ((LINK, file.linking), (SET, file.conditioning)) for word in words})


def links(cue: str, lang: str) -> bool:
    """Is a cue one by which something is given for something else ("tied to", "menjadikan sebagai syarat")?"""
    return lang in covered() and any(kind == LINK for _, _, kind in _linking(lang).find(cue))


def stipulates(cue: str, lang: str) -> bool:
    """Is a cue one by which something is made the condition of a yes ("mensyaratkan")?"""
    return lang in covered() and any(kind == SET for _, _, kind in _linking(lang).find(cue))


@lru_cache(maxsize=8)
def _renewing(code: str) -> Lexicon[bool]:
    return Lexicon(dict.fromkeys(load(code, "stances", StancesFile).renewing, True))


def renews(text: str, lang: str) -> bool:
    """Do the words around an act say that it is done again, or held on ("again refused", "tetap meminta")?"""
    return lang in covered() and bool(_renewing(lang).find(text))


def leaves_out(condition: str, lang: str) -> bool:
    """Does a clause begin with what is not to be ("provided that no clause on ...")?"""
    if lang not in covered():
        return False
    return any(kind in (NOT, WITHOUT) and start <= OPENER for start, _, kind in _signs(lang).find(condition))


def leans(text: str, lang: str) -> bool:
    """Does a text begin with what alone the rest hangs on ("only if the road is opened")?"""
    if lang not in covered():
        return False
    return any(start == 0 and kind == ONLY and " " in text[:end] for start, end, kind in _signs(lang).find(text))


def rank(title: str) -> int:
    """How high the bearer of a title stands, by the office named first; 0 where none is known."""
    hits = _offices().find(title)
    return hits[0][2] if hits else NOBODY
