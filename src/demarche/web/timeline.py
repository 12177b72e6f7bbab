"""What happened, by the day of the event; a day that is not known exactly is drawn as the days it may be."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from demarche.web.book import Book
from demarche.web.lines import Line, evidence, of_act, of_statement
from demarche.web.rows import Interval


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    days: int
    lines: tuple[Line, ...]
    known: tuple[tuple[date, Mapping[str, str]], ...] = ()

    def bar(self, when: Interval) -> tuple[int, int]:
        """(first day, number of days) of the interval within this month, from 0."""
        start = when.earliest or self.first
        last = when.latest if when.latest and when.latest <= self._end else self._end
        return start.day - 1, max(1, (last - start).days + 1)

    @property
    def _end(self) -> date:
        return self.first.replace(day=self.days)


ONE_PAGE = 500
"""Lines: a longer timeline gets a page a month."""


def timeline(book: Book, chosen: str = "") -> Mapping[str, object]:
    """Months with their lines in order; `undated` are the lines whose day is not known, `reported` the anchors of
    those where the report's day stands in for it. `chosen`: one month ("2031-05") or "undated"; `index` then lists
    all of them as (chosen, first day, number of lines)."""
    months, undated, reported = _sorted(book)
    index: list[tuple[str, date | None, int]] = [(f"{m.first:%Y-%m}", m.first, len(m.lines)) for m in months]
    if undated:
        index.append(("undated", None, len(undated)))
    if not is_long(book):
        return {"months": months, "undated": undated, "reported": reported, "index": [], "chosen": ""}
    last = chosen or next((name for name, _, _ in reversed(index) if name != "undated"), "undated")
    return {
        "months": [m for m in months if f"{m.first:%Y-%m}" == last],
        "undated": undated if last == "undated" else [],
        "reported": reported,
        "index": index,
        "chosen": last,
    }


def parts(book: Book) -> list[str]:
    """The names of the pages that a long timeline is divided into."""
    if not is_long(book):
        return []
    months, undated, _ = _sorted(book)
    return [f"{m.first:%Y-%m}" for m in months] + (["undated"] if undated else [])


def is_long(book: Book) -> bool:
    return len(book.statements) + len(book.acts_of.get(None, [])) + len(book.meetings) > ONE_PAGE


@lru_cache(maxsize=1)
def _sorted(book: Book) -> tuple[list[Month], list[Line], set[str]]:
    lines = [(line, _placed(line)) for line in _lines(book)]
    months: dict[date, list[Line]] = defaultdict(list)
    for _, line in sorted(lines, key=lambda pair: _order(pair[1])):
        months[_month(line.when)].append(line)
    for day, _ in book.titles.known:
        months.setdefault(day.replace(day=1), [])
    undated = months.pop(date.max, [])
    reported = {new.anchor for old, new in lines if old.when is not new.when and _month(new.when) != date.max}
    return [_filled(book, first, months[first]) for first in sorted(months)], undated, reported


def _filled(book: Book, first: date, lines: list[Line]) -> Month:
    known = tuple(pair for pair in book.titles.known if pair[0].replace(day=1) == first)
    return Month(first, monthrange(first.year, first.month)[1], tuple(lines), known)


def _placed(line: Line) -> Line:
    """The line with the day of its report where its own is not known and that one is."""
    published = line.document.published
    known = line.when.earliest or line.when.latest or not published.earliest
    return line if known else replace(line, when=published)


def _order(line: Line) -> tuple[date, date, str, int]:
    first, last = line.when.earliest, line.when.latest
    return (first or last or date.max, last or date.max, line.document.id, line.start)


def _month(when: Interval) -> date:
    """The first day of the month it falls in or begins in; date.max where that is not known."""
    return when.earliest.replace(day=1) if when.earliest else date.max


def _lines(book: Book) -> Iterable[Line]:
    """Statements once a claim, from a report that copies none where there is one; acts told; meetings once each."""
    told: set[str] = set()
    for statement in sorted(book.statements, key=lambda row: row.document in book.copies):
        claim = book.claim_of.get(statement.id)
        if claim is None or claim.id not in told:
            yield of_statement(book, statement)
        if claim is not None:
            told.add(claim.id)
    for act in book.acts_of.get(None, []):
        yield of_act(book, act)
    for meeting in book.meetings:
        yield from evidence(book, meeting)[:1]
