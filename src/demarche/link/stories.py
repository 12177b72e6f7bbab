"""Reports that carry one underlying text: copies, excerpts, rewordings, translations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from demarche.link.agencies import Credited, agency_of, credited
from demarche.link.body import Body, Numbers, body_of
from demarche.link.direction import Pair, directed
from demarche.link.groups import Groups
from demarche.link.ids import line_id
from demarche.link.near import boilerplate, candidates, postings
from demarche.link.outlines import Likeness, Outline, alike, told_alike
from demarche.link.overlap import Overlap, Skip, Text, compare, own_quotations, passages, text_of
from demarche.model import Document, Edge, Story

COPY = 0.9
"""Both texts share at least this: a copy."""
CONTAINED = 0.8
"""The shorter shares at least this: an excerpt, if ..."""
EXCERPT = 0.85
"""... the longer shares less than this part of that; else both were reworded."""


RETOLD_CONTAINED, RETOLD_EVIDENCE = 0.78, 5.5
"""Within a language two reports that tell the same in the same order are one text from here on (`Likeness`): reporters
of one event tell alike, so more is asked than of a translation. And one of the two has no quotation of its own."""
OWN_QUOTED = 0.2
"""Part of its quotations that a retold report may have for itself: two wordings of one are told apart here."""
AFTER = 0.3
"""What a retelling is close beside shared words: a report hangs on the one whose words it has, if there is one."""
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
    credits = credited(documents)
    by_root: dict[str, list[Edge]] = {}
    for pair in kept:
        by_root.setdefault(groups.find(pair.edge.source), []).append(_shown(pair, bodies))
    trees = ((members, by_root.get(groups.find(members[0]), ())) for members in groups.members())
    stories = (_story(members, edges, by_id, credits) for members, edges in trees)
    return tuple(sorted(stories, key=lambda story: story.id))


def _pairs_among(bodies: Collection[Body]) -> list[Pair]:
    texts = _first_of_each(bodies)
    found = postings(texts)
    skip = {body.document: flags for body in texts if (flags := boilerplate(body, found))}
    near = _near(candidates(found), skip)
    return [*_copies(bodies), *near, *_outlined(texts, {frozenset(pair.documents) for pair in near})]


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


def _outlined(texts: Sequence[Body], known: Collection[frozenset[str]]) -> list[Pair]:
    """Translations, and reports told in other words; not those that are `known` to share words."""
    bodies = {body.document: body for body in texts}
    pairs = []
    text = lru_cache(maxsize=AT_HAND)(text_of)
    for one, other, likely in alike(body.report for body in texts):
        if one.document.lang != other.document.lang:
            kind = "translation"
        elif frozenset((one.document.id, other.document.id)) in known:
            continue
        elif _retold(likely, text(bodies[one.document.id]), text(bodies[other.document.id])):
            kind = "rewording"
        else:
            continue
        pairs.append(_outline_pair(one, other, kind, likely))
    return pairs


def _retold(likely: Likeness, one: Text, other: Text) -> bool:
    if likely.contained < RETOLD_CONTAINED or likely.evidence < RETOLD_EVIDENCE:
        return False
    return min(own_quotations(one, other), own_quotations(other, one)) <= OWN_QUOTED


def _outline_pair(one: Outline, other: Outline, kind: str, likely: Likeness) -> Pair:
    first, way = directed(one.document, other.document, (int(one.weight * 10), int(other.weight * 10)))
    if first is not one.document:
        one, other = other, one
    small, large = sorted((one.weight, other.weight))
    edge = Edge(one.document.id, other.document.id, kind, round(likely.contained, 3), direction=way)
    closeness = (likely.contained * likely.order * small / large) ** 2
    return Pair(edge, closeness if kind == "translation" else closeness * AFTER)


def _pair(one: Body, other: Body, overlap: Overlap) -> Pair:
    first, way = directed(one.report, other.report, (len(one.words), len(other.words)))
    if first is not one.report:
        one, other, overlap = other, one, overlap.turned()
    share = overlap.one if len(one.words) < len(other.words) else overlap.other
    edge = Edge(one.document, other.document, _kind(overlap), round(share, 3), direction=way)
    return Pair(edge, overlap.one * overlap.other, words=True)


def _shown(pair: Pair, bodies: Mapping[str, Body]) -> Edge:
    """With the passages that show it; sought for the edges that are kept, since it costs more than to compare."""
    one, other = bodies[pair.edge.source], bodies[pair.edge.target]
    return replace(pair.edge, at=passages(one, other) if pair.words else told_alike(one.report, other.report))


def _kind(overlap: Overlap) -> str:
    low, high = sorted((overlap.one, overlap.other))
    if low >= COPY:
        return "copy"
    return "excerpt" if high >= CONTAINED and low < EXCERPT * high else "rewording"


def _story(
    members: Sequence[str], edges: Sequence[Edge], by_id: Mapping[str, Document], credits: Mapping[str, Credited]
) -> Story:
    documents = tuple(sorted(members))
    return Story(
        id=line_id("story", documents[0]),
        documents=documents,
        origin=_origin([by_id[document] for document in documents], credits),
        edges=tuple(sorted(edges, key=lambda edge: (edge.source, edge.target))),
    )


def _origin(documents: Sequence[Document], credits: Mapping[str, Credited]) -> str:
    """The agency that the reports credit, else the outlet that signs one of them or that its words call its own; ""
    where the words leave it open."""
    known = [credits[document.id] for document in documents if document.id in credits]
    agency, _ = agency_of(known)
    if agency:
        return agency
    signed = {one.signed for one in known if one.signed} or {
        document.site for document in documents if document.site and _names(documents, document.site)
    }
    return signed.pop() if len(signed) == 1 else ""


def _names(documents: Iterable[Document], site: str) -> bool:
    """The words of one of the reports name the outlet: as that of the writer, or as whom the source spoke to."""
    return any(site in document.text or site in document.credits for document in documents)
