"""For whom somebody speaks whom one report names without saying so, and others with an office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from demarche.model import Act, Document, Links, Statement

WHY = "as other reports tell"
Member = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sides:
    """Parties of people over all reports. known: of each who is told of one party; given: those given by hand."""

    known: Mapping[Member, str]
    given: Mapping[Member, str]

    @classmethod
    def of(cls, links: Links) -> Sides:
        known = {
            member: one.party for one in links.people if one.party and "+" not in one.party for member in one.members
        }
        given = {member: one.party for one in links.people if one.placed for member in one.members}
        return cls(known, given)


def spoken_for(document: Document, sides: Sides) -> Document:
    """The document with the parties of speakers whom it names without any title; a title of its own, also one that
    names no party, stays. A party given by hand stands for every statement of the person."""
    bare = {one.key for one in document.people if not one.party and not one.roles}
    statements = tuple(_statement(one, document.id, bare, sides) for one in document.statements)
    changed = {n for n, one in enumerate(statements) if one is not document.statements[n]}
    if not changed:
        return document
    acts = tuple(
        _act(one, statements, document.statements) if one.statement in changed else one for one in document.acts
    )
    return replace(document, statements=statements, acts=acts)


def _statement(one: Statement, document: str, bare: set[str], sides: Sides) -> Statement:
    if not one.speaker_key or one.state == "amended":
        return one
    member = document, one.speaker_key
    party = sides.given.get(member)
    if party is None and not one.speaker_party and one.speaker_key in bare:
        party = sides.known.get(member)
    if party is None or party == one.speaker_party:
        return one
    why = tuple(pair for pair in one.why if pair[0] != "speaker_party")
    return replace(
        one, speaker_party=party, why=(*why, ("speaker_party", WHY if member not in sides.given else "by hand"))
    )


def _act(one: Act, now: tuple[Statement, ...], before: tuple[Statement, ...]) -> Act:
    """The speaker's own acts, which name nobody who acts; a person is not made to act on the own party."""
    assert one.statement is not None
    party, was = now[one.statement].speaker_party, before[one.statement].speaker_party
    if one.by_words is not None or one.by != was or one.state == "amended" or (party and one.to == party):
        return one
    return replace(one, by=party)
