"""Whose voice a line is: what a party says, what an expert thinks, and what the report tells in its own words.

party    somebody who speaks for a state or a body with a code, by name or by office
body     an organisation that is no party: a company, a lobby, an institute
expert   who is asked for what he knows or stands for: analysts, academics, activists
unnamed  a source without a name, also one that a party's side is told of ("a senior Peruvian diplomat")
outlet   the report or another outlet in its own words; every act that is told and not said
person   anybody else, with a name or without one: a farmer, a former minister

The order of the tests is the order of the rules: a source without a name is one whatever it speaks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import covered, load
from demarche.model import Document, Person, Statement
from demarche.world import outlet_names

VOICES = ("party", "body", "expert", "unnamed", "outlet", "person")


class VoiceExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A text and the voices of its statements, in order."""

    text: str
    voices: list[str]


class VoicesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """lang/XX/voices.toml."""

    experts: frozenset[str]
    press: frozenset[str]
    bodies: frozenset[str]
    sources: frozenset[str]
    official: frozenset[str]
    unnamed: frozenset[str]
    examples: list[VoiceExample]


@lru_cache(maxsize=8)
def _words(code: str) -> VoicesFile:
    return load(code, "voices", VoicesFile)


@dataclass(frozen=True, slots=True)
class _Report:
    """What the speakers of one report are seen by."""

    words: VoicesFile
    people: dict[str, Person]
    unnamed: frozenset[str]
    outlets: frozenset[str]


def voices(document: Document) -> list[str]:
    """One of `VOICES` for each statement, "" where no pack reads the language."""
    if document.lang not in covered() or not document.statements:
        return [""] * len(document.statements)
    text = document.text
    sources = {
        words
        for one in document.mentions
        if one.kind == "unnamed"
        for words in (text[one.start : one.end], text[max(one.phrase_start, 0) : max(one.phrase_end, 0)])
    }
    report = _Report(
        _words(document.lang),
        {person.key: person for person in document.people},
        frozenset(sources),
        frozenset({document.site, *document.credits} - {""}),
    )
    return [_voice(one, report) for one in document.statements]


def _voice(one: Statement, report: _Report) -> str:
    person = report.people.get(one.speaker_key)
    if person:
        return _of_a_person(one, person, report.words)
    words, speaker = report.words, one.speaker
    if not one.speaker_party and (speaker in report.outlets or speaker.lower() in outlet_names()):
        return "outlet"
    parts = tuple(speaker.casefold().split())
    official = _has(parts, words.official)
    if _has(parts, words.experts) and not one.speaker_party:
        return "expert"
    unnamed = speaker in report.unnamed or one.speaker_text in report.unnamed or _begins(parts, words.unnamed)
    if unnamed and not official and (_has(parts, words.sources) or one.speaker_party):
        return "unnamed"
    if one.speaker_party:
        return "party"
    if _has(parts, words.press):
        return "outlet"
    if not official and _has(parts, words.sources):
        return "unnamed"
    return "body" if _has(parts, words.bodies) or _acronym(speaker) else "person"


def _of_a_person(one: Statement, person: Person, words: VoicesFile) -> str:
    titles = [tuple(role.text.casefold().split()) for role in person.roles]
    knowing = sum(_has(title, words.experts) for title in titles)
    if one.speaker_party and knowing < len(titles or [""]):
        return "party"
    if knowing:
        return "expert"
    if one.speaker_party:
        return "party"
    if any(_has(title, words.press) for title in titles):
        return "outlet"
    return "body" if any(_has(title[1:], words.bodies) for title in titles) else "person"


def names_body(name: str, code: str) -> bool:
    """Whether a name is that of an organisation, by its words ("... Federation", "Serikat ...")."""
    return code in covered() and _has(tuple(name.casefold().split()), _words(code).bodies)


def _has(parts: tuple[str, ...], wanted: frozenset[str]) -> bool:
    """One of the words, or two or three that stand together, is wanted."""
    clean = [part.strip(".,;:()'’\"") for part in parts]
    return any(part in wanted for part in clean) or any(pair in wanted for pair in _runs(clean))


def _runs(parts: list[str]) -> Iterable[str]:
    for size in (2, 3):
        yield from (" ".join(parts[n : n + size]) for n in range(len(parts) - size + 1))


def _begins(parts: tuple[str, ...], wanted: frozenset[str]) -> bool:
    return any(" ".join(parts[:n]) in wanted for n in (1, 2, 3))


def _acronym(speaker: str) -> bool:
    return any(len(part) > 1 and part.isalpha() and part.isupper() for part in speaker.split())
