"""What somebody decided by hand about people, claims, meetings, conflicts and stories. Pure.

Each kind is decided right after it was worked out, so that what is worked out later follows. A decision whose line
is not there rests; `Hand.done` tells which were carried out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from demarche.link.claims.find import Spoken, claim_line
from demarche.link.ids import line_id
from demarche.link.meetings.line import meeting_line
from demarche.link.meetings.telling import Told
from demarche.model import At, Claim, Conflict, Decision, Document, Identity, MeetingLine, Story, When

T = TypeVar("T", Identity, Claim, MeetingLine, Conflict, Story)
Member = tuple[str, str]
ALIKE = 0.5
"""Shared part of two spans from which they are the same place, read a little otherwise."""


@dataclass(slots=True)
class Hand:
    """The decisions, and which were carried out."""

    decisions: Sequence[Decision] = ()
    done: set[int] = field(default_factory=set)

    def of(self, kind: str) -> Iterable[Decision]:
        return (one for one in self.decisions if one.kind == kind)

    @property
    def resting(self) -> tuple[int, ...]:
        return tuple(sorted({one.n for one in self.decisions} - self.done))


def same_place(one: At, other: At) -> bool:
    if one.document != other.document:
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= ALIKE * (max(one.end, other.end) - min(one.start, other.start))


# ---- people --------------------------------------------------------------------------------------------------


def people_by_hand(people: Sequence[Identity], hand: Hand, documents: Sequence[Document]) -> tuple[Identity, ...]:
    """Merged, split, renamed, taken out."""
    found = list(people)
    names: Mapping[Member, str] | None = None
    for one in hand.of("people"):
        at = next((n for n, person in enumerate(found) if one.members[0] in person.members), None)
        if at is None:
            continue
        if one.action == "split":
            names = names or {(d.id, person.key): person.name for d in documents for person in d.people}
        if _person(found, at, one, names or {}):
            hand.done.add(one.n)
    return tuple(sorted(found, key=lambda person: person.id))


def _person(found: list[Identity], at: int, one: Decision, names: Mapping[Member, str]) -> bool:
    person = found[at]
    if one.action == "merge":
        other = next((n for n, known in enumerate(found) if one.members[1] in known.members), None)
        if other is not None and other != at:
            found[at] = _merged(person, found[other])
            del found[other]
        return other is not None
    if one.action == "split":
        return _parted(found, at, one, names)
    if one.action == "reject":
        del found[at]
    elif one.action == "accept":
        found[at] = replace(person, state=person.state or "accepted")
    elif one.action == "rename":
        aliases = {*person.aliases, person.name} - {one.value}
        found[at] = replace(person, name=one.value, aliases=tuple(sorted(aliases)), named=True, state="amended")
    elif one.action == "set":
        found[at] = replace(person, party=one.value, state="amended", placed=True)
    elif one.action == "apart":
        return one.members[1] not in person.members
    return True


def _merged(one: Identity, other: Identity) -> Identity:
    aliases = {*one.aliases, *other.aliases, other.name} - {one.name}
    members = tuple(sorted({*one.members, *other.members}))
    party = one.party or other.party
    return replace(one, aliases=tuple(sorted(aliases)), members=members, party=party, state="amended")


def _parted(found: list[Identity], at: int, one: Decision, names: Mapping[Member, str]) -> bool:
    person, wanted = found[at], set(one.members[1:])
    leaving = tuple(member for member in person.members if member in wanted)
    if not leaving or leaving == person.members:
        # already another: the names alone keep them apart
        return any(member in known.members for known in found for member in wanted) and not leaving
    staying = tuple(member for member in person.members if member not in wanted)
    name = max((names.get(member, "") for member in leaving), key=lambda form: (len(form), form)) or person.name
    forms = {names.get(member, "") for member in leaving} - {name, ""}
    kept = {names.get(member, "") for member in staying}
    aliases = tuple(form for form in person.aliases if form in kept or form not in {*forms, name})
    found[at] = replace(person, members=staying, aliases=aliases, state="amended")
    ident = line_id("person", "apart", *leaving[0], person.id)
    found.append(Identity(ident, name, tuple(sorted(forms)), person.party, leaving, "amended"))
    return True


# ---- lines that rest on places -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """How lines of a kind are taken apart and put together. places: what a line rests on; made: the line that rests
    on these places; put: a field by hand."""

    places: Callable[[T], Sequence[At]]
    made: Callable[[Sequence[At]], T] | None = None
    put: Callable[[T, Decision], T] | None = None


def claims_by_hand(
    claims: Sequence[Claim], hand: Hand, said: Sequence[Spoken], people: Sequence[Identity]
) -> tuple[Claim, ...]:
    """Accepted, taken out, merged, split."""
    if not any(hand.of("claims")):
        return tuple(claims)
    by_key = {line.key: line for line in said}
    by_place = {_place(line): line for line in said}
    names = {person.id: person.name for person in people}

    def places(claim: Claim) -> list[At]:
        return [_place(by_key[key]) for key in claim.statements]

    def made(at: Sequence[At]) -> Claim:
        return claim_line(sorted((by_place[one] for one in at), key=lambda line: line.key), names)

    return _decided(claims, hand, "claims", Shape(places, made))


def _place(line: Spoken) -> At:
    return At(line.key[0], line.line.start, line.line.end)


def meetings_by_hand(meetings: Sequence[MeetingLine], hand: Hand, told: Sequence[Told]) -> tuple[MeetingLine, ...]:
    """Accepted, taken out, merged, split, and what is set."""
    if not any(hand.of("meetings")):
        return tuple(meetings)

    heads = {line.at for line in told}

    def places(meeting: MeetingLine) -> list[At]:
        return [at for at, _ in meeting.evidence if at in heads]

    def made(at: Sequence[At]) -> MeetingLine:
        wanted = set(at)
        lines = [line for line in told if line.at in wanted]
        return meeting_line(sorted(lines, key=lambda line: (line.at.document, line.at.start, line.at.end)))

    return _decided(meetings, hand, "meetings", Shape(places, made, _put))


def _put(meeting: MeetingLine, one: Decision) -> MeetingLine:
    if one.field == "parties":
        return replace(meeting, parties=tuple(one.value.split(",")), state="amended")
    if not one.field.startswith("date"):
        return replace(meeting, **{one.field: one.value}, state="amended")  # type: ignore[arg-type]
    ends = [date.fromisoformat(day) if day else None for day in one.value.split("..")]
    first, last = {
        "date": (ends[0], ends[-1]),
        "date_earliest": (ends[0], meeting.date.latest),
        "date_latest": (meeting.date.earliest, ends[0]),
    }[one.field]
    return replace(meeting, date=When(first, last, "set by hand"), state="amended")


def conflicts_by_hand(conflicts: Sequence[Conflict], hand: Hand) -> tuple[Conflict, ...]:
    """Accepted or taken out: found where both places are the same."""
    found = list(conflicts)
    for one in hand.of("conflicts"):
        at = next((n for n, line in enumerate(found) if _both(line.spans, one.at)), None)
        if at is not None:
            hand.done.add(one.n)
            if one.action == "reject":
                del found[at]
            else:
                found[at] = replace(found[at], state=found[at].state or "accepted")
    return tuple(found)


def _both(spans: Sequence[At], places: Sequence[At]) -> bool:
    return all(any(same_place(span, place) for span in spans) for place in places)


def stories_by_hand(stories: Sequence[Story], hand: Hand) -> tuple[Story, ...]:
    """Accepted."""
    found = list(stories)
    for one in hand.of("stories"):
        at = next((n for n, story in enumerate(found) if one.at[0].document in story.documents), None)
        if at is not None:
            hand.done.add(one.n)
            found[at] = replace(found[at], state="accepted")
    return tuple(found)


def _decided(lines: Sequence[T], hand: Hand, kind: str, shape: Shape[T]) -> tuple[T, ...]:
    """What is joined or parted comes first: a field that is set is the field of the line as it is at the end."""
    found = list(lines)
    ordered = sorted(hand.of(kind), key=lambda one: one.action not in ("merge", "split"))
    for one in ordered:
        at = _hit(found, shape, one.at[0])
        if at >= 0 and _changed(found, at, one, shape):
            hand.done.add(one.n)
    return tuple(sorted(found, key=lambda line: line.id))


def _hit(lines: Sequence[T], shape: Shape[T], at: At) -> int:
    """Index of the line that rests on this place, -1 where none does."""
    return next((n for n, line in enumerate(lines) if any(same_place(at, one) for one in shape.places(line))), -1)


def _changed(found: list[T], at: int, one: Decision, shape: Shape[T]) -> bool:
    if one.action == "accept":
        found[at] = replace(found[at], state=found[at].state or "accepted")
    elif one.action == "reject":
        del found[at]
    elif one.action == "merge":
        return _joined(found, at, one.at[1], shape)
    elif one.action == "split":
        return _split(found, at, one.at[1:], shape)
    elif shape.put:
        found[at] = shape.put(found[at], one)
    return True


def _joined(found: list[T], at: int, place: At, shape: Shape[T]) -> bool:
    other = _hit(found, shape, place)
    if other == at:
        return True
    if other < 0 or shape.made is None:
        return False
    both = list(shape.places(found[at]))
    both.extend(shape.places(found[other]))
    found[at] = replace(shape.made(both), state="amended")
    del found[other]
    return True


def _split(found: list[T], at: int, leaving: Sequence[At], shape: Shape[T]) -> bool:
    known = shape.places(found[at])
    gone = [one for one in known if any(same_place(one, place) for place in leaving)]
    stay = [one for one in known if one not in gone]
    if not gone or not stay or shape.made is None:
        return False
    found[at : at + 1] = [replace(shape.made(part), state="amended") for part in (stay, gone)]
    return True
