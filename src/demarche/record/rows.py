"""Marks of documents and the links between them as rows of the record's tables. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from demarche.model import Act, Document, Links, Origin, Origins, Person, Published, Span, Statement, When, Why
from demarche.record.ids import Namer
from demarche.record.plover import event
from demarche.record.spoken_for import Sides, spoken_for
from demarche.record.voice import voices

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""Values by table, in the order of the table's columns (without `n` where that is the row's own number)."""


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def when(value: When) -> tuple[str | None, str | None, str]:
    return day(value.earliest), day(value.latest), value.why


def published_cells(published: Published) -> tuple[str | None, str | None, str, str]:
    return day(published.earliest), day(published.latest), published.how, published.why


@lru_cache(maxsize=4096)
def _list(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


@lru_cache(maxsize=4096)
def _object(pairs: Why) -> str:
    return json.dumps(dict(pairs), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who: (document, key) -> identity, and the fullest names read, for reports that give a surname only; and
    by document where its lines come from."""

    ids: Mapping[tuple[str, str], str]
    names: Mapping[str, tuple[str, ...]]
    origins: Mapping[str, Origins]
    given: Mapping[str, str]  # names given by hand, which stand for every spelling
    sides: Sides

    @classmethod
    def of(cls, links: Links, documents: Iterable[Document] = ()) -> Cast:
        ids = {member: person.id for person in links.people for member in person.members}
        names = {person.id: (person.name, *person.aliases) for person in links.people}
        given = {person.id: person.name for person in links.people if person.named}
        return cls(ids, names, {one.document: one for one in links.origins}, given, Sides.of(links, documents))

    def of_lines(self, document: str) -> Origins:
        """Where the lines of a document come from; empty where that was not worked out."""
        return self.origins.get(document) or Origins(document)

    def name(self, document: str, person: Person) -> str:
        """The name in full as this report spells it; a bare surname is completed from other reports."""
        identity = self.ids.get((document, person.key), "")
        if identity in self.given or " " in person.name:
            return self.given.get(identity, person.name)
        known = self.names.get(identity, ())
        fuller = [name for name in known if person.name in name.split()]
        return fuller[0] if fuller else person.name


def origin_cells(origins: Sequence[Origin], n: int) -> tuple[str, str, str]:
    """The origin of the line `n`: its name, why, and the places that show it as JSON."""
    return _origin(origins[n]) if n < len(origins) else ("", "", "[]")


@lru_cache(maxsize=1024)
def _origin(origin: Origin) -> tuple[str, str, str]:
    return origin.name, origin.why, json.dumps([(at.document, at.start, at.end) for at in origin.at])


def document_rows(document: Document, cast: Cast, rows: Rows) -> list[str]:
    """Add the rows that rest on this document alone; gives the ids of its statements in their order."""
    namer = Namer(document.id)
    document = spoken_for(document, cast.sides)
    statements = [namer.name("statement", item.start, item.end) for item in document.statements]
    _plain(document, namer, rows)
    who = {person.key: cast.ids.get((document.id, person.key)) for person in document.people}
    _people(document, who, rows)
    _mentions(document, who, namer, rows["mentions"])
    said = list(zip(statements, voices(document), strict=True))
    _statements(document, cast, said, rows)
    _acts(document, cast.of_lines(document.id).acts, (namer, said), rows)
    return statements


def _plain(document: Document, namer: Namer, rows: Rows) -> None:
    ident, text = document.id, document.text
    rows["credits"] += [(ident, n, credit) for n, credit in enumerate(document.credits)]
    rows["headlines"] += [
        (ident, span.start, span.end, text[span.start : span.end])
        for span in sorted(set(document.headlines), key=lambda s: (s.start, s.end))
    ]
    for junk in document.junk:
        name = namer.name("junk", junk.start, junk.end)
        rows["junk"].append((name, ident, junk.start, junk.end, text[junk.start : junk.end], junk.kind))
    for time in document.times:
        name = namer.name("date", time.start, time.end)
        rows["dates"].append((name, ident, time.start, time.end, text[time.start : time.end], *when(time.when),
                              time.state))  # fmt: skip
    for gap in document.unread:
        name = namer.name("unread", gap.start, gap.end)
        rows["unread"].append((name, ident, gap.start, gap.end, text[gap.start : gap.end], gap.cue, gap.reason,
                               gap.state))  # fmt: skip


Who = Mapping[str, str | None]
"""Person.key -> identity."""


def _people(document: Document, who: Who, rows: Rows) -> None:
    for person in document.people:
        identity = who[person.key]
        if identity is None:
            continue
        rows["appearances"].append((document.id, person.key, identity, person.name, person.party, person.gender))
        for role in person.roles:
            words = document.text[role.start : role.end]
            rows["roles"].append((identity, document.id, role.start, role.end, words, role.party))


def _mentions(document: Document, who: Who, namer: Namer, rows: list[Row]) -> None:
    """Every mention once; those that only the person carries are added as mentions by name."""
    ident, text = document.id, document.text
    listed = {(mention.start, mention.end) for mention in document.mentions}
    found = [(item.start, item.end, item.kind, item.key, item.party) for item in document.mentions]
    found += [
        (span.start, span.end, "person", person.key, person.party)
        for person in document.people
        for span in person.mentions
        if (span.start, span.end) not in listed
    ]
    for start, end, kind, key, party in found:
        name = namer.name("mention", start, end)
        rows.append((name, ident, start, end, text[start:end], kind, who.get(key), party))


Said = Sequence[tuple[str, str]]
"""The id and the voice of each statement."""


def _statements(document: Document, cast: Cast, said: Said, rows: Rows) -> None:
    people = {person.key: person for person in document.people}
    origins = cast.of_lines(document.id).statements
    for n, ((name, voice), item) in enumerate(zip(said, document.statements, strict=True)):
        person = people.get(item.speaker_key) if item.speaker_key else None
        speaker = cast.name(document.id, person) if person else item.speaker
        identity = cast.ids.get((document.id, item.speaker_key)) if person else None
        rows["statements"].append((
            name, document.id, item.start, item.end, document.text[item.start : item.end], item.kind,
            speaker, identity, item.speaker_text, item.speaker_party, item.relay,
            item.cue, *_place(item.cue_start, item.cue_end), item.act, item.target_party, *_condition(item),
            *when(item.date), round(item.confidence, 4), _list(item.flags), _object(item.why), item.rule,
            item.state, voice, *origin_cells(origins, n),
        ))  # fmt: skip
        if item.issues:
            rows["statement_issues"] += [(name, issue) for issue in sorted(set(item.issues))]


def _place(start: int, end: int) -> tuple[int | None, int | None]:
    return (start, end) if 0 <= start <= end else (None, None)


def _condition(item: Statement) -> tuple[int | None, int | None]:
    return (item.condition.start, item.condition.end) if item.condition else (None, None)


def _acts(document: Document, origins: Sequence[Origin], names: tuple[Namer, Said], rows: Rows) -> None:
    namer, statements = names
    for n, item in enumerate(document.acts):
        name = namer.name("act", item.start, item.end, item.act)
        # what is told and not said, the report tells in its own words
        statement, voice = statements[item.statement] if item.statement is not None else (None, "outlet")
        rows["acts"].append((
            name, document.id, item.start, item.end, document.text[item.start : item.end], item.act, item.by, item.to,
            statement, *_plover(item), *when(item.date), item.cue, item.state,
            *_words(document.text, item.by_words), *_words(document.text, item.to_words), voice,
            *origin_cells(origins, n), int(item.lent and item.state != "amended"),
        ))  # fmt: skip
        if item.issues:
            rows["act_issues"] += [(name, issue) for issue in sorted(set(item.issues))]


def _words(text: str, span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (span.start, span.end, text[span.start : span.end]) if span is not None else (None, None, None)


def _plover(item: Act) -> tuple[str | None, str | None]:
    return item.event or event(item.act), item.mode or None
