"""What was asked or offered: all acts of one party by which it put one thing, as far as they can be told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from demarche.record.lines import Line
from demarche.record.loops.told import Told
from demarche.record.showings import Showing, members
from demarche.record.showings.showing import number

ASKED = {"demands": "demand", "offers": "offer", "conditional": "offer"}
"""What a stance puts to others."""


@dataclass(frozen=True, slots=True)
class Ask:
    """kind: demand or offer; acts: the lines, by day of their reports; to: to whom, "" in none of them; shown: the same
    acts as they show a stance, none where they name no issue."""

    kind: str
    party: str
    issue: str
    acts: tuple[Line, ...]
    to: tuple[str, ...]
    shown: tuple[Showing, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(str(act["id"]) for act in self.acts)

    @property
    def same(self) -> tuple[str, str, tuple[str, ...]]:
        """What several put together has in common."""
        return self.kind, self.issue, self.ids

    @property
    def days(self) -> tuple[str, ...]:
        """On which it was put, where known."""
        return tuple(one.day for one in self.shown if one.day and not one.recalled)


def asks(told: Told, acts: Sequence[Line]) -> Iterator[Ask]:
    """All that was put on an issue by a party; what names no issue, by whom it was put to."""
    lines = {str(act["id"]): act for act in acts}
    groups: dict[tuple[str, str, str], list[Showing]] = defaultdict(list)
    for one in told.shown:
        if one.stance in ASKED and not one.weak and one.act in lines:
            groups[ASKED[one.stance], one.party, one.issue].append(one)
    for (kind, party, issue), group in groups.items():
        shown = tuple(sorted(group, key=_order))
        found = tuple(lines[name] for name in dict.fromkeys(one.act for one in shown))
        yield Ask(kind, party, issue, found, _to(found, party), shown)
    yield from _bare(told, acts)


def _bare(told: Told, acts: Sequence[Line]) -> Iterator[Ask]:
    groups: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for act in acts:
        if act["act"] in ASKED.values() and not act["issues"] and "+" not in str(act["by"]):
            groups[str(act["act"]), str(act["by"]), str(act["to"])].append(act)
    for (kind, party, _), found in groups.items():
        found.sort(key=lambda act: (told.printed[str(act["document"])], str(act["document"]), number(act["start"])))
        yield Ask(kind, party, "", tuple(found), _to(found, party))


def _to(acts: Sequence[Line], party: str) -> tuple[str, ...]:
    return tuple(sorted({one for act in acts for one in members(str(act["to"]))} - {party}))


def _order(one: Showing) -> tuple[str, bool, bool, str, str, int, str]:
    return one.day, not one.dated, not one.fresh, one.published, one.document, one.start, one.act


def merged(found: Sequence[Ask]) -> list[tuple[Ask, ...]]:
    """What one party puts by the same acts on several issues is one, and so is what several put by the same acts."""
    kept: list[list[Ask]] = []
    for ask in sorted(found, key=lambda ask: (-len(ask.ids), ask.kind, ask.ids, ask.party, ask.issue)):
        own = set(ask.ids)
        home = next((held for held in kept if held[0].kind == ask.kind and own <= set(held[0].ids)
                     and (own == set(held[0].ids) or ask.party == held[0].party)), None)  # fmt: skip
        if home is None:
            kept.append([ask])
        else:
            home.append(ask)
    return [tuple(held) for held in kept]


def words_of(beside: Mapping[str, frozenset[str]], ask: Ask) -> frozenset[str]:
    """What reports say beside the acts."""
    return frozenset(word for name in ask.ids for word in beside.get(name, ()))
