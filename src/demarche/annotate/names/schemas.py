"""What `lang/*/names.toml` and `lang/*/roles.toml` hold."""

from __future__ import annotations

import msgspec

from demarche.lang.slots import Slots


class PeopleExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A text and the people expected in it, each as "Full Name=PARTY"."""

    text: str
    people: list[str]


class Pronouns(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    forms: list[str]
    number: str
    gender: str


class Order(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How a language puts together titles, names and what qualifies them.

    head_first: a noun comes before the states, bodies and owners that qualify it ("the office of X", "kantor X").
    determiner_last: "itu", "tersebut" stand behind their noun.
    bare_nouns: a title without an article may stand for its bearer.
    linking_places: the words that link a noun to its owner also say where something is.
    fields_before_name: the body that somebody heads stands between title and name, without a comma.
    single_names: people go by one word, also where they are named first.
    first_names: people are called by the first word of their name as well as by the last.
    owner_letters: letters behind which an apostrophe alone makes an owner ("the rebels' spokesman").
    """

    head_first: bool
    determiner_last: bool
    bare_nouns: bool
    linking_places: bool
    fields_before_name: bool
    single_names: bool
    first_names: bool
    owner_letters: str


class Number(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What tells one from several. endings, nouns: of the noun itself, where it is marked; one, many: before it.

    ordinals: tell one of several sources from another.
    """

    endings: list[str]
    nouns: list[str]
    one: list[str]
    many: list[str]
    ordinals: list[str]


class NamesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """lang/XX/names.toml."""

    honorifics: list[str]
    small_honorifics: list[str]
    service: list[str]
    land: list[str]
    dual: list[str]
    family_first: list[str]
    male: list[str]
    female: list[str]
    particles: list[str]
    definite: list[str]
    indefinite: list[str]
    again: list[str]
    possessive: list[str]
    endings_of_owners: list[str]
    linking: list[str]
    belonging: list[str]
    towards: list[str]
    locative: list[str]
    motion: list[str]
    conjunctions: list[str]
    who: list[str]
    knowing: list[str]
    nicknamed: list[str]
    predicative: list[str]
    events: list[str]
    verbs: list[str]
    before_name: list[str]
    saying: list[str]
    organisation: list[str]
    bodies: list[str]
    private: list[str]
    ordinary: list[str]
    times: list[str]
    endings: list[str]
    frames: list[tuple[str, str]]
    verb_frames: list[tuple[str, str]]
    within: list[str]
    also: list[str]
    whole: list[str]
    order: Order
    number: Number
    pronouns: list[Pronouns]
    examples: list[PeopleExample]


class People(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    state: list[str]
    vague: list[str]
    lands: list[str]
    crowd: list[str]


class Offices(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    own: list[str]
    close: list[str]
    fields: list[str]


class Both(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    nouns: list[str]
    words: list[str]
    whole: list[str]
    papers: list[str]
    again: list[str]


class SidesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words that tell on whose side the bearer of a title without a state is; see `sides`."""

    persons: frozenset[str]
    things: frozenset[str]
    several: frozenset[str]
    by: frozenset[str]
    led: frozenset[str]
    being: frozenset[str]
    leading: frozenset[str]
    sends: frozenset[str]
    stands: tuple[Slots, ...]  # behind "who"
    standing: tuple[Slots, ...]  # behind a comma
    heads: frozenset[str]
    summons: frozenset[str]
    island: frozenset[str]
    scene: frozenset[str]
    there: frozenset[str]
    aimed: frozenset[str]
    that: frozenset[str]
    own: frozenset[str]
    ought: frozenset[str]
    own_country: frozenset[str]
    allied: frozenset[str]
    realm: frozenset[str]
    suffer: frozenset[str]
    conditions: frozenset[str]
    wants: frozenset[str]
    opens_speech: frozenset[str]
    routine: frozenset[str]
    told_by_noun: frozenset[str]
    anybodys: frozenset[str]  # bodies that states sit in together as well: without a name, not the home state's
    forces: frozenset[str]
    rebels: frozenset[str]
    sent: frozenset[str]


class RolesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """lang/XX/roles.toml. heads: class of bearer -> title heads.

    posts, ministries: one post -> the titles of it, its offices.
    bearers: title -> the states whose officials bear it, where all others call the post otherwise.
    """

    ranks: list[str]
    domains: list[str]
    opposed: frozenset[str]
    unofficial: list[str]
    local: list[str]
    home: str
    heads: dict[str, list[str]]
    generic: dict[str, list[str]]
    posts: dict[str, list[str]]
    ministries: dict[str, list[str]]
    benches: dict[str, list[str]]
    people: People
    offices: Offices
    anaphors: dict[str, list[str]]
    both: Both
    only: dict[str, list[str]]
    usual: dict[str, list[str]]
    bearers: dict[str, frozenset[str]]
    sides: SidesFile
    examples: list[PeopleExample]
