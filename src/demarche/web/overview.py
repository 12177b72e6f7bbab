"""The first page: what the record is about, said only with what the record holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.web.book import Book
from demarche.web.changes import choices
from demarche.web.lines import Line, evidence
from demarche.web.rows import Interval, MeetingRow, PositionRow
from demarche.web.standing import best, standings, tally, turns, waits_on

SHOWN = 6
"""Meetings, changes, open questions and words on the first page."""
TOGETHER = ("agree", "consult", "cooperate")
"""What several do with each other: `names.together` has the words."""
FAILED = 5
"""Reports that could not be read whose reasons stand on the first page."""
STANDING = 14
"""Issues on the first page; the matrix has the others."""


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
    first, last = book.published_within
    standing = standings(book)
    changed = turns(book, most=SHOWN)
    return {
        "languages": book.spoken_in,
        "origins": book.origins_in_all,
        "published": Interval(earliest=first, latest=last),
        "parties": book.parties[:5],
        "issues": [issue for issue, _ in sorted(book.issue_uses.items(), key=lambda pair: (-pair[1], pair[0]))[:5]],
        "exchanges": _exchanges(book)[:3],
        "standing": standing[:STANDING],
        "left": len(standing) - STANDING,
        "states": tally(standing),
        "turns": changed,
        "days": choices(book),
        "positions": _newest_positions(book),
        "waiting": waits_on(book, book.loops[:SHOWN]),
        "more_waiting": max(0, len(book.loops) - SHOWN),
        "coming": with_words(book, planned(book, True)[:SHOWN]),
        "passed": with_words(book, planned(book, False)[-3:]),
        "past": with_words(book, held(book)[:3]),
        "limits": limits(book),
        "failures": book.failures[:FAILED],
    }


def planned(book: Book, coming: bool) -> list[MeetingRow]:
    """Planned meetings whose day does not lie before the newest report (`coming`), or does; by day."""
    newest = book.newest
    found = [
        row
        for row in book.calendar
        if row.status in ("planned", "ongoing")
        and (row.date.latest is None or newest is None or row.date.latest >= newest) is coming
    ]
    return sorted(found, key=lambda row: (row.date.latest is None, str(row.date.latest), row.id))


def held(book: Book) -> list[MeetingRow]:
    """Meetings that took place, the newest first."""
    found = [row for row in book.calendar if row.status == "held"]
    return sorted(found, key=lambda row: (row.date.latest is not None, str(row.date.latest), row.id), reverse=True)


def with_words(book: Book, rows: Sequence[MeetingRow]) -> list[tuple[MeetingRow, Line | None]]:
    return [(row, _telling(book, book.meeting[row.id])) for row in rows]


def _telling(book: Book, row: MeetingRow) -> Line | None:
    """Of the words that tell of a meeting, the newest that tell it as it stands: of one that was held not its plan."""

    def least(line: Line) -> tuple[bool, int]:
        day = line.document.published.latest
        return line.style != row.status, -(day.toordinal() if day else 0)

    return min(evidence(book, row), key=least, default=None)


def limits(book: Book) -> list[Limit]:
    """What the record could not settle; what is nought is left out."""
    found = (
        Limit("failures", len(book.failures), "reports", "sources.html", "failures"),
        *(Limit(name, n, "reports", "sources.html") for name, n in book.gaps.items()),
        Limit("unread", len(book.unread), "sentences", "unread.html"),
        Limit("conflicts", len(book.conflicts), "conflicts", "conflicts.html"),
    )
    return [limit for limit in found if limit.n]


def _exchanges(book: Book) -> list[tuple[str, str, str, int]]:
    """Who does what to whom; of what is told of several as one, only what they do with each other."""
    return [one for one in book.exchanges if one[0] != one[2] or ("+" in one[0] and one[1] in TOGETHER)]


def _newest_positions(book: Book) -> list[tuple[PositionRow, Line]]:
    ordered = sorted(book.positions, key=lambda row: (row.issue, row.party))
    ordered.sort(key=lambda row: (row.stance == "open", -(row.as_of.toordinal() if row.as_of else 0)))
    some = ordered[: 5 * SHOWN]
    found: dict[str, tuple[PositionRow, Line]] = {}
    for row, line in zip(some, best(book, [row.acts for row in some]), strict=True):
        if line is not None:
            found.setdefault(line.anchor, (row, line))  # words on two issues stand here once
    return list(found.values())[:SHOWN]
