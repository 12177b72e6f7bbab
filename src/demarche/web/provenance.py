"""What a book tells of its sources: the story of a report, what its lines rest on, what can be read beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import combinations

from demarche.web import rows as r

DISPUTED = 2000
"""Pairs of documents in dispute that get a page each."""


class Provenance:
    """The part of `Book` that is about stories and origins; `OpenBook` reads the same from the record."""

    documents: Sequence[r.DocumentRow]
    statements: Sequence[r.StatementRow]
    acts: Sequence[r.ActRow]
    stories: Sequence[r.StoryRow]
    conflicts: Sequence[r.ConflictRow]
    unread: Sequence[r.UnreadRow]

    @cached_property
    def home(self) -> Mapping[str, str]:
        """The id of the story that each document stands in."""
        return {document: story.id for story in self.stories for document in story.documents}

    @cached_property
    def story(self) -> Mapping[str, r.StoryRow]:
        return {story.id: story for story in self.stories}

    @cached_property
    def story_sizes(self) -> list[tuple[str, str, int]]:
        """(id, origin, how many documents) of each story, those with most first."""
        sizes = [(story.id, story.origin or "", len(story.documents)) for story in self.stories]
        return sorted(sizes, key=lambda one: (-one[2], one[0]))

    @cached_property
    def resting(self) -> Mapping[str, Mapping[str, int]]:
        """By document how many statements rest on each origin."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.statements:
            if row.origin:
                found[row.document][row.origin] += 1
        return found

    @cached_property
    def side_by_side(self) -> frozenset[tuple[str, str]]:
        """Documents that hold words in dispute, or a sentence that two stories carry; of each pair the lesser first.

        Where more than `DISPUTED` pairs are in dispute, none of them is here.
        """
        disputed = _pairs({place.document for place in row.spans} for row in self.conflicts)
        carried = [{place.document for place in row.origin_at} for row in self.statements if len(row.origin_at) == 2]
        return _pairs(carried) | (disputed if len(disputed) <= DISPUTED else frozenset())

    @cached_property
    def beside(self) -> Mapping[str, Set[str]]:
        """`side_by_side` by document."""
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in self.side_by_side:
            found[one].add(other)
            found[other].add(one)
        return found

    @cached_property
    def lines_in(self) -> Mapping[str, int]:
        """How many lines a document gives: statements, and acts that it tells itself."""
        told = Counter(row.document for row in self.acts if row.statement is None)
        return told + Counter(row.document for row in self.statements)

    @cached_property
    def unread_reasons(self) -> list[tuple[str, int]]:
        """Why sentences gave no line, and how often, the most frequent first."""
        return sorted(Counter(row.reason for row in self.unread).items(), key=lambda one: (-one[1], one[0]))

    @cached_property
    def story_of(self) -> Mapping[str, r.StoryRow]:
        return {document: story for story in self.stories for document in story.documents}

    @cached_property
    def copies(self) -> frozenset[str]:
        """Documents that copy another one."""
        return frozenset(edge.target for story in self.stories for edge in story.edges)

    @cached_property
    def origins_in_all(self) -> int:
        """How many stories all documents carry."""
        return self.origins(row.id for row in self.documents)

    def origins(self, documents: Iterable[str]) -> int:
        """How many stories these documents carry: copies count once."""
        return len({self.origin(d) for d in documents})

    def origin(self, document: str) -> str:
        """The id of the document's story, the document's own where it stands in none."""
        return self.home.get(document, document)


def _pairs(groups: Iterable[Set[str]]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for group in groups for pair in combinations(sorted(group), 2))
