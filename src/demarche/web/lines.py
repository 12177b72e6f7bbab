"""One form for every line that a page shows: who does what to whom, when, in which words, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from demarche.web.book import Book, anchored, report_page, slug
from demarche.web.parts import part_at
from demarche.web.rows import ActRow, ConflictRow, DocumentRow, Interval, MeetingRow, Place, StatementRow


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the address of its words: `page` and `anchor`. Fields that do not apply are empty.

    kind: statement, act (told), meeting or conflict. style: direct, indirect, mixed, a status, or a conflict's kind.
    copies: further reports that carry the same claim; origins: stories among all of them.
    """

    kind: str
    anchor: str
    document: DocumentRow
    start: int
    end: int
    quote: str
    style: str = ""
    who: str = ""
    person: str = ""
    party: str = ""
    role: str = ""
    act: str = ""
    to: str = ""
    issues: tuple[str, ...] = ()
    when: Interval = field(default_factory=Interval)
    relay: str = ""
    condition: str = ""
    origins: int = 1
    copies: int = 0
    flags: tuple[str, ...] = ()
    confidence: float = 1.0
    why: tuple[tuple[str, str], ...] = ()
    lead: str = ""  # the words before and after, where the span alone says too little
    tail: str = ""
    part: int = 0  # of the report's pages, the one that holds the words
    target: str = ""  # id of the meeting or conflict
    ident: str = ""  # of the line in the record

    @property
    def page(self) -> str:
        return report_page(self.document.id, self.part)


_HANGING = " ,;:\n"


def whole(quote: str) -> str:
    """Words of a report without the comma that led on to who said them; the text itself keeps it."""
    return quote.rstrip(_HANGING) or quote


def of_statement(book: Book, row: StatementRow) -> Line:
    text = book.texts.get(row.document, "")
    claim = book.claim_of.get(row.id)
    return Line(
        kind="statement",
        part=part_at(text, row.start),
        anchor=f"s-{slug(row.id)}",
        document=book.document[row.document],
        start=row.start,
        end=row.end,
        quote=whole(row.quote),
        style=row.kind,
        who=row.speaker,
        person=row.speaker_id or "",
        party=row.speaker_party,
        act=row.act,
        to=row.target_party,
        issues=row.issues,
        when=row.date,
        relay=row.relay,
        condition=text[row.condition.start : row.condition.end] if row.condition else "",
        origins=claim.stories if claim else 1,
        copies=claim.documents - 1 if claim else 0,
        flags=row.flags,
        confidence=row.confidence,
        why=tuple(row.why.items()),
        ident=row.id,
    )


def of_act(book: Book, row: ActRow) -> Line:
    """The act's own clause; speaker and all that goes with the speech from its statement, where it has one."""
    said = book.statement.get(row.statement or "")
    spoken = of_statement(book, said) if said else None
    plover = tuple(x for x in (row.plover.event, row.plover.mode) if x) if row.plover else ()
    return Line(
        kind="statement" if spoken else "act",
        part=part_at(book.texts.get(row.document, ""), row.start),
        anchor=f"a-{slug(row.id)}",
        document=book.document[row.document],
        start=row.start,
        end=row.end,
        quote=whole(row.text),
        style=spoken.style if spoken else "told",
        who=spoken.who if spoken else "",
        person=spoken.person if spoken else "",
        party=row.by,
        act=row.act,
        to=row.to,
        issues=row.issues,
        when=row.date,
        relay=spoken.relay if spoken else "",
        condition=spoken.condition if spoken else "",
        origins=spoken.origins if spoken else 1,
        copies=spoken.copies if spoken else 0,
        flags=spoken.flags if spoken else (),
        confidence=spoken.confidence if spoken else 1.0,
        why=(("PLOVER", " · ".join(plover)),) if plover else (),
        ident=row.id,
    )


def of_evidence(book: Book, anchor: str, row: MeetingRow, place: Place) -> Line:
    return Line(
        kind="meeting",
        part=part_at(book.texts.get(place.document, ""), place.start),
        anchor=anchor,
        document=book.document[place.document],
        start=place.start,
        end=place.end,
        quote=book.words(place),
        style=place.status or row.status,
        who=row.what,
        when=row.date,
        origins=book.origins(p.document for p in row.evidence),
        target=row.id,
        ident=row.id,
    )


AROUND = 110
"""Characters of the report shown on each side of a span in a conflict."""


def of_dispute(book: Book, anchor: str, row: ConflictRow, place: Place) -> Line:
    lead, tail = around(book.texts.get(place.document, ""), place)
    return Line(
        lead=lead,
        tail=tail,
        kind="conflict",
        part=part_at(book.texts.get(place.document, ""), place.start),
        anchor=anchor,
        document=book.document[place.document],
        start=place.start,
        end=place.end,
        quote=book.words(place),
        style=row.kind,
        who=row.what,
        target=row.id,
        ident=row.id,
    )


def around(text: str, place: Place, room: int = AROUND) -> tuple[str, str]:
    """What stands before and after a span in its paragraph, cut at a word where it is longer than `room`."""
    before = re.split(r"[\r\n]", text[: place.start])[-1]
    after = re.split(r"[\r\n]", text[place.end :], maxsplit=1)[0]
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return before, after


def evidence(book: Book, row: MeetingRow) -> list[Line]:
    """One line for every place that tells of the meeting."""
    found = anchored([row], "m", lambda one: one.evidence)
    book.want(documents=found)
    return [
        of_evidence(book, anchor, row, place)
        for document in sorted(found)
        if document in book.document
        for anchor, _, place in found[document]
    ]


def disputes(book: Book, row: ConflictRow) -> list[Line]:
    """One line for every side of the conflict, in the record's order."""
    found = anchored([row], "c", lambda one: one.spans)
    sides = {(p.document, p.start, p.end): anchor for places in found.values() for anchor, _, p in places}
    return [
        of_dispute(book, sides[span.document, span.start, span.end], row, span)
        for span in row.spans
        if span.document in book.document
    ]
