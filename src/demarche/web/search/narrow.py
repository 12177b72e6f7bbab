"""Which lines an ask takes by what they say beside their words: who, to whom, on what, when."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from demarche.web.book import Book, members
from demarche.web.opened import OpenBook
from demarche.web.rows import ActRow, Interval, MeetingRow
from demarche.web.search.ask import Ask
from demarche.web.search.names import people_named
from demarche.web.source import MANY


@dataclass(frozen=True, slots=True)
class Narrow:
    """`people`: ids of those whom the name typed may mean; None where no name is typed."""

    ask: Ask
    people: frozenset[str] | None

    @classmethod
    def of(cls, book: Book, ask: Ask) -> Narrow:
        return cls(ask, frozenset(people_named(book, ask.person)) if ask.person else None)

    @property
    def meetings(self) -> bool:
        """Whether meetings can fit: they have parties, people and days, but nobody says them."""
        return not (self.ask.act or self.ask.issue or self.ask.to)

    def takes(self, book: Book, row: ActRow) -> bool:
        """Whether the act fits; where its own day is not known, its report's stands in for it."""
        ask = self.ask
        if (ask.act and row.act != ask.act) or (ask.issue and ask.issue not in row.issues):
            return False
        if not _party(ask.party, row.by) or not _party(ask.to, row.to):
            return False
        if self.people is not None:
            said = book.statement.get(row.statement or "")
            if said is None or said.speaker_id not in self.people:
                return False
        return ask.days is None or _meet(ask.days, row.date, lambda: book.document[row.document].published)

    def takes_meeting(self, row: MeetingRow) -> bool:
        ask = self.ask
        if not self.meetings or (ask.party and ask.party not in row.parties):
            return False
        if self.people is not None and not self.people.intersection(row.people):
            return False
        return ask.days is None or _meet(ask.days, row.date, Interval)

    def documents(self, book: Book) -> frozenset[str]:
        """The reports with a line that fits."""
        if isinstance(book, OpenBook):
            return frozenset(_from_record(book, self))
        found = {row.document for row in book.acts if self.takes(book, row)}
        return frozenset(found.union(at.document for m in book.meetings if self.takes_meeting(m) for at in m.evidence))


def _party(wanted: str, codes: str) -> bool:
    return not wanted or wanted == codes or wanted in members(codes)


def _meet(wanted: Interval, own: Interval, other: Callable[[], Interval]) -> bool:
    """Whether the days meet those wanted; the other ones count where there are no own."""
    days = own if own.earliest or own.latest else other()
    first, last = days.earliest or days.latest, days.latest or days.earliest
    assert wanted.earliest and wanted.latest
    return bool(first and last) and first <= wanted.latest and last >= wanted.earliest  # type: ignore[operator]  # both are days here


def _from_record(book: OpenBook, narrow: Narrow) -> list[str]:
    found = _acts(book, narrow)
    return [*found, *_meetings(book, narrow)] if narrow.meetings else found


def _acts(book: OpenBook, narrow: Narrow) -> list[str]:
    ask, source = narrow.ask, book.source
    conditions: list[str] = []
    values: list[str] = []

    def add(condition: str, *given: str) -> None:
        conditions.append(condition)
        values.extend(given)

    for column, code in (("by_party", ask.party), ("to_party", ask.to)):
        if code:
            every = [codes for (codes,) in source.ask(f"SELECT DISTINCT {column} FROM acts") if _party(code, codes)]
            add(f"a.{column} {MANY}", json.dumps(every))
    if ask.act:
        add("a.act = ?", ask.act)
    if ask.issue:
        add("a.id IN (SELECT act FROM act_issues WHERE issue = ?)", ask.issue)
    if narrow.people is not None:
        said = f"SELECT id FROM statements WHERE speaker_id {MANY}"
        add(f"a.statement IN ({said})", json.dumps(sorted(narrow.people)))
    if ask.days:
        first, last = str(ask.days.earliest), str(ask.days.latest)
        own = "coalesce(a.date_earliest, a.date_latest) <= ? AND coalesce(a.date_latest, a.date_earliest) >= ?"
        out = own.replace("a.date_", "published_")
        of_report = f"a.document IN (SELECT id FROM documents WHERE {out})"
        none = "a.date_earliest IS NULL AND a.date_latest IS NULL"
        add(f"({own} OR ({none} AND {of_report}))", last, first, last, first)
    where = " AND ".join(conditions) or "1"
    return [document for (document,) in source.ask(f"SELECT DISTINCT a.document FROM acts a WHERE {where}", *values)]


def _meetings(book: OpenBook, narrow: Narrow) -> list[str]:
    fit = json.dumps([row.id for row in book.calendar if narrow.takes_meeting(row)])
    return [
        row for (row,) in book.source.ask(f"SELECT DISTINCT document FROM meeting_evidence WHERE meeting {MANY}", fit)
    ]
