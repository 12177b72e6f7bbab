"""Two figures of one thing in one report, which two sides give: "X says 14 boats, Y says 17"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from demarche.lang.concepts import CONCEPT, general
from demarche.link.conflicts.counted import ANCHORS, FOLK, WHOSE, owners, sides_of, wanted_by
from demarche.link.conflicts.voices import Voice, voice_of
from demarche.link.sense.figures import FATES, LENGTHS, MONEY, SPANS, Figure, figures, shown
from demarche.link.sense.setting import Setting, sentence_at, setting_of
from demarche.model import At, Document

REACH = 3
"""Sentences between the two figures."""
TIMES, SURE = 2, 4
"""Figures further apart are of two things; and the same where the words for what is counted stand with both."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A figure, and who gives it. head: what is counted, "" where no word names it; whose: parties named with it."""

    figure: Figure
    head: str
    voice: Voice
    setting: Setting
    whose: frozenset[str]
    wanted: bool  # demanded or offered: no state of things


def rivals_in(
    document: Document, read: Callable[[Document], Sequence[Figure]] = figures
) -> Iterator[tuple[str, At, At]]:
    """What is counted, and the two sentences; nothing where the report names one party only. read: gives its
    figures."""
    if len(sides_of(document)) < ANCHORS:
        return  # what one party counts at home is no matter between two
    for one, other in rival_figures([_voiced(document, one) for one in read(document)]):
        first, second = sorted((one.figure, other.figure), key=lambda side: side.value)
        head = (first.head or second.head).removeprefix(MONEY).lstrip(CONCEPT)
        what = f"{shown(first.value)} / {shown(second.value)} {head}".rstrip()
        yield what, sentence_at(document, first.sentence), sentence_at(document, second.sentence)


def _voiced(document: Document, figure: Figure) -> Voiced:
    held = figure.head in FOLK and figure.held  # those who are held are counted as one, whatever they are called
    whose = owners(document, figure.start, figure.end, figure.end + WHOSE)
    return Voiced(
        figure,
        "=prisoner" if held else figure.head,
        voice_of(document, figure),
        setting_of(document, figure.sentence),
        whose,
        bool(wanted_by(document, figure)),
    )


def rival_figures(given: Sequence[Voiced]) -> Iterator[tuple[Voiced, Voiced]]:
    """Pairs of the figures of one report, each figure once."""
    used: set[tuple[int, int]] = set()
    near = sorted(combinations(given, 2), key=_apart)
    for one, other in near:
        places = {(side.figure.sentence, side.figure.at) for side in (one, other)}
        if not places & used and _contradict(one, other):
            used |= places
            yield one, other


def _apart(pair: tuple[Voiced, Voiced]) -> tuple[int, int]:
    one, other = (side.figure for side in pair)
    return abs(other.start - one.start), one.start


def _contradict(one: Voiced, other: Voiced) -> bool:
    first, second = one.figure, other.figure
    if one.wanted or other.wanted or not one.voice.rivals(other.voice) or abs(first.sentence - second.sentence) > REACH:
        return False
    low, high = sorted((first.value, second.value))
    if not low < high <= (SURE if _named(one, other) else TIMES) * low or not _could_be(first, second):
        return False
    if one.whose and other.whose and not one.whose & other.whose:
        return False
    if one.setting.other_day(other.setting) or first.value in second.beside or second.value in first.beside:
        return False
    if "" in (one.head, other.head):
        return bool(first.sentence != second.sentence and abs(first.sentence - second.sentence) < REACH)
    return one.head == other.head and _one_thing(one, other)


def _named(one: Voiced, other: Voiced) -> bool:
    """The one counts what the other names, if only in its sentence ("put the number of soldiers at 35")."""
    heads = {one.head, other.head} - {""}
    return len(heads) == 1 and all(side.head or heads & side.figure.sense for side in (one, other))


def _could_be(first: Figure, second: Figure) -> bool:
    bounds = [side for side in (first, second) if side.more]
    if len(bounds) == 1:
        exact = second if first.more else first
        return exact.value < bounds[0].value
    return not bounds


def _one_thing(one: Voiced, other: Voiced) -> bool:
    """The words beside both figures share something; and the dead are not each side's own."""
    first, second = (side.figure.near - general() - side.setting.forms for side in (one, other))
    if first & FATES or second & FATES:
        return bool(one.whose & other.whose)
    if one.head in LENGTHS:
        return bool(one.figure.kin & other.figure.kin & SPANS)
    if one.head.startswith(MONEY) or one.head == "=percent":
        return False  # sums and shares are of too many things
    return bool(first & second) or (one.figure.held and other.figure.held) or bool(one.whose & other.whose)
