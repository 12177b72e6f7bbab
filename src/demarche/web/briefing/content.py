"""What a briefing note says: sentences of the interface, filled with what the record holds, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from demarche.web.book import Book
from demarche.web.briefing.doings import changed, meetings
from demarche.web.briefing.gaps import disagreements, unknown
from demarche.web.briefing.note import Group, Note, Part, Section, Sentence
from demarche.web.briefing.sources import clean, counted
from demarche.web.briefing.stances import positions
from demarche.web.names import capital
from demarche.web.rows import Interval
from demarche.web.standing import Standing, standings, tally
from demarche.web.words import Tongue

ISSUES = 8
"""Issues that a note tells in full; those that it leaves out are counted."""


def briefing(book: Book, speech: Tongue, since: date | None = None) -> Note:
    """The note on a record. since: changes of stance on that day or later alone."""
    found = standings(book)
    agreed = [one for one in found if one.state == "agreed"]
    others = [one for one in found if one.state != "agreed"][: max(0, ISSUES - len(agreed))]
    told = (
        ("agreed", _agreed(book, speech, agreed[:ISSUES], bool(found))),
        ("stand", _stand(book, speech, others, len(found) - len(agreed[:ISSUES]) - len(others))),
        ("changed", changed(book, speech, since)),
        ("meetings", meetings(book, speech)),
        ("conflicts", disagreements(book, speech)),
        ("unknown", unknown(book, speech)),
    )
    return Note(
        title=clean(book.titles.negotiation) or speech.ui("overview_title"),
        kind=speech.ui("briefing"),
        lang=speech.code,
        basis=_basis(book, speech, found),
        sections=tuple(
            Section(name, speech.ui(f"note_{name}"), groups)
            for name, groups in told
            if any(group.sentences for group in groups)
        ),
        closing=speech.ui("footer"),
        day=book.newest.isoformat() if book.newest else "",
    )


def _basis(book: Book, speech: Tongue, found: Sequence[Standing]) -> Sentence:
    first, last = book.published_within
    counts = {
        "reports": speech.count("reports", len(book.documents)),
        "origins": speech.count("origins", book.origins_in_all),
    }
    if last is None:
        said = speech.fill("note_basis_undated", **counts)
    else:
        said = speech.fill("note_basis", days=speech.day(Interval(earliest=first, latest=last)), **counts)
    if len(found) > 1:
        states = speech.together([speech.count(f"state_{state}", n) for state, n in tally(found)])
        said += " " + speech.fill("overview_states", issues=speech.count("issues", len(found)), states=states)
    return Sentence((Part(said),), (counted(book, speech),) if book.documents else ())


def _agreed(book: Book, speech: Tongue, agreed: Sequence[Standing], any_issue: bool) -> tuple[Group, ...]:
    if not agreed:
        said = Sentence((Part(speech.ui("note_none_agreed")),), (counted(book, speech),))
        return (Group((said,) if any_issue else ()),)
    return tuple(_issue(book, speech, one) for one in agreed)


def _stand(book: Book, speech: Tongue, found: Sequence[Standing], left: int) -> tuple[Group, ...]:
    groups = [_issue(book, speech, one) for one in found]
    if left > 0:
        groups.append(Group((Sentence((Part(speech.fill("note_left", count=speech.count("other_issues", left))),)),)))
    return tuple(groups)


def _issue(book: Book, speech: Tongue, one: Standing) -> Group:
    names: Iterator[str] = (
        titles[one.issue] for titles in [book.titles.issues.get(speech.code, {})] if one.issue in titles
    )
    title = next(names, speech.name("issue", one.issue))
    return Group(positions(book, speech, one), title, capital(speech.name("state", one.state)))
