"""Two reports side by side: what they share stands beside one another, and leads there and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from demarche.web.book import Book, slug
from demarche.web.marks import Block, Mark, lay
from demarche.web.passages import Pair, Span, disputed, part, shared
from demarche.web.rows import DocumentRow, EdgeRow, StoryRow
from demarche.web.words import Tongue

EACH_WITH_EACH = 8
"""Reports of a story up to which every two have a page; in a larger one the two ends of an edge, and each with the
report that the story hangs on."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports. part: of its words, what stands in the other too, 0 to 1."""

    row: DocumentRow
    letter: str
    part: float


@dataclass(frozen=True, slots=True)
class Level:
    """Paragraphs that stand beside one another: `both` where they share words, else each is only in its report."""

    one: Sequence[Block]
    other: Sequence[Block]
    both: bool


def compare_page(one: str, other: str) -> str:
    """The address of two reports side by side: the same, whichever is named first. A slug holds no full stop."""
    first, second = sorted((one, other))
    return f"compare/{slug(first)}.{slug(second)}.html"


def companions(book: Book, document: str) -> Sequence[str]:
    """The reports that a report has a page with: of its story, with one sentence in common, or in dispute; sorted."""
    found = set(book.beside.get(document, ()))
    story = book.story_of.get(document)
    if story is not None:
        found.update(_in_story(story, document))
    return sorted(d for d in found if d != document and d in book.document)


def compared(book: Book) -> Iterator[tuple[str, str]]:
    """The two reports of every such page, once, the lesser id first."""
    pairs = set(book.side_by_side)
    for story, _, size in book.story_sizes:
        if size > 1:
            row = book.story[story]
            pairs |= {(min(d, e), max(d, e)) for d in row.documents for e in _in_story(row, d)}
    held = set(book.ids("documents"))
    for one, other in sorted(pairs):
        if one != other and one in held and other in held:
            yield one, other


def _in_story(story: StoryRow, document: str) -> Iterator[str]:
    yield from (end for e in story.edges if document in (e.source, e.target) for end in (e.source, e.target))
    if len(story.documents) <= EACH_WITH_EACH:
        yield from story.documents
        return
    copies = {edge.target for edge in story.edges}
    first = next((d for d in story.documents if d not in copies), story.documents[0])
    yield from story.documents if document == first else (first,)


def compare(book: Book, tongue: Tongue, pair: tuple[str, str]) -> Mapping[str, object]:
    """The two texts in levels; the one that is copied, or the earlier, on the left."""
    one, other = (book.document[document] for document in pair)
    edge = edge_between(book.story_of.get(one.id), one.id, other.id)
    left, right = _in_order(one, other, edge)
    pairs = shared(book, left, right)
    told = any(pair.kind == "told" for pair in pairs)
    texts = book.texts.get(left.id, ""), book.texts.get(right.id, "")
    sides = [
        Side(row, letter, part((p for p in pairs if p.kind != "conflict"), row, text, name))
        for row, letter, text, name in zip((left, right), "lr", texts, ("one", "other"), strict=True)
    ]
    blocks = [lay(text, _marks(pairs, side, tongue)) for text, side in zip(texts, sides, strict=True)]
    return {
        "sides": sides,
        "edge": edge,
        "levels": list(_levels(blocks[0], blocks[1], pairs)),
        "told": told,
        "passages": sum(pair.kind != "conflict" for pair in pairs),
        "disputes": [
            (row, here.start, there.start)
            for _, row, _ in book.disputed_in.get(left.id, [])
            for here, there in disputed(row, left.id, right.id)
        ],
        "one_story": edge is not None or right.id in _members(book.story_of.get(left.id)),
    }


def edge_between(story: StoryRow | None, one: str, other: str) -> EdgeRow | None:
    edges = story.edges if story else ()
    return next((edge for edge in edges if {edge.source, edge.target} == {one, other}), None)


def _members(story: StoryRow | None) -> Sequence[str]:
    return story.documents if story else ()


def _in_order(one: DocumentRow, other: DocumentRow, edge: EdgeRow | None) -> tuple[DocumentRow, DocumentRow]:
    if edge is not None:
        return (one, other) if edge.source == one.id else (other, one)
    days = (str(row.published.latest or "9") for row in (one, other))
    return (one, other) if next(days) <= next(days) else (other, one)


def _marks(pairs: Sequence[Pair], side: Side, tongue: Tongue) -> list[Mark]:
    """Every shared passage as a link to its counterpart; what is not the report greyed."""
    marks = []
    for pair in pairs:
        (here, there), to = ((pair.one, pair.other), "r") if side.letter == "l" else ((pair.other, pair.one), "l")
        href = f"#{to}-{there[0]}"
        title = tongue.name("compare", pair.kind)
        marks.append(Mark(*here, pair.kind, f"{side.letter}-{here[0]}", title, href))
    for junk in side.row.junk:
        title = tongue.fill("junk_note", kind=tongue.name("junk", junk.kind))
        marks.append(Mark(junk.start, junk.end, "junk", title=title))
    return marks


def _levels(one: Sequence[Block], other: Sequence[Block], pairs: Sequence[Pair]) -> Iterator[Level]:
    """Blocks that share a passage at one height, what only one of the two has between them."""
    first, second = [block.start for block in one], [block.start for block in other]
    at = done = 0
    for (a, b), (c, d) in _merged([(_reach(first, p.one), _reach(second, p.other)) for p in _rising(pairs)]):
        if a > at or c > done:
            yield Level(one[at:a], other[done:c], False)
        yield Level(one[a : b + 1], other[c : d + 1], True)
        at, done = b + 1, d + 1
    if at < len(one) or done < len(other):
        yield Level(one[at:], other[done:], False)


def _reach(starts: Sequence[int], span: Span) -> Span:
    """The first and the last block that a span touches."""
    return max(bisect_right(starts, span[0]) - 1, 0), max(bisect_left(starts, span[1]) - 1, 0)


def _merged(reached: Sequence[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Those that share a block of either side as one."""
    merged: list[tuple[Span, Span]] = []
    for (a, b), (c, d) in reached:
        if merged and (a <= merged[-1][0][1] or c <= merged[-1][1][1]):
            (start, end), (begin, stop) = merged[-1]
            merged[-1] = (start, max(end, b)), (begin, max(stop, d))
        else:
            merged.append(((a, b), (c, d)))
    return merged


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The most pairs that stand in one order in both texts; the rest lead to one another all the same."""
    told = [pair for pair in pairs if pair.kind != "conflict"] or list(pairs)
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, pair in enumerate(told):
        at = bisect_right(tails, pair.other[0])
        before.append(last[at - 1] if at else -1)
        tails[at : at + 1], last[at : at + 1] = [pair.other[0]], [n]
    chain = []
    n = last[-1] if last else -1
    while n >= 0:
        chain.append(told[n])
        n = before[n]
    return chain[::-1]
