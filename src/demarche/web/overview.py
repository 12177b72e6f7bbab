"""The first page: what the record is about, said only with what the record holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from demarche.web.book import Book
from demarche.web.lines import Line, evidence, of_act
from demarche.web.rows import Interval, MeetingRow, PositionRow

SHOWN = 6
"""Positions and meetings on the first page."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Something the record does not know: how many, what is counted, and the page that lists them."""

    name: str
    n: int
    counted: str
    page: str
    anchor: str = ""


def overview(book: Book) -> Mapping[str, object]:
    """What the template `overview.html` shows."""
    return {
        "languages": Counter(row.lang for row in book.documents).most_common(),
        "origins": book.origins(row.id for row in book.documents),
        "published": _span(book),
        "parties": book.parties[:5],
        "issues": [issue for issue, _ in _issues(book).most_common(5)],
        "exchanges": _exchanges(book),
        "positions": _newest_positions(book),
        "coming": _planned(book, True)[:SHOWN],
        "passed": _planned(book, False)[-3:],
        "past": _past(book)[:3],
        "limits": limits(book),
    }


def _planned(book: Book, coming: bool) -> list[tuple[MeetingRow, Line | None]]:
    """Planned meetings whose day does not lie before the newest report (`coming`), or does; by day."""
    newest = book.newest
    planned = [
        row
        for row in book.meetings
        if row.status in ("planned", "ongoing")
        and (row.date.latest is None or newest is None or row.date.latest >= newest) is coming
    ]
    planned.sort(key=lambda row: (row.date.latest is None, str(row.date.latest), row.id))
    return [(row, next(iter(evidence(book, row)), None)) for row in planned]


def limits(book: Book) -> list[Limit]:
    """What the record could not settle; what is nought is left out."""
    found = (
        Limit("failures", len(book.failures), "reports", "sources.html", "failures"),
        Limit("languages", sum(not row.covered for row in book.documents), "reports", "sources.html"),
        Limit("published", sum(not row.published.near for row in book.documents), "reports", "sources.html"),
        Limit("copies", sum(len(story.documents) - 1 for story in book.stories), "reports", "sources.html"),
        Limit("unread", len(book.unread), "sentences", "unread.html"),
        Limit("conflicts", len(book.conflicts), "conflicts", "conflicts.html"),
    )
    return [limit for limit in found if limit.n]


def _span(book: Book) -> Interval:
    known = (row.published for row in book.documents if row.published.near)
    first = min((day.earliest for day in known if day.earliest), default=None)
    return Interval(earliest=first, latest=book.newest)


def _issues(book: Book) -> Counter[str]:
    return book.issue_uses


def _exchanges(book: Book) -> list[tuple[str, str, str, int]]:
    """(by, act, to, how often) of the acts that are more than speech, the commonest first."""
    spoken = (row for row in book.acts if row.by and row.to and row.act not in ("inform", ""))
    once = {(book.origin(row.document), row.text): (row.by, row.act, row.to) for row in spoken}
    pairs = Counter(once.values())
    ordered = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    return [(*key, n) for key, n in ordered[:3]]


def _newest_positions(book: Book) -> list[tuple[PositionRow, Line]]:
    ordered = sorted(book.positions, key=lambda row: (row.issue, row.party))
    ordered.sort(key=lambda row: (row.stance == "open", -(row.as_of.toordinal() if row.as_of else 0)))
    found: dict[str, tuple[PositionRow, Line]] = {}
    for row in ordered:
        line = shown(book, row.acts)
        if line is not None:
            found.setdefault(line.anchor, (row, line))  # words on two issues stand here once
    return list(found.values())[:SHOWN]


def shown(book: Book, acts: tuple[str, ...]) -> Line | None:
    """The line that speaks for these acts: the newest that the record holds, from a report that copies none."""
    held = [book.act[act] for act in acts if act in book.act]
    held.sort(key=lambda row: (str(row.date.latest or ""), row.document not in book.copies, row.document, -row.start))
    return of_act(book, held[-1]) if held else None


def _past(book: Book) -> list[tuple[MeetingRow, Line | None]]:
    held = [row for row in book.meetings if row.status == "held"]
    held.sort(key=lambda row: (row.date.latest is not None, str(row.date.latest), row.id), reverse=True)
    return [(row, next(iter(evidence(book, row)), None)) for row in held]
