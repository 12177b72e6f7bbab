"""The sentences on what changed, and on meetings held and to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from demarche.web.book import Book, members
from demarche.web.briefing.note import Group, Part, Sentence
from demarche.web.briefing.sources import clean, counted, footnote
from demarche.web.lines import evidence
from demarche.web.names import Names, capital
from demarche.web.overview import held, planned
from demarche.web.rows import MeetingRow
from demarche.web.standing import Change, shown, turns
from demarche.web.words import Tongue
from demarche.world import states

CHANGES = 4
PAST, PASSED, COMING = 3, 2, 3
"""Meetings that a note tells."""


def changed(book: Book, speech: Tongue, since: date | None) -> tuple[Group, ...]:
    """Parties that left one stance for another, the newest first."""
    found = turns(book, since, CHANGES)
    if not found and book.positions:
        said = speech.fill("note_unturned_since", day=speech.on_day(since)) if since else speech.ui("note_unturned")
        return (Group((Sentence((Part(said),), (counted(book, speech),)),)),)
    return (Group(tuple(_turn(book, speech, one) for one in found)),)


def _turn(book: Book, speech: Tongue, one: Change) -> Sentence:
    names = Names(book, speech)
    said = speech.tell(
        f"turned_{one.now.direction or 'changes'}",
        len(members(one.row.party)),
        who=names.within([one.row.party]),
        was=speech.name("stance_as", one.was.stance),
        now=speech.name("stance_as", one.now.stance),
    ).unescape()
    said = f"{names.issue(one.row.issue)}: {said}"
    day = one.now.when
    told = f"{said} ({speech.day(day)})" if day.earliest or day.latest else said
    lines = [line for line in (shown(book, one.was.acts), one.line) if line]
    return Sentence((Part(f"{told}."),), tuple(footnote(book, speech, line) for line in lines))


def meetings(book: Book, speech: Tongue) -> tuple[Group, ...]:
    """Held, passed without a word on whether they took place, and to come."""
    told = (
        ("held", reversed(_telling(held(book))[:PAST])),
        ("passed", _telling(planned(book, False))[-PASSED:]),
        ("coming", _telling(planned(book, True))[:COMING]),
    )
    groups = [Group(tuple(_met(book, speech, kind, rows))) for kind, rows in told]
    if book.meetings and not planned(book, True):
        groups.append(Group((Sentence((Part(speech.ui("note_no_meeting")),), (counted(book, speech),)),)))
    return tuple(group for group in groups if group.sentences)


def _telling(rows: Sequence[MeetingRow]) -> list[MeetingRow]:
    """Those with a day or a place, of two parties or of a body: of one state alone too little is told."""
    known = [row for row in rows if row.date.latest or row.place]
    return [row for row in known if len(row.parties) > 1 or any(one not in states() for one in row.parties)]


def _met(book: Book, speech: Tongue, kind: str, rows: Iterable[MeetingRow]) -> Iterable[Sentence]:
    for row in rows:
        lines = evidence(book, book.meeting.get(row.id, row))
        best = next((line for line in lines if line.style == row.status), lines[0] if lines else None)
        who = Names(book, speech).within(row.parties)
        n = len({code for codes in row.parties for code in members(codes)})
        slots = {
            "who": who,
            "place": speech.fill("note_place", place=clean(row.place)) if row.place else "",
            "day": speech.day(row.date),
        }
        form = f"note_{kind}_{'many' if n > 1 else 'one' if n else 'none'}"
        said = capital(speech.fill(form, **slots))
        yield Sentence((Part(said),), (footnote(book, speech, best),) if best else ())
