"""Where each issue stands: who wants, gives, refuses what, what is agreed and what is open. From positions alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from demarche.record.agreed import issues as by_state
from demarche.web.book import Book, members
from demarche.web.lines import Line, evidence, of_act
from demarche.web.rows import ActRow, LoopRow, PositionRow, Turn

STANCES = ("demands", "offers", "conditional", "accepts", "rejects", "threatens", "open")
"""The order in which a sentence names them: what is put to others first, what has no answer last."""
BEST = 12
"""Acts of a stance, the last ones, among which the best evidence is sought."""
STATES = ("agreed", "bargained", "disputed", "open", "held")
"""agreed; bargained: offers without a refusal; disputed: somebody refuses or threatens; open: nobody answered; held:
one side alone has spoken."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One issue. groups: (stance, the parties that hold it) in the order of `STANCES`; newest: day of the last act."""

    issue: str
    state: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    agreed: tuple[str, ...]
    newest: date | None


def standings(book: Book) -> list[Standing]:
    """Every issue that somebody holds a position on: by state, then what is spoken of most."""
    rows: dict[str, list[PositionRow]] = {}
    for row in book.positions:
        rows.setdefault(row.issue, []).append(row)
    found = [
        _standing(str(line["issue"]), line, rows[str(line["issue"])])
        for line in by_state(msgspec.to_builtins(row) for row in book.positions)
    ]
    uses = book.issue_uses
    return sorted(found, key=lambda one: (STATES.index(one.state), -uses.get(one.issue, 0), one.issue))


def _standing(issue: str, line: Mapping[str, object], rows: Sequence[PositionRow]) -> Standing:
    held: dict[str, list[str]] = {}
    own = {row.party for row in rows if not row.reported}
    rows = [row for row in rows if not (row.reported and own & set(members(row.party)))]
    for row in sorted(rows, key=lambda row: (-row.support, row.party)):
        held.setdefault(row.stance, []).append(row.party)
    groups = tuple((stance, tuple(held[stance])) for stance in STANCES if stance in held)
    agreed = line["agreed"]
    assert isinstance(agreed, list)
    newest = max((row.as_of for row in rows if row.as_of), default=None)
    return Standing(issue, str(line["state"]), groups, tuple(agreed), newest)


def tally(found: Iterable[Standing]) -> list[tuple[str, int]]:
    """(state, number of issues) in the order of `STATES`, without those that no issue is in."""
    counts = Counter(one.state for one in found)
    return [(state, counts[state]) for state in STATES if counts[state]]


@dataclass(frozen=True, slots=True)
class Change:
    """A party left one stance for another: `now` after `was`, and the line that shows it."""

    row: PositionRow
    was: Turn
    now: Turn
    line: Line | None


def turns(book: Book, since: date | None = None, most: int | None = None) -> list[Change]:
    """Changes of a stance, the newest first; `since`: those on that day or later alone; most: so many of them."""
    pairs = [
        (row, was, now)
        for row in book.positions
        for was, now in zip(row.history, row.history[1:], strict=False)
        if was.stance != now.stance and (since is None or (now.as_of is not None and now.as_of >= since))
    ]
    pairs.sort(key=lambda one: (one[0].issue, one[0].party))
    pairs.sort(key=lambda one: one[2].as_of.toordinal() if one[2].as_of else 0, reverse=True)
    chosen = pairs[:most]
    lines = best(book, [now.acts for _, _, now in chosen])
    return [Change(row, was, now, line) for (row, was, now), line in zip(chosen, lines, strict=True)]


def want(book: Book, acts: Iterable[str]) -> None:
    """Acts that will be shown, with all that their lines tell: read at once and not one by one."""
    wanted = list(dict.fromkeys(acts))
    book.want(acts=wanted)
    held = [book.act[act] for act in wanted if act in book.act]
    said = [row.statement for row in held if row.statement]
    book.want(statements=said, claims=said, documents=[row.document for row in held])
    bound = [row for one in said if one in book.statement and (row := book.statement[one]).condition]
    book.want(texts=[row.document for row in bound])


def shown(book: Book, acts: Sequence[str]) -> Line | None:
    """The line that shows a stance best: positions name the best evidence last, copies come after their source."""
    return best(book, [acts])[0]


def best(book: Book, groups: Sequence[Sequence[str]]) -> list[Line | None]:
    """As `shown`, for the acts of many stances at once."""
    some = [acts[-BEST:] for acts in groups]
    book.want(acts=(act for acts in some for act in acts))
    rows = [_best(book, [book.act[act] for act in acts if act in book.act]) for acts in some]
    want(book, (row.id for row in rows if row))
    return [of_act(book, row) if row else None for row in rows]


def _best(book: Book, rows: Sequence[ActRow]) -> ActRow | None:
    own = [row for row in rows if row.document not in book.copies] or rows
    return own[-1] if own else None


def waits_on(book: Book, rows: Sequence[LoopRow]) -> list[tuple[LoopRow, Line | None]]:
    """What waits for an answer, each with the words that put it, or that announced the meeting."""
    lines = best(book, [row.lines for row in rows])
    return [(row, line or _announced(book, row)) for row, line in zip(rows, lines, strict=True)]


def _announced(book: Book, row: LoopRow) -> Line | None:
    found = (book.meeting[one] for one in row.lines if one in book.meeting)
    return next((line for meeting in found for line in evidence(book, meeting)), None)
