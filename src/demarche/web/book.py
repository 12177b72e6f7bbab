"""The record as the pages see it: lines found by what they belong to.

How a page gets its data. A view takes a `Book` and asks it for the lines that the page shows, no more:
- by what they belong to: `statements_in[document]`, `acts_of[statement]`, `said_by[person]`, `said_for(party)`,
  `told_by(party)`, `statements_on(issue)`, `evidence_in[document]` ..; by id: `document[id]`, `act[id]`, `person[id]`;
- in numbers: `len(book.statements)`, `tally`, `spoken_for`, `issue_uses`, `exchanges`, `spoken_in`, `lines_of`;
- `positions` and `loops` are short and stand ready.
`OpenBook` (opened.py) answers each of these from the record by one indexed query; `Book` holds all lines in memory,
for tests and small records. Both give the same (tests/web/test_opened.py asks both). So:
- Walking over `book.statements`, `acts`, `claims`, `conflicts`, `documents` .. reads the whole kind: seconds with
  10,000 reports. Fine for a File (a table, a calendar), not for a page. A page that needs another reading gets a
  method of its own here and its query in opened.py.
- Before a loop over many lines, `book.want(acts=ids)` (statements, documents, people) reads them in one query.
- A page lists 100 to 200 lines and links to the next ones.
- `person.mentions` is empty in an `OpenBook`: ask `mentions_of(person)` or `mentions_in[document]`. Lists of meetings
  walk over `calendar`, whose rows have no evidence, and take `meeting[id]` for those that the page shows.
"""

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

from demarche.record.news import News
from demarche.web import rows as r
from demarche.web.parts import PART, part_at
from demarche.web.provenance import Provenance

T = TypeVar("T")
ANSWERS = ("accept", "agree", "concede", "deny", "reject", "threaten", "warn")
TITLE = 90
"""Characters of a report's first line that stand for a missing title."""
_LINE = re.compile(r"\S[^\r\n]*")
_ODD = re.compile(r"[^A-Za-z0-9-]")


def slug(code: str) -> str:
    """`code` as a file name and an anchor: letters, digits and hyphens stay, all else is spelt out."""
    return _ODD.sub(lambda found: f"_{ord(found[0]):x}_", code)


