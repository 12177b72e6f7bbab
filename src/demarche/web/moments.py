"""What stands on the timeline, light enough for ten thousand reports: of each line its days, kind, parties, issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from demarche.record.showings import SILENT
from demarche.web.book import Book, members
from demarche.web.source import Source


class Moment(NamedTuple):
    """One line. kind: meeting, act (told), statement, plain for a statement that only informs, or known for a day
    that the brief tells. act: of a meeting its status.

    first, last: the days between which it was; both None where not known, one of them where it is open to one side.
    place: document and first character of its words, for the order of lines of one day; ("", 0) for a meeting, which
    has many. copies: further reports of the same story that tell the same act in the same words.
    """

    kind: str
    ident: str
    place: tuple[str, int]
    first: date | None
    last: date | None
    why: str
    act: str
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    copies: int = 0

    @property
    def begins(self) -> date:
        """The first day that is known of it; date.max where none is."""
        return self.first or self.last or date.max

    @property
    def ends(self) -> date:
        return self.last or self.first or date.max

    @property
    def dated(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def lent(self) -> bool:
        """Its day is that of the report, since no words of it name one."""
        return self.dated and self.why.startswith(SILENT)

    @property
    def lasted(self) -> bool:
        """It took all of its days, as the words tell, and not one of them."""
        return self.kind == "meeting" and self.why.startswith(LASTED)


LASTED = ("it ended on ", "it went on ")
"""How the reason of days begins that a meeting took."""
Day = str | date | None


@lru_cache(maxsize=2)
def moments(book: Book) -> tuple[Moment, ...]:
    """Statements once a claim, from a report that copies none where there is one; acts told; meetings once each; days
    that the brief tells. By day, then by report."""
    source = getattr(book, "source", None)  # of an open book
    found = [*(_asked(source, book) if isinstance(source, Source) else _read(book))]
    found += [
        _moment("known", str(n), ("", 0), (day, day, ""), ("", (), ())) for n, (day, _) in enumerate(book.titles.known)
    ]
    return tuple(sorted(found, key=lambda m: (m.begins, m.ends, m.kind != "meeting", m.place, m.ident)))


def _read(book: Book) -> Iterator[Moment]:
    """From the lines of a book in memory."""
    told: set[str] = set()
    for s in sorted(book.statements, key=lambda row: row.document in book.copies):
        claim = book.claim_of.get(s.id)
        if claim is None or claim.id not in told:
            day = (s.date.earliest, s.date.latest, s.date.why)
            yield _moment(
                "statement", s.id, (s.document, s.start), day, (s.act, (s.speaker_party, s.target_party), s.issues)
            )
        if claim is not None:
            told.add(claim.id)
    told_acts = []
    for a in book.acts_of.get(None, []):
        day = (a.date.earliest, a.date.latest, a.date.why)
        made = _moment("act", a.id, (a.document, a.start), day, (a.act, (a.by, a.to), a.issues))
        told_acts.append((made, a.text))
    yield from _once(book, told_acts)
    for m in book.meetings:
        if m.evidence:
            day = (m.date.earliest, m.date.latest, m.date.why)
            yield _moment("meeting", m.id, ("", 0), day, (m.status, m.parties, ()))


DAYS = "date_earliest, date_latest, date_why"


def _asked(source: Source, book: Book) -> Iterator[Moment]:
    """The same from a record on disk, by one query a kind and not by its lines."""
    issues = _lists(source.ask("SELECT statement, issue FROM statement_issues ORDER BY 1, 2"))
    claims = dict(source.ask("SELECT statement, claim FROM claim_statements"))
    told: set[str] = set()
    query = (
        f'SELECT id, document, start, {DAYS}, act, speaker_party, target_party FROM statements ORDER BY 2, 3, "end", 1'
    )
    for s in sorted(source.ask(query), key=lambda row: row[1] in book.copies):
        claim = claims.get(s[0])
        if claim is None or claim not in told:
            yield _moment("statement", s[0], s[1:3], s[3:6], (s[6], s[7:9], issues.get(s[0], ())))
        if claim is not None:
            told.add(claim)
    issues = _lists(source.ask("SELECT act, issue FROM act_issues ORDER BY 1, 2"))
    query = f"SELECT id, document, start, {DAYS}, act, by_party, to_party, text FROM acts WHERE statement IS NULL"
    acts = source.ask(query)
    made = (_moment("act", a[0], a[1:3], a[3:6], (a[6], a[7:9], issues.get(a[0], ()))) for a in acts)
    yield from _once(book, zip(made, (a[9] for a in acts), strict=True))
    parties = _lists(source.ask("SELECT meeting, party FROM meeting_parties ORDER BY 1, 2"))
    for m in source.ask(f"SELECT id, {DAYS}, status FROM meetings WHERE id IN (SELECT meeting FROM meeting_evidence)"):
        yield _moment("meeting", m[0], ("", 0), m[1:4], (m[4], parties.get(m[0], ()), ()))


def _once(book: Book, acts: Iterable[tuple[Moment, str]]) -> Iterator[Moment]:
    """Acts with their words: what the reports of one story tell in the same words stands once, from a report that
    copies none where there is one."""
    found: dict[tuple[object, ...], list[Moment]] = defaultdict(list)
    for act, text in acts:
        words = " ".join(text.casefold().split())
        found[book.origin(act.place[0]), act.act, act.parties, act.first, act.last, words].append(act)
    for same in found.values():
        first = min(same, key=lambda act: (act.place[0] in book.copies, act.place))
        yield first._replace(copies=len({act.place[0] for act in same}) - 1)


Tags = tuple[str, tuple[str, ...], tuple[str, ...]]
"""Act, parties (several in one joined by +) and issues."""


def _moment(kind: str, ident: str, place: tuple[str, int], day: tuple[Day, Day, str], tags: Tags) -> Moment:
    act, parties, issues = tags
    kind = "plain" if kind == "statement" and act in PLAIN else kind
    return Moment(kind, ident, place, _day(day[0]), _day(day[1]), day[2], act, _codes(parties), issues)


PLAIN = ("inform", "")


@lru_cache(maxsize=4096)
def _codes(joint: tuple[str, ...]) -> tuple[str, ...]:
    """Parties one by one, each once."""
    return tuple(dict.fromkeys(code for codes in joint for code in members(codes)))


@lru_cache(maxsize=4096)
def _day(day: Day) -> date | None:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _lists(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
