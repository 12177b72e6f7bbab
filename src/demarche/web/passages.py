"""What two reports share: passages of the same words, sentences that tell the same, and words that stand in dispute."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from demarche.web.book import Book
from demarche.web.rows import ConflictRow, DocumentRow, EdgeRow, Place

RUN = 3
"""Words that must stand together in both texts to be shown as shared."""
ROOM = 100_000_000
"""Words of one text times words of the other, up to which they are laid side by side word by word: 0.2 s, 12 MB."""
HELD = 0.6
"""Part of a sentence's words that a copy must have, for what translates the sentence to translate the copy too."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BREAK = re.compile(r"[\n\r\u2028\u2029]")

Span = tuple[int, int]
"""Start and end in a text, in code points."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A span of one report and its counterpart in the other. kind: same (words), told (alike), conflict."""

    one: Span
    other: Span
    kind: str


def shared(book: Book, one: DocumentRow, other: DocumentRow) -> list[Pair]:
    """What the two reports share, in the order of the first; empty where the record knows of nothing.

    Same words are looked for in both whole texts where they are one story in one language; sentences that tell the
    same, and single sentences that reports of two stories share, are the record's.
    """
    pairs = [
        Pair((here.start, here.end), (there.start, there.end), "conflict")
        for _, row, _ in book.disputed_in.get(one.id, [])
        for here, there in disputed(row, one.id, other.id)
    ]
    story = book.story_of.get(one.id)
    if story is None or other.id not in story.documents:
        pairs += [Pair(*spans, "same") for spans in _carried(book, one.id, other.id)]
    else:
        pairs += _of_story(book, one, other, story.edges)
    return sorted(set(pairs), key=lambda pair: (pair.one, pair.other, pair.kind))


def _of_story(book: Book, one: DocumentRow, other: DocumentRow, edges: Sequence[EdgeRow]) -> list[Pair]:
    between = [spans for edge in edges for spans in _spans_of(edge, one.id, other.id)]
    told = bool(between) and not _worded(book, one.id, other.id, between)
    if one.lang == other.lang and not told:
        found = same_words(book, one, other)
        if found is not None:
            return [Pair(*spans, "same") for spans in found]
    if between:
        return [Pair(*spans, "told" if told else "same") for spans in between]
    return [Pair(*spans, "told") for spans in _by_way_of(book, one, other, edges)]


def same_words(book: Book, one: DocumentRow, other: DocumentRow) -> list[tuple[Span, Span]] | None:
    """Runs of words that stand in both, cut where a paragraph of either ends; None where the texts are too long."""
    texts = book.texts.get(one.id, ""), book.texts.get(other.id, "")
    places = _words(texts[0], one), _words(texts[1], other)
    if len(places[0]) * len(places[1]) > ROOM:
        return None
    runs: list[tuple[Span, Span]] = []
    for at, to, size in _runs(texts, places):
        for first, end in _within_paragraphs(texts, places, (at, to), size):
            runs.append(_span_pair(texts, places, (at + first, to + first), end - first))
    return runs


