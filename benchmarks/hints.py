"""Fit the weights by which a hint is taken for evidence of a meeting that other reports tell, and print how they do on
sets left out.

Each set of reports with its answer gives the hints of its reports, each beside the meetings that it may be of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.across.made import Place, best, overlap
from benchmarks.fitting import Fit, Manner, Marked, left_out, marked, run, shares, table, weights_lines
from demarche.annotate.meetings.hints import hints
from demarche.annotate.meetings.mark import lines_in
from demarche.link.calendar import Joined, with_days
from demarche.link.meetings.hints import WEIGHTS, Weighed, chosen, weighed
from demarche.link.meetings.told import hinted_meetings
from demarche.link.people import find_people
from demarche.link.stories import find_stories
from demarche.model import At, Document, MeetingLine
from demarche.world.weights import Weights

MANNER = Manner(pull=16.0, least=20, small=0.03, enough=-1.0)
SUMS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5)
TIMES, FOLDS = 3, 6
"""What a hint counts beside a line that is taken for one; parts of the sets that are left out together."""


@dataclass(frozen=True, slots=True)
class Case:
    """The hints of a set. told: whether each is of its meeting; met: the meeting of the answer that is told there, -1
    where none is; unread: tellings of the answer that no line meets; rows: what weights are fitted on, the hints, and
    what would be hints if the lines there had not been read."""

    name: str
    found: Sequence[Weighed]
    told: Sequence[bool]
    unread: int
    met: Sequence[int]
    rows: Sequence[tuple[tuple[str, ...], bool]]


def cases_of(folder: Path) -> Iterator[Case]:
    """A set of reports."""
    found = marked(folder)
    people, stories = find_people(found.documents), find_stories(found.documents)
    joined = Joined()
    dated, _ = with_days(found.documents, people, stories, joined)
    told = joined.told_of(dated, people, stories)
    lines = joined.lines_of(told)
    places = [
        (n, found.made.find(one.report, one.words))
        for n, meeting in enumerate(found.gold.meeting)
        for one in meeting.told
    ]
    evidence = [(_place(found, at), line.id) for line in lines for at, _ in line.evidence]
    homes, unread = _homes(places, evidence)
    beside = weighed(lines, told, hinted_meetings(dated, people, stories))
    met = [_met(_place(found, one.hint.at), places) for one in beside]
    right = [n >= 0 and homes.get(one.meeting) == n for n, one in zip(met, beside, strict=True)]
    rows = [(one.signs, told) for one, told in zip(beside, right, strict=True) for _ in range(TIMES)]
    for one, reports, rest in _without_each(dated, lines):
        for hint in weighed(rest, [t for t in told if t.at != one], hinted_meetings(reports, people, stories)):
            if overlap(_place(found, hint.hint.at), _place(found, one)):
                n = _met(_place(found, hint.hint.at), places)
                rows.append((hint.signs, n >= 0 and homes.get(hint.meeting) == n))
    yield Case(folder.name, beside, right, unread, met, rows)


def _without_each(
    documents: Sequence[Document], lines: Sequence[MeetingLine]
) -> Iterator[tuple[At, Sequence[Document], Sequence[MeetingLine]]]:
    """Each telling of a meeting of which another report tells, with its report as it were if it had not been read: what
    is left out of a line is told much as what lines leave out."""
    for document in documents:
        if not document.covered:
            continue
        whole = tuple(hints(lines_in(document)[0], ()))
        for telling in document.meetings:
            at = At(document.id, telling.start, telling.end)
            mine = [line for line in lines if any(place == at for place, _ in line.evidence)]
            if not mine or all(place.document == document.id for place, _ in mine[0].evidence):
                continue
            near = tuple(one for one in whole if one.start < telling.end and telling.start < one.end)
            rest = tuple(one for one in document.meetings if one is not telling)
            left = [(place, status) for place, status in mine[0].evidence if place.document != document.id]
            others = [replace(line, evidence=tuple(left)) if line is mine[0] else line for line in lines]
            yield at, [replace(document, meetings=rest, hints=near)], others


def _place(found: Marked, at: At) -> Place:
    return found.made.names[at.document], at.start, at.end


def _homes(places: Sequence[tuple[int, Place]], evidence: Sequence[tuple[Place, str]]) -> tuple[dict[str, int], int]:
    """Which meeting of the answer each line mostly is, and how many of its tellings no line meets."""
    count: dict[str, Counter[int]] = {}
    unread = 0
    for n, place in places:
        hit = best(place, evidence, lambda one: one[0])
        if hit is None:
            unread += 1
        else:
            count.setdefault(hit[1], Counter())[n] += 1
    return {line: min(some, key=lambda n: (-some[n], n)) for line, some in count.items()}, unread


def _met(place: Place, places: Sequence[tuple[int, Place]]) -> int:
    """The meeting of the answer that is told there, -1 where none is."""
    return max(((overlap(place, one), n) for n, one in places if overlap(place, one)), default=(0, -1))[1]


def fitted(cases: Sequence[Case]) -> Weights:
    return MANNER.fitted(row for case in cases for row in case.rows)


def show(cases: Sequence[Case]) -> None:
    """Each set by weights fitted without it: the hints taken, those right, and the share of the unread that is read."""
    fold = {case.name: str(n % FOLDS) for n, case in enumerate(cases)}
    known = left_out(cases, lambda case: fold[case.name], fitted)
    table("sum", "taken", "of a telling", "right", "precision", "recall", "F1")
    for enough in SUMS:
        taken = right = met = 0
        for case in cases:
            by = known[fold[case.name]]
            answers = {
                (one.hint.at, one.meeting): (told, n)
                for one, told, n in zip(case.found, case.told, case.met, strict=True)
            }
            for meeting, some in chosen(case.found, Weights(by.start, enough, by.signs)):
                for one in some:
                    told, n = answers[one.at, meeting]
                    taken, right, met = taken + 1, right + told, met + (n >= 0)
        precision, recall, both = shares(right, taken, sum(case.unread for case in cases))
        print(f"| {enough} | {taken} | {met} | {right} | {precision:.3f} | {recall:.3f} | {both:.3f} |")


HEAD = """\
# By how much each sign makes it likelier that a sentence is evidence of a meeting that other reports tell, in log-odds.
# enough: from which sum it is taken for it.
# Made by python -m benchmarks.hints --write."""


def lines(cases: Sequence[Case]) -> list[str]:
    return [HEAD, *weights_lines(fitted(cases))]


if __name__ == "__main__":
    run(Fit(__doc__, WEIGHTS, cases_of, list, show, lines))
