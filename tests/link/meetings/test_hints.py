"""What a report tells too faintly for a line is evidence of a meeting that other reports tell fully, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from case_reports import Report, marked

from demarche.link import link
from demarche.link.calendar import Joined
from demarche.link.meetings.hint_signs import Beside, signs
from demarche.link.meetings.hints import chosen, weighed, with_hints
from demarche.link.meetings.told import hinted_meetings
from demarche.link.people import find_people
from demarche.link.stories import find_stories
from demarche.model import Document, MeetingLine
from demarche.world.weights import Weights

FULL = (
    "Ministers of Chile and Peru held talks on the port in Lima on 4 March. The talks, on the fees of the port, lasted"
    " two hours.",
    "Peru and Chile held talks in Lima on 4 March, the foreign ministry in Santiago said. Chile had asked for them.",
)
FAINT = (
    "Chile has not answered Peru on the fees of the port. The port was fought over in Lima on 4 March by Peru and Chile."
    " Peru wants the fees of the port halved. Chile says that they stay as they are."
)
ELSEWHERE = "Kenya exported more tea to Somalia in March than in any month before. Kenya is pleased with Somalia."
DAY = date(2019, 3, 6)
ALL = Weights(0.0, 0.0, {})
"""Takes whatever is weighed."""


def reports(*texts: str) -> list[Document]:
    return marked(Report("en", text, DAY) for text in texts)


def lines_of(documents: Sequence[Document]) -> tuple[tuple[MeetingLine, ...], list, list]:
    people, stories = find_people(documents), find_stories(documents)
    joined = Joined()
    told = joined.told_of(documents, people, stories)
    return joined.lines_of(told), told, hinted_meetings(documents, people, stories)


def test_a_hint_lies_inside_its_report_and_beside_its_lines() -> None:
    for document in reports(*FULL, FAINT, ELSEWHERE):
        for hint in document.hints:
            assert 0 <= hint.start < hint.end <= len(document.text)
            assert not hint.sure and hint.filled
            assert not any(line.start < hint.end and hint.start < line.end for line in document.meetings)
    assert reports(FAINT)[0].hints


def test_hints_alone_give_no_meeting() -> None:
    found = link(reports(FAINT, FAINT.replace("halved", "lowered")))
    assert not found.meetings


def test_a_hint_adds_a_place_and_changes_nothing_else() -> None:
    documents = reports(*FULL, FAINT)
    lines, told, hints = lines_of(documents)
    (line,) = (one for one in lines if {at.document for at, _ in one.evidence} == {d.id for d in documents[:2]})
    taken = dict(chosen(weighed(lines, told, hints), ALL))
    assert [one.at.document for one in taken[line.id]] == [documents[2].id]
    (more,) = with_hints([line], told, hints)
    assert more.evidence[: len(line.evidence)] == line.evidence and len(more.evidence) == len(line.evidence) + 1
    assert len(more.told) == len(more.evidence)
    assert replace(more, evidence=(), told=()) == replace(line, evidence=(), told=())


def test_a_report_of_other_parties_is_beside_nothing() -> None:
    lines, told, hints = lines_of(reports(*FULL, ELSEWHERE))
    other = next(one for one in reports(ELSEWHERE))
    assert all(one.hint.at.document != other.id for one in weighed(lines, told, hints))


def test_each_hint_is_of_one_meeting_and_each_report_adds_one_place() -> None:
    lines, told, hints = lines_of(reports(*FULL, FAINT, FAINT.replace("halved", "lowered")))
    taken = [(meeting, one.at) for meeting, some in chosen(weighed(lines, told, hints), ALL) for one in some]
    assert len(taken) > 1
    assert len({at for _, at in taken}) == len(taken)
    assert len({(meeting, at.document) for meeting, at in taken}) == len(taken)


def test_what_somebody_corrected_takes_no_hint() -> None:
    lines, told, hints = lines_of(reports(*FULL, FAINT))
    by_hand = [replace(line, state="amended") for line in lines]
    assert list(with_hints(by_hand, told, hints)) == by_hand


def test_the_order_of_reports_changes_nothing() -> None:
    documents = reports(*FULL, FAINT, ELSEWHERE)
    assert link(documents).meetings == link(documents[::-1]).meetings


def test_each_sign_stands_once_and_a_day_that_meets_is_one() -> None:
    lines, told, hints = lines_of(reports(*FULL, FAINT))
    for one in weighed(lines, told, hints):
        assert len(one.signs) == len(set(one.signs))
    (line, *_), (hint, *_) = lines, [one for one in hints if one.days]
    members = [one for one in told if (one.at, one.line.status) in line.evidence]
    one_day = replace(hint, days=(line.date.earliest, line.date.latest))
    far = replace(hint, days=(date(2019, 3, 20), date(2019, 3, 20)))
    found = [tuple(signs(Beside(one, line, members, 0.0, 0.0, ()))) for one in (one_day, far)]
    assert any("one day" in sign for sign in found[0]) and any("two days" in sign for sign in found[1])
