"""One disagreement between two stories is shown once, by the two spans that are most alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from demarche.link.sense.lines import line_of
from demarche.link.sense.wording import words_of
from demarche.model import At, Document

Found = tuple[str, str, tuple[At, ...]]
"""Kind, what it is about, and the spans in order."""


def once(found: Iterable[Found], story_of: Mapping[str, str], documents: Mapping[str, Document]) -> Iterator[Found]:
    """The best of those of one kind between the same stories of which a span of the one meets one of the other.

    Two counts that stand in one sentence are two disagreements.
    """
    groups: dict[tuple[str, ...], list[tuple[int, tuple[str, ...], Found]]] = {}
    for one in found:
        kind, what, spans = one
        thing = what.rpartition(" ")[2] if kind == "number" else ""
        stories = sorted(story_of[at.document] for at in spans)
        groups.setdefault((kind, thing, *stories), []).append((-_alike(spans, documents), written(one), one))
    for group in groups.values():
        shown: list[Found] = []
        for _, _, one in sorted(group, key=lambda row: row[:2]):
            if not any(touch(span, other) for before in shown for span in one[2] for other in before[2]):
                shown.append(one)
                yield one


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
