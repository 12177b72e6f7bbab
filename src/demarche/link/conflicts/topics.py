"""What each sentence of a report is found by: kept of a report, so that the sentences of all need not be read again to
find those that are laid beside one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.lang.concepts import Sense
from demarche.link.conflicts.sides import Side, Sides
from demarche.link.readings import readings
from demarche.link.sense.bridge import reach
from demarche.model import Document


@dataclass(frozen=True, slots=True)
class Topic:
    """Of one side, in their order. keys: all by which a line in another language may be found, too; names: those in it;
    no: in which ways it says no; ahead: what it tells of was still to come."""

    sentence: int
    keys: Sense
    names: Sense
    no: frozenset[str]
    ahead: bool


def topics_of(told: Sides, name: str) -> Sequence[Topic]:
    """Of one report."""

    def read(_: Document) -> Iterator[Topic]:
        return (Topic(one.sentence, reach(one.line), one.names, one.of.no, _ahead(one)) for one in told[name])

    return readings(told.kept, "topics", told.documents[name], read, Topic)


def _ahead(one: Side) -> bool:
    days = one.of.setting.when
    return bool(one.day and days) and min(first.toordinal() for first, _ in days) > one.day
