"""One disagreement between two stories is shown once, by the two spans that are most alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from demarche.link.sense.lines import line_of
from demarche.link.sense.wording import words_of
from demarche.model import At, Document

Found = tuple[str, str, tuple[At, ...]]
"""Kind, what it is about, and the spans in order."""


def once(found: Iterable[Found], story_of: Mapping[str, str], documents: Mapping[str, Document]) -> Iterator[Found]:
    """The best of those of one kind between the same stories of which a span of the one meets one of the other.

    Two counts that stand in one sentence are two disagreements.
    """
    groups: dict[tuple[str, ...], list[Found]] = {}
    for one in found:
        kind, what, spans = one
        thing = what.rpartition(" ")[2] if kind == "number" else ""
        groups.setdefault((kind, thing, *sorted(story_of[at.document] for at in spans)), []).append(one)
    for group in groups.values():
        if not any(_meet(one, other) for one, other in combinations(group, 2)):
            yield from group
            continue
        shown: list[Found] = []
        for one in sorted(group, key=lambda each: (-_alike(each[2], documents), written(each))):
            if not any(_meet(one, before) for before in shown):
                shown.append(one)
                yield one


def _meet(one: Found, other: Found) -> bool:
    return any(touch(span, place) for span in one[2] for place in other[2])


def _alike(spans: tuple[At, ...], documents: Mapping[str, Document]) -> int:
    """Meanings that both spans have."""
    first, second = (
        line_of(words_of(documents[at.document].text[at.start : at.end]), documents[at.document].lang) for at in spans
    )
    return first.met(second)


def written(found: Found) -> tuple[str, ...]:
    """To sort by, as by `repr`, which takes five times as long."""
    kind, what, spans = found
    parts = (part for at in spans for part in (repr(at.document), str(at.start), str(at.end)))
    return repr(kind), repr(what), *parts


def touch(one: At, other: At) -> bool:
    """They have a place in common."""
    return one.document == other.document and one.start < other.end and other.start < one.end
