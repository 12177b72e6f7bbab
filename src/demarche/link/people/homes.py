"""Whose people are whom one report names without saying so, as other reports tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from demarche.model import Document, Identity
from demarche.titled import whose

Member = tuple[str, str]
"""Document id and `Person.key`."""


def homes(documents: Iterable[Document], people: Sequence[Identity]) -> dict[Member, str]:
    """The party of each whose titles in his own report name none, as `whose` has it from all reports. What was given by
    hand holds for all."""
    known = {(document.id, one.key): one for document in documents for one in document.people}
    found: dict[Member, str] = {}
    for identity in people:
        members = [member for member in identity.members if member in known]
        if identity.placed:
            found |= dict.fromkeys(members, identity.party)
            continue
        party = whose([known[member] for member in members])
        for member in members:
            one = known[member]
            if party and party != one.party and not any(role.party for role in one.roles):
                found[member] = party
    return found
