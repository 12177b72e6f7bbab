"""Hints that are evidence of a meeting: what one report tells too faintly for a line, and other reports tell fully.

Each hint is weighed against the meetings of which its own report tells nothing else. The weights stand in
world/hints.toml; benchmarks/hints.py fits them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import fsum

from demarche.link.meetings.hint_signs import Beside, signs
from demarche.link.meetings.scale import Placed, Scale
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import AHEAD
from demarche.model import At, MeetingLine, MeetingTold
from demarche.world.weights import HOME, Weights, read_weights

WEIGHTS = HOME / "hints.toml"
MEMBERS = 3
"""Tellings of a meeting against which a hint is weighed, of many those that stand evenly among them."""
UNLIKELY = -4.5
"""Mean log-odds of two tellings, below which a hint is not weighed."""

CROWD = 10
"""Meetings beside which a hint is weighed at most: those nearest in time."""
ANYWHEN = 0
"""Time of what has no day."""


def weights() -> Weights:
    """enough: from which sum a hint is evidence."""
    return read_weights(WEIGHTS)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A hint beside a meeting, and its signs."""

    hint: Told
    meeting: str
    signs: tuple[str, ...]


def with_hints(lines: Sequence[MeetingLine], told: Sequence[Told], hints: Sequence[Told]) -> tuple[MeetingLine, ...]:
    """`lines`, with the hints that are likely evidence; what somebody corrected stays as it is."""
    taken = dict(chosen(weighed([line for line in lines if not line.state], told, hints), weights()))
    return tuple(_with(line, taken[line.id]) if line.id in taken else line for line in lines)


def _with(line: MeetingLine, hints: Sequence[Told]) -> MeetingLine:
    evidence = [(one.at, one.line.status) for one in hints]
    told = [MeetingTold(one.line.date) for one in hints]
    return replace(line, evidence=(*line.evidence, *evidence), told=(*line.told, *told))


def chosen(found: Sequence[Weighed], known: Weights) -> Iterator[tuple[str, list[Told]]]:
    """By meeting: of each report at most one, the likeliest; and each hint of one meeting at most."""
    sums = [(round(known.sum_of(one.signs), 2), one) for one in found]
    places: set[At] = set()
    reports: set[tuple[str, str]] = set()
    taken: dict[str, list[Told]] = {}
    for one in (one for value, one in sorted(sums, key=_surest) if value >= known.enough):
        report = one.hint.at.document, one.meeting
        if one.hint.at not in places and report not in reports:
            places.add(one.hint.at)
            reports.add(report)
            taken.setdefault(one.meeting, []).append(one.hint)
    for meeting, hints in sorted(taken.items()):
        yield meeting, sorted(hints, key=_place)


def _surest(one: tuple[float, Weighed]) -> tuple[float, str, int, int, str]:
    value, weighed_one = one
    at = weighed_one.hint.at
    return -value, at.document, at.start, at.end, weighed_one.meeting


def weighed(lines: Sequence[MeetingLine], told: Sequence[Told], hints: Sequence[Told]) -> list[Weighed]:
    """Each hint, and each telling too weak for a line that no meeting took, beside the meetings that it may be of."""
    scale, by_place = Scale(), {one.at: one for one in told}
    shelves: dict[tuple[str, int], list[Group]] = {}
    for line in lines:
        group = Group.of(line, by_place, scale)
        for shelf in group.shelves():
            shelves.setdefault(shelf, []).append(group)
    held = {at for line in lines for at, _ in line.evidence}
    reports: dict[str, list[Told]] = {}
    for one in told:
        reports.setdefault(one.at.document, []).append(one)
    found: list[Weighed] = []
    for hint in sorted([*hints, *(one for one in told if one.at not in held)], key=_place):
        near = {group.line.id: group for shelf in _shelves(hint) for group in shelves.get(shelf, ())}
        fits = [group for group in near.values() if hint.at.document not in group.reports]
        fits = sorted(fits, key=lambda group: (group.far_from(hint), group.line.id))[:CROWD]
        found += _beside(hint, fits, scale, reports.get(hint.at.document, ()))
    return found


def _place(one: Told) -> tuple[str, int, int, str]:
    return one.at.document, one.at.start, one.at.end, one.line.what


@dataclass(frozen=True, slots=True)
class Group:
    """A meeting and its tellings, made ready for the scale."""

    line: MeetingLine
    members: tuple[Placed, ...]
    reports: frozenset[str]

    @classmethod
    def of(cls, line: MeetingLine, by_place: Mapping[At, Told], scale: Scale) -> Group:
        members = [by_place[at] for at, _ in line.evidence if at in by_place]
        step = max(1, -(-len(members) // MEMBERS))
        return cls(line, tuple(map(scale.placed, members[::step])), frozenset(at.document for at, _ in line.evidence))

    def days(self) -> list[date]:
        """Its first and last, else those of the reports."""
        known = [day for day in (self.line.date.earliest, self.line.date.latest) if day is not None]
        return known or [one.told for one, _ in self.members if one.told]

    def shelves(self) -> set[tuple[str, int]]:
        """By party and time."""
        times = {day.toordinal() // AHEAD for day in self.days()} or {ANYWHEN}
        return {(party, time) for party in self.line.parties for time in times}

    def far_from(self, hint: Told) -> tuple[int, int]:
        """Days between them, and sides that the hint does not name."""
        there = hint.days[0] if hint.days else hint.told
        gaps = [abs((day - there).days) for day in self.days()] if there else []
        return min(gaps, default=AHEAD), len(set(self.line.parties) - hint.parties)


def _shelves(hint: Told) -> Iterator[tuple[str, int]]:
    days = [*(hint.days or ()), *((hint.told,) if hint.told else ())]
    times = {day.toordinal() // AHEAD + step for day in days for step in (-1, 0, 1)} | {ANYWHEN}
    yield from ((party, time) for party in sorted(hint.parties | hint.around) for time in sorted(times))


def _beside(hint: Told, groups: Sequence[Group], scale: Scale, mine: Sequence[Told]) -> Iterator[Weighed]:
    placed = scale.placed(hint)
    sums = [(group, fsum(scale.odds(placed, one) for one in group.members)) for group in groups if group.members]
    means = sorted(((round(total / len(group.members), 2), group) for group, total in sums), key=_likeliest)
    for n, (mean, group) in enumerate(means):
        if mean > UNLIKELY:
            best = means[0][0] if n else max((value for value, _ in means[1:]), default=UNLIKELY)
            beside = Beside(hint, group.line, [one for one, _ in group.members], mean, best, mine)
            yield Weighed(hint, group.line.id, tuple(signs(beside)))


def _likeliest(one: tuple[float, Group]) -> tuple[float, str]:
    return -one[0], one[1].line.id
