"""The links between documents as rows of the record's tables. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from demarche.model import At, Document, Links, MeetingTold, Span
from demarche.record.ids import line_id
from demarche.record.rows import Row, origin_cells, when

Cells = tuple[str, str, str]
NOT_KNOWN: Cells = ("", "", "[]")


def rows_between(
    documents: Sequence[Document], links: Links, statements: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, list[Row]]]:
    """Tables of what stands between reports, with their rows, one after the other.

    statements: by document the ids of its statements, in their order.
    """
    texts = {document.id: document.text for document in documents}
    yield from _people(links)
    yield from _stories(links, texts)
    yield from _claims(links, statements)
    yield from _meetings(links, texts, _evidence_origins(documents, links))
    yield from _conflicts(links, texts)


Found = Iterator[tuple[str, list[Row]]]


def _people(links: Links) -> Found:
    yield ("people", [(person.id, person.name, person.party, person.state) for person in links.people])
    others = ((person.id, set(person.aliases) - {person.name}) for person in links.people)
    yield "aliases", [(ident, alias) for ident, aliases in others for alias in aliases]
    yield ("suggestions", [(one.one, one.other, one.why, round(one.score, 4)) for one in links.suggestions])


def _words(at: At, texts: Mapping[str, str]) -> tuple[str, int, int, str]:
    return at.document, at.start, at.end, texts[at.document][at.start : at.end]


def _stories(links: Links, texts: Mapping[str, str]) -> Found:
    yield "stories", [(story.id, story.origin, story.state) for story in links.stories]
    yield ("story_documents", [(document, story.id) for story in links.stories for document in story.documents])
    edges: list[Row] = []
    spans: list[Row] = []
    for story in links.stories:
        for edge in story.edges:
            name = line_id("edge", edge.source, edge.target, edge.kind)
            share = round(edge.share, 4)
            edges.append((name, story.id, edge.source, edge.target, edge.kind, share, edge.direction))
            spans += [(name, n, *_words(at, texts)) for n, at in enumerate(edge.at)]
    yield "edges", edges
    yield "edge_spans", spans


def _claims(links: Links, statements: Mapping[str, Sequence[str]]) -> Found:
    yield ("claims", [(one.id, one.speaker, one.stories, one.documents, one.state) for one in links.claims])
    places = ((claim.id, place) for claim in links.claims for place in claim.statements)
    yield ("claim_statements", [(ident, statements[document][at]) for ident, (document, at) in places])


def _evidence_origins(documents: Iterable[Document], links: Links) -> dict[At, Cells]:
    """Where each report's telling of a meeting comes from."""
    cast = {one.document: one.meetings for one in links.origins}
    return {
        At(document.id, place.start, place.end): origin_cells(cast.get(document.id, ()), n)
        for document in documents
        for n, line in enumerate((*document.meetings, *document.hints))
        for place in (*line.again, Span(line.start, line.end))
    }


def _meetings(links: Links, texts: Mapping[str, str], origins: Mapping[At, Cells]) -> Found:
    yield (
        "meetings",
        [(one.id, one.what, one.forum, one.place, *when(one.date), one.status, one.state) for one in links.meetings],
    )
    yield ("meeting_parties", [(one.id, party) for one in links.meetings for party in set(one.parties)])
    yield ("meeting_people", [(one.id, person) for one in links.meetings for person in set(one.people)])
    yield (
        "meeting_evidence",
        [
            (one.id, *_words(at, texts), status, *origins.get(at, NOT_KNOWN), *_told(told, texts))
            for one in links.meetings
            for (at, status), told in zip(one.evidence, one.told or repeat(MeetingTold()), strict=False)
        ],
    )


def _told(told: MeetingTold, texts: Mapping[str, str]) -> tuple[object, ...]:
    length = _words(told.length, texts)[1:] if told.length else (None, None, None)
    return told.level, *length, *when(told.date), *when(told.was)[:2]


def _conflicts(links: Links, texts: Mapping[str, str]) -> Found:
    yield ("conflicts", [(one.id, one.kind, one.what, one.state, one.why) for one in links.conflicts])
    yield (
        "conflict_spans",
        [
            (one.id, n, *_words(at, texts), origin)
            for one in links.conflicts
            for n, (at, origin) in enumerate(zip(one.spans, one.origins or ("",) * len(one.spans), strict=True))
        ],
    )
