"""Reports that carry one underlying text: copies, excerpts, rewordings, translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from demarche.kept import NOTHING, Kept
from demarche.link.groups import Groups
from demarche.link.ids import line_id
from demarche.link.stories.agencies import Credited, agency_of, credited
from demarche.link.stories.body import Body, body_of
from demarche.link.stories.direction import Pair
from demarche.link.stories.outlets import signed_by
from demarche.link.stories.outlines import told_alike
from demarche.link.stories.overlap import passages
from demarche.link.stories.pairs import Known, pairs_among
from demarche.link.stories.roundups import without_bridges
from demarche.model import At, Document, Edge, Story


def find_stories(documents: Sequence[Document], kept: Kept = NOTHING) -> tuple[Story, ...]:
    """Every document stands in exactly one story; edges make a tree in each, the closest pairs first.

    kept: of earlier builds; with it or without, the stories are the same.
    """
    known = Known(kept)
    by_id = {document.id: document for document in documents}
    bodies = {document.id: body_of(document, known.numbers, kept) for document in documents}
    credits = credited(documents)
    agencies = {document: one.agencies for document, one in credits.items()}
    pairs = without_bridges(pairs_among(bodies.values(), agencies, known), by_id)
    groups = Groups(by_id)
    closest = [pair for pair in sorted(pairs, key=_closest_first) if groups.join(pair.edge.source, pair.edge.target)]
    by_root: dict[str, list[Edge]] = {}
    for pair in closest:
        by_root.setdefault(groups.find(pair.edge.source), []).append(_shown(pair, bodies, known))
    trees = ((members, by_root.get(groups.find(members[0]), ())) for members in groups.members())
    stories = (_story(members, edges, by_id, credits) for members, edges in trees)
    return tuple(sorted(stories, key=lambda story: story.id))


def _closest_first(pair: Pair) -> tuple[bool, float, str, str]:
    """Shared words before what is only told alike: a report hangs on the one whose words it has, if there is one."""
    return (not pair.words, -pair.closeness, pair.edge.source, pair.edge.target)


def _shown(pair: Pair, bodies: Mapping[str, Body], known: Known) -> Edge:
    """With the passages that show it; sought for the edges that stay, since it costs more than to compare."""
    one, other = bodies[pair.edge.source], bodies[pair.edge.target]
    both = one.report, other.report
    shared = partial(passages, one, other, known.numbers) if pair.words else partial(told_alike, *both)
    name = "passages" if pair.words else "sentences"
    return replace(pair.edge, at=known.kept.result(name, both, shared, tuple[At, ...]))


def _story(
    members: Sequence[str], edges: Sequence[Edge], by_id: Mapping[str, Document], credits: Mapping[str, Credited]
) -> Story:
    documents = tuple(sorted(members))
    return Story(
        id=line_id("story", documents[0]),
        documents=documents,
        origin=_origin([by_id[document] for document in documents], credits)
        or _origin(_firsts(documents, edges, by_id), credits),
        edges=tuple(sorted(edges, key=lambda edge: (edge.source, edge.target))),
    )


def _firsts(names: Sequence[str], edges: Sequence[Edge], by_id: Mapping[str, Document]) -> list[Document]:
    """The reports that are made from no other one: where each names somebody else, theirs is the text."""
    made = {edge.target for edge in edges if edge.direction}
    return [by_id[name] for name in names if name not in made]


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
    if not signed:
        signed = {name for document in documents if (name := signed_by(document))}
    # of two spellings the one with fewer capitals, in every run
    return max(signed) if len({name.casefold() for name in signed}) == 1 else ""


def _names(documents: Iterable[Document], site: str) -> bool:
    """The words of one of the reports name the outlet: as that of the writer, or as whom the source spoke to."""
    name = site.lower()
    return any(name in document.text.lower() or site in document.credits for document in documents)
