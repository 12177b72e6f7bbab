"""Link: what stands between documents. Sees only their marks."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.link.claims import find_claims, spoken
from demarche.link.conflicts import Lines, find_conflicts
from demarche.link.meetings import find_meetings
from demarche.link.origins import find_origins
from demarche.link.people import find_people
from demarche.link.stories import find_stories
from demarche.link.told import told_meetings
from demarche.model import Document, Links

__all__ = ["link"]


def link(documents: Sequence[Document]) -> Links:
    """People, stories, claims, meetings, conflicts and origins over `documents`, the same in whatever order they come."""
    ordered = sorted(documents, key=lambda document: document.id)
    people = find_people(ordered)
    stories = find_stories(ordered)
    said = spoken(ordered, people, stories)
    claims = find_claims(said, people, stories)
    told = told_meetings(ordered, people, stories)
    meetings = find_meetings(told)
    origins = find_origins(ordered, stories, claims)
    conflicts = find_conflicts(Lines(ordered, stories, said, claims, told, meetings, people))
    return Links(people, stories, claims, meetings, conflicts, origins=origins)
