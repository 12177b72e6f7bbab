"""Where the record comes from: stories and their copies, what was cut, passed over or could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from demarche.web.book import Book
from demarche.web.rows import DocumentRow, EdgeRow, StoryRow, UnreadRow


@dataclass(frozen=True, slots=True)
class Source:
    """One report. cut: the share of its text that is not the report, 0 to 1; kinds: which kinds of junk."""

    row: DocumentRow
    lines: int
    cut: float
    kinds: tuple[tuple[str, int], ...]
    edges: tuple[EdgeRow, ...]


def sources(book: Book) -> Mapping[str, object]:
    """Stories with their reports, those with most copies first."""
    stories = sorted(book.stories, key=lambda s: (-len(s.documents), s.id))
    told = {document for story in stories for document in story.documents}
    alone = [StoryRow(id=row.id, documents=(row.id,)) for row in book.documents if row.id not in told]
    return {
        "stories": [(story, [_source(book, story, d) for d in _ordered(book, story)]) for story in (*stories, *alone)],
        "failures": book.failures,
    }


def unread(book: Book) -> Mapping[str, object]:
    """The ledger of sentences that gave no line, by document, and how often each reason."""
    held: dict[str, list[UnreadRow]] = {d: rows for d, rows in book.unread_in.items() if d in book.document}
    return {
        "reasons": Counter(row.reason for row in book.unread).most_common(),
        "ledger": [(book.document[d], rows) for d, rows in sorted(held.items())],
    }


def _ordered(book: Book, story: StoryRow) -> list[str]:
    """The documents of a story that the book holds: what is copied before its copies."""
    copies = {edge.target for edge in story.edges}
    held = [d for d in story.documents if d in book.document]
    return sorted(held, key=lambda d: (d in copies, str(book.document[d].published.latest or "9"), d))


def _source(book: Book, story: StoryRow, document: str) -> Source:
    row = book.document[document]
    size = len(book.texts.get(document, "")) or 1
    return Source(
        row=row,
        lines=len(book.statements_in.get(document, [])) + len(book.acts_in.get(document, [])),
        cut=sum(j.end - j.start for j in row.junk) / size,
        kinds=tuple(Counter(j.kind for j in row.junk).most_common()),
        edges=tuple(edge for edge in story.edges if edge.target == document),
    )
