"""The sentences on what changed, and on meetings held and to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from demarche.web.book import Book, members
from demarche.web.briefing.note import PLACE, Group, Part, Sentence, parts
from demarche.web.briefing.sources import clean, counted, footnote, quoted
from demarche.web.lines import Line, evidence
from demarche.web.names import Names, capital
from demarche.web.overview import held, planned
from demarche.web.rows import MeetingRow
from demarche.web.standing import Change, shown, turns
from demarche.web.words import Tongue

CHANGES = 6
PAST, PASSED, COMING = 4, 2, 4
"""Meetings that a note tells."""


def changed(book: Book, speech: Tongue, since: date | None) -> tuple[Group, ...]:
    """Parties that left one stance for another, the newest first."""
    found = turns(book, since)[:CHANGES]
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
        issue=names.issue(one.row.issue),
        was=speech.name("stance_as", one.was.stance),
        now=speech.name("stance_as", one.now.stance),
    ).unescape()
    day = one.now.when
    told = f"{capital(said)} ({speech.day(day)})" if day.earliest or day.latest else capital(said)
    lines = [line for line in (shown(book, one.was.acts), one.line) if line]
    if len(lines) == 2:
        return _with(book, speech, f"{told}: {speech.fill('note_then', before=PLACE, now=PLACE)}", lines)
    return _with(book, speech, f"{told}.", lines)


def _with(book: Book, speech: Tongue, said: str, lines: list[Line]) -> Sentence:
    return Sentence(parts(said, [quoted(line, 90) for line in lines]), tuple(footnote(book, speech, x) for x in lines))


def meetings(book: Book, speech: Tongue) -> tuple[Group, ...]:
    """Held, passed without a word on whether they took place, and to come."""
    told = (
        ("held", reversed([row for row in held(book) if row.date.latest or row.place][:PAST])),
        ("passed", planned(book, False)[-PASSED:]),
        ("coming", planned(book, True)[:COMING]),
    )
    groups = [Group(tuple(_met(book, speech, kind, rows))) for kind, rows in told]
    if book.meetings and not planned(book, True):
        groups.append(Group((Sentence((Part(speech.ui("note_no_meeting")),), (counted(book, speech),)),)))
    return tuple(group for group in groups if group.sentences)


def _met(book: Book, speech: Tongue, kind: str, rows: Iterable[MeetingRow]) -> Iterable[Sentence]:
    for row in rows:
        lines = evidence(book, row)
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
