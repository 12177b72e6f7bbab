"""First words of people's names, and names of outlets and agencies, which are never people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import tomli

HOME = Path(__file__).parent


@lru_cache(maxsize=4)
def given_names(block: str = "") -> frozenset[str]:
    """Given names, and family names that come first, in lower case; of one block of `given.toml` or of all."""
    with (HOME / "given.toml").open("rb") as file:
        return frozenset(
            name for key, names in tomli.load(file).items() if block in ("", key) for name in names.split()
        )


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, (dict, list)):
        for item in node.values() if isinstance(node, dict) else node:
            yield from _strings(item)


@lru_cache(maxsize=1)
def outlet_names() -> dict[str, tuple[str, bool]]:
    """Every form of a name in lower case -> the name of the outlet, and whether it is an agency that others print."""
    with (HOME / "outlets.toml").open("rb") as file:
        rows = tomli.load(file)
    named = [(row, kind == "agencies") for kind in ("agencies", "outlets") for row in rows[kind]]
    found: dict[str, tuple[str, bool]] = {}
    for row, agency in named:
        for form in row:
            found.setdefault(form.lower(), (row[0], agency))
    return found


@lru_cache(maxsize=1)
def outlets() -> frozenset[str]:
    """Names of news outlets and agencies, as written in `outlets.toml`."""
    path = HOME / "outlets.toml"
    if not path.exists():
        return frozenset()
    with path.open("rb") as file:
        return frozenset(_strings(tomli.load(file)))
