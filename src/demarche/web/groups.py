"""The lines of one page of the timeline under their headings, each with the strip that draws its days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from demarche.web.book import Book
from demarche.web.lines import Line, evidence, of_act, of_statement
from demarche.web.moments import Moment
from demarche.web.strips import Strip, strip
from demarche.web.zoom import Unit, home, near, unit

REASONS = {
    "no day stands beside the words and the publication day is not known": "unpublished",
    "the publication day is not known": "unpublished",
    "the year is not told, and the publication day is not known": "unpublished",
    "the sentence names no day": "silent",
    "the report tells no day for it": "silent",
    "": "silent",
    "the words look back on an earlier day that they do not name": "earlier",
    "the words leave its ends open": "ends",
    "counted from a day that the text does not settle": "unsettled",
}
"""Why a line has no day, as the record says it, by what the pages call it; any other reason is shown as it is."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line to show. `line` is None for a day that the brief tells; `event` is what it tells, by language."""

    moment: Moment
    line: Line | None
    strip: Strip | None = None
    event: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading. kind: rough (known to the year `name` or, where that is "", not even to one), month,
    loose (known to the month alone, or only perhaps of the day), day, or undated, where `name` says why."""

    kind: str
    name: str
    items: tuple[Item, ...]

    @property
    def anchor(self) -> str:
        return f"{self.kind}-{self.name}" if self.name else self.kind

    @property
    def first(self) -> date:
        return unit(self.name).first


def groups(book: Book, lines: Sequence[Moment], here: Unit | None, whole: bool) -> list[Group]:
    """The lines in groups; `here` is the page's unit, None for lines without a day, `whole` as in `timeline.asked`."""
    found: dict[tuple[str, str], list[Moment]] = defaultdict(list)
    for moment in lines:
        found[_group(moment, here, whole)].append(moment)
    _want(book, lines)
    order = list(found) if here is None else sorted(found, key=lambda key: _place(key, here))
    made = ((kind, name, _items(book, found[kind, name], kind, name)) for kind, name in order)
    return [Group(kind, name, items) for kind, name, items in made if items]


def _group(moment: Moment, here: Unit | None, whole: bool) -> tuple[str, str]:
    if here is None:
        return "undated", REASONS.get(moment.why, moment.why)
    at = home(moment)
    if here.level == "day":
        return ("day" if at == here.name else "loose"), here.name
    if here.level == "month":
        return ("day", at) if at.startswith(here.name) and len(at) > len(here.name) else ("loose", here.name)
    if not whole:
        return "rough", here.name
    return ("month", moment.begins.isoformat()[:7]) if near(moment) else ("rough", at)


def _place(key: tuple[str, str], here: Unit) -> tuple[bool, str]:
    """By time, what is known to the year or month before its months or days; what is known still less closely last."""
    kind, name = key
    return (not name or (kind == "loose" and here.level == "day"), name)


def _items(book: Book, lines: Iterable[Moment], kind: str, name: str) -> tuple[Item, ...]:
    frame = _frame(lines, kind, name)
    items = []
    for moment in lines:
        drawn = strip(moment, *frame) if frame else None
        if moment.kind == "known":
            items.append(Item(moment, None, drawn, book.titles.known[int(moment.ident)][1]))
        elif line := line_of(book, moment):
            items.append(Item(moment, line, drawn))
    return tuple(items)


def _frame(lines: Iterable[Moment], kind: str, name: str) -> tuple[date, date] | None:
    """The days within which strips are drawn."""
    if kind == "undated":
        return None
    if name:
        shown = unit(name[:7])
        return shown.first, shown.last
    years = [day.year for moment in lines for day in (moment.begins, moment.ends)]
    return date(min(years), 1, 1), date(max(years), 12, 31)


def line_of(book: Book, moment: Moment) -> Line | None:
    """The line of a moment; of a meeting the words of a report that gives the status that holds."""
    if moment.kind == "meeting":
        row = book.meeting[moment.ident]
        return max(
            evidence(book, row), key=lambda line: (line.style == row.status, line.end - line.start), default=None
        )
    if moment.kind == "act":
        return replace(of_act(book, book.act[moment.ident]), copies=moment.copies)
    return of_statement(book, book.statement[moment.ident])


def _want(book: Book, lines: Iterable[Moment]) -> None:
    """Read what the page shows at once."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for moment in lines:
        by_kind["statement" if moment.kind == "plain" else moment.kind].append(moment.ident)
    book.want(acts=by_kind["act"], statements=by_kind["statement"])
    book.want(documents=[moment.place[0] for moment in lines if moment.place[0]])
