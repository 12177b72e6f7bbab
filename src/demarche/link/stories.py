"""Reports that carry one underlying text: copies, excerpts, rewordings, translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from demarche.link.body import Body, Numbers, body_of
from demarche.link.direction import Pair, source_first
from demarche.link.groups import Groups
from demarche.link.ids import line_id
from demarche.link.near import boilerplate, candidates, postings
from demarche.link.outlines import Outline, alike
from demarche.link.overlap import Overlap, Skip, compare, longest, text_of
from demarche.model import Document, Edge, Story

COPY = 0.9
"""Both texts share at least this: a copy."""
CONTAINED = 0.8
"""The shorter shares at least this: an excerpt, if ..."""
EXCERPT = 0.85
"""... the longer shares less than this part of that; else both were reworded."""


TRANSLATED = 0.5
"""Part of the outline of the shorter report that a report in another language must follow: a translation."""
RETOLD = 0.5
"""The same within a language, where words are shared besides: a report told in other words."""
RETOLD_SHARE, RETOLD_SPREAD = 0.15, 0.5
AT_HAND = 1024
"""Texts that are kept ready to be compared: some 30 KB each."""


def find_stories(documents: Sequence[Document]) -> tuple[Story, ...]:
    """Every document stands in exactly one story; edges make a tree in each, the closest pairs first."""
    by_id = {document.id: document for document in documents}
    numbers = Numbers()
    bodies = {document.id: body_of(document, numbers) for document in documents}
    pairs = _pairs_among(bodies.values())
    groups = Groups(by_id)
    kept = [pair for pair in sorted(pairs, key=_closest_first) if groups.join(pair.edge.source, pair.edge.target)]
    by_root: dict[str, list[Edge]] = {}
    for pair in kept:
        by_root.setdefault(groups.find(pair.edge.source), []).append(_shown(pair, bodies))
    stories = (_story(members, by_root.get(groups.find(members[0]), ()), by_id) for members in groups.members())
    return tuple(sorted(stories, key=lambda story: story.id))


def _pairs_among(bodies: Collection[Body]) -> list[Pair]:
    texts = _first_of_each(bodies)
    found = postings(texts)
    skip = {body.document: flags for body in texts if (flags := boilerplate(body, found))}
    return [*_copies(bodies), *_near(candidates(found), skip), *_outlined(texts, skip)]


def _closest_first(pair: Pair) -> tuple[float, str, str]:
    return (-pair.closeness, pair.edge.source, pair.edge.target)


def _first_of_each(bodies: Iterable[Body]) -> list[Body]:
    """One body of those whose words are the same; tiny ones are compared with nothing."""
    seen: dict[bytes, Body] = {}
    for body in bodies:
        if body.digest:
            seen.setdefault(body.digest, body)
    return list(seen.values())


def _copies(bodies: Iterable[Body]) -> list[Pair]:
    """Word for word the same, however many there are."""
    first: dict[bytes, Body] = {}
    edges = []
    for body in bodies:
        if body.digest and first.setdefault(body.digest, body) is not body:
            edges.append(_pair(first[body.digest], body, Overlap(1.0, 1.0, 1.0, 1.0, True)))
    return edges


def _near(found: Iterable[tuple[Body, Body]], skip: Skip) -> list[Pair]:
    text = lru_cache(maxsize=AT_HAND)(text_of)
    compared = ((one, other, compare(text(one), text(other), skip)) for one, other in _side_by_side(found))
    return [_pair(one, other, overlap) for one, other, overlap in compared if overlap.joins]


def _side_by_side(found: Iterable[tuple[Body, Body]]) -> list[tuple[Body, Body]]:
    """Pairs in order of length: a text mostly meets others about as long, so that it is at hand for all of them."""
    return sorted(found, key=lambda pair: min(len(pair[0].words), len(pair[1].words)))


def _outlined(texts: Sequence[Body], skip: Skip) -> list[Pair]:
    """Translations, and reports told in other words."""
    bodies = {body.document: body for body in texts}
    pairs = []
    for one, other, part in alike(body.report for body in texts):
        if one.document.lang != other.document.lang:
            kind = "translation" if part >= TRANSLATED else ""
        else:
            told = part >= RETOLD and _retold(bodies[one.document.id], bodies[other.document.id], skip)
            kind = "rewording" if told else ""
        if kind:
            pairs.append(_outline_pair(one, other, kind, part))
    return pairs


def _retold(one: Body, other: Body, skip: Skip) -> bool:
    overlap = compare(text_of(one), text_of(other), skip)
    return overlap.share >= RETOLD_SHARE and overlap.spread >= RETOLD_SPREAD


def _outline_pair(one: Outline, other: Outline, kind: str, part: float) -> Pair:
    if not source_first(one.document, other.document, (len(one.lines), len(other.lines))):
        one, other = other, one
    small, large = sorted((len(one.lines), len(other.lines)))
    edge = Edge(one.document.id, other.document.id, kind, round(part, 3))
    return Pair(edge, (part * small / large) ** 2)


def _pair(one: Body, other: Body, overlap: Overlap) -> Pair:
    if not source_first(one.report, other.report, (len(one.words), len(other.words))):
        one, other, overlap = other, one, overlap.turned()
    share = overlap.one if len(one.words) < len(other.words) else overlap.other
    edge = Edge(one.document, other.document, _kind(overlap), round(share, 3))
    return Pair(edge, overlap.one * overlap.other, words=True)


def _shown(pair: Pair, bodies: Mapping[str, Body]) -> Edge:
    """With the passage that shows it; sought for the edges that are kept, since it costs more than to compare."""
    if not pair.words:
        return pair.edge
    return replace(pair.edge, at=longest(bodies[pair.edge.source], bodies[pair.edge.target]))


def _kind(overlap: Overlap) -> str:
    low, high = sorted((overlap.one, overlap.other))
    if low >= COPY:
        return "copy"
    return "excerpt" if high >= CONTAINED and low < EXCERPT * high else "rewording"


def _story(members: Sequence[str], edges: Sequence[Edge], by_id: Mapping[str, Document]) -> Story:
    documents = tuple(sorted(members))
    return Story(
        id=line_id("story", documents[0]),
        documents=documents,
        origin=_origin([by_id[document] for document in documents]),
        edges=tuple(sorted(edges, key=lambda edge: (edge.source, edge.target))),
    )


def _origin(documents: Iterable[Document]) -> str:
    """The agency or outlet that more of the reports credit than any other; "" where the words leave it open."""
    counts = Counter(credit for document in documents for credit in dict.fromkeys(document.credits))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]
