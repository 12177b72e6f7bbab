"""What somebody said, in order: by day or by issue, each claim once, in sheets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from demarche.web.book import Book, members, party_page, person_page, slug
from demarche.web.dealings import Said, all_said, all_told, once_a_book, said_by, said_for, told_for
from demarche.web.lines import Line, of_act, of_statement
from demarche.web.rows import Interval
from demarche.web.sheets import Sheet, count, sheet, sheet_page
from demarche.web.words import Tongue

Order = Literal["day", "issue", "done"]
Days = tuple[str, str]
View = Callable[[Book, Tongue], Mapping[str, object]]
_PATH = re.compile(
    r"said/(?P<side>people|parties)/(?P<who>[\w-]+)\.(?P<order>day|issue|done)(?:\.(?P<n>[1-9][0-9]{0,6}))?\.html", re.A
)
KEPT = 8
"""Voices whose lines are held ready."""
FEW = 4
"""Statements that are read at a glance, without an order by issue beside that by day."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A person or a party as the one who speaks."""

    side: Literal["people", "parties"]
    id: str

    @property
    def page(self) -> str:
        return person_page(self.id) if self.side == "people" else party_page(self.id)

    def list_page(self, order: Order, number: int = 1) -> str:
        """The path of a sheet of a list: the first by day stands on the own page."""
        return self.page if (order, number) == ("day", 1) else sheet_page(self.further(order), number)

    def further(self, order: Order) -> str:
        """The name by which the sheets of a list go."""
        return f"said/{self.side}/{slug(self.id)}.{order}.html"


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a voice. orders: those it has; statements and done: how many lines they hold."""

    orders: tuple[Order, ...]
    statements: int
    done: int


def said_pages(book: Book) -> Iterator[tuple[str, str, View]]:
    """(path, template, view) of every sheet of every list but the first by day, which stands on the own page."""
    told: dict[Voice, list[Said]] = defaultdict(list)
    spoken: dict[Voice, list[Said]] = defaultdict(list)
    for by, row in all_told(book):
        for code in members(by):
            told[Voice("parties", code)].append(row)
    for person, party, row in all_said(book):
        for voice in (Voice("people", person), *(Voice("parties", code) for code in members(party))):
            spoken[voice].append(row)
    for voice in sorted({*spoken, *told} - {Voice("people", "")}, key=lambda voice: (voice.side, voice.id)):
        once = _once(book, spoken[voice]), _once(book, told[voice])
        for order in _lists(*once).orders:
            lines = sum(len(rows) for _, rows in _grouped(once[order == "done"], order))
            for n in range(2 if order == "day" else 1, count(lines) + 1):
                yield voice.list_page(order, n), "said.html", partial(said, voice=voice, order=order, number=n)


def said_page(book: Book, path: str) -> tuple[str, View] | None:
    """(template, view) of the sheet of a list that has this path; None where there is none."""
    found = _PATH.fullmatch(path)
    if not found:
        return None
    known = book.ids("people") if found["side"] == "people" else book.parties
    ident = next((ident for ident in known if slug(ident) == found["who"]), None)
    if ident is None:
        return None
    voice = Voice("people" if found["side"] == "people" else "parties", ident)
    number = int(found["n"] or 1)
    for order in _lists(*_rows(book, voice)).orders:
        if order == found["order"] and voice.list_page(order, number) == path:
            there = number <= _sheet(book, voice, order, number).of
            return ("said.html", partial(said, voice=voice, order=order, number=number)) if there else None
    return None


def said(book: Book, speech: Tongue, voice: Voice, order: Order, number: int) -> Mapping[str, object]:
    """One sheet of a list."""
    shown = _sheet(book, voice, order, number)
    ids = [row.id for part in shown.parts for row in part.items]
    if order == "done":
        book.want(acts=ids)
    else:
        book.want(statements=ids)

    def lines(rows: Sequence[Said]) -> list[Line]:
        if order == "done":
            return [of_act(book, book.act[row.id]) for row in rows]
        return [of_statement(book, book.statement[row.id]) for row in rows]

    found = _lists(*_rows(book, voice))
    return {"voice": voice, "order": order, "shown": shown, "lists": found, "lines": lines, "when": _when}


def _sheet(book: Book, voice: Voice, order: Order, number: int) -> Sheet[object, Said]:
    spoken, told = _rows(book, voice)
    shown = sheet(voice.further(order), number, _grouped(told if order == "done" else spoken, order))
    return replace(shown, first=voice.list_page(order))


def _lists(spoken: Sequence[Said], told: Sequence[Said]) -> Lists:
    """Which lists there are, and how long."""
    by_issue = len(spoken) >= FEW and len({row.issues for row in spoken}) > 1
    orders: list[Order] = ["day"]
    if by_issue:
        orders.append("issue")
    if told:
        orders.append("done")
    return Lists(tuple(orders), len(spoken), len(told))


def _rows(book: Book, voice: Voice) -> tuple[list[Said], list[Said]]:
    """What the voice said, and what it did; kept for the last few voices, whose sheets are often asked for in a row."""
    kept = _kept(book)
    found = kept.get(voice)
    if found is None:
        spoken = said_by(book, voice.id) if voice.side == "people" else said_for(book, voice.id)
        told = told_for(book, voice.id) if voice.side == "parties" else []
        found = kept[voice] = _once(book, spoken), _once(book, told)
        for old in list(kept)[:-KEPT]:  # other threads may do the same
            kept.pop(old, None)
    return found


@once_a_book
def _kept(book: Book) -> dict[Voice, tuple[list[Said], list[Said]]]:
    return {}


def _grouped(rows: Iterable[Said], order: Order) -> list[tuple[object, list[Said]]]:
    """(days or issue, lines): the newest days or the most spoken of issues first; what has neither comes last."""
    groups: dict[object, list[Said]] = defaultdict(list)
    for row in rows:
        keys: Sequence[object] = (row.issues or ("",)) if order == "issue" else [(row.earliest, row.latest)]
        for key in keys:
            groups[key].append(row)
    if order == "issue":
        return sorted(groups.items(), key=lambda group: (group[0] == "", -len(group[1]), str(group[0])))
    return list(groups.items())


def _once(book: Book, rows: Sequence[Said]) -> list[Said]:
    """The newest first; of the copies of one claim the line of a report that copies none."""
    kept: dict[str, Said] = {}
    for row in sorted(rows, key=lambda row: (row.document in book.copies, row.document, row.start)):
        kept.setdefault(row.content, row)
    return sorted(kept.values(), key=lambda row: (row.latest, row.earliest), reverse=True)


def _when(days: Days) -> Interval:
    first, last = (date.fromisoformat(day) if day else None for day in days)
    return Interval(earliest=first, latest=last)
