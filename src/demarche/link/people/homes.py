"""Whose people are whom one report names without saying so, as other reports tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from demarche.model import Document, Identity
from demarche.titled import by_titles

Member = tuple[str, str]
"""Document id and `Person.key`."""


def homes(documents: Iterable[Document], people: Sequence[Identity]) -> dict[Member, str]:
    """The party of each whose titles in his own report name none, where titles in other reports agree on one; where
    no title names any, of those for whom their report lets guess none. What was given by hand holds for all."""
    known = {(document.id, one.key): one for document in documents for one in document.people}
    found: dict[Member, str] = {}
    for identity in people:
        members = [member for member in identity.members if member in known]
        if identity.placed:
            found |= dict.fromkeys(members, identity.party)
            continue
        titled = by_titles(known[member] for member in members)
        for member in members:
            one = known[member]
            party = titled or ("" if one.party else identity.party)
            if party and party != one.party and "+" not in party and not any(role.party for role in one.roles):
                found[member] = party
    return found
