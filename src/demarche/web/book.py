"""The record as the pages see it: every line in memory, found by what it belongs to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from textwrap import shorten
from typing import TypeVar

import msgspec

from demarche.web import rows as r

T = TypeVar("T")
TITLE = 90
"""Characters of a report's first line that stand for a missing title."""
_LINE = re.compile(r"\S[^\r\n]*")
_ODD = re.compile(r"[^A-Za-z0-9-]")


def slug(code: str) -> str:
    """`code` as a file name and an anchor: letters, digits and hyphens stay, all else is spelt out."""
    return _ODD.sub(lambda found: f"_{ord(found[0]):x}_", code)


def report_page(document: str) -> str:
    return f"reports/{slug(document)}.html"


def issue_page(issue: str) -> str:
    return f"issues/{slug(issue)}.html"


def person_page(person: str) -> str:
    return f"people/{slug(person)}.html"


def party_page(party: str) -> str:
    return f"parties/{slug(party)}.html"


def members(codes: str) -> list[str]:
    """The parties of a joint speaker or actor: their codes are joined by +."""
    return [code for code in codes.split("+") if code]


def relative(page: str, to: str) -> str:
    """The address of `to` as a link on the page `page`; both are paths from the same folder, without dots."""
    return "../" * page.count("/") + to


@dataclass(frozen=True, slots=True)
class Titles:
    """What things are called. parties, issues: {language: {code: name}}; known: (day, {language: event})."""

    negotiation: str = ""
    parties: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    issues: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    known: tuple[tuple[date, Mapping[str, str]], ...] = ()