def _words(text: str, row: DocumentRow) -> list[Span]:
    """Where the report's own words stand, junk left out."""
    junk = sorted((j.start, j.end) for j in row.junk)
    starts = [start for start, _ in junk]

    def cut(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < junk[before][1]

    return [found.span() for found in _WORD.finditer(text) if not cut(found.start())]


def _runs(texts: tuple[str, str], places: tuple[list[Span], list[Span]]) -> Iterator[tuple[int, int, int]]:
    """Index in both lists of words, and length, of each run that stands in both."""
    numbers: dict[str, int] = {}
    one, other = (
        [numbers.setdefault(text[start:end].lower(), len(numbers)) for start, end in spans]
        for text, spans in zip(texts, places, strict=True)
    )
    for block in Indel.opcodes(one, other):
        if block.tag == "equal" and block.src_end - block.src_start >= min(RUN, len(one), len(other)):
            yield block.src_start, block.dest_start, block.src_end - block.src_start


def _within_paragraphs(
    texts: tuple[str, str], places: tuple[list[Span], list[Span]], at: tuple[int, int], size: int
) -> Iterator[tuple[int, int]]:
    """The run in pieces that lie within one paragraph of both texts, as numbers of words from its start."""
    cuts = {0, size}
    for text, spans, first in zip(texts, places, at, strict=True):
        run = spans[first : first + size]
        cuts.update(n for n, (a, b) in enumerate(pairwise(run), 1) if _BREAK.search(text, a[1], b[0]))
    return pairwise(sorted(cuts))


def _span_pair(
    texts: tuple[str, str], places: tuple[list[Span], list[Span]], at: tuple[int, int], size: int
) -> tuple[Span, Span]:
    """From the first word to the last, with the marks around them that stand in both."""
    (one, other), (first, second) = texts, places
    start, end = first[at[0]][0], first[at[0] + size - 1][1]
    begin, stop = second[at[1]][0], second[at[1] + size - 1][1]
    while start and begin and one[start - 1] == other[begin - 1] and _is_mark(one[start - 1]):
        start, begin = start - 1, begin - 1
    while one[end : end + 1] == other[stop : stop + 1] and _is_mark(one[end : end + 1]):
        end, stop = end + 1, stop + 1
    return (start, end), (begin, stop)


def _is_mark(letter: str) -> bool:
    return bool(letter) and letter in ".,;:!?…\"'“”‘’()[]"


def _spans_of(edge: EdgeRow, one: str, other: str) -> Iterator[tuple[Span, Span]]:
    """The passages of an edge between the two, turned so that `one` comes first."""
    if {edge.source, edge.target} == {one, other}:
        for first, second in zip(edge.at[::2], edge.at[1::2], strict=False):
            spans = (first.start, first.end), (second.start, second.end)
            yield spans if first.document == one else spans[::-1]


def _worded(book: Book, one: str, other: str, pairs: Iterable[tuple[Span, Span]]) -> bool:
    """Whether the passages are the same words, and not only sentences that tell the same."""
    first, second = book.texts.get(one, ""), book.texts.get(other, "")
    words = [(_WORD.findall(first[a:b].lower()), _WORD.findall(second[c:d].lower())) for (a, b), (c, d) in pairs]
    return sum(Indel.normalized_similarity(a, b) for a, b in words) > HELD * len(words)


def _by_way_of(book: Book, one: DocumentRow, other: DocumentRow, edges: Sequence[EdgeRow]) -> list[tuple[Span, Span]]:
    """Sentences that tell the same, where a third and a fourth report are known to be one another's translation: `one`
    has the words of the third, `other` those of the fourth."""
    best: list[tuple[Span, Span]] = []
    for edge in edges:
        for a, b in ((edge.source, edge.target), (edge.target, edge.source)):
            if (
                a in book.document
                and b in book.document
                and (book.document[a].lang, book.document[b].lang)
                == (
                    one.lang,
                    other.lang,
                )
            ):
                spans = list(_spans_of(edge, a, b))
                ours = _moved(book, book.document[a], one, [span for span, _ in spans])
                theirs = _moved(book, book.document[b], other, [span for _, span in spans])
                both = [(x, y) for x, y in zip(ours, theirs, strict=True) if x and y]
                best = max(best, both, key=len)
    return best


def _moved(book: Book, source: DocumentRow, to: DocumentRow, spans: Sequence[Span]) -> list[Span | None]:
    """Where the words of each span of `source` stand in its copy `to`; None where most of them do not."""
    if source.id == to.id:
        return list(spans)
    texts = book.texts.get(source.id, ""), book.texts.get(to.id, "")
    places = _words(texts[0], source), _words(texts[1], to)
    if len(places[0]) * len(places[1]) > ROOM:
        return [None for _ in spans]
    there = {at + n: to_at + n for at, to_at, size in _runs(texts, places) for n in range(size)}
    starts = [start for start, _ in places[0]]
    moved: list[Span | None] = []
    for start, end in spans:
        words = range(bisect_left(starts, start), bisect_left(starts, end))
        held = [there[n] for n in words if n in there]
        enough = held and len(held) >= HELD * len(words)
        moved.append((places[1][held[0]][0], places[1][held[-1]][1]) if enough else None)
    return moved


def _carried(book: Book, one: str, other: str) -> Iterator[tuple[Span, Span]]:
    """Sentences that reports of two stories share: their lines have one origin there."""
    for document in (one, other):
        for row in book.statements_in.get(document, []):
            yield from _turned(row.origin_at, one, other)


def _turned(places: Sequence[Place], one: str, other: str) -> Iterator[tuple[Span, Span]]:
    if len(places) == 2 and {place.document for place in places} == {one, other} and one != other:
        first, second = sorted(places, key=lambda place: place.document != one)
        yield (first.start, first.end), (second.start, second.end)


def disputed(row: ConflictRow, one: str, other: str) -> Iterator[tuple[Place, Place]]:
    """The words of each of the two that cannot both be right: the first of each, where the conflict holds both."""
    ours = [place for place in row.spans if place.document == one]
    theirs = [place for place in row.spans if place.document == other]
    if ours and theirs and one != other:
        yield ours[0], theirs[0]


def part(pairs: Iterable[Pair], row: DocumentRow, text: str, side: str) -> float:
    """Part of the report's own words (0 to 1) that stands in passages shared with the other. side: one or other."""
    words = _words(text, row)
    starts = [start for start, _ in words]
    spans: set[Span] = {getattr(pair, side) for pair in pairs}
    inside = {n for start, end in spans for n in range(bisect_left(starts, start), bisect_left(starts, end))}
    return len(inside) / len(words) if words else 0.0
