"""Whose state a text means where it names none: of the outlet, of the group's adversary, of "the island"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from demarche.lang.load import load_file
from demarche.world.parties import states

HOME = Path(__file__).parent
# endings of addresses that anybody may use, whatever their country
_ANYBODY = frozenset("ac ai cc co fm gg im io je la ly me nu sh st tk to tv vc ws".split())


class _Islands(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    codes: list[str]


class _Homes(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """homes.toml: state -> outlets, group -> state, states called "the island"."""

    outlets: dict[str, list[str]]
    groups: dict[str, str]
    islands: _Islands


@lru_cache(maxsize=1)
def _homes() -> _Homes:
    return load_file(HOME / "homes.toml", _Homes)


@lru_cache(maxsize=1)
def outlet_homes() -> Mapping[str, str]:
    """Outlet, in lower case -> the code of its state. Outlets read the world over have none."""
    return MappingProxyType({name.lower(): code for code, names in _homes().outlets.items() for name in names})


@lru_cache(maxsize=1)
def group_homes() -> Mapping[str, str]:
    """Code of a group -> the state with whose government it deals."""
    return MappingProxyType(_homes().groups)


@lru_cache(maxsize=1)
def islands() -> frozenset[str]:
    """Codes of states and territories that reports call "the island" or "the islands"."""
    return frozenset(_homes().islands.codes)


@lru_cache(maxsize=1)
def _endings() -> Mapping[str, str]:
    return {row[0].lower(): code for code, row in states().items()} | {"uk": "GBR", "eu": ""}


@lru_cache(maxsize=1024)
def site_home(site: str) -> str:
    """The state of a site by its name or the ending of its address; "" where neither tells."""
    host = site.strip().lower().removeprefix("https://").removeprefix("http://").split("/")[0].removeprefix("www.")
    known = outlet_homes().get(site.strip().lower()) or outlet_homes().get(host)
    if known or "." not in host or " " in host:
        return known or ""
    ending = host.rsplit(".", 1)[-1]
    return "" if ending in _ANYBODY and host.count(".") < 2 else _endings().get(ending, "")
