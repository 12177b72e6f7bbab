"""Link: what stands between documents. Sees only their marks."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.kept import NOTHING, Kept
from demarche.link.by_hand import (
    Hand,
    claims_by_hand,
    conflicts_by_hand,
    meetings_by_hand,
    people_by_hand,
    stories_by_hand,
)
from demarche.link.calendar import Joined, with_days
from demarche.link.claims import find_claims, spoken
from demarche.link.conflicts import Lines, find_conflicts
from demarche.link.meetings.hints import with_hints
from demarche.link.meetings.pairs import Scores
from demarche.link.meetings.told import hinted_meetings
from demarche.link.people import find_people, find_suggestions
from demarche.link.stories import find_origins, find_stories
from demarche.link.weighed import Weighed
from demarche.model import Decision, Document, Links

__all__ = ["link"]


def link(documents: Sequence[Document], decisions: Sequence[Decision] = (), kept: Kept = NOTHING) -> Links:
    """People, stories, claims, meetings, conflicts and origins over `documents`, the same in whatever order they come.

    decisions: what somebody decided by hand, the oldest first; kept: what earlier builds worked out, which changes the
    time and not the result.
    """
    hand = Hand(decisions)
    ordered = sorted(documents, key=lambda document: document.id)
    people = people_by_hand(find_people(ordered), hand, ordered)
    stories = stories_by_hand(find_stories(ordered, kept), hand)
    joined = Joined(scores=Scores(Weighed(kept, "meetings")))
    read = ordered
    ordered, days = with_days(read, people, stories, joined, kept)
    kept = kept.settled(read, ordered, days)
    told = joined.told_of(ordered, people, stories)
    meetings = meetings_by_hand(joined.lines_of(told), hand, told)
    meetings = with_hints(meetings, told, hinted_meetings(ordered, people, stories))
    joined.scores.kept.close()
    del joined  # before statements come: both together are what memory would hold most of
    said = spoken(ordered, people, stories)
    claims = claims_by_hand(find_claims(said, people, stories, ordered, kept), hand, said, people)
    origins = find_origins(ordered, stories, claims)
    found = find_conflicts(Lines(ordered, stories, said, claims, told, meetings, people, origins, kept))
    conflicts = conflicts_by_hand(found, hand)
    suggestions = find_suggestions(people, ordered, decisions)
    return Links(people, stories, claims, meetings, conflicts, days, suggestions, origins, hand.resting)
