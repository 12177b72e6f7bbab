"""Which reports do not confirm one another: those that rest on one origin, and lines that rest on another's report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.web.book import Book
from demarche.web.rows import Place

MOST = 0.5
"""Part of a report's lines from which the report as a whole rests on one agency."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a report rests on: an agency or outlet, or the id of its story. `at`: the words that name it."""

    name: str
    why: str
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one origin. name: of the agency or outlet; "" where the words leave it open."""

    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Lines of reports that otherwise stand alone: what they rest on, and (report, how many lines) of each."""

    name: str
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Independence:
    """groups: of two reports and more. alone: how many reports are an origin of their own."""

    groups: tuple[Group, ...]
    borrowed: tuple[Borrowed, ...]
    alone: int


def independence(book: Book) -> Independence:
    """What is not independent in the whole record, the largest groups first."""
    named, home = book.resting, book.home
    key = {document: _whole(named.get(document, {}), story) or story for document, story in home.items()}
    signed = {story: origin for story, origin, _ in book.story_sizes if origin}
    by_story = {home[document]: name for document, name in key.items() if name != home[document]}
    members: dict[str, list[str]] = defaultdict(list)
    for document, story in home.items():
        members[by_story.get(story, story)].append(document)
    stories = set(home.values())
    groups = [
        Group(name if name not in stories else signed.get(name, ""), tuple(sorted(documents)))
        for name, documents in members.items()
        if len(documents) > 1
    ]
    together = {document for group in groups for document in group.documents}
    return Independence(
        groups=tuple(sorted(groups, key=lambda group: (-len(group.documents), group.documents))),
        borrowed=tuple(_borrowed(named, home, by_story, signed)),
        alone=len(home) - len(together),
    )


def basis(book: Book, document: str) -> Basis | None:
    """What most lines of the report rest on; None where it has no line."""
    rows = [row for row in book.statements_in.get(document, []) if row.origin]
    found = Counter((row.origin, row.origin_why) for row in rows).most_common(1)
    if not found:
        return None
    name, why = found[0][0]
    at = (place for row in rows if (row.origin, row.origin_why) == (name, why) for place in row.origin_at)
    return Basis(name, why, next(at, None))


def _whole(origins: Mapping[str, int], story: str) -> str:
    """The one that the report as a whole rests on, where it is not the report's own story."""
    name, n = max(origins.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return name if name != story and n > MOST * sum(origins.values()) else ""


def _borrowed(
    named: Mapping[str, Mapping[str, int]],
    home: Mapping[str, str],
    by_story: Mapping[str, str],
    signed: Mapping[str, str],
) -> Sequence[Borrowed]:
    lines: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for document, origins in sorted(named.items()):
        own = {home.get(document, ""), by_story.get(home.get(document, ""), "")}
        for name, n in origins.items():
            if name not in own:
                lines[name].append((document, n))
    stories = set(home.values())
    found = [Borrowed(signed.get(name, "") if name in stories else name, tuple(at)) for name, at in lines.items()]
    return sorted(found, key=lambda one: (-sum(n for _, n in one.lines), one.name, one.lines))
