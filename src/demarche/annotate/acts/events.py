"""The verbs by which reports tell events, and the small words around them, compiled once.

What the events are follows PLOVER (manual, draft 2.0); the verbs are the language's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.annotate.acts.pack import SPOKEN, TOLD
from demarche.annotate.attribution.pack import pack as grammar_pack
from demarche.errors import DataError
from demarche.lang import Lexicon, load

COOPERATIVE = frozenset(["consult", "support", "concede", "cooperate", "aid", "retreat", "agree", "accept", "offer"])
"""What is promised or refused; the other events are threatened."""
PARTS = frozenset(["base", "present", "past", "participle", "gerund", "active", "passive"])
"""Of a verb. active and passive: in languages whose verbs show who does it and not when."""
MARKS = frozenset([".", "!", "?", ";", ":", "—", "–", "--", "(", ")", "“", "”", '"', "…", "-", "*", "|"])
"""Marks over which no phrase goes."""
_KINDS = ("negative", "unreal", "backshifted", "infinitive", "be", "perfect", "support", "future")
HOSTILE = frozenset(["assault", "coerce", "threaten", "reject", "retreat", "sanction", "accuse", "concede", "mobilize"])
"""What is told also where both sides are people or bodies of no party that is known: "militants attacked a post"."""
KINDS = frozenset(["done", "promise", "offer", "agree", "reject", "threaten"])
"""What a verb before the verb makes of the event."""


class Regular(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a verb given by one form makes the others: `cut` letters fall away, then one ending for each part.

    The first rule whose `endings` fit the verb holds; no endings: any verb.
    """

    endings: list[str]
    cut: int
    parts: list[str]


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way of telling an event; the comments of the English file say how."""

    act: str
    verbs: list[str]
    mode: str = ""
    objects: list[str] = []
    subjects: list[str] = []
    to: list[str] = []
    alone: bool = False
    named: bool = False
    doer: bool = False
    means: list[str] = []
    mutual: bool = False
    present: bool = False
    far: bool = False
    around: bool = False
    own: bool = False
    also: list[str] = []
    suffered: bool = False


class Governors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    done: list[str]
    promise: list[str]
    offer: list[str]
    agree: list[str]
    reject: list[str]
    threaten: list[str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Small words by what they do; the comments of the English file say how."""

    be: frozenset[str]
    perfect: frozenset[str]
    support: frozenset[str]
    future: frozenset[str]
    unreal: frozenset[str]
    backshifted: frozenset[str]
    negative: frozenset[str]
    infinitive: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    not_adverbs: frozenset[str]
    openers: frozenset[str]
    conditions: frozenset[str]
    coordinators: frozenset[str]
    tellers: frozenset[str]
    prepositions: frozenset[str]
    inside: frozenset[str]
    circumstance: frozenset[str]
    pronouns: frozenset[str]
    own: frozenset[str]
    own_endings: tuple[str, ...]
    determiners: frozenset[str]
    linking: frozenset[str]
    particles: frozenset[str]
    private: frozenset[str]
    times: frozenset[str]
    facing: frozenset[str]
    blaming: frozenset[str]
    pairing: frozenset[str]
    public: frozenset[str]
    given_up: frozenset[str]


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An example: the acts told in `text`, each "act BY TO", "-" for no party; none: []."""

    text: str
    acts: list[str]
    fails: bool = False


class EventsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    columns: list[str]
    bare_governors: bool
    head_first: bool
    regular: list[Regular]
    governors: Governors
    small: Words
    event: list[Event]
    examples: list[Told]


@dataclass(frozen=True, slots=True)
class Frame:
    """A compiled `Event`. objects and subjects: phrases as tuples of words; "" in `to`: right behind the verb."""

    act: str
    mode: str
    needs: frozenset[str]  # words one of which the sentence must have, none: no matter which
    objects: frozenset[str]
    phrases: tuple[str, ...]
    subjects: frozenset[str]
    to: tuple[str, ...]
    alone: bool
    named: bool
    doer: bool
    means: frozenset[str]
    mutual: bool
    present: bool
    far: bool
    around: bool
    own: bool
    also: frozenset[str]
    suffered: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One form of verbs: the parts that it can be, and the ways of telling that have it, in the file's order.

    needs: words one of which the sentence must have, none: no matter which. led: small words one of which must stand
    just before it ("to", "will"), none: no matter which; a participle may also have a comma there, or "by" behind it.
    anybody: it may be told of people who are no party's. announces: its object may tell what somebody's cue does.
    """

    parts: frozenset[str]
    frames: tuple[Frame, ...]
    needs: frozenset[str]
    led: frozenset[str]
    anybody: bool
    announces: bool


