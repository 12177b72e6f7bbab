"""One thing that two reports count differently: "14 fishermen" in one, "17 nelayan" in another (measures: `amounts`).

Two figures contradict one another where they count the same, in sentences on the same matter, told within a few days,
and neither report gives the other's number too, or only as somebody else's. What is rough, grown, a part or told of
another day is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from demarche.kept import NOTHING, Kept
from demarche.lang.concepts import CONCEPT
from demarche.link.conflicts.counted import FOLK, FOLKS, Counted, counted_in
from demarche.link.conflicts.likely import DAYS, ENOUGH, Both, comparable, points
from demarche.link.conflicts.rivals import Voiced, rival_figures
from demarche.link.conflicts.voices import Voice
from demarche.link.sense.amounts import UNITS
from demarche.link.sense.figures import MONEY, Figure, figures, shown
from demarche.link.stretches import Row, within_reach
from demarche.model import At, Document, Story

CROWD = 24
"""Figures of one thing from which each meets only so many of the next ones by day."""


def contradicting(
    documents: Sequence[Document],
    stories: Iterable[Story],
    read: Callable[[Document], Sequence[Figure]] = figures,
    kept: Kept = NOTHING,
) -> Iterator[tuple[str, At, At]]:
    """What is counted, and the two sentences. read: gives the figures of a report."""
    story_of = {document: story.id for story in stories for document in story.documents}
    shelves: dict[str, list[Counted]] = {}
    given: dict[tuple[str, str], set[tuple[float, Voice]]] = {}
    for document in documents:
        counted = list(counted_in(document, story_of[document.id], read))
        for one in counted:
            head = one.figure.head
            if head in UNITS or head.startswith(MONEY):
                continue  # see amounts
            for name in {head, one.shelf} - {""}:
                shelves.setdefault(name, []).append(one)
            for name in {head, one.shelf, FOLKS if head in FOLK else ""}:
                given.setdefault((document.id, name), set()).add((one.figure.value, one.voice))
        yield from _within(counted)
    digests = kept.digests(documents)
    for head in sorted(shelves):
        yield from _on_shelf(head, shelves[head], given, (kept, digests))


def _within(counted: Sequence[Counted]) -> Iterator[tuple[str, At, At]]:
    """What two sides count differently in one report."""
    told = {(one.figure.sentence, one.figure.at): one for one in counted}
    given = [Voiced(one.figure, one.shelf, one.voice, one.setting, one.whose, bool(one.wanted)) for one in counted]
    for pair in rival_figures(given):
        sides = [told[one.figure.sentence, one.figure.at] for one in pair]
        yield _shown_as(*sides)


def _on_shelf(
    name: str, shelf: list[Counted], given: Both, known: tuple[Kept, Mapping[str, bytes]]
) -> Iterator[tuple[str, At, At]]:
    ordered = sorted(shelf, key=lambda one: (one.first, one.document.id, one.figure.sentence, one.figure.at))
    best: dict[tuple[str, str], tuple[float, Counted, Counted]] = {}

    def look(at: int) -> Iterator[tuple[int, float]]:
        one = ordered[at]
        for n, other in enumerate(islice(ordered, at + 1, at + 1 + CROWD), at + 1):
            if one.day and other.first - one.day > DAYS:
                break
            score = points(one, other, given) if comparable(one, other) else 0.0
            if score >= ENOUGH:
                yield n, score

    kept, digests = known
    row = Row(name, [_said(one, digests) for one in ordered], [one.first for one in ordered], CROWD)
    for at, n, score in within_reach(kept, "counts", row, look, float):
        one, other = ordered[at], ordered[n]
        pair = min(one.document.id, other.document.id), max(one.document.id, other.document.id)
        if score > best.get(pair, (0.0, one, other))[0]:
            best[pair] = score, one, other
    for _, one, other in best.values():
        yield _shown_as(one, other)


def _said(one: Counted, digests: Mapping[str, bytes]) -> bytes:
    figure = one.figure
    return digests.get(one.document.id, b"") + f"{one.story} {figure.sentence} {figure.at} {figure.value}".encode()


def _shown_as(one: Counted, other: Counted) -> tuple[str, At, At]:
    first, second = sorted((one, other), key=lambda side: side.figure.value)
    head = (first.figure.head or second.figure.head).removeprefix(MONEY).lstrip(CONCEPT)
    return f"{shown(first.figure.value)} / {shown(second.figure.value)} {head}".rstrip(), first.place, second.place
