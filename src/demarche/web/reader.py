"""One report with every mark in its place and every line beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from demarche.web.book import Book, person_page, relative, report_page, slug
from demarche.web.lines import Line, of_act, of_dispute, of_evidence, of_statement
from demarche.web.marks import Mark, lay
from demarche.web.rows import DocumentRow, Interval
from demarche.web.words import Tongue


@dataclass(frozen=True, slots=True)
class Note:
    """A line with its number in the report, the acts that stand within it, and other reports with the same claim."""

    n: int
    line: Line
    acts: tuple[Line, ...] = ()
    elsewhere: tuple[Line, ...] = ()


def reader(book: Book, row: DocumentRow, tongue: Tongue) -> Mapping[str, object]:
    """The report's text as blocks of HTML, each with the notes of the lines that start in it."""
    text = book.texts.get(row.id, "")
    notes = _notes(book, row)
    numbers = {note.line.anchor: note for note in notes}
    marks = [*_line_marks(notes), *_plain_marks(book, row, tongue)]
    blocks = []
    for block in lay(text, marks):
        begun = [numbers[m.line] for m in block.begun if m.note]
        blocks.append((block, sorted(begun, key=lambda note: note.n)))
    story = book.story_of.get(row.id)
    return {
        "document": row,
        "blocks": blocks,
        "count": len(notes),
        "story": [book.document[d] for d in story.documents if d != row.id and d in book.document] if story else [],
        "dates": [(d, Interval(earliest=d.earliest, latest=d.latest)) for d in book.dates_in.get(row.id, [])],
        "link": row.url if row.url.startswith(("https://", "http://")) else "",
    }


def _notes(book: Book, row: DocumentRow) -> list[Note]:
    """Numbered in the order of the text. A spoken act stands in its statement's note."""
    lines = [of_statement(book, s) for s in book.statements_in.get(row.id, [])]
    within = {f"s-{slug(s.id)}": book.acts_of.get(s.id, []) for s in book.statements_in.get(row.id, [])}
    lines += [of_act(book, a) for a in book.acts_in.get(row.id, []) if a.statement not in book.statement]
    lines += [of_evidence(book, *found) for found in book.evidence_in.get(row.id, [])]
    lines += [of_dispute(book, *found) for found in book.disputed_in.get(row.id, [])]
    size = len(book.texts.get(row.id, ""))
    lines = [line for line in lines if 0 <= line.start < line.end <= size]
    lines.sort(key=lambda line: (line.start, -line.end, line.anchor))
    return [
        Note(n, line, tuple(of_act(book, a) for a in within.get(line.anchor, [])), tuple(_elsewhere(book, line)))
        for n, line in enumerate(lines, 1)
    ]


def _elsewhere(book: Book, line: Line) -> Iterable[Line]:
    claim = book.claim_of.get(line.anchor.removeprefix("s-")) if line.kind == "statement" else None
    for other in claim.statements if claim else ():
        held = book.statement.get(other)
        if held is not None and held.document != line.document.id and held.document in book.document:
            yield of_statement(book, held)


def _line_marks(notes: list[Note]) -> Iterable[Mark]:
    for note in notes:
        line = note.line
        yield Mark(line.start, line.end, line.kind, line.anchor, note=note.n, style=line.style)
        for act in note.acts:
            same = (act.start, act.end) == (line.start, line.end)
            yield Mark(act.start, act.end, "act", act.anchor, style="same" if same else "spoken")


def _plain_marks(book: Book, row: DocumentRow, tongue: Tongue) -> Iterable[Mark]:
    for junk in row.junk:
        title = tongue.fill("junk_note", kind=tongue.name("junk", junk.kind))
        yield Mark(junk.start, junk.end, "junk", f"j-{junk.start}", title)
    for passed in book.unread_in.get(row.id, []):
        yield Mark(
            passed.start, passed.end, "unread", f"u-{passed.start}", tongue.fill("unread_note", reason=passed.reason)
        )
    for day in book.dates_in.get(row.id, []):
        when = tongue.day(Interval(earliest=day.earliest, latest=day.latest))
        yield Mark(day.start, day.end, "date", f"d-{day.start}", tongue.fill("date_note", day=when, why=day.why))
    for statement in book.statements_in.get(row.id, []):
        if statement.condition:
            yield Mark(statement.condition.start, statement.condition.end, "condition", style="")
    page = report_page(row.id)
    for person, place in book.mentions_in.get(row.id, []):
        href = relative(page, person_page(person.id))
        yield Mark(place.start, place.end, "person", title=person.name, href=href)
