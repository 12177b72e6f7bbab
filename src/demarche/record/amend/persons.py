"""One person of a document becomes two, by mentions. What stands beside a mention that leaves goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from demarche.model import Document, Mention, Person, Span, Statement


def part(document: Document, person: Person, leaving: Sequence[Span], key: str) -> Document:
    """The document with a new person, by `key`, at the mentions in `leaving`.

    A pronoun or title goes with the name before it, a role and a statement with the name nearest to it.
    """
    gone = {(span.start, span.end) for span in leaving}
    names = sorted(
        {(span.start, span.end) for span in person.mentions}
        | {(one.start, one.end) for one in document.mentions if one.key == person.key and one.kind == "person"}
        | gone
    )
    moved = sorted(gone)
    forms = [document.text[start:end] for start, end in moved]
    kept = [document.text[start:end] for start, end in names if (start, end) not in gone]
    roles = [role for role in person.roles if _nearest(names, role.start) in gone]
    stays = replace(
        person,
        roles=tuple(role for role in person.roles if role not in roles),
        mentions=tuple(span for span in person.mentions if (span.start, span.end) not in gone),
        aliases=tuple(form for form in person.aliases if form in kept or form not in forms),
    )
    name = max(forms, key=len)
    party = next((role.party for role in roles if role.party), person.party)
    leaves = Person(key, " ".join(name.split()), (), party, tuple(roles), tuple(Span(*at) for at in moved))
    people = [stays if one.key == person.key else one for one in document.people]
    return replace(
        document,
        people=(*people, leaves),
        mentions=tuple(_mentions(document.mentions, person.key, leaves, gone)),
        statements=tuple(_statement(one, person.key, leaves, (names, gone)) for one in document.statements),
    )


At = tuple[int, int]


def _nearest(names: Sequence[At], start: int) -> At:
    return min(names, key=lambda name: (abs(name[0] - start), name))


def _mentions(mentions: Iterable[Mention], key: str, leaves: Person, gone: set[At]) -> Iterable[Mention]:
    left = False  # the name read last is one that leaves
    for one in sorted(mentions, key=lambda mention: (mention.start, mention.end)):
        if one.key == key:
            if one.kind == "person" or (one.start, one.end) in gone:
                left = (one.start, one.end) in gone
            if left:
                yield replace(one, key=leaves.key)
                continue
        yield one


def _statement(one: Statement, key: str, leaves: Person, names: tuple[Sequence[At], set[At]]) -> Statement:
    if one.speaker_key != key:
        return one
    known, gone = names
    outside = [name for name in known if not one.start <= name[0] < one.end] or known
    cue = one.cue_start if one.cue_start >= 0 else one.start
    if _nearest(outside, cue) not in gone:
        return one
    return replace(one, speaker=leaves.name, speaker_key=leaves.key, speaker_party=leaves.party or one.speaker_party)
