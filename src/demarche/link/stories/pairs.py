"""Pairs of reports that carry one text: by shared words, or by what they tell and in which order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache, partial

from demarche.kept import NOTHING, Kept
from demarche.link.stories.apart import SURE, Figures, apart, figures_of, other_day
from demarche.link.stories.body import Body, Numbers, Worded, worded
from demarche.link.stories.direction import Pair, directed
from demarche.link.stories.likely import log_odds, weights
from demarche.link.stories.near import boilerplate, candidates, postings
from demarche.link.stories.outlines import DAYS, Likeness, Outline, alike, days_apart
from demarche.link.stories.overlap import Overlap, Skip, Text, compare, text_of
from demarche.model import Document, Edge

COPY = 0.9
"""Both texts share at least this: a copy."""
CONTAINED = 0.8
"""The shorter shares at least this: an excerpt, if ..."""
EXCERPT = 0.85
"""... the longer shares less than this part of that; else both were reworded."""
OWN_LANGUAGE = 1.5
"""A report hangs on the one that it retells in the same language rather than on a translation."""
AT_HAND = 256
"""Texts that are kept ready to be compared: some 50 KB each."""
NUMBERED = 1 << 12
"""Texts of which the words are kept, 3 KB each, from which the rest is made in a third of the time."""


def pairs_among(bodies: Collection[Body], agencies: Agencies, known: Known) -> list[Pair]:
    """Every pair found, those of the same words only with the first of them; `agencies`: what each report credits."""
    texts = _first_of_each(bodies)
    found = postings(texts)
    skip = {body.document: flags for body in texts if (flags := boilerplate(body, found))}
    near = _near(candidates(found), skip, known)
    seen = {frozenset(pair.documents) for pair in near}
    return [*_copies(bodies), *near, *_outlined(texts, seen, agencies, known)]


Agencies = Mapping[str, frozenset[str]]


class Known:
    """What one round over all reports has at hand: numbers of words, some texts, and what earlier builds found."""

    def __init__(self, kept: Kept = NOTHING) -> None:
        self.kept = kept
        self.numbers = Numbers()
        # not a method of this: it would hold itself, and nobody collects cycles during a build
        words = lru_cache(maxsize=NUMBERED)(partial(_worded, self.numbers))
        self.text = lru_cache(maxsize=AT_HAND)(partial(_text, words))
        self._figures: dict[str, Figures] = {}

    def figures(self, report: Document) -> Figures:
        if report.id not in self._figures:
            self._figures[report.id] = figures_of(report)
        return self._figures[report.id]


def _worded(numbers: Numbers, body: Body) -> Worded:
    return worded(body.report, numbers)


def _text(words: Callable[[Body], Worded], body: Body) -> Text:
    return text_of(body, words(body))


def _first_of_each(bodies: Iterable[Body]) -> list[Body]:
    """One body of those whose words are the same; tiny ones are compared with nothing."""
    seen: dict[bytes, Body] = {}
    for body in bodies:
        if body.digest:
            seen.setdefault(body.digest, body)
    return list(seen.values())


def _copies(bodies: Iterable[Body]) -> list[Pair]:
    """Word for word the same, however many there are."""
    first: dict[bytes, Body] = {}
    edges = []
    for body in bodies:
        if body.digest and first.setdefault(body.digest, body) is not body:
            edges.append(_pair(first[body.digest], body, Overlap(1.0, 1.0, 1.0, 1.0, True)))
    return edges


def _near(found: Iterable[tuple[Body, Body]], skip: Skip, known: Known) -> list[Pair]:
    pairs = []
    for one, other in _side_by_side(found):
        beside = b"/".join(skip.get(body.document, b"") for body in (one, other))
        weigh = partial(_weighed, one, other, skip, known)
        overlap = known.kept.result("near", (one.report, other.report), weigh, Overlap | None, beside)
        if overlap:
            pairs.append(_pair(one, other, overlap))
    return pairs


def _weighed(one: Body, other: Body, skip: Skip, known: Known) -> Overlap | None:
    """None where they are two texts."""
    first, second = known.text(one), known.text(other)
    overlap = compare(first, second, skip)
    if not overlap.joins or other_day(one.report, other.report):
        return None
    if overlap.share >= SURE or not _apart(first, second, known):
        return overlap
    return None


def _apart(one: Text, other: Text, known: Known) -> bool:
    first, second = one.body.report, other.body.report
    return days_apart(first, second) > DAYS or apart(one, other, (known.figures(first), known.figures(second)))


def _side_by_side(found: Iterable[tuple[Body, Body]]) -> list[tuple[Body, Body]]:
    """Pairs in order of length: a text mostly meets others about as long, so that it is at hand for all of them."""
    return sorted(found, key=lambda pair: min(pair[0].size, pair[1].size))


def _outlined(texts: Sequence[Body], seen: Collection[frozenset[str]], agencies: Agencies, known: Known) -> list[Pair]:
    """Translations, and reports told in other words; not those that are `seen` to share words."""
    pairs = []
    for one, other, likely, laid in alike([body.report for body in texts], agencies, seen, known.kept):
        both = one.document, other.document
        if not other_day(*both) and log_odds(both, likely, laid) >= weights().enough:
            pairs.append(_outline_pair(one, other, likely))
    return pairs


def _outline_pair(one: Outline, other: Outline, likely: Likeness) -> Pair:
    kind = "rewording" if one.document.lang == other.document.lang else "translation"
    first, way = directed(one.document, other.document, (int(one.weight * 10), int(other.weight * 10)))
    if first is not one.document:
        one, other = other, one
    edge = Edge(one.document.id, other.document.id, kind, round(likely.contained, 3), direction=way)
    parts = likely.weight / one.weight, likely.weight / other.weight
    return Pair(edge, parts[0] * parts[1] * likely.order * (1 if kind == "translation" else OWN_LANGUAGE), parts)


def _pair(one: Body, other: Body, overlap: Overlap) -> Pair:
    first, way = directed(one.report, other.report, (one.size, other.size))
    if first is not one.report:
        one, other, overlap = other, one, overlap.turned()
    share = overlap.one if one.size < other.size else overlap.other
    edge = Edge(one.document, other.document, _kind(overlap), round(share, 3), direction=way)
    return Pair(edge, overlap.one * overlap.other, (overlap.one, overlap.other), words=True)


def _kind(overlap: Overlap) -> str:
    low, high = sorted((overlap.one, overlap.other))
    if low >= COPY:
        return "copy"
    return "excerpt" if high >= CONTAINED and low < EXCERPT * high else "rewording"
