"""Statements of one speaker that mean the same in other words: turned indirect, or told in another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol, TypeVar

from demarche.lang.concepts import Sense, general
from demarche.link.sense.concepts import shared_tongue

DAYS = 2
"""Days between two reports of one utterance."""
COMMON, IN_STORY = 3, 2
"""Meanings that both must have; and where the reports carry one text."""
TELLING = 2
"""Those of them that do not go with anything."""
SHORT, LONG = 0.6, 0.45
"""Part of the shorter and of the longer that these are."""
ONE_TONGUE = 1.35
"""Closeness that two wordings in one language need: there unlike words can be alike as well."""
FRESH = 40
"""Lines by which a meaning brings others together: the newest that have it."""
STRETCH = 2.5


class Line(Protocol):
    """What is compared of a statement.

    `order`: the day of its report as a number, 0 where it is not known; `since`: the first on which it may have been
    published.
    """

    @property
    def key(self) -> tuple[str, int]: ...
    @property
    def lang(self) -> str: ...
    @property
    def sense(self) -> Sense: ...
    @property
    def size(self) -> int: ...
    @property
    def order(self) -> int: ...
    @property
    def since(self) -> int: ...
    @property
    def story(self) -> str: ...


L = TypeVar("L", bound=Line)
Span = tuple[int, int]
"""First and last day, as numbers."""


def closeness(one: Sense, other: Sense, least: int = COMMON, glossed: int = 0) -> float:
    """0 where too little is shared, else up to 2: the parts of both that the other has. glossed: words of the one that
    have a gloss in the other."""
    common, first, second = shared_tongue(one, other)
    low, high = sorted((len(first) + glossed, len(second) + glossed))
    met = len(common) + glossed
    if len(common - general()) + glossed < min(least, TELLING) or met < max(least, SHORT * low, LONG * high):
        return 0.0
    return met / low + met / high


def same_in_sense(bucket: Iterable[L], may_be_one: Callable[[L, L], bool]) -> Iterator[tuple[int, int]]:
    """Indexes (in the order given) of lines that are one another's best match between their two reports."""
    lines = list(bucket)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    scored: list[tuple[float, int, int]] = []
    for one, other in _candidates(lines):
        score = _score(lines[one], lines[other])
        if score and may_be_one(lines[one], lines[other]):
            scored.append((score, one, other))
            for side, match in ((one, other), (other, one)):
                place = side, lines[match].key[0]
                best[place] = max(best.get(place, (0.0, 0)), (score, -match))
    for score, one, other in sorted(scored, key=lambda pair: (-pair[0], lines[pair[1]].key, lines[pair[2]].key)):
        if best[one, lines[other].key[0]] == (score, -other) and best[other, lines[one].key[0]] == (score, -one):
            yield one, other


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = {}
    for at in sorted(range(len(lines)), key=lambda n: (lines[n].order, lines[n].key)):
        one = lines[at]
        held = [holders.setdefault(part, []) for part in one.sense]
        votes = Counter(chain.from_iterable(known[-FRESH:] for known in held))
        for known in held:
            known.append(at)
        for other, count in votes.items():
            if count >= IN_STORY and lines[other].key[0] != one.key[0] and _near(lines[other], one):
                yield other, at


def _near(one: Line, other: Line) -> bool:
    """A report of no known day is near its own story only: or it would join two occasions."""
    return one.story == other.story or bool(one.order and other.order and gap(one, other) <= DAYS)


def gap(one: Line, other: Line) -> int:
    """Days between two reports, the fewest that are possible."""
    return between((one.since, one.order), (other.since, other.order))


def between(one: Span, other: Span) -> int:
    """Days from the end of the earlier one to the start of the later one, 0 where they meet."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def _score(one: Line, other: Line) -> float:
    low, high = sorted((one.size, other.size))
    if high > STRETCH * max(1, low):
        return 0.0
    close = closeness(one.sense, other.sense, IN_STORY if one.story == other.story else COMMON)
    return close if one.lang != other.lang or one.story == other.story or close >= ONE_TONGUE else 0.0
