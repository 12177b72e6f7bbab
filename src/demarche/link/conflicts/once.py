"""One disagreement between two stories is shown once, by the two spans that are most alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from demarche.link.sense.lines import Line, line_of
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

    @cache
    def line(at: At) -> Line:
        document = documents[at.document]
        return line_of(words_of(document.text[at.start : at.end]), document.lang)

    def order(one: Found) -> tuple[int, tuple[str, ...]]:
        return -line(one[2][0]).met(line(one[2][1])), written(one)

    for group in groups.values():
        if len(group) == 1 or not _crowded([at for _, _, spans in group for at in spans]):
            yield from group
            continue
        shown: list[Found] = []
        for one in sorted(group, key=order):
            if not any(_meet(one, before) for before in shown):
                shown.append(one)
                yield one


def _crowded(spans: Sequence[At]) -> bool:
    """Two of them have a place in common."""
    ordered = sorted(spans, key=lambda at: (at.document, at.start, at.end))
    return any(map(touch, ordered, ordered[1:]))


def _meet(one: Found, other: Found) -> bool:
    return any(touch(span, place) for span in one[2] for place in other[2])


def written(found: Found) -> tuple[str, ...]:
    """To sort by, as by `repr`, which takes five times as long."""
    kind, what, spans = found
    parts = (part for at in spans for part in (repr(at.document), str(at.start), str(at.end)))
    return repr(kind), repr(what), *parts


def touch(one: At, other: At) -> bool:
    """They have a place in common."""
    return one.document == other.document and one.start < other.end and other.start < one.end
