"""What reports give in amounts, rough ones too: "nearly four hours", "17 perusahaan pembeli"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.kept import NOTHING, Kept
from demarche.lang import covered
from demarche.lang.concepts import CONCEPT
from demarche.link.conflicts.counted import ANCHORS, sides_of
from demarche.link.conflicts.given import Given, Scene, given_in
from demarche.link.sense.amounts import MINUTE, Amount, amounts
from demarche.link.sense.figures import MONEY, shown
from demarche.model import Document, MeetingLine, Story


@dataclass(frozen=True, slots=True)
class Told:
    """What is given in amounts, by report. read: all amounts; given: those that are compared; digests: of the
    reports."""

    read: Mapping[str, Sequence[Amount]]
    given: Mapping[str, Sequence[Given]]
    kept: Kept
    digests: Mapping[str, bytes]


def told_in(
    documents: Sequence[Document],
    stories: Iterable[Story],
    meetings: Sequence[MeetingLine],
    kept: Kept = NOTHING,
    amounts_of: Callable[[Document], Sequence[Amount]] = amounts,
) -> Told:
    """amounts_of: gives those of a report."""
    story_of = {document: story.id for story in stories for document in story.documents}
    told: dict[str, list[Scene]] = {}
    counted = {(one.id, told.start, told.end): told.round for one in documents for told in one.meetings}
    for meeting in meetings:
        first, last = meeting.date.earliest, meeting.date.latest
        days = ((first, last),) if first and last else ()
        rounds = [counted.get((at.document, at.start, at.end), 0) for at, _ in meeting.evidence]
        known = set(rounds) - {0}
        whole = min(known) if len(known) == 1 else 0
        for (at, status), own in zip(meeting.evidence, rounds, strict=True):
            told.setdefault(at.document, []).append(Scene(at, meeting.id, status, days, own or whole))
    several = [one for one in documents if one.covered and one.lang in covered() and len(sides_of(one)) >= ANCHORS]
    # what one party counts at home is no matter between two
    read = {one.id: amounts_of(one) for one in several}
    by_report = {one.id: list(given_in(one, story_of[one.id], told.get(one.id, ()), read[one.id])) for one in several}
    return Told(read, by_report, kept, kept.digests(several))


def both_shown(one: Given, other: Given) -> str:
    """Both numbers, and what is counted; lengths have their unit in their words."""
    first, second = sorted((one, other), key=lambda side: side.amount.middle)
    if first.amount.unit == MINUTE:
        return f"{_number(first)} / {_number(second)}"
    unit = first.amount.unit.removeprefix(MONEY).lstrip(CONCEPT)
    shared = sorted(first.noun.gist & second.noun.gist)
    name = unit or (shared[0].lstrip(CONCEPT) if shared else " ".join(first.amount.noun[:1]))
    return f"{_number(first)} / {_number(second)} {name}".rstrip()


def _number(one: Given) -> str:
    """A length in the words of the report."""
    amount = one.amount
    return one.document.text[amount.start : amount.end] if amount.unit == MINUTE else shown(amount.middle)
