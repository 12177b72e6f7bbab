"""What a line rests on, as a page says it: an agency, a story that several reports carry, or the report itself."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.web.book import Book


@dataclass(frozen=True, slots=True)
class Rest:
    """name: of an agency or outlet, "" for none. story: the id of one that several reports carry, with the number of
    the others; "" where the report stands alone."""

    name: str = ""
    story: str = ""
    others: int = 0


def rest(book: Book, origin: str, document: str) -> Rest:
    """What the record calls the `origin` of a line in `document`: a name, or the id of a story."""
    story = book.story_of.get(document)
    others = len(story.documents) - 1 if story else 0
    shared = story.id if story and others else ""
    if not origin or origin in (document, story.id if story else document):
        return Rest(story.origin or "" if story and others else "", shared, others)
    return Rest(origin, shared, others)
