"""Names of news agencies, papers, broadcasters and sites (world data)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

import demarche.world
from demarche.lang import Lexicon
from demarche.lang.load import load_file

HOME = Path(demarche.world.__file__).parent


class OutletsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """world/outlets.toml: rows of one outlet each, its name first, then other forms."""

    agencies: list[list[str]]
    outlets: list[list[str]]


@lru_cache(maxsize=1)
def outlet_names() -> Mapping[str, str]:
    """Every form, as written and in capitals -> the name."""
    file = load_file(HOME / "outlets.toml", OutletsFile)
    names: dict[str, str] = {}
    for row in [*file.agencies, *file.outlets]:
        for form in row:
            names.setdefault(form, row[0])
            names.setdefault(form.upper(), row[0])
    return names


@lru_cache(maxsize=1)
def outlet_lexicon() -> Lexicon[str]:
    """Finds the forms in a text, capitals as they are."""
    return Lexicon(outlet_names(), cased=True)


@lru_cache(maxsize=1)
def outlet_words() -> frozenset[str]:
    """Every form in small letters, for lines that hold nothing else."""
    return frozenset(name.lower() for name in outlet_names())
