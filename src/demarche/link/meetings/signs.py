"""What two tellings of a meeting have in common and in what they differ, sign by sign: whether they are of one is
weighed in `weights`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from demarche.lang.concepts import Sense
from demarche.link.meetings.parts import APART, OPEN, PARTS
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import SHARP, acquainted, told_in_order

WORDS, MEANT = (1, 2, 3, 5, 8), (3, 6, 10)
"""Words that both have, and words that the one with fewer has, from which they count as more."""
ALIKE = tuple(part * part for part in (0.03, 0.07, 0.12, 0.2, 0.3, 0.45))
"""Squares of the cosines from which two sets of words count as more alike."""
OWN = tuple(tuple(f"words of its own: {n} of {few}" for n in range(len(WORDS) + 1)) for few in range(len(MEANT) + 1))
OWN_ALIKE, WORDS_ALIKE = (
    tuple(f"{what} alike: {n}" for n in range(len(ALIKE) + 1)) for what in ("words of its own", "words around")
)


def signs(one: Told, other: Told) -> list[str]:
    """Each once, the same whichever of the two comes first."""
    parts = [part.found(one, other) for part in PARTS]
    found = crossed(*(word for word, _ in parts))
    for _, some in parts:
        found += some
    return [*found, *alone(one, other)]


def crossed(manner: str, where: str, sides: str, day: str) -> list[str]:
    """What the day is worth beside the place, the sides and the round."""
    return [f"{day}, place {where}", f"{day}, sides {sides}", f"{day}, rounds told {manner}"]


def alone(one: Told, other: Told) -> list[str]:
    """What each says that no other says: its words, its people, and where it stands."""
    found = [*_words(one, other)]
    if not told_in_order(one, other):
        found.append("against the order of time")
    if one.story == other.story:
        found.append("story")
    if one.laid and one.laid == other.laid:
        found.append("beside one another")
    if acquainted(one, other):
        found.append("people: shared")
    elif one.faces and other.faces and {party for party, _ in one.faces} & {party for party, _ in other.faces}:
        found.append("people: others of one side")
    return found


def _words(one: Told, other: Told) -> Iterator[str]:
    """None where one of them has no words."""
    first, second = one.own, other.own
    if first and second:
        common = len(first & second)
        yield OWN[bisect_right(MEANT, min(len(first), len(second)))][bisect_right(WORDS, common)]
        yield OWN_ALIKE[_alike(common, first, second)]
    if one.sense and other.sense:
        yield WORDS_ALIKE[_alike(len(one.sense & other.sense), one.sense, other.sense)]


def _alike(common: int, one: Sense, other: Sense) -> int:
    return bisect_right(ALIKE, common * common / (len(one) * len(other)))


def apart(one: Told, other: Told) -> bool:
    """Two rounds or two forums; leaders by the one, experts or envoys by the other; each among its sides with somebody
    of whom the other report does not speak; or one report tells of both, and neither of a plan and of what came of it
    on its day, nor on that day of sides that its words leave out."""
    words = [part.found(one, other)[0] for part in PARTS]
    if APART in words or (words[-1] == OPEN and strangers(one, other)):
        return True
    return one.at.document == other.at.document and apart_in_one_report(one, other)


def strangers(one: Told, other: Told) -> bool:
    """Each report names those who met, and among them somebody whom the other does not speak of."""
    if one.guessed or other.guessed:
        return False
    return bool(one.parties - other.parties - other.around and other.parties - one.parties - one.around)


def apart_in_one_report(one: Told, other: Told) -> bool:
    first, second = one.line, other.line
    if one.days != other.days or one.width > SHARP:
        return True
    if one.parties == other.parties and first.status != second.status:
        plan, done = (one, other) if first.status == "planned" else (other, one)
        return bool(done.people and plan.people - done.people)
    within = one.parties <= other.parties or other.parties <= one.parties
    return not (within and (one.guessed or other.guessed))


def one_week(one: Told, other: Told) -> bool:
    """Two reports tell of no day but one weekday, the same sides, and of another meeting of the same on one other
    weekday."""
    first, second = one.parties, other.parties
    if one.days or other.days or not one.on[0] or one.on[0] != other.on[0] or not first or not second:
        return False
    if not (first <= second or second <= first) or one.at.document == other.at.document:
        return False
    rest = [(sides, weekday) for sides, weekday in other.agenda if weekday != other.on[0]]
    return any(
        weekday == there and sides and others and (sides <= others or others <= sides)
        for sides, weekday in one.agenda
        for others, there in rest
    )
