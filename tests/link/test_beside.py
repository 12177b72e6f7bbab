"""Tellings at one place of one text are of one meeting, in whatever words."""

from __future__ import annotations

from datetime import date

from demarche.annotate import Scheme, annotate
from demarche.clean import clean
from demarche.link.meetings.beside import lay_beside
from demarche.link.meetings.told import told_meetings
from demarche.link.meetings.weights import log_odds
from demarche.model import At, Document, Edge, Story

ONE = "The foreign ministers of Albania and Serbia met in Vienna on Monday. The talks lasted for two hours."
OTHER = "Menteri luar negeri Albania dan Serbia bertemu di Wina pada Senin. Pembicaraan berlangsung dua jam."


def _read(text: str, lang: str, name: str) -> Document:
    document = Document(name * 16, text, (name,), lang=lang, covered=True, given=date(2031, 5, 15))
    return annotate(clean(document), Scheme())


def _story(one: Document, other: Document, passages: tuple[At, ...]) -> Story:
    edge = Edge(one.id, other.id, "translation", 0.9, passages)
    return Story("s", (one.id, other.id), "", (edge,))


def test_a_translation_tells_of_the_meeting_of_its_source() -> None:
    one, other = _read(ONE, "en", "a"), _read(OTHER, "id", "b")
    passages = At(one.id, 0, ONE.index(" The talks")), At(other.id, 0, OTHER.index(" Pembicaraan"))
    told = told_meetings((one, other), (), (_story(one, other, passages),))
    laid = [meeting for meeting in told if meeting.laid]
    assert {meeting.at.document for meeting in laid} == {one.id, other.id}
    assert len({meeting.laid for meeting in laid}) == 1
    first, second = laid
    assert log_odds(first, second) > 0


def test_where_one_side_tells_of_more_meetings_nothing_is_laid_beside_the_other() -> None:
    one, other = _read(ONE, "en", "a"), _read(OTHER, "id", "b")
    passages = At(one.id, 0, len(ONE)), At(other.id, OTHER.index("Pembicaraan"), len(OTHER))
    told = told_meetings((one, other), (), (_story(one, other, ()),))
    here = [meeting for meeting in told if meeting.at.document == one.id]
    beyond = [meeting for meeting in told if meeting.at.document == other.id and passages[1].start <= meeting.at.start]
    assert len(here) != len(beyond)
    assert not any(meeting.laid for meeting in lay_beside(told, (_story(one, other, passages),)))


def test_the_order_of_reports_changes_no_name() -> None:
    one, other = _read(ONE, "en", "a"), _read(OTHER, "id", "b")
    passages = At(one.id, 0, ONE.index(" The talks")), At(other.id, 0, OTHER.index(" Pembicaraan"))
    story = _story(one, other, passages)
    there = {(told.at, told.laid) for told in told_meetings((one, other), (), (story,))}
    assert there == {(told.at, told.laid) for told in told_meetings((other, one), (), (story,))}
