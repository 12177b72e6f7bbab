"""Invented reports in a form that is read without a language pack, so that the record is tested by itself.

A line `Ana Sorel (NOR) demand SOU tolls 2031-05-04: open the gate` is a statement with its act; a line
`MEET NOR SOU held 2031-05-06` a meeting; `SPAM ...` is junk. `made_mark` stands in for clean and annotate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from demarche import model as m
from demarche.annotate.scheme import Scheme
from demarche.read import merge_same
from demarche.record import writing
from demarche.record.build import Shelf

SAID = re.compile(
    r"^(?P<name>[A-Z]\w+ [A-Z]\w+) \((?P<party>[A-Z]+)\) (?P<act>[a-z_]+) (?P<to>[A-Z+]+) (?P<issue>\w+)"
    r"(?: (?P<day>[\d-]{10}))?: (?P<words>.+)$",
    re.MULTILINE,
)
MET = re.compile(r"^MEET (?P<a>[A-Z]+) (?P<b>[A-Z]+) (?P<status>\w+) (?P<day>[\d-]{10})$", re.MULTILINE)
SPAM = re.compile(r"^SPAM .*$", re.MULTILINE)

NORTH = """The gate
Ana Sorel (NOR) demand SOU tolls 2031-05-04: open the gate before the summer
Ana Sorel (NOR) threaten SOU tolls: we shall close the canal, if the gate stays shut
MEET NOR SOU planned 2031-05-06
SPAM slot gacor
"""
SOUTH = """An answer
Bo Lindqvist (SOU) reject NOR tolls 2031-05-05: the gate stays shut
Bo Lindqvist (SOU) offer NOR fish 2031-05-05: half of the catch, if the canal is open
MEET NOR SOU held 2031-05-06
"""
THIRD = """Elsewhere
Chi Marrow (EST) demand WES borders 2031-05-07: withdraw from the ridge
"""


def made(text: str, source: str = "made.txt", published: date | None = date(2031, 5, 8)) -> m.Document:
    """A report as `read` gives it."""
    return m.Document(sha256(text.encode()).hexdigest()[:16], text, (source,), given=published)


def made_mark(document: m.Document, scheme: Scheme | None = None) -> m.Document:
    """The report with marks of every kind."""
    people: dict[str, m.Person] = {}
    statements, acts, mentions, times = [], [], [], []
    for found in SAID.finditer(document.text):
        name, party, words = found["name"], found["party"], found["words"]
        start, end = found.span("words")
        span = m.Span(*found.span("name"))
        known = people.get(name) or m.Person(name, name, (), party)
        role = m.Role(party, party, *found.span("party"))
        people[name] = replace(known, roles=(*known.roles, role), mentions=(*known.mentions, span))
        mentions.append(m.Mention(span.start, span.end, "person", name, party))
        when = m.When(*[date.fromisoformat(found["day"])] * 2, "as written") if found["day"] else m.When(why="not said")
        if found["day"]:
            times.append(m.TimeMark(*found.span("day"), when))
        if_at = words.find("if ")
        statements.append(
            m.Statement(
                start,
                end,
                "indirect",
                name,
                name,
                name,
                party,
                found["act"],
                found["act"],
                found["to"],
                cue_start=found.start("act"),
                cue_end=found.end("act"),
                issues=(found["issue"],),
                condition=m.Span(start + if_at, end) if if_at >= 0 else None,
                date=when,
                confidence=0.9,
                flags=("made",),
                why=(("relay", "none named"),),
                rule="made line",
            )
        )
        acts.append(
            m.Act(start, end, found["act"], party, found["to"], (found["issue"],), len(statements) - 1, date=when)
        )
    return replace(
        document,
        lang="en",
        covered=True,
        title=document.text.split("\n", 1)[0],
        published=m.Published(document.given, document.given, "given" if document.given else "unknown", "made"),
        junk=tuple(m.Junk(*found.span(), "spam") for found in SPAM.finditer(document.text)),
        credits=("Made Agency",),
        people=tuple(people.values()),
        mentions=tuple(mentions),
        times=tuple(times),
        statements=tuple(statements),
        acts=tuple(acts),
        meetings=tuple(_meetings(document.text)),
        unread=(m.Unread(0, 3, "The", "a made gap"),),
    )


def _meetings(text: str) -> Iterator[m.Meeting]:
    for found in MET.finditer(text):
        when = m.When(*[date.fromisoformat(found["day"])] * 2, "as written")
        yield m.Meeting(
            *found.span(), "talks", parties=(found["a"], found["b"]), place="Halden", date=when, status=found["status"]
        )


def made_links(documents: list[m.Document]) -> m.Links:
    """Links of every kind, worked out from the marks as simply as can be."""
    people: dict[str, list[tuple[str, str]]] = {}
    for document in documents:
        for person in document.people:
            people.setdefault(person.name, []).append((document.id, person.key))
    met: dict[tuple[str, ...], list[tuple[m.At, str]]] = {}
    for document in documents:
        for one in document.meetings:
            met.setdefault(one.parties, []).append((m.At(document.id, one.start, one.end), one.status))
    when = m.When(date(2031, 5, 6), date(2031, 5, 6), "as written")
    return m.Links(
        people=tuple(
            m.Identity(f"person-{name[:3]}", name, (name.split()[1],), "", tuple(members))
            for name, members in sorted(people.items())
        ),
        stories=tuple(m.Story(f"story-{one.id}", (one.id,), "") for one in documents),
        claims=tuple(
            m.Claim(f"claim-{one.id}-{n}", line.speaker, ((one.id, n),), 1, 1)
            for one in documents
            for n, line in enumerate(one.statements)
        ),
        meetings=tuple(
            m.MeetingLine(
                f"meeting-{'-'.join(key)}", "talks", "", key, (), "Halden", when, evidence[-1][1], tuple(evidence)
            )
            for key, evidence in sorted(met.items())
        ),
        conflicts=tuple(
            m.Conflict(f"conflict-{'-'.join(key)}", "status", "held or planned", tuple(at for at, _ in evidence))
            for key, evidence in sorted(met.items())
            if len({status for _, status in evidence}) > 1
        ),
    )


def put_reports(path: Path, *reports: m.Document, failures: dict[str, str] | None = None, anew: bool = False) -> Path:
    """One build into `path`."""
    with writing(path) as connection:
        shelf = Shelf(connection, merge_same)
        for one in shelf.take(reports, anew):
            shelf.keep(made_mark(one))
        shelf.close(made_links(shelf.documents), failures or {}, "")
    return path
