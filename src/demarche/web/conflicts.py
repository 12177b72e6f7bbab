"""Spans that cannot both be right, side by side: both words, both reports, and whom each rests on. No verdict."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from demarche.web.book import Book
from demarche.web.lines import Line, disputes, of_statement
from demarche.web.names import Names
from demarche.web.rests import Rest, rest
from demarche.web.rows import ConflictRow
from demarche.web.source import MANY, Source

ROOM = 50
"""Conflicts of a page."""
FIRST = 10
"""Conflicts of each kind on the page of all kinds, where that has no room for all."""
ORDER = ("status", "claim_denial", "polarity", "date", "number", "attribution")
"""Kinds in the order in which a list gives them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side's words, whom they rest on, and the statement that they belong to."""

    line: Line
    rest: Rest
    said: Line | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """One conflict. again: others of the same page between copies of the same reports."""

    row: ConflictRow
    sides: tuple[Side, ...]
    again: tuple[tuple[ConflictRow, tuple[Side, ...]], ...] = ()

    @property
    def one_origin(self) -> bool:
        """Whether both sides rest on one and the same, though in two reports."""
        return len(set(self.row.origins)) == 1 and len(self.row.origins) > 1 and not self.one_report

    @property
    def one_report(self) -> bool:
        """Whether one report tells both sides."""
        return len(self.sides) > 1 and len({side.line.document.id for side in self.sides}) == 1


def about(row: ConflictRow, names: Names) -> str:
    """What a conflict is about, with the names of parties and issues in place of their codes."""
    if row.kind != "claim_denial":
        return row.what
    parties, _, issue = row.what.partition(": ")
    told = " / ".join(names.party(code.strip()) for code in parties.split("/"))
    return f"{told}: {names.issue(issue)}" if issue else told


def conflicts_page(kind: str, part: int = 1) -> str:
    """The address of the conflicts of a kind; of all kinds "", which has one part."""
    if part > 1:
        return f"conflicts/{kind}-p{part}.html"
    return f"conflicts/{kind}.html" if kind else "conflicts.html"


def conflict_page(book: Book, ident: str) -> str:
    """The page on which a conflict stands, among those of its kind."""
    kind, place = _places(book).get(ident, ("", 0))
    return conflicts_page(kind, place // ROOM + 1)


def conflicts(book: Book, kind: str = "", part: int = 1) -> Mapping[str, object]:
    """kinds: (kind, number); disputes: those of the page, one that copies repeat once; first: of many kinds and many
    conflicts only so many of each kind."""
    kinds = _kinds(book)
    total = sum(n for _, n in kinds)
    first = FIRST if not kind and total > ROOM else None
    idents = [ident for name, _ in kinds if kind in ("", name) for ident in _idents(book)[name][:first]]
    rows = _rows(book, idents[(part - 1) * ROOM : part * ROOM])
    return {
        "kinds": kinds,
        "kind": kind,
        "total": total,
        "first": first,
        "disputes": _gathered(book, rows),
        "part": part,
        "parts": max(1, -(-len(idents) // ROOM)),
        "part_page": lambda n: conflicts_page(kind, n),
    }


def conflicts_pages(book: Book) -> Iterator[tuple[str, str, int]]:
    """(page, kind, part) of every page beside the first."""
    for kind, number in _kinds(book):
        for part in range(1, -(-number // ROOM) + 1):
            yield conflicts_page(kind, part), kind, part


def _kinds(book: Book) -> list[tuple[str, int]]:
    counted = {kind: len(idents) for kind, idents in _idents(book).items()}
    return sorted(counted.items(), key=lambda pair: (ORDER.index(pair[0]) if pair[0] in ORDER else 99, pair[0]))


@lru_cache(maxsize=2)
def _idents(book: Book) -> Mapping[str, Sequence[str]]:
    """The ids of the conflicts of each kind, those of the newest reports first."""
    source = getattr(book, "source", None)  # of an open book
    if isinstance(source, Source):
        kinds: Iterable[tuple[str, str]] = source.ask("SELECT id, kind FROM conflicts")
        spans: Iterable[tuple[str, str]] = source.ask("SELECT conflict, document FROM conflict_spans")
        published = dict(source.ask("SELECT id, coalesce(published_latest, '') FROM documents"))
    else:
        kinds = [(row.id, row.kind) for row in book.conflicts]
        spans = [(row.id, span.document) for row in book.conflicts for span in row.spans]
        published = {row.id: str(row.published.latest or "") for row in book.documents}
    newest: dict[str, str] = defaultdict(str)
    for ident, document in spans:
        newest[ident] = max(newest[ident], published.get(document, ""))
    found: dict[str, list[str]] = defaultdict(list)
    for ident, kind in sorted(sorted(kinds), key=lambda pair: newest[pair[0]], reverse=True):
        found[kind].append(ident)
    return found


@lru_cache(maxsize=2)
def _places(book: Book) -> Mapping[str, tuple[str, int]]:
    """The kind of each conflict and its place among those of its kind."""
    return {ident: (kind, n) for kind, idents in _idents(book).items() for n, ident in enumerate(idents)}


def _rows(book: Book, idents: Sequence[str]) -> list[ConflictRow]:
    source = getattr(book, "source", None)
    rows = (
        source.lines("conflicts", ConflictRow, f"id {MANY}", json.dumps(idents))
        if isinstance(source, Source)
        else book.conflicts
    )
    found = {row.id: row for row in rows}
    return [found[ident] for ident in idents]


def _gathered(book: Book, rows: Sequence[ConflictRow]) -> list[Dispute]:
    """Conflicts of the same words, and those between copies of the same reports, stand under the first of them."""
    found: list[list[tuple[ConflictRow, tuple[Side, ...]]]] = []
    known: dict[object, int] = {}
    for row in rows:
        sides = tuple(_sides(book, row))
        stories = frozenset(book.origin(side.line.document.id) for side in sides)
        words = frozenset(" ".join(side.line.quote.casefold().split()) for side in sides)
        keys = [(row.kind, row.what, words), *([(row.kind, row.what, stories)] if len(stories) > 1 else [])]
        n = next((known[key] for key in keys if key in known), len(found))
        if n == len(found):
            found.append([])
        found[n].append((row, sides))
        known.update(dict.fromkeys(keys, n))
    return [Dispute(*same[0], again=tuple(same[1:])) for same in found]


def _sides(book: Book, row: ConflictRow) -> Iterator[Side]:
    spans = {(span.document, span.start, span.end): n for n, span in enumerate(row.spans)}
    for line in disputes(book, row):
        n = spans[line.document.id, line.start, line.end]
        origin = row.origins[n] if n < len(row.origins) else ""
        yield Side(line, rest(book, origin, line.document.id), _said(book, line))


def _said(book: Book, line: Line) -> Line | None:
    """The statement that most of the words belong to; None where they are the report's own."""
    shared = [
        (min(row.end, line.end) - max(row.start, line.start), -row.start, row.id, row)
        for row in book.statements_in.get(line.document.id, [])
        if row.start < line.end and line.start < row.end
    ]
    return of_statement(book, max(shared)[3]) if shared else None
