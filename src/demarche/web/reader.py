"""One report with every mark in its place and every line beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from demarche.web.book import Book, person_page, relative, report_page, slug
from demarche.web.compare import companions, compare_page
from demarche.web.lines import Line, of_act, of_dispute, of_evidence, of_statement
from demarche.web.marks import Mark, lay
from demarche.web.parts import cuts
from demarche.web.reasons import reason
from demarche.web.rows import DateRow, DocumentRow, Interval, JunkRow, UnreadRow
from demarche.web.words import Tongue


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Note:
    """A line with its number in the report, the acts that stand within it, and other reports with the same claim."""

    n: int
    line: Line
    acts: tuple[Line, ...] = ()
    elsewhere: tuple[Line, ...] = ()


def reader(book: Book, row: DocumentRow, tongue: Tongue, part: int = 0) -> Mapping[str, object]:
    """The report's text as blocks of HTML, each with the notes of the lines that start in it. Of a report that one
    page does not hold, the part with that number."""
    text = book.texts.get(row.id, "")
    starts = cuts(text)
    window = (starts[part], [*starts[1:], len(text)][part])
    notes = _notes(book, row, window)
    numbers = {note.line.anchor: note for note in notes}
    marks = [*_line_marks(notes, tongue), *(m for m in _plain_marks(book, row, tongue) if _within(m, window))]
    blocks = []
    for block in lay(text[slice(*window)], [_moved(mark, window) for mark in marks]):
        begun = [numbers[m.line] for m in block.begun if m.note]
        blocks.append((block, sorted(begun, key=lambda note: note.n)))
    return {
        "document": row,
        "blocks": blocks,
        "first": window[0],
        "part": part + 1,
        "parts": len(starts),
        "count": book.lines_in.get(row.id, 0),
        "kinds": sorted({mark.kind for mark in marks}),
        "dates": [(d, Interval(earliest=d.earliest, latest=d.latest)) for d in _dates(book, row) if _within(d, window)],
        "passed": [(p, text[p.start : p.end]) for p in _passed(book, row) if _within(p, window)],
        "cut": [(j, text[j.start : j.end]) for j in _cut(row) if _within(j, window)],
        "in_dispute": {conflict.id: conflict for _, conflict, _ in book.disputed_in.get(row.id, [])},
        **_relations(book, row),
    }


def _within(span: Spanned, window: tuple[int, int]) -> bool:
    return span.start < window[1] and span.end > window[0]


def _moved(mark: Mark, window: tuple[int, int]) -> Mark:
    """The mark as it stands in the part; what begins before it or goes on behind it is cut."""
    start, end = max(mark.start, window[0]) - window[0], min(mark.end, window[1]) - window[0]
    return replace(mark, start=start, end=end)


NAMED = 12
"""Reports that are named beside another one; the rest stand on the page of the story."""


def _relations(book: Book, row: DocumentRow) -> Mapping[str, object]:
    """Reports that this one can be read beside: of its story, with a sentence in common, in dispute with it."""
    story = book.story_of.get(row.id)
    members = story.documents if story else ()
    paired = companions(book, row.id)
    disputed = {place.document for _, conflict, _ in book.disputed_in.get(row.id, []) for place in conflict.spans}
    copies = sorted((d for d in members if d != row.id and d in book.document), key=lambda d: (d not in paired, d))
    groups = {
        "copies": copies,
        "sharing": [d for d in paired if d not in members and d not in disputed],
        "disputing": sorted(d for d in disputed - {row.id, *members} if d in book.document),
    }
    named = {name: [book.document[d] for d in found[:NAMED]] for name, found in groups.items()}
    return {**named, "story": story, "paired": paired, "more": {name: len(d) - NAMED for name, d in groups.items()}}


def _dates(book: Book, row: DocumentRow) -> Sequence[DateRow]:
    return _inside(book, row, {date.start: date for date in book.dates_in.get(row.id, [])}.values())


def _passed(book: Book, row: DocumentRow) -> Sequence[UnreadRow]:
    return _inside(book, row, {one.start: one for one in book.unread_in.get(row.id, [])}.values())


def _cut(row: DocumentRow) -> Sequence[JunkRow]:
    return list({junk.start: junk for junk in row.junk}.values())


S = TypeVar("S", DateRow, UnreadRow)


def _inside(book: Book, row: DocumentRow, spans: Iterable[S]) -> Sequence[S]:
    size = len(book.texts.get(row.id, ""))
    return [one for one in spans if 0 <= one.start < one.end <= size]


def _notes(book: Book, row: DocumentRow, window: tuple[int, int]) -> list[Note]:
    """Numbered in the order of the text. A spoken act stands in its statement's note."""
    elsewhere = _said_elsewhere(book, row.id)
    lines = [of_statement(book, s) for s in book.statements_in.get(row.id, [])]
    within = {f"s-{slug(s.id)}": book.acts_of.get(s.id, []) for s in book.statements_in.get(row.id, [])}
    lines += [of_act(book, a) for a in book.acts_in.get(row.id, []) if a.statement not in book.statement]
    lines += [of_evidence(book, *found) for found in book.evidence_in.get(row.id, [])]
    lines += [of_dispute(book, *found) for found in book.disputed_in.get(row.id, [])]
    size = len(book.texts.get(row.id, ""))
    lines = [line for line in lines if 0 <= line.start < line.end <= size and _within(line, window)]
    lines.sort(key=lambda line: (line.start, -line.end, line.anchor))
    return [
        Note(
            n, line, tuple(of_act(book, a) for a in within.get(line.anchor, [])), tuple(elsewhere.get(line.anchor, ()))
        )
        for n, line in enumerate(lines, 1)
    ]