def report_page(document: str, part: int = 0) -> str:
    """`part`: of a report too long for one page, from 0 (parts.py)."""
    return f"reports/{slug(document)}.{part + 1}.html" if part else f"reports/{slug(document)}.html"


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
class Book(Provenance):
    """All lines of one record. Two books are equal only if they are one."""

    documents: Sequence[r.DocumentRow] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    statements: Sequence[r.StatementRow] = ()
    acts: Sequence[r.ActRow] = ()
    people: Sequence[r.PersonRow] = ()
    meetings: Sequence[r.MeetingRow] = ()
    dates: Sequence[r.DateRow] = ()
    stories: Sequence[r.StoryRow] = ()
    claims: Sequence[r.ClaimRow] = ()
    positions: Sequence[r.PositionRow] = ()
    loops: Sequence[r.LoopRow] = ()
    conflicts: Sequence[r.ConflictRow] = ()
    unread: Sequence[r.UnreadRow] = ()
    failures: Sequence[r.FailureRow] = ()
    titles: Titles = field(default_factory=Titles)

    @cached_property
    def document(self) -> Mapping[str, r.DocumentRow]:
        return {row.id: row for row in self.documents}

    @cached_property
    def statement(self) -> Mapping[str, r.StatementRow]:
        return {row.id: row for row in self.statements}

    @cached_property
    def act(self) -> Mapping[str, r.ActRow]:
        return {row.id: row for row in self.acts}

    @cached_property
    def person(self) -> Mapping[str, r.PersonRow]:
        return {row.id: row for row in self.people}

    @cached_property
    def meeting(self) -> Mapping[str, r.MeetingRow]:
        return {row.id: row for row in self.meetings}

    @cached_property
    def calendar(self) -> Sequence[r.MeetingRow]:
        """All meetings without the places that tell of them."""
        return [msgspec.structs.replace(row, evidence=()) for row in self.meetings]

    @cached_property
    def statements_in(self) -> Mapping[str, list[r.StatementRow]]:
        return _group(self.statements, lambda row: row.document)

    @cached_property
    def acts_in(self) -> Mapping[str, list[r.ActRow]]:
        return _group(self.acts, lambda row: row.document)

    @cached_property
    def acts_of(self) -> Mapping[str | None, list[r.ActRow]]:
        """Acts by the statement that makes them; under None those that the report tells."""
        return _group(self.acts, lambda row: row.statement)

    @cached_property
    def heard(self) -> Counter[tuple[str, str]]:
        """How many statements each party makes on each issue, by (issue, party); those of a joint speaker count for
        each."""
        return Counter(
            (issue, code) for row in self.statements for code in members(row.speaker_party) for issue in row.issues
        )

    @cached_property
    def dates_in(self) -> Mapping[str, list[r.DateRow]]:
        return _group(self.dates, lambda row: row.document)

    @cached_property
    def unread_in(self) -> Mapping[str, list[r.UnreadRow]]:
        return _group(self.unread, lambda row: row.document)

    @cached_property
    def mentions_in(self) -> Mapping[str, list[tuple[r.PersonRow, r.Place]]]:
        """(person, place) of every mention, by document."""
        pairs = [(person, place) for person in self.people for place in person.mentions]
        return _group(pairs, lambda pair: pair[1].document)

    @cached_property
    def claim_of(self) -> Mapping[str, r.ClaimRow]:
        """The claim that a statement belongs to, by the statement's id."""
        return {statement: claim for claim in self.claims for statement in claim.statements}

    @cached_property
    def said_by(self) -> Mapping[str | None, list[r.StatementRow]]:
        return _group(self.statements, lambda row: row.speaker_id)

    @cached_property
    def evidence_in(self) -> Mapping[str, list[tuple[str, r.MeetingRow, r.Place]]]:
        """(anchor, meeting, place) of every evidence span, by document."""
        return anchored(self.meetings, "m", lambda row: row.evidence)

    @cached_property
    def disputed_in(self) -> Mapping[str, list[tuple[str, r.ConflictRow, r.Place]]]:
        """(anchor, conflict, place) of every span in a conflict, by document."""
        return anchored(self.conflicts, "c", lambda row: row.spans)

    @cached_property
    def parties(self) -> list[str]:
        """Every party that speaks, acts, meets or holds a position; the busiest first."""
        seen = Counter({code: 0 for codes in self._party_uses for code in members(codes)})
        for codes, n in self._party_uses.items():
            seen.update(dict.fromkeys(members(codes), n))
        return sorted(seen, key=lambda code: (-seen[code], code))

    @cached_property
    def spoken_for(self) -> Mapping[str, int]:
        """How many statements speak for each party."""
        return Counter(code for row in self.statements for code in members(row.speaker_party))

    @cached_property
    def tally(self) -> Mapping[str, int]:
        """How many statements each person makes."""
        return Counter(row.speaker_id for row in self.statements if row.speaker_id)

    @cached_property
    def lines_of(self) -> Mapping[str, int]:
        """How many statements and acts each document gave."""
        return Counter(row.document for rows in (self.statements, self.acts) for row in rows)

    @cached_property
    def spoken_in(self) -> list[tuple[str, int]]:
        """(language, number of reports), the commonest first."""
        found = Counter(row.lang for row in self.documents)
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def exchanges(self) -> list[tuple[str, str, str, int]]:
        """(by, act, to, how often) of the acts that are more than speech, the commonest first; copies count once."""
        spoken = (row for row in self.acts if row.by and row.to and row.act not in ("inform", ""))
        once = {((row.by, row.act, row.to), self.origin(row.document), row.text) for row in spoken}
        ordered = sorted(Counter(key for key, _, _ in once).items(), key=lambda pair: (-pair[1], pair[0]))
        return [(*key, n) for key, n in ordered]

    def said_for(self, party: str) -> Sequence[r.StatementRow]:
        """The statements that speak for a party, alone or with others."""
        return [row for row in self.statements if party in members(row.speaker_party)]

    def told_by(self, party: str) -> Sequence[r.ActRow]:
        """The acts of a party that the reports tell themselves."""
        return [row for row in self.acts_of.get(None, ()) if party in members(row.by)]

    def statements_on(self, issue: str) -> Sequence[r.StatementRow]:
        """The statements that touch an issue."""
        return [row for row in self.statements if issue in row.issues]

    def answers_on(self, issue: str) -> Sequence[r.ActRow]:
        """The acts on an issue by which somebody answers another (`ANSWERS`), spoken or told."""
        return [row for row in self.acts if issue in row.issues and row.act in ANSWERS and row.by and row.to]

    def conflicts_by(self, kinds: Sequence[str], most: int) -> Sequence[r.ConflictRow]:
        """The first conflicts, ordered by their kind as `kinds` gives them, at most so many."""
        some = [row for row in self.conflicts if row.kind in kinds]
        return sorted(some, key=lambda row: (kinds.index(row.kind), row.id))[:most]

    def people_of(self, party: str) -> Sequence[r.PersonRow]:
        """The people of a party."""
        return [row for row in self.people if row.party == party]

    def mentions_of(self, person: str) -> Sequence[r.Place]:
        """Where a person is named, in the order of the documents."""
        return self.person[person].mentions if person in self.person else ()

    def close(self) -> None:
        """Let go of the record."""

    def ids(self, kind: str) -> Sequence[str]:
        """The ids of all `documents`, `people`, `meetings`, `stories` or `conflicts`, in their order."""
        return [row.id for row in getattr(self, kind)]

    def want(self, **ids: Iterable[str]) -> None:
        """Lines that will be asked for one by one: want(acts=.., statements=.., documents=.., people=..); claims and
        texts too, by the ids of statements and documents."""

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
        return self.published_within[1]

    @cached_property
    def published_within(self) -> tuple[date | None, date | None]:
        """The first and the last publication day, of the reports that tell it to within a few days."""
        known = [row.published for row in self.documents if row.published.near]
        first = min((day.earliest for day in known if day.earliest), default=None)
        return first, max((day.latest for day in known if day.latest), default=None)

    @cached_property
    def published_on(self) -> list[tuple[date, int]]:
        """(publication day, number of reports) by day, of the reports whose day is known to within a few days; of
        several possible days the first counts."""
        known = [row.published.earliest for row in self.documents if row.published.near]
        return sorted(Counter(day for day in known if day).items())

    @cached_property
    def gaps(self) -> Mapping[str, int]:
        """How many reports are in a language without a pack, have no known day, or copy another: languages,
        published, copies."""
        return {
            "languages": sum(not row.covered for row in self.documents),
            "published": sum(not row.published.near for row in self.documents),
            "copies": sum(len(story.documents) - 1 for story in self.stories),
        }

    def since(self, day: date) -> News:
        """What the reports published on `day` or later changed in what was known before; only an open record can tell,
        as it takes lines that no page shows."""
        return News({}, ())

    def title(self, row: r.DocumentRow) -> str:
        """What a report goes by: its title, its headline, its first words that are not junk, or its file's name."""
        text = self.texts.get(row.id, "")
        if row.title or row.headlines:
            return row.title or text[row.headlines[0].start : row.headlines[0].end]
        for found in _LINE.finditer(text):
            if not any(junk.start < found.end() and found.start() < junk.end for junk in row.junk):
                return shorten(found[0], TITLE, placeholder=" …")
        return row.source.split("/")[-1]

    def page(self, document: str, start: int) -> str:
        """The page of the report that shows what starts there."""
        return report_page(document, part_at(self.texts.get(document, ""), start))

    def long_documents(self) -> Sequence[str]:
        """Ids of the reports that one page does not hold."""
        return [document for document, text in self.texts.items() if len(text) > PART]

    def words(self, place: r.Place) -> str:
        return self.texts.get(place.document, "")[place.start : place.end]

    @cached_property
    def _party_uses(self) -> Mapping[str, int]:
        """How often each party, or several joined, stand at a line."""
        found = Counter(row.speaker_party for row in self.statements)
        found.update(row.by for row in self.acts)
        found.update(row.party for row in self.positions)
        found.update(row.party for row in self.people)
        found.update(party for row in self.meetings for party in row.parties)
        return found


