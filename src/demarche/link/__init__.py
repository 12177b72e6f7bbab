"""Link: what stands between documents. Sees only their marks."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.link.people import find_people
from demarche.link.stories import find_stories
from demarche.model import Document, Links

__all__ = ["link"]


def link(documents: Sequence[Document]) -> Links:
    """People, stories, claims, meetings and conflicts over `documents`, the same in whatever order they come."""
    ordered = sorted(documents, key=lambda document: document.id)
    people = find_people(ordered)
    stories = find_stories(ordered)
    return Links(people=people, stories=stories)