SAME = 6
"""Other reports that are named beside a line they carry too."""


def _said_elsewhere(book: Book, document: str) -> Mapping[str, Sequence[Line]]:
    """By anchor of a statement of the report the lines of other reports with the same claim, `SAME` at most."""
    mine = {row.id for row in book.statements_in.get(document, [])}
    book.want(claims=mine)
    claims = {ident: book.claim_of[ident].statements for ident in mine if ident in book.claim_of}
    others = {ident: [other for other in said if other not in mine][:SAME] for ident, said in claims.items()}
    book.want(statements=[other for found in others.values() for other in found])
    rows = {
        ident: [book.statement[other] for other in found if other in book.statement] for ident, found in others.items()
    }
    told = [row.document for found in rows.values() for row in found]
    book.want(documents=told, texts=told)
    return {
        f"s-{slug(ident)}": [of_statement(book, row) for row in found if row.document in book.document]
        for ident, found in rows.items()
    }


def _line_marks(notes: list[Note], tongue: Tongue) -> Iterable[Mark]:
    for note in notes:
        line = note.line
        yield Mark(line.start, line.end, line.kind, line.anchor, note=note.n, style=line.style)
        for act in note.acts:
            same = (act.start, act.end) == (line.start, line.end)
            inside = line.start <= act.start and act.end <= line.end
            aside = "" if inside else f"#n-{line.anchor}"
            style, title = ("same" if same else "spoken"), tongue.name("act", act.act)
            yield Mark(act.start, act.end, "act", act.anchor, title, style=style, aside=aside)


def _plain_marks(book: Book, row: DocumentRow, tongue: Tongue) -> Iterable[Mark]:
    """Marks without a note: each leads to its row below the text, the name of a person to their page."""
    for junk in _cut(row):
        title = tongue.fill("junk_note", kind=tongue.name("junk", junk.kind))
        yield Mark(junk.start, junk.end, "junk", f"j-{junk.start}", title, f"#row-j-{junk.start}")
    for passed in _passed(book, row):
        title = tongue.fill("unread_note", reason=reason(tongue, passed.reason))
        yield Mark(passed.start, passed.end, "unread", f"u-{passed.start}", title, f"#row-u-{passed.start}")
    for day in _dates(book, row):
        when = tongue.day(Interval(earliest=day.earliest, latest=day.latest))
        title = tongue.fill("date_note", day=when, why=reason(tongue, day.why))
        yield Mark(day.start, day.end, "date", f"d-{day.start}", title, f"#row-d-{day.start}")
    yield from _origin_marks(book, row, tongue)
    for statement in book.statements_in.get(row.id, []):
        if statement.condition:
            yield Mark(statement.condition.start, statement.condition.end, "condition", style="")
    page = report_page(row.id)
    for person, place in book.mentions_in.get(row.id, []):
        href = relative(page, person_page(person.id))
        yield Mark(place.start, place.end, "person", title=person.name, href=href)
    yield from _role_marks(book, row)


def _role_marks(book: Book, row: DocumentRow) -> Iterable[Mark]:
    """The words that give people their roles: the page of a person leads to them."""
    people = {person.id: person for person, _ in book.mentions_in.get(row.id, [])}
    roles = (role for person in people.values() for role in person.roles if role.document == row.id)
    for start, end in sorted({(role.start, role.end) for role in roles}):
        yield Mark(start, end, "role", f"r-{start}-{end}")


TOLD = 40
"""Reports of a story up to which the words are marked that name the origin of another report's lines."""


def _origin_marks(book: Book, row: DocumentRow, tongue: Tongue) -> Iterable[Mark]:
    """The words that name the origin of a line here or in a report of the same story; sentences of another story."""
    story = book.story_of.get(row.id)
    members = story.documents if story and len(story.documents) <= TOLD else (row.id,)
    page = report_page(row.id)
    found: dict[tuple[int, int], Mark] = {}
    for statement in (one for member in members for one in book.statements_in.get(member, [])):
        here = [place for place in statement.origin_at if place.document == row.id]
        there = [place for place in statement.origin_at if place.document != row.id]
        for place in here:
            if len(statement.origin_at) == 1:
                title = tongue.fill("credit_note", origin=statement.origin)
                mark = Mark(place.start, place.end, "credit", f"o-{place.start}", title, relative(page, "sources.html"))
            elif there and there[0].document in book.document:
                href = relative(page, compare_page(row.id, there[0].document))
                mark = Mark(place.start, place.end, "shared", f"o-{place.start}", tongue.ui("shared_note"), href)
            else:
                continue
            found.setdefault((place.start, place.end), mark)
    return found.values()