@dataclass(frozen=True, eq=False)
class Book:
    """All lines of one record. Two books are equal only if they are one."""

    documents: tuple[r.DocumentRow, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    statements: tuple[r.StatementRow, ...] = ()
    acts: tuple[r.ActRow, ...] = ()
    people: tuple[r.PersonRow, ...] = ()
    meetings: tuple[r.MeetingRow, ...] = ()
    dates: tuple[r.DateRow, ...] = ()
    stories: tuple[r.StoryRow, ...] = ()
    claims: tuple[r.ClaimRow, ...] = ()
    positions: tuple[r.PositionRow, ...] = ()
    conflicts: tuple[r.ConflictRow, ...] = ()
    unread: tuple[r.UnreadRow, ...] = ()
    failures: tuple[r.FailureRow, ...] = ()
    titles: Titles = field(default_factory=Titles)

    @cached_property
    def document(self) -> dict[str, r.DocumentRow]:
        return {row.id: row for row in self.documents}

    @cached_property
    def statement(self) -> dict[str, r.StatementRow]:
        return {row.id: row for row in self.statements}

    @cached_property
    def act(self) -> dict[str, r.ActRow]:
        return {row.id: row for row in self.acts}

    @cached_property
    def person(self) -> dict[str, r.PersonRow]:
        return {row.id: row for row in self.people}

    @cached_property
    def meeting(self) -> dict[str, r.MeetingRow]:
        return {row.id: row for row in self.meetings}

    @cached_property
    def statements_in(self) -> dict[str, list[r.StatementRow]]:
        return _group(self.statements, lambda row: row.document)

    @cached_property
    def acts_in(self) -> dict[str, list[r.ActRow]]:
        return _group(self.acts, lambda row: row.document)

    @cached_property
    def acts_of(self) -> dict[str | None, list[r.ActRow]]:
        """Acts by the statement that makes them; under None those that the report tells."""
        return _group(self.acts, lambda row: row.statement)

    @cached_property
    def dates_in(self) -> dict[str, list[r.DateRow]]:
        return _group(self.dates, lambda row: row.document)

    @cached_property
    def unread_in(self) -> dict[str, list[r.UnreadRow]]:
        return _group(self.unread, lambda row: row.document)

    @cached_property
    def mentions_in(self) -> dict[str, list[tuple[r.PersonRow, r.Place]]]:
        """(person, place) of every mention, by document."""
        pairs = [(person, place) for person in self.people for place in person.mentions]
        return _group(pairs, lambda pair: pair[1].document)

    @cached_property
    def claim_of(self) -> dict[str, r.ClaimRow]:
        """The claim that a statement belongs to, by the statement's id."""
        return {statement: claim for claim in self.claims for statement in claim.statements}

    @cached_property
    def story_of(self) -> dict[str, r.StoryRow]:
        return {document: story for story in self.stories for document in story.documents}

    @cached_property
    def copies(self) -> frozenset[str]:
        """Documents that copy another one."""
        return frozenset(edge.target for story in self.stories for edge in story.edges)

    @cached_property
    def said_by(self) -> dict[str | None, list[r.StatementRow]]:
        return _group(self.statements, lambda row: row.speaker_id)

    @cached_property
    def evidence_in(self) -> dict[str, list[tuple[str, r.MeetingRow, r.Place]]]:
        """(anchor, meeting, place) of every evidence span, by document."""
        return _anchored(self.meetings, "m", lambda row: row.evidence)

    @cached_property
    def disputed_in(self) -> dict[str, list[tuple[str, r.ConflictRow, r.Place]]]:
        """(anchor, conflict, place) of every span in a conflict, by document."""
        return _anchored(self.conflicts, "c", lambda row: row.spans)

    @cached_property
    def parties(self) -> list[str]:
        """Every party that speaks, acts, meets or holds a position; the busiest first."""
        seen: dict[str, int] = defaultdict(int)
        for codes in self._party_uses():
            for code in members(codes):
                seen[code] += 1
        return sorted(seen, key=lambda code: (-seen[code], code))

    @cached_property
    def issue_uses(self) -> Counter[str]:
        """How many statements and acts touch each issue."""
        uses = Counter(issue for row in self.statements for issue in row.issues)
        return uses + Counter(issue for row in self.acts for issue in row.issues)

    @cached_property
    def party_set(self) -> frozenset[str]:
        """The parties that have a page; the templates ask for it."""
        return frozenset(self.parties)

    @cached_property
    def newest(self) -> date | None:
        """The publication day of the newest report; one whose day is only bounded, and widely, is left out."""
        known = (row.published for row in self.documents if row.published.near)
        return max((day.latest for day in known if day.latest), default=None)

    def title(self, row: r.DocumentRow) -> str:
        """What a report goes by: its title, its headline, its first words that are not junk, or its file's name."""
        text = self.texts.get(row.id, "")
        if row.title or row.headlines:
            return row.title or text[row.headlines[0].start : row.headlines[0].end]
        for found in _LINE.finditer(text):
            if not any(junk.start < found.end() and found.start() < junk.end for junk in row.junk):
                return shorten(found[0], TITLE, placeholder=" …")
        return row.source.split("/")[-1]

    def words(self, place: r.Place) -> str:
        return self.texts.get(place.document, "")[place.start : place.end]

    def origins(self, documents: Iterable[str]) -> int:
        """How many stories these documents carry: copies count once."""
        return len({self.origin(d) for d in documents})

    def origin(self, document: str) -> str:
        """The id of the document's story, the document's own where it stands in none."""
        return self.story_of[document].id if document in self.story_of else document

    def _party_uses(self) -> Iterable[str]:
        yield from (row.speaker_party for row in self.statements)
        yield from (row.by for row in self.acts)
        yield from (row.party for row in self.positions)
        yield from (row.party for row in self.people)
        for row in self.meetings:
            yield from row.parties


def assemble(
    tables: Mapping[str, Iterable[Mapping[str, object]]], texts: Mapping[str, str], titles: Titles | None = None
) -> Book:
    """A book from the export's rows by table name (`documents`, `statements` … `unread`, `failures`)."""
    wanted = _Tables.__struct_fields__
    typed = msgspec.convert({name: list(tables.get(name, ())) for name in wanted}, type=_Tables)
    found = {name: getattr(typed, name) for name in wanted}
    found["conflicts"] = tuple(
        msgspec.structs.replace(row, id=row.id or str(n)) for n, row in enumerate(typed.conflicts, 1)
    )
    return Book(**found, texts=dict(texts), titles=titles or Titles())


class _Tables(msgspec.Struct, frozen=True):
    documents: tuple[r.DocumentRow, ...]
    statements: tuple[r.StatementRow, ...]
    acts: tuple[r.ActRow, ...]
    people: tuple[r.PersonRow, ...]
    meetings: tuple[r.MeetingRow, ...]
    dates: tuple[r.DateRow, ...]
    stories: tuple[r.StoryRow, ...]
    claims: tuple[r.ClaimRow, ...]
    positions: tuple[r.PositionRow, ...]
    conflicts: tuple[r.ConflictRow, ...]
    unread: tuple[r.UnreadRow, ...]
    failures: tuple[r.FailureRow, ...]


K = TypeVar("K")


def _group(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


M = TypeVar("M", r.MeetingRow, r.ConflictRow)


def _anchored(
    lines: Sequence[M], letter: str, places: Callable[[M], Sequence[r.Place]]
) -> dict[str, list[tuple[str, M, r.Place]]]:
    """Each place of each line under its document; the first place of a line has the line's plain anchor."""
    found: dict[str, list[tuple[str, M, r.Place]]] = defaultdict(list)
    for line in lines:
        for n, place in enumerate(places(line), 1):
            anchor = f"{letter}-{slug(line.id)}" + (f"-{n}" if n > 1 else "")
            found[place.document].append((anchor, line, place))
    return found
