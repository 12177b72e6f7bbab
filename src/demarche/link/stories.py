"""Reports that carry one underlying text: copies, excerpts, rewordings, translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from demarche.link.body import Body, body_of
from demarche.link.direction import Pair, source_first
from demarche.link.groups import Groups
from demarche.link.ids import line_id
from demarche.link.near import boilerplate, candidates, postings
from demarche.link.outlines import Outline, alike
from demarche.link.overlap import Overlap, Skip, compare, longest, runs_of
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


def find_stories(documents: Sequence[Document]) -> tuple[Story, ...]:
    """Every document stands in exactly one story; edges make a tree in each, the closest pairs first."""
    by_id = {document.id: document for document in documents}
    bodies = [body_of(document) for document in documents]
    texts = _first_of_each(bodies)
    found = postings(texts)
    skip = {body.document: flags for body in texts if (flags := boilerplate(body, found))}
    near = _near(candidates(found), skip, by_id)
    pairs = [*_copies(bodies, by_id), *near, *_outlined(texts, skip, by_id)]
    groups = Groups(by_id)
    kept = [pair.edge for pair in sorted(pairs, key=_closest_first) if groups.join(pair.edge.source, pair.edge.target)]
    by_root: dict[str, list[Edge]] = {}
    for edge in kept:
        by_root.setdefault(groups.find(edge.source), []).append(edge)
    stories = (_story(members, by_root.get(groups.find(members[0]), ()), by_id) for members in groups.members())
    return tuple(sorted(stories, key=lambda story: story.id))


def _closest_first(pair: Pair) -> tuple[float, str, str]:
    return (-pair.closeness, pair.edge.source, pair.edge.target)


def _first_of_each(bodies: Iterable[Body]) -> list[Body]:
    """One body of those whose words are the same; tiny ones are compared with nothing."""
    seen: dict[bytes, Body] = {}
    for body in bodies:
        if body.digest:
            seen.setdefault(body.digest, body)
    return list(seen.values())


def _copies(bodies: Iterable[Body], by_id: Mapping[str, Document]) -> list[Pair]:
    """Word for word the same, however many there are."""
    first: dict[bytes, Body] = {}
    edges = []
    for body in bodies:
        if body.digest and first.setdefault(body.digest, body) is not body:
            whole = Overlap(1.0, 1.0, 1.0, 1.0, True)
            edges.append(_pair(first[body.digest], body, whole, by_id))
    return edges


def _near(found: Iterable[tuple[Body, Body]], skip: Skip, by_id: Mapping[str, Document]) -> list[Pair]:
    runs = lru_cache(maxsize=512)(runs_of)
    compared = ((one, other, compare(one, other, runs, skip)) for one, other in found)
    return [_pair(one, other, overlap, by_id) for one, other, overlap in compared if overlap.joins]


def _outlined(texts: Sequence[Body], skip: Skip, by_id: Mapping[str, Document]) -> list[Pair]:
    """Translations, and reports told in other words."""
    bodies = {body.document: body for body in texts}
    pairs = []
    for one, other, part in alike(by_id[body.document] for body in texts):
        if one.document.lang != other.document.lang:
            kind = "translation" if part >= TRANSLATED else ""
        else:
            told = part >= RETOLD and _retold(bodies[one.document.id], bodies[other.document.id], skip)
            kind = "rewording" if told else ""
        if kind:
            pairs.append(_outline_pair(one, other, kind, part))
    return pairs


def _retold(one: Body, other: Body, skip: Skip) -> bool:
    overlap = compare(one, other, runs_of, skip)
    return overlap.share >= RETOLD_SHARE and overlap.spread >= RETOLD_SPREAD


def _outline_pair(one: Outline, other: Outline, kind: str, part: float) -> Pair:
    if not source_first(one.document, other.document, (len(one.lines), len(other.lines))):
        one, other = other, one
    small, large = sorted((len(one.lines), len(other.lines)))
    edge = Edge(one.document.id, other.document.id, kind, round(part, 3))
    return Pair(edge, (part * small / large) ** 2)


def _pair(one: Body, other: Body, overlap: Overlap, by_id: Mapping[str, Document]) -> Pair:
    sizes = len(one.words), len(other.words)
    if not source_first(by_id[one.document], by_id[other.document], sizes):
        one, other, overlap = other, one, overlap.turned()
    share = overlap.one if len(one.words) < len(other.words) else overlap.other
    edge = Edge(one.document, other.document, _kind(overlap), round(share, 3), longest(one, other))
    return Pair(edge, overlap.one * overlap.other)


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
