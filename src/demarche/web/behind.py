"""The lines behind ties: the pages that tell them, and where on these each tie begins."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from demarche.web.book import Book, slug
from demarche.web.dealings import everybody, once_a_book
from demarche.web.lines import Line, evidence, of_act
from demarche.web.rows import MeetingRow
from demarche.web.sheets import Sheet, count, sheet, sheet_page, where
from demarche.web.ties import ORDER, Tie, party_ties, people_ties
from demarche.web.words import Tongue

Level = Literal["parties", "people"]
View = Callable[[Book, Tongue], Mapping[str, object]]
JOINERS = "\u200c\u200d"
"""Marks without a shape that belong to the spelling of some languages."""


@dataclass(frozen=True, slots=True)
class Way:
    """A tie and the address of its lines."""

    tie: Tie
    page: str
    anchor: str

    @property
    def newest(self) -> date | None:
        return date.fromisoformat(self.tie.latest) if self.tie.latest else None


@dataclass(frozen=True, slots=True)
class Dealing:
    """All ties of one party or person with another: what it does, what is done to it, and what both do."""

    other: str
    out: tuple[Way, ...]
    back: tuple[Way, ...]
    both: tuple[Way, ...]


def pair_page(one: str, other: str) -> str:
    """The page with all lines between two parties."""
    first, last = sorted((one, other))
    return f"ties/parties/{slug(first)}/{slug(last)}.html"


def own_ties_page(person: str) -> str:
    """The page with all lines by which a person deals with others."""
    return f"ties/people/{slug(person)}.html"


def tie_pages(book: Book) -> Iterator[tuple[str, str, View]]:
    """(path, template, view) of every page with the lines between two parties, or of one person and others."""
    for (one, other), ties in pairs(book).items():
        page = pair_page(one, other)
        for n in range(1, count(sum(tie.n for tie in ties)) + 1):
            yield sheet_page(page, n), "tie.html", partial(pair, one=one, other=other, number=n)
    for person, ties in by_person(book).items():
        page = own_ties_page(person)
        for n in range(1, count(sum(tie.n for tie in ties)) + 1):
            yield sheet_page(page, n), "tie.html", partial(of_person, person=person, number=n)


def pair(book: Book, speech: Tongue, one: str, other: str, number: int = 1) -> Mapping[str, object]:
    """The lines between two parties, by who does what to whom."""
    ties = pairs(book).get((one, other), [])
    shown = sheet(pair_page(one, other), number, ((tie, _lines_of(tie)) for tie in ties))
    return {**_told(book, shown), "one": one, "other": other, "person": ""}


def of_person(book: Book, speech: Tongue, person: str, number: int = 1) -> Mapping[str, object]:
    """The lines by which a person deals with others, by whom they are directed at."""
    ties = by_person(book).get(person, [])
    shown = sheet(own_ties_page(person), number, ((tie, _lines_of(tie)) for tie in ties))
    names = people_of(book, {end for tie in ties for end in tie.pair})
    return {**_told(book, shown), "person": person, "names": names}


def dealings(book: Book, level: Level, node: str) -> list[Dealing]:
    """Whom a party or person deals with, the most lines first."""
    if level == "parties":
        mine = [tie for tie in party_ties(book) if node in tie.pair]
    else:
        mine = list(by_person(book).get(node, []))
    by_other: dict[str, list[Way]] = defaultdict(list)
    for way in ways(book, level, mine, node):
        by_other[way.tie.other(node)].append(way)
    found = [
        Dealing(
            other,
            tuple(way for way in between if way.tie.source == node and way.tie.kind != "meets"),
            tuple(way for way in between if way.tie.target == node and way.tie.kind != "meets"),
            tuple(way for way in between if way.tie.kind == "meets"),
        )
        for other, between in by_other.items()
    ]
    return sorted(found, key=lambda row: (-sum(w.tie.n for w in (*row.out, *row.back, *row.both)), row.other))


def anchor(tie: Tie, viewed_from: str = "") -> str:
    """The anchor of a tie among the lines of its pair; on a person's own page, of what goes to or with another."""
    return f"{tie.kind}-{slug(tie.other(viewed_from) if viewed_from else tie.source)}"


