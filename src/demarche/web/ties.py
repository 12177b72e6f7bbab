"""Who deals with whom: ties between parties, and of people, each with the lines it rests on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from demarche.web.book import Book, members
from demarche.web.dealings import Deal, Gathering, deals, everybody, gatherings, once_a_book

KINDS = {
    "demands": ("demand", "call_for_dialogue"),
    "offers": ("offer", "promise", "accept", "agree", "support", "concede", "cooperate", "aid", "retreat"),
    "rejects": ("reject", "deny"),
    "accuses": ("accuse", "protest"),
    "threatens": ("threaten", "warn", "sanction", "mobilize", "coerce", "assault"),
    "meets": ("consult",),
    "addresses": ("inform", "reassure", "praise", "express_concern"),
}
"""Kinds of tie in the order in which they are told, and the acts each stands for."""
_KIND = {act: kind for kind, acts in KINDS.items() for act in acts}
ORDER = {kind: n for n, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Tie:
    """What one does to another. `meets` goes both ways: `source` is then the first of the two by the alphabet.

    acts, meetings: ids of the lines behind it. Copies and repeated claims count once;
    the newest come first. latest: the newest day among them as ISO text, "".
    """

    source: str
    target: str
    kind: str
    acts: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    latest: str = ""

    @property
    def n(self) -> int:
        return len(self.acts) + len(self.meetings)

    @property
    def key(self) -> tuple[str, str, str]:
        return self.source, self.target, self.kind

    @property
    def pair(self) -> tuple[str, str]:
        return (self.source, self.target) if self.source < self.target else (self.target, self.source)

    def other(self, end: str) -> str:
        """The end that is not `end`."""
        return self.target if end == self.source else self.source


@once_a_book
def party_ties(book: Book) -> tuple[Tie, ...]:
    """Ties between parties, the strongest first. An act of several counts for each of them."""
    found = _Found()
    for deal in distinct(book):
        for by in members(deal.by):
            for to in members(deal.to):
                found.act(by, to, deal)
    for gathering in _newest(book):
        for one, other in combinations(sorted(set(gathering.parties)), 2):
            found.meeting(one, other, gathering)
    return found.ties()


@once_a_book
def people_ties(book: Book) -> tuple[Tie, ...]:
    """Ties of people: to the parties their words are directed at, and to those they meet; the strongest first."""
    found = _Found()
    for deal in distinct(book):
        if deal.person:
            for to in members(deal.to):
                found.act(deal.person, to, deal)
    homes = {row.id: row.party for row in everybody(book)}
    for gathering in _newest(book):
        for one, other in _encounters(gathering, homes):
            found.meeting(one, other, gathering)
    return found.ties()


@once_a_book
def distinct(book: Book) -> list[Deal]:
    """Acts without copies: of one claim, or of one story's same words, the line of the report that copies none.

    Two acts of one statement stay two.
    """
    nth: Counter[tuple[str, str, str]] = Counter()
    seen: set[tuple[str, str, str, str, int]] = set()
    kept = []
    for deal in sorted(
        deals(book), key=lambda deal: (deal.document in book.copies, deal.document, deal.start, deal.id)
    ):
        place = (deal.statement or deal.id, deal.act, deal.to)
        nth[place] += 1
        key = (deal.content, deal.by, deal.act, deal.to, nth[place])
        if key not in seen:
            seen.add(key)
            kept.append(deal)
    return sorted(kept, key=lambda deal: deal.latest, reverse=True)


def _newest(book: Book) -> list[Gathering]:
    return sorted(gatherings(book), key=lambda gathering: gathering.latest, reverse=True)


def _encounters(gathering: Gathering, homes: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Who meets whom in person; a party where the meeting names nobody of it."""
    present = sorted(person for person in set(gathering.people) if person in homes)
    yield from combinations(present, 2)
    named = {code for person in present for code in members(homes[person])}
    for person in present:
        for code in gathering.parties:
            if code not in named:
                yield person, code


class _Found:
    """Lines by tie, in the order they come."""

    def __init__(self) -> None:
        self._acts: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._meetings: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._latest: dict[tuple[str, str, str], str] = {}

    def act(self, by: str, to: str, deal: Deal) -> None:
        kind = _KIND.get(deal.act, "addresses")
        if kind == "meets":
            by, to = sorted((by, to))
        lines = self._acts[by, to, kind]
        if by != to and deal.id not in lines[-1:]:  # a talk of A and B with A and B is one line
            lines.append(deal.id)
            self._seen((by, to, kind), deal.latest)

    def meeting(self, one: str, other: str, gathering: Gathering) -> None:
        one, other = sorted((one, other))
        self._meetings[one, other, "meets"].append(gathering.id)
        self._seen((one, other, "meets"), gathering.latest)

    def ties(self) -> tuple[Tie, ...]:
        made = [
            Tie(*key, tuple(self._acts.get(key, ())), tuple(self._meetings.get(key, ())), latest)
            for key, latest in self._latest.items()
        ]
        return tuple(sorted(made, key=lambda tie: (-tie.n, ORDER[tie.kind], tie.source, tie.target)))

    def _seen(self, key: tuple[str, str, str], latest: str) -> None:
        self._latest[key] = max(latest, self._latest.get(key, ""))
