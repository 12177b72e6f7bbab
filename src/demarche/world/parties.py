"""States, bodies and groups: their codes, and their forms in each covered language.

Names of states come from CLDR through babel; short forms, demonyms, capitals, seats and bodies from the packs'
`parties.toml`. Codes are ISO 3166-1 alpha-3 for states (XKX for Kosovo), capitals for bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import msgspec
from babel import Locale

from demarche.lang import load
from demarche.lang.load import load_file

HOME = Path(__file__).parent


class PartyExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A sentence with the party mentions expected in it, as "form=CODE"."""

    text: str
    parties: list[str]


class PartiesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """lang/XX/parties.toml: code -> forms, by kind of form."""

    names: dict[str, list[str]]
    demonyms: dict[str, list[str]]
    capitals: dict[str, list[str]]
    regions: dict[str, list[str]]
    seats: dict[str, list[str]]
    bodies: dict[str, list[str]]
    uncoded: dict[str, list[str]]
    joint: dict[str, list[str]]
    places: dict[str, list[str]]
    weak: dict[str, list[str]]
    given: dict[str, list[str]]
    cities: dict[str, list[str]]
    examples: list[PartyExample]


class _States(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    states: dict[str, list[str]]


class _Bodies(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    bodies: dict[str, str]


@dataclass(frozen=True, slots=True)
class PartyForm:
    """A party and forms of its name, as a brief adds them; every form counts as written or capitalised."""

    code: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What one form stands for. kind: name demonym capital region seat body uncoded place.

    region: of a part of a state, which speaks for the state in titles and offices and is no party elsewhere.

    weak: never a party by itself (an ordinary word, or a city seldom spoken of as the state).
    given: also a first name of people.
    """

    code: str
    kind: str
    weak: bool = False
    given: bool = False


@lru_cache(maxsize=1)
def states() -> Mapping[str, tuple[str, ...]]:
    """Alpha-3 code -> (alpha-2, capitals in international spelling ...)."""
    table = load_file(HOME / "states.toml", _States).states
    return MappingProxyType({code: tuple(row) for code, row in table.items()})


@lru_cache(maxsize=1)
def bodies() -> Mapping[str, str]:
    """Code of a body or group -> kind: alliance bloc agency court group."""
    return MappingProxyType(load_file(HOME / "bodies.toml", _Bodies).bodies)


def is_code(code: str) -> bool:
    """Whether the world data knows this party."""
    return code in states() or code in bodies()


@lru_cache(maxsize=8)
def parties_file(lang: str) -> PartiesFile:
    """The pack's `parties.toml`. Raises DataError as `demarche.lang.load`."""
    return load(lang, "parties", PartiesFile)


@lru_cache(maxsize=8)
def _cldr(lang: str) -> Mapping[str, str]:
    names: Mapping[str, str] = Locale.parse(lang).territories
    return {code: names[row[0]] for code, row in states().items() if row[0] in names}


# what CLDR appends or inserts to tell territories apart: "Myanmar (Burma)", "Congo - Kinshasa", "DAK Tiongkok"
_ASIDE = re.compile(r"\s*(\(.*?\)|\bDAK\b.*|\bSAR\b.*|- .*)$")


def _tables(lang: str) -> Iterator[tuple[str, Mapping[str, Iterable[str]]]]:
    """Kinds of form with their tables, the weaker meanings first."""
    pack = parties_file(lang)
    yield "place", {"": [city for cities in pack.cities.values() for city in cities]}
    yield "name", {code: [_ASIDE.sub("", name)] for code, name in _cldr(lang).items() if "&" not in name}
    yield "capital", {code: row[1:] for code, row in states().items()}
    yield "capital", pack.capitals
    yield "demonym", pack.demonyms
    yield "name", pack.names
    yield "seat", pack.seats
    yield "body", pack.bodies
    yield "uncoded", {"": pack.uncoded["forms"]}
    yield "place", {"": pack.places["forms"]}
    yield "region", pack.regions


def _forms(lang: str) -> Iterator[tuple[str, Form]]:
    """Every form with its meaning; a later one of the same spelling wins."""
    for kind, table in _tables(lang):
        for code, forms in table.items():
            yield from ((form, Form(code, kind)) for form in forms)


@lru_cache(maxsize=8)
def party_forms(lang: str) -> Mapping[str, Form]:
    """Form as written -> what it stands for, in this language."""
    pack = parties_file(lang)
    weak, given = frozenset(pack.weak["forms"]), frozenset(pack.given["forms"])
    return MappingProxyType({text: Form(f.code, f.kind, text in weak, text in given) for text, f in _forms(lang)})


@lru_cache(maxsize=8)
def place_forms(lang: str) -> Mapping[str, str]:
    """City -> ISO code of its state: capitals in the language's spelling and cities known for negotiations."""
    pack = parties_file(lang)
    table = {city: code for code, row in states().items() for city in row[1:]}
    for source in (pack.capitals, pack.cities):
        table.update({city: "BEL" if code == "EU" else code for code, cities in source.items() for city in cities})
    return MappingProxyType(table)


@lru_cache(maxsize=512)
def capital_of(code: str, lang: str) -> str:
    """The capital of a state as the language writes it, "" where it is not known."""
    own = parties_file(lang).capitals.get(code, [])
    return next(iter([*own, *states().get(code, ("",))[1:]]), "")


@lru_cache(maxsize=512)
def party_name(code: str, lang: str) -> str:
    """The name of a party in the language ("USA", "id" -> "Amerika Serikat"); the code itself where unknown."""
    pack = parties_file(lang)
    if code in states():
        name = _ASIDE.sub("", _cldr(lang).get(code, "")) or next(iter(pack.names.get(code, [code])))
        return name
    forms = pack.bodies.get(code, [])
    return next(iter(forms), code)
