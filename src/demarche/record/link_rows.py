"""The links between documents as rows of the record's tables. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from demarche.model import At, Document, Links, MeetingLine, Story
from demarche.record.ids import line_id
from demarche.record.rows import Cast, Row, document_rows, when


def rows_of(documents: Sequence[Document], links: Links) -> Iterator[Row]:
    """Every derived row, parents before children; `documents` in the order in which their rows shall stand."""
    cast = Cast.of(links)
    texts = {document.id: document.text for document in documents}
    yield from _people(links)
    statements: dict[str, list[str]] = {}
    for document in documents:
        rows, statements[document.id] = document_rows(document, cast)
        yield from rows
    yield from chain.from_iterable(_story(story, texts) for story in links.stories)
    yield from _claims(links, statements)
    yield from chain.from_iterable(_meeting(meeting, texts) for meeting in links.meetings)
    yield from _conflicts(links, texts)


def _people(links: Links) -> Iterator[Row]:
    for person in links.people:
        yield "people", (person.id, person.name, person.party, "")
        for alias in sorted(set(person.aliases) - {person.name}):
            yield "aliases", (person.id, alias)


def _words(at: At, texts: Mapping[str, str]) -> tuple[str, int, int, str]:
    return at.document, at.start, at.end, texts[at.document][at.start : at.end]


def _story(story: Story, texts: Mapping[str, str]) -> Iterator[Row]:
    yield "stories", (story.id, story.origin)
    for document in story.documents:
        yield "story_documents", (document, story.id)
    for edge in story.edges:
        name = line_id("edge", edge.source, edge.target, edge.kind)
        yield "edges", (name, story.id, edge.source, edge.target, edge.kind, round(edge.share, 4))
        for n, at in enumerate(edge.at):
            yield "edge_spans", (name, n, *_words(at, texts))


def _claims(links: Links, statements: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    for claim in links.claims:
        yield "claims", (claim.id, claim.speaker, claim.stories, claim.documents, "")
        for document, index in claim.statements:
            yield "claim_statements", (claim.id, statements[document][index])


def _meeting(meeting: MeetingLine, texts: Mapping[str, str]) -> Iterator[Row]:
    yield "meetings", (
        meeting.id, meeting.what, meeting.forum, meeting.place, *when(meeting.date), meeting.status, "",
    )  # fmt: skip
    for party in sorted(set(meeting.parties)):
        yield "meeting_parties", (meeting.id, party)
    for person in sorted(set(meeting.people)):
        yield "meeting_people", (meeting.id, person)
    for at, status in meeting.evidence:
        yield "meeting_evidence", (meeting.id, *_words(at, texts), status)


def _conflicts(links: Links, texts: Mapping[str, str]) -> Iterator[Row]:
    for conflict in links.conflicts:
        yield "conflicts", (conflict.id, conflict.kind, conflict.what, "")
        for n, at in enumerate(conflict.spans):
            yield "conflict_spans", (conflict.id, n, *_words(at, texts))
