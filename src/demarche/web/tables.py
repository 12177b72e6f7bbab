"""Every table of the pages as CSV, made as the export makes its own: UTF-8 with a byte order mark, nothing that a
spreadsheet would run. Each row tells its outlet, the day of its report, the report's address and its own."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from demarche.record.lines import Line as Cells
from demarche.web.behind import Level, ways
from demarche.web.book import Book, person_page, report_page, slug
from demarche.web.dealings import everybody
from demarche.web.names import Names
from demarche.web.rows import ActRow, Interval, Place, StatementRow
from demarche.web.standing import shown
from demarche.web.ties import Tie, party_ties, people_ties
from demarche.web.words import Tongue

Table = Callable[[Book, Names], Iterator[Cells]]


def table(name: str, book: Book, speech: Tongue) -> bytes:
    """The file of a table in `TABLES`; parties and issues by their codes and by their names in this language."""
    from demarche.export import csv  # brings the other formats along, and only tables need it

    book.want(documents=book.ids("documents"))
    rows = csv.write(TABLES[name](book, Names(book, speech)))
    return "".join(rows).encode("utf-8", "replace") or codecs.BOM_UTF8


def _positions(book: Book, names: Names) -> Iterator[Cells]:
    for row in sorted(book.positions, key=lambda row: (row.issue, row.party)):
        line = shown(book, row.acts)
        before = next((turn.stance for turn in reversed(row.history) if turn.stance != row.stance), "")
        yield {
            **_issue(names, row.issue), **_party(names, "party", row.party), "stance": row.stance,
            "as_of": _day(row.as_of), "before": before, "origins": row.stories,
            "who": line.who if line else "", "words": line.quote if line else "",
            **_place(book, line.document.id if line else "", line.start if line else 0, line.anchor if line else ""),
        }  # fmt: skip


def _timeline(book: Book, names: Names) -> Iterator[Cells]:
    found = [_entry(book, names, row) for row in book.acts if row.act != "inform"]
    found += [cells for cells in _meetings(book, names, "meeting") if cells["earliest"] or cells["latest"]]
    for day, event in book.titles.known:
        found.append(_known(book, names, day, event.get(names.speech.code) or next(iter(event.values()))))
    yield from sorted(found, key=lambda c: (not c["earliest"], str(c["earliest"]), str(c["latest"]), str(c["address"])))


def _entry(book: Book, names: Names, row: ActRow) -> Cells:
    own = bool(row.date.earliest or row.date.latest)
    when = row.date if own else book.document[row.document].published
    return {
        **_days(when), "day_from": "event" if own else "report", "kind": "said" if row.statement else "told",
        "what": row.act, **_party(names, "by", row.by), **_party(names, "to", row.to), "words": row.text,
        **_place(book, row.document, row.start, f"a-{slug(row.id)}"),
    }  # fmt: skip


def _known(book: Book, names: Names, day: date, event: str) -> Cells:
    return {
        **_days(Interval(earliest=day, latest=day)), "day_from": "brief", "kind": "known", "what": event,
        **_party(names, "by", ""), **_party(names, "to", ""), "words": "", **_place(book, "", 0, ""),
    }  # fmt: skip


def _meetings(book: Book, names: Names, kind: str = "") -> Iterator[Cells]:
    """As a table of its own, or as entries of the timeline where they are of a `kind`."""
    for row in sorted(book.meetings, key=lambda row: (str(row.date.earliest or "9"), row.id)):
        first = row.evidence[0] if row.evidence else None
        anchor = f"m-{slug(row.id)}-{first.start}-{first.end}" if first else ""
        words = book.words(first) if first else ""
        place = _place(book, first.document if first else "", first.start if first else 0, anchor)
        parties = "+".join(row.parties)
        if kind:
            yield {
                **_days(row.date), "day_from": "event", "kind": kind, "what": f"{row.status}: {row.what}",
                **_party(names, "by", parties), **_party(names, "to", ""), "words": words, **place,
            }  # fmt: skip
        else:
            who = [book.person[one].name for one in row.people if one in book.person]
            yield {
                **_days(row.date), "status": row.status, "what": row.what, "forum": row.forum, "place": row.place,
                **_party(names, "parties", parties), "people": who, "origins": row.origins,
                "reports": len({at.document for at in row.evidence}), "words": words, **place, "id": row.id,
            }  # fmt: skip


def _people(book: Book, names: Names) -> Iterator[Cells]:
    for row in sorted(book.people, key=lambda row: (-book.tally.get(row.id, 0), row.name)):
        first = row.roles[0] if row.roles else next(iter(book.mentions_of(row.id)), None)
        roles = dict.fromkeys(role.text.casefold() for role in row.roles)
        yield {
            "name": row.name, "also_written": list(row.aliases), **_party(names, "party", row.party),
            "roles": list(roles), "statements": book.tally.get(row.id, 0),
            **_place(book, first.document if first else "", first.start if first else 0, ""),
            "address": person_page(row.id), "id": row.id,
        }  # fmt: skip


def _ties(book: Book, names: Names) -> Iterator[Cells]:
    """Who deals with whom, with the newest words behind it and the address of all of them."""
    people = {row.id: row.name for row in everybody(book)}
    levels: tuple[tuple[Level, tuple[Tie, ...]], ...] = (("parties", party_ties(book)), ("people", people_ties(book)))
    for level, ties in levels:
        book.want(acts=[tie.acts[0] for tie in ties if tie.acts])
        for way in ways(book, level, ties):
            tie = way.tie
            yield {
                "between": level, "from": tie.source, "from_name": people.get(tie.source) or names.party(tie.source),
                "tie": tie.kind, "to": tie.target, "to_name": people.get(tie.target) or names.party(tie.target),
                "lines": tie.n, "newest": tie.latest, **_newest(book, tie), "all": f"{way.page}#{way.anchor}",
            }  # fmt: skip


def _newest(book: Book, tie: Tie) -> Cells:
    """The words of the first line behind a tie, and where they stand."""
    if tie.acts:
        act = book.act[tie.acts[0]]
        return {"words": act.text, **_place(book, act.document, act.start, f"a-{slug(act.id)}")}
    meeting = book.meeting[tie.meetings[0]]
    at = meeting.evidence[0]
    return {"words": book.words(at), **_place(book, at.document, at.start, f"m-{slug(meeting.id)}-{at.start}-{at.end}")}


def _statements(book: Book, names: Names) -> Iterator[Cells]:
    for row in book.statements:
        yield {**_said(book, names, row), "relay": row.relay, "cue": row.cue, "confidence": row.confidence,
               "flags": list(row.flags), "origin": row.origin, "id": row.id}  # fmt: skip


def _said(book: Book, names: Names, row: StatementRow) -> Cells:
    condition = book.texts[row.document][row.condition.start : row.condition.end] if row.condition else ""
    return {
        "speaker": row.speaker, **_party(names, "party", row.speaker_party), "kind": row.kind, "act": row.act,
        **_party(names, "to", row.target_party), "issues": list(row.issues), "words": row.quote,
        "on_condition": condition, **_days(row.date), **_place(book, row.document, row.start, f"s-{slug(row.id)}"),
    }  # fmt: skip


def _acts(book: Book, names: Names) -> Iterator[Cells]:
    for row in book.acts:
        plover = (row.plover.event, row.plover.mode) if row.plover else ("", "")
        yield {
            "act": row.act, **_party(names, "by", row.by), **_party(names, "to", row.to), "issues": list(row.issues),
            "told_by": "statement" if row.statement else "report", "words": row.text, **_days(row.date),
            "plover_event": plover[0], "plover_mode": plover[1],
            **_place(book, row.document, row.start, f"a-{slug(row.id)}"), "statement": row.statement, "id": row.id,
        }  # fmt: skip


def _claims(book: Book, names: Names) -> Iterator[Cells]:
    for claim in book.claims:
        book.want(statements=claim.statements)
        said = [book.statement[one] for one in claim.statements if one in book.statement]
        said.sort(key=lambda row: (row.document in book.copies, row.document, row.start))
        if said:
            yield {"origins": claim.stories, "reports": claim.documents, **_said(book, names, said[0]), "id": claim.id}


def _conflicts(book: Book, names: Names) -> Iterator[Cells]:
    for row in book.conflicts:
        for side, span in enumerate(row.spans, 1):
            anchor = f"c-{slug(row.id)}-{span.start}-{span.end}"
            yield {
                "conflict": row.id, "kind": row.kind, "what": row.what, "side": side, "words": book.words(span),
                **_place(book, span.document, span.start, anchor),
            }  # fmt: skip


def _sources(book: Book, names: Names) -> Iterator[Cells]:
    from_whom = {edge.target: edge for story in book.stories for edge in story.edges}
    for row in book.documents:
        edge = from_whom.get(row.id)
        size = len(book.texts.get(row.id, "")) or 1
        yield {
            **_place(book, row.id, 0, ""), "day_earliest": _day(row.published.earliest),
            "day_latest": _day(row.published.latest), "day_how": row.published.how, "lang": row.lang,
            "story": book.origin(row.id), "copy_of": edge.source if edge else "", "how": edge.kind if edge else "",
            "share": round(edge.share, 2) if edge else "", "credits": list(row.credits),
            "not_the_report": round(sum(cut.end - cut.start for cut in row.junk) / size, 3),
            "lines": book.lines_of.get(row.id, 0), "file": row.source, "id": row.id,
        }  # fmt: skip


def _loops(book: Book, names: Names) -> Iterator[Cells]:
    for row in book.loops:
        act = next((book.act[one] for one in row.lines if one in book.act), None)
        yield {
            "kind": row.kind, **_party(names, "party", row.party), **_party(names, "to", row.to), "issues": row.issue,
            "day": _day(row.day), "words": row.text, "why": row.why,
            **_place(book, act.document if act else "", act.start if act else 0, f"a-{slug(act.id)}" if act else ""),
            "id": row.id,
        }  # fmt: skip


def _unread(book: Book, names: Names) -> Iterator[Cells]:
    for row in book.unread:
        at = Place(document=row.document, start=row.start, end=row.end)
        yield {"words": book.words(at), "cue": row.cue, "reason": row.reason,
               **_place(book, row.document, row.start, f"u-{row.start}")}  # fmt: skip


def _failures(book: Book, names: Names) -> Iterator[Cells]:
    for row in book.failures:
        yield {"file": row.source, "reason": row.reason}


TABLES: dict[str, Table] = {
    "positions": _positions,
    "timeline": _timeline,
    "meetings": _meetings,
    "people": _people,
    "ties": _ties,
    "claims": _claims,
    "conflicts": _conflicts,
    "statements": _statements,
    "acts": _acts,
    "sources": _sources,
    "loops": _loops,
    "unread": _unread,
    "failures": _failures,
}
OFFERED = {
    "overview": ("positions", "loops", "meetings"),
    "matrix": ("positions", "loops", "acts"),
    "timeline": ("timeline", "acts"),
    "meetings": ("meetings",),
    "people": ("people", "ties", "statements", "claims"),
    "sources": ("sources", "statements", "acts", "unread", "failures"),
    "conflicts": ("conflicts",),
    "search": ("statements", "acts", "claims"),
}
"""The tables that a page offers, by its entry in the menu."""


def table_page(name: str) -> str:
    return f"tables/{name}.csv"


def _party(names: Names, column: str, codes: str) -> Cells:
    return {column: codes, f"{column}_name": names.party(codes)}


def _issue(names: Names, code: str) -> Cells:
    return {"issue": code, "issue_name": names.issue(code)}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _days(when: Interval) -> Cells:
    return {"earliest": _day(when.earliest), "latest": _day(when.latest)}


def _place(book: Book, document: str, start: int, anchor: str) -> Cells:
    """Where a row comes from: outlet, day and title of the report, its own address, and that of the words here."""
    if document not in book.document:
        return dict.fromkeys(("outlet", "report_day", "report", "url", "address"), "")
    page = book.page(document, start) if start else report_page(document)
    return {**_report(book, document), "address": f"{page}#{anchor}" if anchor else page}


@lru_cache(maxsize=4096)
def _report(book: Book, document: str) -> Mapping[str, str]:
    row = book.document[document]
    url = row.url if row.url.startswith(("http://", "https://")) else ""
    day = _day(row.published.latest if row.published.near else None)
    return {"outlet": row.site, "report_day": day, "report": book.title(row), "url": url}


def offered(menu: str) -> list[tuple[str, str]]:
    """(name, address) of the tables that go with a page."""
    return [(name, table_page(name)) for name in OFFERED.get(menu, ())]