@once_a_book
def pairs(book: Book) -> dict[tuple[str, str], list[Tie]]:
    """The ties of each two parties: what the first does, what the second does, what both do."""
    found: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in party_ties(book):
        found[tie.pair].append(tie)
    for pair, ties in found.items():
        ties.sort(key=lambda tie: (tie.kind == "meets", tie.source != pair[0], ORDER[tie.kind]))
    return dict(found)


@once_a_book
def by_person(book: Book) -> dict[str, list[Tie]]:
    """The ties of each person, by whom they lead to: those with the most lines first."""
    found: dict[str, list[Tie]] = defaultdict(list)
    people = {row.id for row in everybody(book)}
    for tie in people_ties(book):
        for person in {tie.source, tie.target} & people:
            found[person].append(tie)
    for person, ties in found.items():
        with_each = Counter[str]()
        for tie in ties:
            with_each[tie.other(person)] += tie.n
        ties.sort(key=lambda tie: (-with_each[tie.other(person)], tie.other(person), ORDER[tie.kind]))
    return dict(found)


def ways(book: Book, level: Level, ties: Iterable[Tie], viewed_from: str = "") -> list[Way]:
    """The ties with the addresses of their lines. `viewed_from`: the person on whose own page they stand."""
    begun: dict[str, dict[tuple[str, str, str], str]] = {}
    found = []
    for tie in ties:
        person = ""
        if level == "parties":
            first, among = pair_page(*tie.pair), pairs(book)[tie.pair]
        else:
            own = by_person(book)
            person = viewed_from or (tie.source if tie.source in own else tie.target)
            first, among = own_ties_page(person), own[person]
        if first not in begun:
            pages = where(first, (one.n for one in among))
            begun[first] = {one.key: page for one, page in zip(among, pages, strict=True)}
        found.append(Way(tie, begun[first][tie.key], anchor(tie, person)))
    return found


def _lines_of(tie: Tie) -> list[tuple[str, str]]:
    """(kind of line, id) of all lines of a tie."""
    return [("meeting", ident) for ident in tie.meetings] + [("act", ident) for ident in tie.acts]


def _told(book: Book, shown: Sheet[Tie, tuple[str, str]]) -> Mapping[str, object]:
    """What the lines of a sheet tell, each read when it is shown."""
    book.want(acts=[ident for part in shown.parts for kind, ident in part.items if kind == "act"])
    book.want(
        statements=[
            s for part in shown.parts for kind, i in part.items if kind == "act" if (s := book.act[i].statement)
        ]
    )

    def lines(items: Sequence[tuple[str, str]]) -> list[Line]:
        return [of_act(book, book.act[ident]) for kind, ident in items if kind == "act" and ident in book.act]

    def meetings(items: Sequence[tuple[str, str]]) -> list[tuple[MeetingRow, Line | None]]:
        rows = [book.meeting[ident] for kind, ident in items if kind == "meeting"]
        return [(row, next(iter(evidence(book, row)), None)) for row in rows]

    return {"shown": shown, "lines": lines, "meetings": meetings, "anchor": anchor}


def people_of(book: Book, ends: Iterable[str]) -> dict[str, str]:
    """The names of those ends of ties that are people."""
    wanted = set(ends)
    return {row.id: row.name for row in everybody(book) if row.id in wanted}


def names_of(book: Book, speech: Tongue, ends: Iterable[str]) -> dict[str, str]:
    """What ends of ties are called: parties in the language of the page, people as the reports call them."""
    wanted = set(ends)
    parties = book.titles.parties.get(speech.code, {})
    found = {end: parties.get(end) or end.replace("_", " ") for end in wanted} | people_of(book, wanted)
    return {end: _tame(name) for end, name in found.items()}


def _tame(name: str) -> str:
    """Without what turns writing around or is no letter: a drawing has no room to show it as the reader does."""
    odd = ("Cc", "Cf", "Cs")
    kept = (letter if letter in JOINERS or unicodedata.category(letter) not in odd else " " for letter in name)
    return " ".join("".join(kept).split())
