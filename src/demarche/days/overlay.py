"""A document with the days that all reports together tell, in place of those that it tells alone."""

from __future__ import annotations

from dataclasses import replace

from demarche.model import NOWHERE, REPORT, Act, Days, Document, Meeting, Published, Statement, When

Anew = dict[int, When]
"""The days of expressions by where they begin; under `REPORT` the report's own day."""
BY_HAND = "amended"
"""The state of a line that somebody corrected: it stays as it is."""


def settled(document: Document, days: Days) -> Document:
    """`document` with `days`: its publication, its expressions of time, and all lines that take their day from them."""
    anew: Anew = {document.times[n].start: when for n, when in days.times}
    anew[REPORT] = _own(days.published)
    for mark in document.times:
        if mark.state == BY_HAND:
            anew.pop(mark.start, None)
    times = tuple(replace(mark, when=anew[mark.start]) if mark.start in anew else mark for mark in document.times)
    return replace(
        document,
        published=days.published,
        times=times,
        statements=tuple(_statement(line, anew) for line in document.statements),
        acts=tuple(_act(line, anew) for line in document.acts),
        meetings=tuple(_meeting(line, anew) for line in document.meetings),
        hints=tuple(_meeting(line, anew) for line in document.hints),
    )


def _own(published: Published) -> When:
    if published.earliest and published.latest:
        return When(
            published.earliest, published.latest, "no day stands beside the words: the day of the report", REPORT
        )
    return When(None, None, "no day stands beside the words and the publication day is not known", REPORT)


def _changed(when: When, anew: Anew) -> bool:
    return when.at != NOWHERE and when.at in anew and anew[when.at] != when


def _statement(line: Statement, anew: Anew) -> Statement:
    return replace(line, date=anew[line.date.at]) if line.state != BY_HAND and _changed(line.date, anew) else line


def _act(line: Act, anew: Anew) -> Act:
    return replace(line, date=anew[line.date.at]) if line.state != BY_HAND and _changed(line.date, anew) else line


def _meeting(line: Meeting, anew: Anew) -> Meeting:
    if not (_changed(line.date, anew) or _changed(line.was, anew)):
        return line
    return replace(line, date=anew.get(line.date.at, line.date), was=anew.get(line.was.at, line.was))
