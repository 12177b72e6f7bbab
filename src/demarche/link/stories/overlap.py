"""How much of two bodies is one text, and the passages they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise

from rapidfuzz.distance import Indel

from demarche.link.stories.body import Body, Numbers, Worded, places, runs_of, words_of
from demarche.model import At

RUN = 3
"""Words that must stand together in both texts to count as shared."""
JOIN = 0.6
"""Share of the shorter text, outside quote marks, from which two reports carry one text."""
SPREAD_JOIN, SPREAD = 0.33, 0.7
"""The same where the shared words run through the whole text, as they do in a rewording: share, and part of the
tenths of the text that hold some. A background paragraph taken into two reports stands in one place."""
LONG_JOIN, LONG = 0.35, 120
"""The same where so many words are shared: no two writers find them twice."""
PART = 0.15
"""Less than this of the longer text: a collection of reports, or a text that grew beyond the shared one."""
OUTSIDE = 25
"""Fewer words than this outside quote marks: the whole text is compared, quotations with it."""

LEAST, SHOWN = 8, 12
"""Words of the shortest passage that is shown, and passages of two reports that are."""
QUOTED = 2
"""Runs of words in the shortest quotation that is told from others."""

Skip = Mapping[str, bytes]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A body with what comparing needs. `runs`: hashes of all runs of `RUN` words; `known`: the same as a set;
    `free`: for each word 1 outside quote marks, else 0."""

    body: Body
    runs: Sequence[int]
    known: frozenset[int]
    free: bytes


def text_of(body: Body, told: Worded) -> Text:
    """told: the words of its report, as of `worded`."""
    words, free = told
    runs = runs_of(words, RUN)
    return Text(body, runs, frozenset(runs), free)


@dataclass(frozen=True, slots=True)
class Overlap:
    """`one`, `other`: the part of the words of each that the other has too (0 to 1). `share`, `spread`: of the words
    of the shorter that count, the part that is shared, and the part of its tenths that hold some. `joins`: one text."""

    one: float
    other: float
    share: float
    spread: float
    joins: bool

    def turned(self) -> Overlap:
        return replace(self, one=self.other, other=self.one)


def compare(one: Text, other: Text, skip: Skip) -> Overlap:
    """`skip`: for a document the words (1) that many reports share and that prove nothing."""
    if one.body.size > other.body.size:
        return compare(other, one, skip).turned()
    cover = _covered(one, other.known)
    flags = _counted(one, cover, skip.get(one.body.document, b""))
    shared = flags.count(1)
    share, spread = shared / max(1, len(flags)), _spread(flags)
    enough = share >= JOIN or (share >= LONG_JOIN and shared >= LONG) or (share >= SPREAD_JOIN and spread >= SPREAD)
    whole = _part(_covered(other, one.known)) if enough else 0.0
    return Overlap(_part(cover), whole, share, spread, enough and whole >= PART)


def passages(one: Body, other: Body, numbers: Numbers) -> tuple[At, ...]:
    """The passages that stand in both, in the order of `one`: for each its place in `one` and in `other`.

    The `SHOWN` longest of at least `LEAST` words, or the longest where all are shorter; () where none is shared.
    """
    first, second = places(one), places(other)
    if one.digest == other.digest and one.digest:
        return _at(one, first, 0, len(first)), _at(other, second, 0, len(second))
    words = words_of(one.report, numbers), words_of(other.report, numbers)
    blocks = [block for block in Indel.opcodes(*words) if block.tag == "equal"]
    blocks.sort(key=lambda block: (block.src_start - block.src_end, block.src_start))
    shown = [block for block in blocks[:SHOWN] if block.src_end - block.src_start >= LEAST] or blocks[:1]
    shown.sort(key=lambda block: block.src_start)
    pairs = ((_at(one, first, b.src_start, b.src_end), _at(other, second, b.dest_start, b.dest_end)) for b in shown)
    return tuple(at for pair in pairs for at in pair)


def quoted_runs(text: Text) -> Iterator[Sequence[int]]:
    """The runs of words of each quotation that has enough."""
    at = text.free.find(0)
    while at >= 0:
        end = text.free.find(1, at)
        end = end if end >= 0 else len(text.free)
        runs = text.runs[at : max(at, end - RUN + 1)]
        if len(runs) >= QUOTED:
            yield runs
        at = text.free.find(0, end)


def _at(body: Body, words: Sequence[tuple[int, int]], first: int, end: int) -> At:
    return At(body.document, words[first][0], words[end - 1][1])


def _covered(text: Text, theirs: frozenset[int]) -> bytes:
    """1 for each word of a shared run. Whole reports are laid over one another as numbers of a byte a word."""
    size = text.body.size
    if theirs.isdisjoint(text.known):
        return bytes(size)
    first = int.from_bytes(bytes(map(theirs.__contains__, text.runs)), "little")
    cover = first
    for step in range(1, RUN):
        cover |= first << 8 * step
    return cover.to_bytes(size, "little")


def _counted(text: Text, cover: bytes, skip: bytes) -> bytes:
    """The cover of the words that tell one text from another: outside quote marks, since two reporters hear the same
    words."""
    outside = bytes(compress(cover, _without(text.free, skip) if skip else text.free))
    if len(outside) >= OUTSIDE or not skip:
        return outside if len(outside) >= OUTSIDE else cover
    return bytes(compress(cover, map((1).__sub__, skip)))


def _without(flags: bytes, others: bytes) -> bytes:
    rest = int.from_bytes(flags, "little") & ~int.from_bytes(others, "little")
    return rest.to_bytes(len(flags), "little")


def _spread(flags: bytes) -> float:
    size = len(flags)
    ends = [size * step // 10 for step in range(11)]
    tenths = [(end - start, flags.count(1, start, end)) for start, end in pairwise(ends)]
    return sum(1 for words, shared in tenths if words and shared >= words / 5) / 10


def _part(cover: bytes) -> float:
    return cover.count(1) / len(cover) if cover else 0.0
