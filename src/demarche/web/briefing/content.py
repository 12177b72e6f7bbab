"""What a briefing note says: sentences of the interface, filled with what the record holds, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from demarche.web.book import Book
from demarche.web.briefing.doings import changed, meetings
from demarche.web.briefing.gaps import disagreements, unknown
from demarche.web.briefing.note import Group, Note, Part, Section, Sentence, unified
from demarche.web.briefing.sources import clean, counted
from demarche.web.briefing.stances import brief_stance, positions
from demarche.web.names import Names, capital
from demarche.web.rows import Interval
from demarche.web.standing import Standing, standings, tally
from demarche.web.words import Tongue

LINES = 12
"""Sentences on where parties stand, each with words: with the rest they fill two pages."""
LEAST = 2
"""Issues that are told so however much there is to tell."""
SHORT = 9
"""Further issues, told in one sentence each; those beyond are counted."""


def briefing(book: Book, speech: Tongue, since: date | None = None) -> Note:
    """The note on a record. since: changes of stance on that day or later alone."""
    found = standings(book)
    uses = book.issue_uses
    ordered = sorted(found, key=lambda one: (-uses.get(one.issue, 0), one.issue))
    agreed = [one for one in ordered if one.state == "agreed"]
    others = [one for one in ordered if one.state != "agreed"]
    told = (
        ("agreed", _fitting(book, speech, agreed) if agreed else _none_agreed(book, speech, bool(found))),
        ("stand", _fitting(book, speech, others)),
        ("changed", changed(book, speech, since)),
        ("meetings", meetings(book, speech)),
        ("conflicts", disagreements(book, speech)),
        ("unknown", unknown(book, speech)),
    )
    note = Note(
        title=clean(book.titles.negotiation) or speech.ui("overview_title"),
        kind=speech.ui("briefing"),
        lang=speech.code,
        basis=_basis(book, speech, found),
        sections=tuple(
            Section(name, speech.ui(f"note_{name}"), groups)
            for name, groups in told
            if any(group.sentences for group in groups)
        ),
        closing=speech.ui("note_closing"),
        day=book.newest.isoformat() if book.newest else "",
    )
    return unified(note)


def _basis(book: Book, speech: Tongue, found: Sequence[Standing]) -> Sentence:
    first, last = book.published_within
    n = len(book.documents)
    slots = {"reports": speech.count("reports", n), "origins": speech.count("origins", book.origins_in_all)}
    if last is None:
        said = speech.tell("note_basis_undated", n, **slots).unescape()
    else:
        said = speech.tell("note_basis", n, days=speech.day(Interval(earliest=first, latest=last)), **slots).unescape()
    if len(found) > 1:
        states = speech.together([speech.count(f"state_{state}", n) for state, n in tally(found)])
        said += " " + speech.fill("overview_states", issues=speech.count("issues", len(found)), states=states)
    return Sentence((Part(said),), (counted(book, speech),) if book.documents else ())


def _none_agreed(book: Book, speech: Tongue, any_issue: bool) -> tuple[Group, ...]:
    said = Sentence((Part(speech.ui("note_none_agreed")),), (counted(book, speech),))
    return (Group((said,) if any_issue else ()),)


def _fitting(book: Book, speech: Tongue, found: Sequence[Standing]) -> tuple[Group, ...]:
    """As many issues with words as find room, the others in a sentence each, and how many are left."""
    full: list[Group] = []
    room = LINES
    for n, one in enumerate(found):
        group = _issue(book, speech, one)
        room -= len(group.sentences)
        if room < 0 and n >= LEAST:
            break
        full.append(group)
    rest = found[len(full) :]
    told = [brief_stance(book, speech, one) for one in rest[:SHORT]]
    if len(rest) > SHORT:
        left = speech.count("other_issues", len(rest) - SHORT)
        told.append(Sentence((Part(speech.fill("note_left", count=left)),)))
    return (*full, *([Group(tuple(told), speech.ui("note_further"))] if told else []))


def _issue(book: Book, speech: Tongue, one: Standing) -> Group:
    title = Names(book, speech).issue(one.issue)
    return Group(positions(book, speech, one), clean(title), capital(speech.name("state", one.state)))
