"""Days and meetings settle one another: a known day tells meetings apart, and a meeting settles days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from demarche.days.overlay import settled
from demarche.kept import NOTHING, Kept
from demarche.link.calendar.counted import counted_days
from demarche.link.calendar.settle import Known, Meetings, settle
from demarche.link.calendar.words import forget
from demarche.link.meetings.find import find_meetings
from demarche.link.meetings.pairs import Scores
from demarche.link.meetings.telling import Told
from demarche.link.meetings.told import told_meetings
from demarche.model import Days, Document, Identity, MeetingLine, Story, When

ROUNDS = 3
"""Times that meetings are joined with the days found so far."""


@dataclass(slots=True)
class Joined:
    """What is told of meetings, and the meetings joined, for the same people and stories: kept while the documents stay
    the same objects, since to read and to join it all anew is what settling days would cost most."""

    told: list[Told] | None = None
    lines: tuple[MeetingLine, ...] = ()
    read: dict[str, tuple[Document, list[Told]]] = field(default_factory=dict)
    scores: Scores = field(default_factory=Scores)

    def told_of(
        self, documents: Sequence[Document], people: Sequence[Identity], stories: Sequence[Story]
    ) -> list[Told]:
        """As `told_meetings`, of the same documents as before or of some of them with other days."""
        changed = [one for one in documents if one.id not in self.read or self.read[one.id][0] is not one]
        before = {one.id: self.read.get(one.id, (one, []))[1] for one in changed}
        self.read.update((one.id, (one, [])) for one in changed)
        for telling in told_meetings(changed, people, stories) if changed else ():
            name = telling.at.document
            anew = self.read[name][1]
            # what is told as before stays the same object: so it is not weighed again
            old = before[name][len(anew)] if before[name] else telling
            anew.append(old if old == telling else telling)
        return [telling for one in documents for telling in self.read[one.id][1]]

    def lines_of(self, told: list[Told]) -> tuple[MeetingLine, ...]:
        """As `find_meetings`."""
        if told != self.told:
            self.told, self.lines = told, find_meetings(told, self.scores)
        return self.lines


def with_days(
    documents: Sequence[Document],
    people: Sequence[Identity],
    stories: Sequence[Story],
    joined: Joined | None = None,
    kept: Kept = NOTHING,
) -> tuple[list[Document], tuple[Days, ...]]:
    """(the documents with the days that all of them together tell, those that changed); `documents` sorted by id.

    Where every report knows its day, nothing is done. `joined`: takes the meetings as they are joined last; kept: of
    earlier builds.
    """
    found = _Rounds(documents, people, stories, joined or Joined(), kept).run()
    forget()
    return found


@dataclass(slots=True)
class _Rounds:
    """The documents as they came, and what is found of them. made: those with other days by these days, so that what
    stays the same stays the same object."""

    documents: Sequence[Document]
    people: Sequence[Identity]
    stories: Sequence[Story]
    joined: Joined
    kept: Kept
    made: dict[str, tuple[Days, Document]] = field(default_factory=dict)

    def run(self) -> tuple[list[Document], tuple[Days, ...]]:
        found: tuple[Days, ...] = ()
        known = Known(kept=self.kept)
        now = list(self.documents)
        for _ in range(ROUNDS):
            days = settle(self.documents, self.stories, partial(self.meetings, now), known)
            if days == found:
                break
            found = days
            now = self.with_these(found)
        return self.with_counted(now, found)

    def meetings(self, documents: Sequence[Document]) -> Meetings:
        told = self.joined.told_of(documents, self.people, self.stories)
        return told, self.joined.lines_of(told)

    def with_these(self, days: Sequence[Days]) -> list[Document]:
        by_id = {one.document: one for one in days}
        return [self.with_its(one, by_id[one.id]) if one.id in by_id else one for one in self.documents]

    def with_its(self, document: Document, days: Days) -> Document:
        before = self.made.get(document.id)
        if before is None or before[0] != days:
            self.made[document.id] = before = days, settled(document, days)
        return before[1]

    def with_counted(self, now: list[Document], found: tuple[Days, ...]) -> tuple[list[Document], tuple[Days, ...]]:
        """And with the days that are counted from an event."""
        if not any(mark.terms and mark.terms.event for document in now for mark in document.times):
            return now, found
        by_id = {one.document: one for one in found}
        times: dict[str, dict[int, When]] = {}
        for name, n, when in counted_days(now, self.meetings(now)[1]):
            times.setdefault(name, {})[n] = when
        for document in now:
            if document.id in times:
                before = by_id.get(document.id, Days(document.id, document.published))
                more = tuple(sorted({**dict(before.times), **times[document.id]}.items()))
                by_id[document.id] = Days(document.id, before.published, more)
        days = tuple(by_id[name] for name in sorted(by_id))
        return self.with_these(days), days
