"""Meetings put together one after the other, and what may not come together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from demarche.link.told import Told, apart, forum, place

Place = tuple[str, str, str]


@dataclass(slots=True, eq=False)
class Cluster:
    """What reports tell of one meeting. `members`: indexes; `first`, `last`: the days that all of them allow.

    places: one report for each place and forum told; reports: what each document tells.
    """

    members: list[int] = field(default_factory=list)
    first: date = date.min
    last: date = date.max
    places: dict[Place, Told] = field(default_factory=dict)
    reports: dict[str, list[Told]] = field(default_factory=dict)

    @classmethod
    def of(cls, at: int, one: Told) -> Cluster:
        """A meeting alone."""
        first, last = one.days or (date.min, date.max)
        where = (one.lang, one.place, one.forum)
        return cls([at], first, last, {where: one}, {one.at.document: [one]})

    def __len__(self) -> int:
        return len(self.members)

    def fits(self, small: Cluster) -> bool:
        """One day fits all, and no two are told in ways that exclude one another."""
        if max(self.first, small.first) > min(self.last, small.last):
            return False
        strange = [(one, other) for here, one in small.places.items() if here not in self.places
                   for other in self.places.values()]  # fmt: skip
        if any(place(one, other) < 0 or forum(one, other) < 0 for one, other in strange):
            return False
        shared = small.reports.keys() & self.reports.keys()
        return not any(
            apart(one, other) for name in shared for one in small.reports[name] for other in self.reports[name]
        )

    def take(self, small: Cluster) -> None:
        """Put the other's meetings to these."""
        self.members += small.members
        self.first, self.last = max(self.first, small.first), min(self.last, small.last)
        for where, one in small.places.items():
            self.places.setdefault(where, one)
        for name, told in small.reports.items():
            self.reports.setdefault(name, []).extend(told)
