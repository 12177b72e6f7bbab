"""Reports put together from several others: they must not make one story of these.

A round-up belongs to the story that gives at least half of it, and to none where no story does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from demarche.link.groups import Groups
from demarche.link.stories.direction import Pair
from demarche.model import Document

WHOLE = 0.7
"""Part of a report that one other gives, from which it is no round-up."""
HALF = 0.5
"""Part of a round-up that makes it a member of a story."""
TAKEN = 0.85
"""Part of a report that stands in another, which may then be the text that this one was cut from."""


def without_bridges(pairs: Sequence[Pair], documents: Mapping[str, Document]) -> list[Pair]:
    """The pairs without those that hang reports together only because a third took from both."""
    partners: dict[str, dict[str, Pair]] = {}
    for pair in pairs:
        for one, other in (pair.documents, pair.documents[::-1]):
            partners.setdefault(one, {})[other] = pair
    dropped: set[frozenset[str]] = set()
    for one, found in partners.items():
        if len(found) > 1 and max(pair.part(one) for pair in found.values()) < WHOLE:
            dropped |= {frozenset((one, other)) for other in _foreign(one, partners, documents)}
    return [pair for pair in pairs if frozenset(pair.documents) not in dropped]


def _foreign(one: str, partners: Mapping[str, Mapping[str, Pair]], documents: Mapping[str, Document]) -> set[str]:
    """The partners of a report whose story it does not belong to; none where all of them are of one story."""
    found = partners[one]
    groups = Groups(sorted(found))
    for first, second in combinations(sorted(found), 2):
        if second in partners[first]:
            groups.join(first, second)
    stories = groups.members()
    if len(stories) < 2:
        return set()
    cut = [_cuts(one, [found[other] for other in story], documents) for story in stories]
    parts = [max(found[other].part(one) for other in story) for story in stories]
    if sum(cut) > 1 and _one_day([other for n, story in enumerate(stories) if cut[n] for other in story], documents):
        parts = [1.0 if cut[n] else part for n, part in enumerate(parts)]
    best = max(parts)
    leading = parts.index(best)
    kept = {n for n, part in enumerate(parts) if part >= HALF and (n == leading or part == best == 1.0)}
    return {other for n, story in enumerate(stories) if n not in kept for other in story}


def _cuts(one: str, story: Sequence[Pair], documents: Mapping[str, Document]) -> bool:
    """All are cut from the report, as the first half of a wire is: wholly taken, and none is older than the whole."""
    return all(
        pair.part(pair.other(one)) >= TAKEN and not _before(documents[pair.other(one)], documents[one])
        for pair in story
    )


def _one_day(found: Sequence[str], documents: Mapping[str, Document]) -> bool:
    return not any(_before(documents[one], documents[other]) for one in found for other in found)


def _before(one: Document, other: Document) -> bool:
    early, late = one.published.latest, other.published.earliest
    return bool(early and late and early < late)
