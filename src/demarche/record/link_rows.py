"""The links between documents as rows of the record's tables. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from demarche.model import At, Document, Links, MeetingLine, MeetingTold, Span, Story
from demarche.record.ids import line_id
from demarche.record.rows import Cast, Rows, document_rows, origin_cells, when
from demarche.record.schema import DERIVED

Cells = tuple[str, str, str]
NOT_KNOWN: Cells = ("", "", "[]")
BATCH = 5_000  # rows of mentions, the commonest, handed over together


def rows_of(documents: Sequence[Document], links: Links) -> Iterator[Rows]:
    """Every derived row, in batches; `documents` in the order in which their rows shall stand."""
    cast = Cast.of(links)
    statements: dict[str, list[str]] = {}
    rows = _empty()
    for document in documents:
        statements[document.id] = document_rows(document, cast, rows)
        if len(rows["mentions"]) >= BATCH:
            yield rows
            rows = _empty()
    yield rows
    yield _link_rows(links, statements, documents)


def _empty() -> Rows:
    return {table: [] for table in DERIVED}


def _link_rows(links: Links, statements: Mapping[str, Sequence[str]], documents: Sequence[Document]) -> Rows:
    rows = _empty()
    texts = {document.id: document.text for document in documents}
    origins = _evidence_origins(documents, links)
    _people(links, rows)
    for story in links.stories:
        _story(story, texts, rows)
    _claims(links, statements, rows)
    for meeting in links.meetings:
        _meeting(meeting, texts, origins, rows)
    _conflicts(links, texts, rows)
    return rows


def _people(links: Links, rows: Rows) -> None:
    for person in links.people:
        rows["people"].append((person.id, person.name, person.party, person.state))
        rows["aliases"] += [(person.id, alias) for alias in sorted(set(person.aliases) - {person.name})]
    rows["suggestions"] += [(one.one, one.other, one.why, round(one.score, 4)) for one in links.suggestions]


def _words(at: At, texts: Mapping[str, str]) -> tuple[str, int, int, str]:
    return at.document, at.start, at.end, texts[at.document][at.start : at.end]


def _story(story: Story, texts: Mapping[str, str], rows: Rows) -> None:
    rows["stories"].append((story.id, story.origin, story.state))
    rows["story_documents"] += [(document, story.id) for document in story.documents]
    for edge in story.edges:
        name = line_id("edge", edge.source, edge.target, edge.kind)
        share = round(edge.share, 4)
        rows["edges"].append((name, story.id, edge.source, edge.target, edge.kind, share, edge.direction))
        rows["edge_spans"] += [(name, n, *_words(at, texts)) for n, at in enumerate(edge.at)]


def _claims(links: Links, statements: Mapping[str, Sequence[str]], rows: Rows) -> None:
    for claim in links.claims:
        rows["claims"].append((claim.id, claim.speaker, claim.stories, claim.documents, claim.state))
        rows["claim_statements"] += [(claim.id, statements[document][at]) for document, at in claim.statements]


def _evidence_origins(documents: Iterable[Document], links: Links) -> dict[At, Cells]:
    """Where each report's telling of a meeting comes from."""
    cast = {one.document: one.meetings for one in links.origins}
    return {
        At(document.id, place.start, place.end): origin_cells(cast.get(document.id, ()), n)
        for document in documents
        for n, line in enumerate(document.meetings)
        for place in (*line.again, Span(line.start, line.end))
    }


def _meeting(meeting: MeetingLine, texts: Mapping[str, str], origins: Mapping[At, Cells], rows: Rows) -> None:
    rows["meetings"].append((
        meeting.id, meeting.what, meeting.forum, meeting.place, *when(meeting.date), meeting.status, meeting.state,
    ))  # fmt: skip
    rows["meeting_parties"] += [(meeting.id, party) for party in sorted(set(meeting.parties))]
    rows["meeting_people"] += [(meeting.id, person) for person in sorted(set(meeting.people))]
    rows["meeting_evidence"] += [
        (meeting.id, *_words(at, texts), status, *origins.get(at, NOT_KNOWN), *_told(told, texts))
        for (at, status), told in zip(meeting.evidence, meeting.told or repeat(MeetingTold()), strict=False)
    ]


def _told(told: MeetingTold, texts: Mapping[str, str]) -> tuple[object, ...]:
    length = _words(told.length, texts)[1:] if told.length else (None, None, None)
    return told.level, *length, *when(told.date), *when(told.was)[:2]


def _conflicts(links: Links, texts: Mapping[str, str], rows: Rows) -> None:
    for conflict in links.conflicts:
        rows["conflicts"].append((conflict.id, conflict.kind, conflict.what, conflict.state, conflict.why))
        origins = conflict.origins or ("",) * len(conflict.spans)
        spans = enumerate(zip(conflict.spans, origins, strict=True))
        rows["conflict_spans"] += [(conflict.id, n, *_words(at, texts), origin) for n, (at, origin) in spans]
