"""Where a correction sits: document and span, by which its line is found when ids or spans have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from demarche.model import At, Document, Person, Span

ALIKE = 0.5
"""Shared part of two spans (shared / covered by either) from which they are the same line, read a little otherwise."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a correction. kind: the table of the line; word: the speaker, act or key that stood there."""

    kind: str
    document: str
    start: int
    end: int
    word: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.document} {self.start} {self.end} {' '.join(self.word.replace(';', ',').split())}"

    @property
    def at(self) -> At:
        return At(self.document, self.start, self.end)


def written(places: Sequence[Place]) -> str:
    """Places as the record keeps them."""
    return ";".join(str(place) for place in places)


def places_of(anchor: str) -> tuple[Place, ...]:
    """What `written` was given; nothing where the anchor has another form (a correction of an older version)."""
    found = []
    for part in anchor.split(";"):
        words = part.split(" ", 4)
        if len(words) < 4 or not (words[2].isdecimal() and words[3].isdecimal()):
            return ()
        found.append(Place(words[0], words[1], int(words[2]), int(words[3]), words[4] if len(words) > 4 else ""))
    return tuple(found)


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def shared(one: Spanned, other: Spanned) -> float:
    """Common part of two spans, of all that they cover: 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start)) if common > 0 else 0.0


def find(marks: Sequence[Spanned], words: Sequence[str], place: Place) -> int | None:
    """Index of the mark at this place; of several, the one whose word is the same. None: it is gone."""
    best: tuple[float, bool, int] | None = None
    for at, mark in enumerate(marks):
        likeness = shared(mark, place)
        rank = likeness, words[at] == place.word, -at
        if likeness >= ALIKE and (best is None or rank > best):
            best = rank
    return -best[2] if best else None


def person_at(document: Document, place: Place) -> Person | None:
    """The person read at this place; else the one who still has the key that stood there."""
    people = {person.key: person for person in document.people}
    for mention in document.mentions:
        if mention.key in people and mention.kind in ("person", "role") and shared(mention, place):
            return people[mention.key]
    for person in document.people:
        if any(shared(span, place) for span in person.mentions):
            return person
    return next((person for key, person in people.items() if as_word(key) == place.word), None)


def as_word(key: str) -> str:
    """A speaker, act or key as a `Place` holds it."""
    return " ".join(key.replace(";", ",").split())


def mention_at(document: Document, place: Place) -> Span | None:
    """The mention that overlaps this place."""
    spans = [Span(one.start, one.end) for one in document.mentions if one.kind in ("person", "role")]
    spans += [span for person in document.people for span in person.mentions]
    return max((span for span in spans if shared(span, place)), key=lambda span: shared(span, place), default=None)
