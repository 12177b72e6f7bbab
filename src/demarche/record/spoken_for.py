"""For whom somebody speaks whom one report names without saying so, and others with an office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from demarche.model import Act, Document, Links, Person, Statement
from demarche.record.bargain import RANKS, rank
from demarche.titled import by_titles, most

WHY = "as other reports tell"
GUESSED = 2
"""Reports that let guess one party of somebody without a title that names any, and as many times of those that let
guess another, from which the one holds."""
OFFICE = RANKS["envoy"]
"""The rank from which a title without a party ("the deputy minister") is an office of some state or body."""
Member = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sides:
    """Parties of people over all reports. known: of each who is told of one party; given: those given by hand;
    titled: of those whose titles name one party; leaning: of those for whom most reports let guess one."""

    known: Mapping[Member, str]
    given: Mapping[Member, str]
    titled: Mapping[Member, str]
    leaning: Mapping[Member, str]

    @classmethod
    def of(cls, links: Links, documents: Iterable[Document] = ()) -> Sides:
        known = {
            member: one.party for one in links.people if one.party and "+" not in one.party for member in one.members
        }
        given = {member: one.party for one in links.people if one.placed for member in one.members}
        people = {(document.id, one.key): one for document in documents for one in document.people}
        return cls(known, given, dict(_titled(links, people)), dict(_leaning(links, people)))


def _titled(links: Links, people: Mapping[Member, Person]) -> Iterator[tuple[Member, str]]:
    """By what stands in titles: one report that names the party knows it better than those that let it guess."""
    for one in links.people:
        party = by_titles(people[member] for member in one.members if member in people)
        yield from ((member, party) for member in one.members if party)


def _leaning(links: Links, people: Mapping[Member, Person]) -> Iterator[tuple[Member, str]]:
    for one in links.people:
        known = [people[member] for member in one.members if member in people]
        party = "" if len(known) < GUESSED else most((person.party for person in known if person.party), GUESSED)
        if party and sum(person.party == party for person in known) >= GUESSED:
            yield from ((member, party) for member in one.members)


def spoken_for(document: Document, sides: Sides) -> Document:
    """The document with the parties of speakers whom it names without a title, or by an office that names no party; a
    title of its own that names one stays, and so does one that is no office. Where the titles in several reports
    agree, what this one only lets guess yields to them. A party given by hand stands for every statement."""
    untold = {one.key: bool(one.party) for one in document.people if _untold(one)}
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
    """Do the titles of somebody leave open whose they are?"""
    return all(not role.party and rank(role.text) >= OFFICE for role in person.roles)


def _statement(one: Statement, document: str, untold: Mapping[str, bool], sides: Sides) -> Statement:
    """untold: people whose titles name no party, and whether one was guessed."""
    if not one.speaker_key or one.state == "amended":
        return one
    member = document, one.speaker_key
    party = sides.given.get(member)
    if party is None and one.speaker_key in untold:
        party = sides.titled.get(member) or (sides.leaning.get(member) if one.speaker_party else None)
        if party is None and not one.speaker_party and not untold[one.speaker_key]:
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
