"""How much of two bodies is one text, and the longest passage they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from demarche.link.body import Body
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

Run = tuple[str, ...]
Runs = Callable[[Body], Sequence[Run]]
Skip = Mapping[str, bytes]


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


def runs_of(body: Body) -> tuple[Run, ...]:
    """All runs of `RUN` words."""
    return tuple(zip(*(body.words[step:] for step in range(RUN)), strict=False))


def compare(one: Body, other: Body, runs: Runs, skip: Skip) -> Overlap:
    """`skip`: for a document the words (1) that many reports share and that prove nothing."""
    first = _covered(one, runs(one), frozenset(runs(other)))
    second = _covered(other, runs(other), frozenset(runs(one)))
    if len(one.words) <= len(other.words):
        short, cover, other_cover = one, first, second
    else:
        short, cover, other_cover = other, second, first
    counted = _counted(short, skip.get(short.document, b""))
    flags = [cover[at] for at in counted]
    share, spread = sum(flags) / max(1, len(flags)), _spread(flags)
    enough = share >= JOIN or (share >= LONG_JOIN and sum(flags) >= LONG) or (share >= SPREAD_JOIN and spread >= SPREAD)
    whole = sum(other_cover) / max(1, len(other_cover))
    return Overlap(_part(first), _part(second), share, spread, enough and whole >= PART)


def longest(one: Body, other: Body) -> tuple[At, ...]:
    """The longest run of words that stands in both, in both; () where none does."""
    best = max(
        (block for block in Indel.opcodes(one.words, other.words) if block.tag == "equal"),
        key=lambda block: (block.src_end - block.src_start, -block.src_start),
        default=None,
    )
    if best is None:
        return ()
    return (
        At(one.document, one.starts[best.src_start], one.ends[best.src_end - 1]),
        At(other.document, other.starts[best.dest_start], other.ends[best.dest_end - 1]),
    )


def _covered(body: Body, own: Sequence[Run], theirs: frozenset[Run]) -> bytearray:
    cover = bytearray(len(body.words))
    for at, value in enumerate(own):
        if value in theirs:
            cover[at : at + RUN] = b"\x01" * RUN
    return cover


def _counted(body: Body, skip: bytes) -> list[int]:
    """Words that tell one text from another: outside quote marks, since two reporters hear the same words."""
    free = [at for at in range(len(body.words)) if not (skip and skip[at])]
    outside = [at for at in free if not body.quoted[at]]
    return outside if len(outside) >= OUTSIDE else free


def _spread(flags: list[int]) -> float:
    size = len(flags)
    tenths = [flags[size * step // 10 : size * (step + 1) // 10] for step in range(10)]
    return sum(1 for tenth in tenths if tenth and sum(tenth) >= len(tenth) / 5) / 10


def _part(cover: bytearray) -> float:
    return sum(cover) / len(cover) if cover else 0.0