def assemble(
    tables: Mapping[str, Iterable[Mapping[str, object]]], texts: Mapping[str, str], titles: Titles | None = None
) -> Book:
    """A book from the export's rows by table name (`documents`, `statements` … `unread`, `failures`)."""
    wanted = _Tables.__struct_fields__
    typed = msgspec.convert({name: list(tables.get(name, ())) for name in wanted}, type=_Tables)
    found = {name: getattr(typed, name) for name in wanted}
    found["conflicts"] = numbered(typed.conflicts)
    return Book(**found, texts=dict(texts), titles=titles or Titles())


def numbered(rows: Iterable[r.ConflictRow]) -> tuple[r.ConflictRow, ...]:
    """A conflict without an id goes by its number."""
    return tuple(row if row.id else msgspec.structs.replace(row, id=str(n)) for n, row in enumerate(rows, 1))


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
    loops: tuple[r.LoopRow, ...]
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


def anchored(
    lines: Sequence[M], letter: str, places: Callable[[M], Sequence[r.Place]]
) -> dict[str, list[tuple[str, M, r.Place]]]:
    """Each place of each line under its document. The anchor rests on the line and the place alone, so that it stays
    when other reports are added."""
    found: dict[str, list[tuple[str, M, r.Place]]] = defaultdict(list)
    for line in lines:
        for (_, start, end), place in {(p.document, p.start, p.end): p for p in places(line)}.items():
            anchor = f"{letter}-{slug(line.id)}-{start}-{end}"
            found[place.document].append((anchor, line, place))
    return found
