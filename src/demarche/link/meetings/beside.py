"""Tellings that stand at one place of one text: a copy or a translation tells of the meeting of which its source tells.

The passages that two reports share are known from the stories, sentence by sentence in a translation. Where both sides
of a passage tell of as many meetings, the first is the first, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from demarche.link.meetings.telling import Told
from demarche.model import At, Edge, Story

Key = tuple[str, int, int]


def lay_beside(told: Sequence[Told], stories: Sequence[Story]) -> list[Told]:
    """The same tellings in the same order, those of one place of one text with one name."""
    reports: dict[str, list[Told]] = {}
    for one in told:
        reports.setdefault(one.at.document, []).append(one)
    first: dict[Key, Key] = {}
    for story in stories:
        for edge in story.edges:
            for one, other in _pairs(edge, reports):
                if _one_day(one, other):
                    _unite(first, _key(one), _key(other))
    if not first:
        return list(told)
    roots = {key: _root(first, key) for key in first}
    return [replace(one, laid="{}:{}-{}".format(*roots[key])) if (key := _key(one)) in roots else one for one in told]


def _pairs(edge: Edge, reports: Mapping[str, Sequence[Told]]) -> Iterator[tuple[Told, Told]]:
    if edge.source not in reports or edge.target not in reports:
        return
    for one, other in zip(edge.at[::2], edge.at[1::2], strict=False):
        here, there = _within(one, reports), _within(other, reports)
        if len(here) == len(there):
            yield from zip(here, there, strict=True)


def _one_day(one: Told, other: Told) -> bool:
    """Their words tell no two days: a notice written anew each time differs in nothing but its weekday."""
    return all(not here or not there or here == there for here, there in zip(one.on, other.on, strict=True))


def _within(at: At, reports: Mapping[str, Sequence[Told]]) -> list[Told]:
    """Those of which the middle lies in the passage, in the order of the text."""
    found = [one for one in reports.get(at.document, ()) if at.start <= (one.at.start + one.at.end) // 2 < at.end]
    return sorted(found, key=lambda one: (one.at.start, one.at.end, one.line.what))


def _key(one: Told) -> Key:
    return one.at.document, one.at.start, one.at.end


def _root(first: Mapping[Key, Key], key: Key) -> Key:
    while first[key] != key:
        key = first[key]
    return key


def _unite(first: dict[Key, Key], one: Key, other: Key) -> None:
    """The smaller place gives the name, so that the order of reports changes nothing."""
    for key in (one, other):
        first.setdefault(key, key)
    low, high = sorted((_root(first, one), _root(first, other)))
    first[high] = low
