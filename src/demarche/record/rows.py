"""Marks of documents and the links between them as rows of the record's tables. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from demarche.model import Act, Document, Links, Mention, Person, Statement, When
from demarche.record.ids import Namer
from demarche.record.plover import event

Row = tuple[str, tuple[object, ...]]
"""Table and its values, in the order of the table's columns (without `n` where that is the row's own number)."""


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def when(value: When) -> tuple[str | None, str | None, str]:
    return day(value.earliest), day(value.latest), value.why


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who: (document, key) -> identity, and the fullest names read, for reports that give a surname only."""

    ids: Mapping[tuple[str, str], str]
    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, links: Links) -> Cast:
        ids = {member: person.id for person in links.people for member in person.members}
        return cls(ids, {person.id: (person.name, *person.aliases) for person in links.people})

    def name(self, document: str, person: Person) -> str:
        """The name in full as this report spells it; a bare surname is completed from other reports."""
        if " " in person.name:
            return person.name
        known = self.names.get(self.ids.get((document, person.key), ""), ())
        fuller = [name for name in known if person.name in name.split()]
        return fuller[0] if fuller else person.name


def document_rows(document: Document, cast: Cast) -> tuple[list[Row], list[str]]:
    """Rows that rest on this document alone, and the ids of its statements in their order."""
    namer = Namer(document.id)
    statements = [namer.name("statement", item.start, item.end) for item in document.statements]
    rows = [
        *_plain(document, namer),
        *_people(document, cast),
        *_mentions(document, cast, namer),
        *_statements(document, cast, statements),
        *_acts(document, namer, statements),
    ]
    return rows, statements


def _plain(document: Document, namer: Namer) -> Iterator[Row]:
    ident, text = document.id, document.text
    for n, credit in enumerate(document.credits):
        yield "credits", (ident, n, credit)
    for span in sorted(set(document.headlines), key=lambda s: (s.start, s.end)):
        yield "headlines", (ident, span.start, span.end, text[span.start : span.end])
    for junk in document.junk:
        name = namer.name("junk", junk.start, junk.end)
        yield "junk", (name, ident, junk.start, junk.end, text[junk.start : junk.end], junk.kind)
    for time in document.times:
        name = namer.name("date", time.start, time.end)
        yield "dates", (name, ident, time.start, time.end, text[time.start : time.end], *when(time.when))
    for gap in document.unread:
        name = namer.name("unread", gap.start, gap.end)
        yield "unread", (name, ident, gap.start, gap.end, text[gap.start : gap.end], gap.cue, gap.reason)


def _people(document: Document, cast: Cast) -> Iterator[Row]:
    for person in document.people:
        identity = cast.ids.get((document.id, person.key))
        if identity is None:
            continue
        yield "appearances", (document.id, person.key, identity, person.name, person.party, person.gender)
        for role in person.roles:
            words = document.text[role.start : role.end]
            yield "roles", (identity, document.id, role.start, role.end, words, role.party)


def _mentions(document: Document, cast: Cast, namer: Namer) -> Iterator[Row]:
    """Every mention once; those that only the person carries are added as mentions by name."""
    listed = {(mention.start, mention.end) for mention in document.mentions}
    carried = (
        Mention(span.start, span.end, "person", person.key, person.party)
        for person in document.people
        for span in person.mentions
        if (span.start, span.end) not in listed
    )
    for item in (*document.mentions, *carried):
        name = namer.name("mention", item.start, item.end)
        person = cast.ids.get((document.id, item.key)) if item.key else None
        words = document.text[item.start : item.end]
        yield "mentions", (name, document.id, item.start, item.end, words, item.kind, person, item.party)


def _statements(document: Document, cast: Cast, names: Sequence[str]) -> Iterator[Row]:
    people = {person.key: person for person in document.people}
    for name, item in zip(names, document.statements, strict=True):
        person = people.get(item.speaker_key) if item.speaker_key else None
        speaker = cast.name(document.id, person) if person else item.speaker
        identity = cast.ids.get((document.id, item.speaker_key)) if person else None
        yield "statements", (
            name, document.id, item.start, item.end, document.text[item.start : item.end], item.kind,
            speaker, identity, item.speaker_text, item.speaker_party, item.relay,
            item.cue, *_place(item.cue_start, item.cue_end), item.act, item.target_party, *_condition(item),
            *when(item.date), round(item.confidence, 4), as_json(list(item.flags)), as_json(dict(item.why)),
            item.rule, "",
        )  # fmt: skip
        for issue in sorted(set(item.issues)):
            yield "statement_issues", (name, issue)


def _place(start: int, end: int) -> tuple[int | None, int | None]:
    return (start, end) if 0 <= start <= end else (None, None)


def _condition(item: Statement) -> tuple[int | None, int | None]:
    return (item.condition.start, item.condition.end) if item.condition else (None, None)


def _acts(document: Document, namer: Namer, statements: Sequence[str]) -> Iterator[Row]:
    for item in document.acts:
        name = namer.name("act", item.start, item.end, item.act)
        statement = statements[item.statement] if item.statement is not None else None
        yield "acts", (
            name, document.id, item.start, item.end, document.text[item.start : item.end], item.act, item.by, item.to,
            statement, *_plover(item), *when(item.date), item.cue, "",
        )  # fmt: skip
        for issue in sorted(set(item.issues)):
            yield "act_issues", (name, issue)


def _plover(item: Act) -> tuple[str | None, str | None]:
    return item.event or event(item.act), item.mode or None
