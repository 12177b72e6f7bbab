"""For whom somebody speaks whom one report names without saying so, and others with an office."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from demarche.model import Act, Document, Links, Person, Statement
from demarche.record.bargain import UNOFFICIAL, rank
from demarche.titled import whose

WHY = "as other reports tell"
Member = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sides:
    """Parties of people over all reports. known: as `whose` has it; given: those given by hand."""

    known: Mapping[Member, str]
    given: Mapping[Member, str]

    @classmethod
    def of(cls, links: Links, documents: Iterable[Document]) -> Sides:
        people = {(document.id, one.key): one for document in documents for one in document.people}
        known, given = dict[Member, str](), dict[Member, str]()
        for one in links.people:
            if one.placed:
                given |= dict.fromkeys(one.members, one.party)
            elif party := whose([people[member] for member in one.members if member in people]):
                known |= dict.fromkeys(one.members, party)
        return cls(known, given)


def spoken_for(document: Document, sides: Sides) -> Document:
    """The document with the parties of speakers whose titles in it name none, as `whose` has it from all reports. A
    title of its own that names a party stays. A party given by hand stands for every statement."""
    untold = {one.key for one in document.people if _untold(one)}
    statements = tuple(_statement(one, document.id, untold, sides) for one in document.statements)
    changed = {n for n, one in enumerate(statements) if one is not document.statements[n]}
    if not changed:
        return document
    offices = {one.key for one in document.people if one.roles}
    acts = tuple(
        _act(one, statements, document.statements, offices) if one.statement in changed else one
        for one in document.acts
    )
    return replace(document, statements=statements, acts=acts)


def _untold(person: Person) -> bool:
    """Do the titles of somebody leave open whose they are? A former envoy is nobody's, and so is the opposition."""
    return all(not role.party and rank(role.text) != UNOFFICIAL for role in person.roles)


def _statement(one: Statement, document: str, untold: Container[str], sides: Sides) -> Statement:
    """untold: people whose titles name no party."""
    if not one.speaker_key or one.state == "amended":
        return one
    member = document, one.speaker_key
    party = sides.given.get(member)
    if party is None and one.speaker_key in untold:
        party = sides.known.get(member)
    if party is None or party == one.speaker_party:
        return one
    why = tuple(pair for pair in one.why if pair[0] != "speaker_party")
    return replace(
        one, speaker_party=party, why=(*why, ("speaker_party", WHY if member not in sides.given else "by hand"))
    )


def _act(one: Act, now: tuple[Statement, ...], before: tuple[Statement, ...], offices: set[str]) -> Act:
    """The speaker's own acts, which name nobody who acts. An office asks nothing of its own side: that is dropped; one
    without a title may."""
    assert one.statement is not None
    party, was = now[one.statement].speaker_party, before[one.statement].speaker_party
    upon = bool(party) and one.to == party
    private = now[one.statement].speaker_key not in offices
    if one.by_words is not None or one.by != was or one.state == "amended" or (upon and private and one.to_words):
        return one
    return replace(one, by=party, to="" if upon else one.to)