@dataclass(frozen=True, slots=True)
class Events:
    """All that the reader of events needs of a language. verbs: the first words of the forms; gerunds: forms
    that are nothing else. verbal: what stands before verbs or tells what is said. limits: where a clause may end.
    kinds: what a small word before a verb does to it, by the first of its lists in `_KINDS`.
    """

    forms: Lexicon[Form]
    verbs: frozenset[str]
    gerunds: frozenset[str]
    governors: dict[str, str]
    bare_governors: bool
    head_first: bool
    words: Words
    verbal: frozenset[str]
    limits: frozenset[str]
    kinds: dict[str, str]


@lru_cache(maxsize=8)
def events(code: str) -> Events:
    """The compiled events of language `code`. Raises DataError where the file does not fit."""
    file = load(code, "events", EventsFile)
    if unknown := {event.act for event in file.event} - SPOKEN - TOLD:
        raise DataError(f"lang/{code}/events.toml: no such acts: {sorted(unknown)}")
    if unknown := set(file.columns) - PARTS:
        raise DataError(f"lang/{code}/events.toml: no such parts of a verb: {sorted(unknown)}")
    grammar = grammar_pack(code).grammar
    clitics = grammar.clitics
    parts: dict[str, set[str]] = {}
    frames: dict[str, list[Frame]] = {}
    for event in file.event:
        frame = _frame(event, clitics)
        for row in event.verbs:
            for part, form in _forms(code, row, file):
                parts.setdefault(form, set()).add(part)
                known = frames.setdefault(form, [])
                if frame not in known:
                    known.append(frame)
    governors = {word: kind for kind in sorted(KINDS) for word in getattr(file.governors, kind)}
    words = file.small
    forms = {}
    for form, found in parts.items():
        # the simple present is headline or habit
        if found != {"present"} or any(frame.present for frame in frames[form]):
            present = found <= {"base", "present"} and any(frame.present for frame in frames[form])
            led = frozenset() if present else _led(frozenset(found), words, frozenset(file.governors.done))
            forms[form] = _form(frozenset(found), tuple(frames[form]), led)
    verbs = frozenset(form.split(" ")[0] for form in parts)
    gerunds = frozenset(form for form, found in parts.items() if found == {"gerund"})
    small_verbs = words.be | words.perfect | words.support | words.future | words.unreal | words.tellers
    limits = MARKS | {","} | grammar.relatives | words.tellers | words.openers | words.coordinators
    kinds = {word: name for name in reversed(_KINDS) for word in getattr(words, name)}
    return Events(
        Lexicon(forms), verbs, gerunds, governors, file.bare_governors, file.head_first, words,
        small_verbs, limits, kinds,
    )  # fmt: skip


def _form(parts: frozenset[str], frames: tuple[Frame, ...], led: frozenset[str]) -> Form:
    needs = [frame.needs for frame in frames]
    anybody = any(frame.act == "protest" for frame in frames)
    announces = any((frame.objects or frame.phrases) and frame.act in TOLD for frame in frames)
    return Form(parts, frames, frozenset().union(*needs) if all(needs) else frozenset(), led, anybody, announces)


def _led(parts: frozenset[str], words: Words, done: frozenset[str]) -> frozenset[str]:
    """The small words without which a form that is only some of a verb's parts tells nothing."""
    if parts <= {"base", "present"}:
        return words.infinitive | words.future | words.backshifted | words.support
    if parts == {"gerund"}:
        return words.be | done
    return words.be | words.perfect if parts == {"participle"} else frozenset()


def _frame(event: Event, clitics: tuple[str, ...]) -> Frame:
    words = frozenset(word for word in event.objects if " " not in word)
    phrases = tuple(f" {word}{clitic} " for word in event.objects if " " in word for clitic in ("", *clitics))
    needs = words | {phrase.split()[-1] for phrase in phrases}
    if not needs:
        needs = frozenset(event.subjects)
    needs |= {word + clitic for word in needs for clitic in clitics}
    return Frame(
        event.act, event.mode, needs, words, phrases, frozenset(event.subjects), tuple(event.to),
        event.alone, event.named, event.doer, frozenset(event.means),
        event.mutual, event.present, event.far, event.around, event.own, frozenset(event.also), event.suffered,
    )  # fmt: skip


def _forms(code: str, row: str, file: EventsFile) -> list[tuple[str, str]]:
    """(part, form) of a row: all principal parts, or one form from which the rules make them; "_" is a space."""
    given = row.split()
    if len(given) == len(file.columns):
        made = [form.replace("_", " ") for form in given]
        return [(part, form) for part, form in zip(file.columns, made, strict=True) if form != "-"]
    if len(given) != 1 or not file.regular:
        raise DataError(f"lang/{code}/events.toml: {row!r} needs {len(file.columns)} forms")
    verb, _, particle = given[0].partition("_")
    rule = next(r for r in file.regular if not r.endings or verb.endswith(tuple(r.endings)))
    stem = verb[: len(verb) - rule.cut]
    tail = f" {particle.replace('_', ' ')}" if particle else ""
    return [(part, stem + ending + tail) for part, ending in zip(file.columns, rule.parts, strict=True)]
