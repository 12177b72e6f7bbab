"""One event that two reports give to two days, by the weight of all signs: see `weights`.

Any two sentences are weighed that tell days and share what stands beside these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from demarche.kept import NOTHING, Kept
from demarche.lang import covered
from demarche.lang.concepts import things
from demarche.link.conflicts.dated import Dated, Days, dated_in
from demarche.link.conflicts.notions import BEGUN, ENDED, LATE, MORNING, MOVED, ONCE
from demarche.link.conflicts.signs import Signs, apart, common_signs, upto
from demarche.link.conflicts.weights import conflict_weights, surest
from demarche.link.readings import readings
from demarche.link.stretches import Row, within_reach
from demarche.model import Document, MeetingLine, Story

APART, LONG = 7, 25
"""Days between two accounts of one event, and between the two reports."""
GAPS, AGO = (1, 2, 3, 4, 6), (0, 1, 2, 4, 8, 20)
AROUND = (0, 1, 2, 4, 6, 9)
"""Steps of what the sentences share with those beside them."""
LITTLE = 3
"""Meanings of fewer than so many in both sentences: too few for one event where no name is the same."""
CROWD = 24
"""Days told of one deed, or with one name, of which each meets only so many of the next ones."""

Pair = tuple[Dated, Dated]


def dated_of(
    documents: Iterable[Document],
    stories: Iterable[Story],
    meetings: Iterable[MeetingLine],
    kept: Kept = NOTHING,
) -> dict[str, list[Dated]]:
    """What each report gives to a day."""
    story_of = {document: story.id for story in stories for document in story.documents}
    told: dict[str, list[tuple[int, int, str]]] = {}
    for meeting in meetings:
        for at, _ in meeting.evidence:
            told.setdefault(at.document, []).append((at.start, at.end, meeting.id))
    found: dict[str, list[Dated]] = {}
    for document in documents:
        if document.covered and document.lang in covered():
            lines = told.get(document.id, ())
            found[document.id] = [
                replace(one, story=story_of[document.id], meetings=_told_in(one, lines))
                for one in readings(kept, "dated", document, dated_in, Dated)
            ]
    return found


def _told_in(one: Dated, lines: Iterable[tuple[int, int, str]]) -> frozenset[str]:
    place = one.place
    return frozenset(ident for start, end, ident in lines if start < place.end and place.start < end)


@dataclass(frozen=True, slots=True)
class DaysTold:
    """What reports give to days. digests: of the reports."""

    told: Mapping[str, Sequence[Dated]]
    kept: Kept
    digests: Mapping[str, bytes]

    def pairs(self) -> Iterator[tuple[Dated, Dated, Signs]]:
        """Two days that may be told of one event, with the signs for and against it; again on several shelves."""
        for _, shelf in self._shelves():
            for at in range(len(shelf)):
                yield from ((shelf[at], shelf[n], signs) for n, signs in self._behind(shelf, at))

    def differing(self) -> Iterator[Pair]:
        """The likeliest ones first; each day that is told once for two stories."""
        return surest(self._found(), one_matter, again)

    def _found(self) -> Iterator[tuple[float, Dated, Dated]]:
        """Again where two stand near on several shelves."""
        for name, shelf in self._shelves():
            said = [self._said(one) for one in shelf] if self.kept.keeps else [b""] * len(shelf)
            row = Row(name, said, [one.days[0].toordinal() for one in shelf], CROWD)
            for at, n, score in within_reach(self.kept, "days", row, partial(self._sums, shelf), float):
                yield score, shelf[at], shelf[n]

    def _shelves(self) -> Iterator[tuple[str, list[Dated]]]:
        """By what was done, and by the names beside it."""
        shelves: dict[str, list[Dated]] = {}
        for found in self.told.values():
            for one in found:
                for name in one.deeds | one.names | one.whole.gist | one.meetings:
                    shelves.setdefault(name, []).append(one)
        for name in sorted(shelves):
            yield name, sorted(shelves[name], key=lambda one: (one.days[0], one.document.id, one.start))

    def _sums(self, shelf: Sequence[Dated], at: int) -> Iterator[tuple[int, float]]:
        weights = conflict_weights("date")
        for n, signs in self._behind(shelf, at):
            score = round(weights.sum_of(signs), 6)
            if score >= weights.enough:
                yield n, score

    def _behind(self, shelf: Sequence[Dated], at: int) -> Iterator[tuple[int, Signs]]:
        one = shelf[at]
        for n, other in enumerate(islice(shelf, at + 1, at + 1 + CROWD), at + 1):
            if (other.days[0] - one.days[0]).days > APART:
                break
            if _comparable(one, other):
                met = one.whole.met(other.whole)
                if met < LITTLE and _elsewhere(one, other):
                    continue
                echo = max(self._echo(one, other), self._echo(other, one))
                told = "no" if echo < 0 else "less" if echo < met else "as much" if echo == met else "more"
                yield n, date_signs(one, other) | {"other report has this day " + told}

    def _echo(self, one: Dated, other: Dated) -> int:
        """How much of what the one tells the report of the other tells of the same day; -1 where it has not that
        day."""
        return max((side.whole.met(one.whole) for side in self.told[other.document.id] if side.meets(one)), default=-1)

    def _said(self, one: Dated) -> bytes:
        """Its report tells all but what other reports tell with it."""
        return self.digests[one.document.id] + repr((one.story, one.start, sorted(one.meetings))).encode()


def one_matter(pair: Pair) -> list[tuple[Days, ...]]:
    return [tuple(sorted(side.days for side in pair))]


def again(pair: Pair, before: Pair) -> bool:
    """The same two days of what is told in the same words."""
    return any(one.near.met(other.near) or one.names & other.names for one in pair for other in before)


def _comparable(one: Dated, other: Dated) -> bool:
    """Two days that both reports could know of, told so near one another that they may be of one event."""
    if one.document.id == other.document.id or _one_time(one, other):
        return False
    if one.day and other.day:
        if apart(one, other) > LONG or _sure(one, other) or _sure(other, one):
            return False
        if not one.ahead and not other.ahead and max(one.days[0], other.days[0]).toordinal() > min(one.day, other.day):
            return False
    elif not (one.explicit and other.explicit):
        return False
    if one.story == other.story and not (one.explicit and other.explicit):
        return False  # days counted from two days of publication
    if one.rounds and other.rounds and not one.rounds & other.rounds:
        return False
    return not (_at_two_clocks(one, other) or _at_two_clocks(other, one))


def _sure(one: Dated, other: Dated) -> bool:
    """The one is still to come for its report, and the other is over for its own, whenever they appeared."""
    return one.ahead and bool(other.first) and other.days[1].toordinal() <= other.first


def _one_time(one: Dated, other: Dated) -> bool:
    """Both may be of one day, but for two spells that each begin and end a day apart."""
    shifted = one.days[0] != other.days[0] and one.days[1] != other.days[1] and one.days[0] < one.days[1]
    return one.meets(other) and not (shifted and other.days[0] < other.days[1] and one.explicit and other.explicit)


def _elsewhere(one: Dated, other: Dated) -> bool:
    """In one language they name other people and places."""
    apart_named = bool(one.names and other.names) and not one.names & other.names
    return apart_named and one.document.lang == other.document.lang


def _at_two_clocks(one: Dated, other: Dated) -> bool:
    """Late on a day is early on the next one elsewhere."""
    next_day = (other.days[0] - one.days[0]).days == 1
    return next_day and MORNING in other.hours and not LATE.isdisjoint(one.hours)


def date_signs(one: Dated, other: Dated) -> Signs:
    """All but what else the two reports tell of these days."""
    near = min(2, one.near.met(other.near))
    days = (other.days[0] - one.days[0]).days, (other.days[1] - one.days[1]).days
    explicit = one.explicit + other.explicit
    told = "ahead" if one.ahead and other.ahead else "perhaps ahead" if one.ahead or other.ahead else "past"
    around = len(one.setting.around & other.setting.around)
    far = "apart" if one.setting.around and other.setting.around else "open"
    signs = common_signs(one, other) | {
        f"days apart {upto(min(map(abs, days)), GAPS)}",
        f"explicit {explicit}",
        f"deed {_deed(one, other)}",
        f"{told}, words beside {near}",
        f"things beside {min(2, len(_things(one) & _things(other)))}",
        f"names {_names(one, other)}",
        f"parties around {min(2, around) if around else far}",
        f"words around {upto(one.around.met(other.around), AROUND)}",
    }
    moved = [not MOVED.isdisjoint(side.whole.gist) for side in (one, other)]
    if any(moved):
        signs |= {f"{told}, put off", "put off in both" if all(moved) else "put off in one"}
        if one.day and other.day and apart(one, other) and sum(moved) == 1:
            signs.add("put off later" if moved[one.day < other.day] else "put off before")
    ends = [_end(side) for side in (one, other)]
    if any(ends):
        signs.add(f"end {ends[0]}" if ends[0] == ends[1] else "ends apart" if all(ends) else "end of one")
    if one.said or other.said:
        signs.add(f"day of saying {one.said + other.said}")
    if one.document.lang == other.document.lang:
        signs.add(f"one tongue, names {_names(one, other)}")
    if one.deed and one.deed == other.deed:
        signs.add(f"{'done once' if one.deed in ONCE else 'one deed'}, words beside {near}")
    if one.day and other.day and not one.ahead and not other.ahead:
        ago = min(one.day, other.day) - max(one.days[1], other.days[1]).toordinal()
        signs.add(f"ago {upto(max(0, ago), AGO)}")
    return signs


def _end(one: Dated) -> str:
    """Whether what stands beside the day begins or ends on it."""
    found = [name for name, senses in (("first", BEGUN), ("last", ENDED)) if not senses.isdisjoint(one.near.gist)]
    return found[0] if len(found) == 1 else ""


def _deed(one: Dated, other: Dated) -> str:
    if one.deed and one.deed == other.deed:
        return "same"
    return "met" if one.deeds & other.deeds else "apart" if one.deed and other.deed else "open"


def _things(one: Dated) -> frozenset[str]:
    return one.near.gist & things(one.document.lang)


def _names(one: Dated, other: Dated) -> str:
    both = len(one.names & other.names)
    return str(min(2, both)) if both else "apart" if one.names and other.names else "open"
