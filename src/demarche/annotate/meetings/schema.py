"""What `lang/*/meetings.toml` holds: nouns and verbs of encounter, the little words around them, and examples."""

from __future__ import annotations

from msgspec import Struct


class Nouns(Struct, frozen=True, forbid_unknown_fields=True):
    talks: tuple[str, ...]  # two sides
    meeting: tuple[str, ...]  # two sides or one body
    session: tuple[str, ...]  # of one body
    call: tuple[str, ...]
    visit: tuple[str, ...]
    again: tuple[str, ...]  # stands for an encounter told just before: "one at"


class Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    meet: tuple[str, ...]
    call: tuple[str, ...]
    visit: tuple[str, ...]
    sit: tuple[str, ...]  # of one body


class Around(Struct, frozen=True, forbid_unknown_fields=True):
    hold: tuple[str, ...]  # verbs that take the noun as their object: their subject takes part
    within: tuple[str, ...]  # between, with: who stands after it takes part
    of: tuple[str, ...]
    at: tuple[str, ...]  # before a place
    to: tuple[str, ...]  # before a place that somebody goes to
    join: tuple[str, ...]
    aside: tuple[str, ...]  # prepositions whose noun takes no part
    clause: tuple[str, ...]  # opens what is said
    forum: tuple[str, ...]  # words that name a standing body: council, summit


class Status(Struct, frozen=True, forbid_unknown_fields=True):
    cancelled: tuple[str, ...]
    planned: tuple[str, ...]
    ongoing: tuple[str, ...]
    supposed: tuple[str, ...]  # if, unless: an encounter that may never be


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """`text` between < and > is the trigger; parties sorted and joined by "+"; date as in the gold, "" not known."""

    text: str
    parties: str
    place: str
    date: str
    status: str


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    published: str
    meetings: tuple[Example, ...]
    none: tuple[str, ...]


class MeetingsFile(Struct, frozen=True, forbid_unknown_fields=True):
    names_first: bool  # "the EU summit"; else names follow the noun ("KTT ASEAN")
    nouns: Nouns
    verbs: Verbs
    around: Around
    status: Status
    no_meeting: tuple[str, ...]  # phrases that hold a word of encounter and tell of none
    examples: Examples
