"""Where the record comes from: stories and their copies, what was cut, passed over or could not be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from demarche.web.book import Book, slug
from demarche.web.origins import Basis, Independence, basis, independence
from demarche.web.rows import DocumentRow, EdgeRow, StoryRow

STORIES = 40
"""Stories on a page."""
SHORT = 10
"""Reports of a story in the list; its own page has all."""
LEDGER = 100
"""Reports with sentences passed over on a page."""


@dataclass(frozen=True, slots=True)
class Source:
    """One report. cut: the share of its text that is not the report, 0 to 1; kinds: which kinds of junk, and how
    often; flags: of its statements, and how often."""

    row: DocumentRow
    lines: int
    cut: float
    kinds: tuple[tuple[str, int], ...]
    basis: Basis | None
    flags: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One report of a story's tree, as it is written down: `opens` a list of its own, `closes` so many behind it.

    edge: to the report above, None at the root; up: the report above is the copy, and this one its source.
    """

    source: Source
    edge: EdgeRow | None
    up: bool
    opens: bool
    closes: int


def sources(book: Book, page: int = 1) -> Mapping[str, object]:
    """Stories with their reports, those with most copies first, `STORIES` a page."""
    stories = _stories(book)
    shown = [_story(book, one) for one in stories[(page - 1) * STORIES : page * STORIES]]
    book.want(documents=[document for story in shown for document in story.documents])
    said: Independence | None = independence(book) if page == 1 else None
    return {
        "stories": [(story, _tree(book, story, SHORT)) for story in shown],
        "said": said,
        "failures": book.failures if page == 1 else (),
        "page": page,
        "pages": len(range(0, len(stories), STORIES)),
    }


def story_view(book: Book, story: str) -> Mapping[str, object]:
    """One story with all its reports."""
    return {"story": book.story[story], "steps": _tree(book, book.story[story])}


def source_pages(book: Book) -> range:
    """Numbers of the pages after the first."""
    return range(2, len(range(0, len(_stories(book)), STORIES)) + 1)


def source_page(page: int) -> str:
    return f"sources/{page}.html" if page > 1 else "sources.html"


def story_page(story: str) -> str:
    return f"stories/{slug(story)}.html"


def unread(book: Book, page: int = 1) -> Mapping[str, object]:
    """The ledger of sentences that gave no line, by document, and how often each reason."""
    held = sorted(book.unread_in)
    shown = held[(page - 1) * LEDGER : page * LEDGER]
    return {
        "reasons": book.unread_reasons if page == 1 else (),
        "ledger": [(book.document[d], book.unread_in[d]) for d in shown if d in book.document],
        "page": page,
        "pages": len(range(0, len(held), LEDGER)),
    }


def unread_page(page: int) -> str:
    return f"unread/{page}.html" if page > 1 else "unread.html"


def unread_pages(book: Book) -> range:
    """Numbers of the pages after the first."""
    return range(2, len(range(0, len(book.unread_in), LEDGER)) + 1)


def _stories(book: Book) -> list[str]:
    """Ids of every story, and of every report that stands in none, those with most reports first."""
    told = [story for story, _, size in book.story_sizes if size]
    return [*told, *(document for document in book.ids("documents") if document not in book.home)]


def _story(book: Book, ident: str) -> StoryRow:
    """The story; of a report that stands in none, one of its own."""
    return book.story.get(ident) or StoryRow(id=ident, documents=(ident,))


def _tree(book: Book, story: StoryRow, most: int | None = None) -> list[Step]:
    """The reports of a story, each below the one whose text it carries; no more than `most`."""
    held = [d for d in story.documents if d in book.document]
    near: dict[str, list[EdgeRow]] = defaultdict(list)
    for edge in sorted(story.edges, key=lambda e: (-e.share, e.source, e.target)):
        if edge.source in held and edge.target in held:
            near[edge.source].append(edge)
            near[edge.target].append(edge)
    copies = {edge.target for edge in story.edges}
    steps: list[tuple[str, EdgeRow | None, int]] = []
    seen: set[str] = set()
    for root in sorted(held, key=lambda d: (d in copies, str(book.document[d].published.latest or "9"), d)):
        if root not in seen:
            steps += _below(root, near, seen)
    steps = steps[:most]
    ends = [*(depth for _, _, depth in steps[1:]), 0]
    return [
        Step(_source(book, d), edge, edge is not None and edge.source == d, after > depth, max(0, depth - after))
        for (d, edge, depth), after in zip(steps, ends, strict=True)
    ]


def _below(
    root: str, near: Mapping[str, Sequence[EdgeRow]], seen: set[str]
) -> Iterator[tuple[str, EdgeRow | None, int]]:
    """(report, its edge to the one above, depth) of the root and all that hangs on it, in the order of the tree."""
    waiting: list[tuple[str, EdgeRow | None, int]] = [(root, None, 0)]
    while waiting:
        document, edge, depth = waiting.pop()
        if document in seen:
            continue
        seen.add(document)
        yield document, edge, depth
        for further in reversed(near[document]):
            other = further.target if further.source == document else further.source
            if other not in seen:
                waiting.append((other, further, depth + 1))


def _source(book: Book, document: str) -> Source:
    row = book.document[document]
    size = len(book.texts.get(document, "")) or 1
    said = book.statements_in.get(document, [])
    return Source(
        row=row,
        lines=book.lines_in.get(document, 0),
        cut=sum(j.end - j.start for j in row.junk) / size,
        kinds=tuple(Counter(j.kind for j in row.junk).most_common()),
        basis=basis(book, document),
        flags=tuple(Counter(flag for one in said for flag in one.flags).most_common()),
    )
