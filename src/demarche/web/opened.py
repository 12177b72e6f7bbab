"""A book that reads from the record what a page asks for, by one indexed query each."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from demarche.record.derived import derived, exchanges
from demarche.record.lines import CHOOSABLE, failures
from demarche.record.news import News, news
from demarche.web import rows as r
from demarche.web.book import ANSWERS, Book, Titles, anchored, members
from demarche.web.lazy import Found
from demarche.web.parts import PART
from demarche.web.provenance import DISPUTED
from demarche.web.source import MANY, Source, by_id, every, under

NEAR = f"julianday(published_latest) - julianday(published_earliest) <= {r.NEAR}"
"""Documents whose day is known to within a few days."""
NAMES = "kind IN ('person', 'role')"
"""Mentions that name a person; pronouns do not."""


class OpenBook(Book):
    """As `Book`, from a record on disk. Threads may ask it by turns."""

    source: Source

    def __init__(self, record: Path, titles: Titles) -> None:
        self.__dict__.update(source=Source(record), titles=titles)

    documents = every("documents", r.DocumentRow)
    statements = every("statements", r.StatementRow)
    acts = every("acts", r.ActRow)
    people = every("named", r.PersonRow, "people")
    meetings = every("meetings", r.MeetingRow)
    calendar = every("scheduled", r.MeetingRow, "meetings")
    dates = every("dates", r.DateRow)
    stories = every("stories", r.StoryRow)
    claims = every("claims", r.ClaimRow)
    conflicts = every("conflicts", r.ConflictRow)
    unread = every("unread", r.UnreadRow)
    document = by_id("documents", r.DocumentRow, few=True)
    statement = by_id("statements", r.StatementRow)
    act = by_id("acts", r.ActRow)
    person = by_id("named", r.PersonRow, "people")
    meeting = by_id("meetings", r.MeetingRow)
    story = by_id("stories", r.StoryRow)
    statements_in = under("statements", r.StatementRow, "document")
    acts_in = under("acts", r.ActRow, "document")
    acts_of = under("acts", r.ActRow, "statement")
    dates_in = under("dates", r.DateRow, "document")
    unread_in = under("unread", r.UnreadRow, "document")
    said_by = under("statements", r.StatementRow, "speaker_id")

    def close(self) -> None:
        self.source.connection.close()

    def ids(self, kind: str) -> Sequence[str]:
        assert kind in CHOOSABLE
        return [ident for (ident,) in self.source.ask(f"SELECT id FROM {kind} ORDER BY id")]

    def long_documents(self) -> Sequence[str]:
        return [
            ident for (ident,) in self.source.ask("SELECT id FROM documents WHERE length(text) > ? ORDER BY id", PART)
        ]

    def want(self, **ids: Iterable[str]) -> None:
        by_kind: dict[str, Mapping[str, object]] = {
            "acts": self.act, "statements": self.statement, "documents": self.document, "people": self.person,
            "claims": self.claim_of, "texts": self.texts, "meetings": self.meeting,
        }  # fmt: skip
        for kind, wanted in ids.items():
            found = by_kind[kind]
            assert isinstance(found, Found)
            found.want(wanted)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        source = self.source

        def several(keys: Sequence[str]) -> Mapping[str, str]:
            return dict(source.ask(f"SELECT id, text FROM documents WHERE id {MANY}", json.dumps(keys)))

        one = "SELECT text FROM documents WHERE id = ?"
        return Found(lambda key: source.one(one, key), lambda: self.ids("documents"), several)

    @cached_property
    def positions(self) -> Sequence[r.PositionRow]:
        return self.source.typed(r.PositionRow, lambda: derived(self.source.connection, "positions"))

    @cached_property
    def loops(self) -> Sequence[r.LoopRow]:
        return self.source.typed(r.LoopRow, lambda: derived(self.source.connection, "loops"))

    @cached_property
    def failures(self) -> Sequence[r.FailureRow]:
        return self.source.typed(r.FailureRow, lambda: failures(self.source.connection))

    @cached_property
    def mentions_in(self) -> Mapping[str, list[tuple[r.PersonRow, r.Place]]]:
        query = f'SELECT person, start, "end" FROM mentions WHERE document = ? AND person IS NOT NULL AND {NAMES}'

        def read(document: str) -> list[tuple[r.PersonRow, r.Place]]:
            found = self.source.ask(f"{query} ORDER BY person, start, 3", document)
            self.want(people=[person for person, _, _ in found])
            return [(self.person[who], r.Place(document=document, start=start, end=end)) for who, start, end in found]

        return Found(read, lambda: self.ids("documents"))

    def mentions_of(self, person: str) -> Sequence[r.Place]:
        query = f'SELECT document, start, "end" FROM mentions WHERE person = ? AND {NAMES} ORDER BY document, start, 3'
        return [r.Place(document=d, start=start, end=end) for d, start, end in self.source.ask(query, person)]

    @cached_property
    def claim_of(self) -> Mapping[str, r.ClaimRow]:
        source = self.source

        def read(statement: str) -> r.ClaimRow | None:
            return several([statement]).get(statement)

        def several(statements: Sequence[str]) -> Mapping[str, r.ClaimRow]:
            wanted = json.dumps(statements)
            mine = f"claim IN (SELECT claim FROM claim_statements WHERE statement {MANY})"
            told: dict[str, list[str]] = defaultdict(list)
            query = f"SELECT claim, statement FROM claim_statements WHERE {mine} ORDER BY 1, 2"
            for claim, statement in source.ask(query, wanted):
                told[claim].append(statement)
            query = f"SELECT id, speaker, stories, documents FROM claims WHERE id {MANY} ORDER BY id"
            found: dict[str, r.ClaimRow] = {}
            for ident, speaker, stories, documents in source.ask(query, json.dumps(list(told))):
                said = tuple(told[ident])
                row = r.ClaimRow(id=ident, speaker=speaker, statements=said, stories=stories, documents=documents)
                found |= dict.fromkeys(said, row)
            return found

        every = "SELECT statement FROM claim_statements ORDER BY statement"
        return Found(read, lambda: (key for (key,) in source.ask(every)), several)

    @cached_property
    def story_of(self) -> Mapping[str, r.StoryRow]:
        source = self.source

        def read(document: str) -> r.StoryRow | None:
            mine = "id = (SELECT story FROM story_documents WHERE document = ?)"
            return next(iter(source.lines("stories", r.StoryRow, mine, document)), None)

        every = "SELECT document FROM story_documents ORDER BY document"
        return Found(read, lambda: (key for (key,) in source.ask(every)))

    @cached_property
    def home(self) -> Mapping[str, str]:
        return dict(self.source.ask("SELECT document, story FROM story_documents ORDER BY story, document"))

    @cached_property
    def story_sizes(self) -> list[tuple[str, str, int]]:
        query = """SELECT s.id, s.origin, count(d.document) FROM stories s LEFT JOIN story_documents d ON d.story = s.id
            GROUP BY s.id ORDER BY 3 DESC, 1"""
        return [(story, origin, n) for story, origin, n in self.source.ask(query)]

    @cached_property
    def resting(self) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        query = "SELECT document, origin, count(*) FROM statements WHERE origin != '' GROUP BY 1, 2"
        for document, origin, n in self.source.ask(query) if self._tells_origins else ():
            found[document][origin] = n
        return found

    @cached_property
    def side_by_side(self) -> frozenset[tuple[str, str]]:
        query = """SELECT DISTINCT a.document, b.document FROM conflict_spans a
            JOIN conflict_spans b ON b.conflict = a.conflict AND a.document < b.document"""
        pairs = {(one, other) for one, other in self.source.ask(f"{query} LIMIT {DISPUTED + 1}")}
        pairs = pairs if len(pairs) <= DISPUTED else set()
        carried = "SELECT DISTINCT origin_at FROM statements WHERE origin_at LIKE '%],[%' OR origin_at LIKE '%], [%'"
        for (places,) in self.source.ask(carried) if self._tells_origins else ():
            one, other, *more = sorted(place[0] for place in json.loads(places))
            if one != other and not more:
                pairs.add((one, other))
        return frozenset(pairs)

    @cached_property
    def lines_in(self) -> Mapping[str, int]:
        told = "SELECT document, count(*) FROM acts WHERE statement IS NULL GROUP BY 1"
        return Counter(dict(self.source.ask(told))) + Counter(dict(self._grouped("document", "statements")))

    @cached_property
    def _tells_origins(self) -> bool:
        """Whether the record is young enough to say where each line comes from."""
        return bool(self.source.one("SELECT 1 FROM pragma_table_info('statements') WHERE name = 'origin'"))

    @cached_property
    def unread_reasons(self) -> list[tuple[str, int]]:
        return sorted(self._grouped("reason", "unread"), key=lambda one: (-one[1], one[0]))

    @cached_property
    def copies(self) -> frozenset[str]:
        return frozenset(target for (target,) in self.source.ask("SELECT DISTINCT target FROM edges"))

    @cached_property
    def evidence_in(self) -> Mapping[str, list[tuple[str, r.MeetingRow, r.Place]]]:
        mine = "SELECT DISTINCT meeting FROM meeting_evidence WHERE document = ? ORDER BY meeting"

        def read(document: str) -> list[tuple[str, r.MeetingRow, r.Place]]:
            told = [meeting for (meeting,) in self.source.ask(mine, document)]
            self.want(meetings=told)  # reports of the same days tell of the same meetings: each is read once
            found = [self.meeting[meeting] for meeting in told]
            return anchored(found, "m", lambda row: row.evidence).get(document, [])

        return Found(read, lambda: self.ids("documents"))

    @cached_property
    def disputed_in(self) -> Mapping[str, list[tuple[str, r.ConflictRow, r.Place]]]:
        mine = "id IN (SELECT conflict FROM conflict_spans WHERE document = ?)"

        def read(document: str) -> list[tuple[str, r.ConflictRow, r.Place]]:
            found = self.source.lines("conflicts", r.ConflictRow, mine, document)
            return anchored(found, "c", lambda row: row.spans).get(document, [])

        return Found(read, lambda: self.ids("documents"))

    @cached_property
    def spoken_for(self) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for codes, n in self._grouped("speaker_party", "statements"):
            found.update(dict.fromkeys(members(codes), n))
        return found

    @cached_property
    def heard(self) -> Counter[tuple[str, str]]:
        query = """SELECT i.issue, s.speaker_party, count(*) FROM statement_issues i
            JOIN statements s ON s.id = i.statement GROUP BY 1, 2"""
        found: Counter[tuple[str, str]] = Counter()
        for issue, codes, n in self.source.ask(query):
            found.update({(issue, code): n for code in members(codes)})
        return found

    @cached_property
    def origins_in_all(self) -> int:
        alone = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM story_documents)"
        return int(self.source.one("SELECT count(DISTINCT story) FROM story_documents")) + int(self.source.one(alone))

    @cached_property
    def tally(self) -> Mapping[str, int]:
        return Counter({who: n for who, n in self._grouped("speaker_id", "statements") if who})

    @cached_property
    def lines_of(self) -> Mapping[str, int]:
        return Counter(dict(self._grouped("document", "statements"))) + Counter(dict(self._grouped("document", "acts")))

    @cached_property
    def spoken_in(self) -> list[tuple[str, int]]:
        return sorted(self._grouped("lang", "documents"), key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def issue_uses(self) -> Counter[str]:
        return Counter(dict(self._grouped("issue", "statement_issues"))) + Counter(
            dict(self._grouped("issue", "act_issues"))
        )

    @cached_property
    def exchanges(self) -> list[tuple[str, str, str, int]]:
        return self.source.reckon(exchanges)

    @cached_property
    def published_within(self) -> tuple[date | None, date | None]:
        query = f"SELECT min(published_earliest), max(published_latest) FROM documents WHERE {NEAR}"
        first, last = self.source.ask(query)[0]
        return first and date.fromisoformat(first), last and date.fromisoformat(last)

    @cached_property
    def published_on(self) -> list[tuple[date, int]]:
        query = f"SELECT published_earliest, count(*) FROM documents WHERE {NEAR} GROUP BY 1 ORDER BY 1"
        return [(date.fromisoformat(day), n) for day, n in self.source.ask(query)]

    @cached_property
    def gaps(self) -> Mapping[str, int]:
        count = "SELECT count(*) FROM documents WHERE"
        copied = "SELECT count(*) - count(DISTINCT story) FROM story_documents"
        return {
            "languages": int(self.source.one(f"{count} NOT covered")),
            "published": int(self.source.one(f"{count} coalesce({NEAR}, 0) = 0")),
            "copies": int(self.source.one(copied)),
        }

    def since(self, day: date) -> News:
        if day not in self._news:  # asked once in each language of the pages
            self._news[day] = self.source.reckon(lambda record: news(record, day.isoformat()))
        return self._news[day]

    @cached_property
    def _news(self) -> dict[date, News]:
        return {}

    def said_for(self, party: str) -> Sequence[r.StatementRow]:
        codes = [codes for codes, _ in self._grouped("speaker_party", "statements") if party in members(codes)]
        return self.source.lines("statements", r.StatementRow, f"speaker_party {MANY}", json.dumps(codes))

    def told_by(self, party: str) -> Sequence[r.ActRow]:
        codes = [codes for codes, _ in self._grouped("by_party", "acts") if party in members(codes)]
        mine = f"by_party {MANY} AND statement IS NULL"
        return self.source.lines("acts", r.ActRow, mine, json.dumps(codes))

    def statements_on(self, issue: str) -> Sequence[r.StatementRow]:
        mine = "id IN (SELECT statement FROM statement_issues WHERE issue = ?)"
        return self.source.lines("statements", r.StatementRow, mine, issue)

    def answers_on(self, issue: str) -> Sequence[r.ActRow]:
        mine = "id IN (SELECT act FROM act_issues WHERE issue = ?)"
        answering = f"by_party != '' AND to_party != '' AND act {MANY} AND {mine}"
        return self.source.lines("acts", r.ActRow, answering, json.dumps(ANSWERS), issue)

    def conflicts_by(self, kinds: Sequence[str], most: int) -> Sequence[r.ConflictRow]:
        ranks = "SELECT value, key FROM json_each(?)"
        query = f"SELECT c.id FROM conflicts c JOIN ({ranks}) k ON k.value = c.kind ORDER BY k.key, c.id LIMIT {most:d}"
        ids = [ident for (ident,) in self.source.ask(query, json.dumps(kinds))]
        found = {row.id: row for row in self.source.lines("conflicts", r.ConflictRow, f"id {MANY}", json.dumps(ids))}
        return [found[ident] for ident in ids]

    def people_of(self, party: str) -> Sequence[r.PersonRow]:
        return self.source.lines("named", r.PersonRow, "party = ?", party)

    @cached_property
    def _party_uses(self) -> Mapping[str, int]:
        found = Counter(row.party for row in self.positions)
        columns = (
            ("speaker_party", "statements"),
            ("by_party", "acts"),
            ("party", "people"),
            ("party", "meeting_parties"),
        )
        for column, table in columns:
            found.update(dict(self._grouped(column, table)))
        return found

    def _grouped(self, column: str, table: str) -> list[tuple[str, int]]:
        """(value, how often) of a column."""
        return [(value, n) for value, n in self.source.ask(f"SELECT {column}, count(*) FROM {table} GROUP BY 1")]
