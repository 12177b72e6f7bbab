"""The features of a sentence that tell whether people of two sides meet in it: who, what and when side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from operator import attrgetter

from demarche.annotate.covers import Cover
from demarche.annotate.meetings.bouts import bouts
from demarche.annotate.meetings.day import short
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.going import PEOPLE
from demarche.annotate.meetings.scene import Party, Scene
from demarche.annotate.meetings.scored_words import AMID, BOTH, DOING, scored_words
from demarche.model import Sentence, TimeMark

REACH = 70
"""Code points between two words that stand side by side."""
AHEAD = 7
"""Words of a class between them, at most."""
_APART = 140
"""Code points between two parties of which one does something with the other."""
_SHORT = 60
_LONG = 260
_COUNTED = ("session", "ordinal")
"""Classes of words that tell nothing where what comes in rounds is no encounter."""
_START, _END = attrgetter("start"), attrgetter("end")
_OLD = timedelta(45)

Item = tuple[int, int, str]
"""(start, end, class)."""
Told = dict[str, int]
"""Feature -> where its word begins, -1 where it is of the sentence as a whole."""


@dataclass(slots=True)
class Report:
    """A report ready to be scored sentence by sentence."""

    scene: Scene
    found: Sequence[Found]
    items: list[Item] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    bouts: Cover = field(default_factory=lambda: Cover(()))

    def between(self, low: int, high: int) -> list[Item]:
        return self.items[bisect_left(self.starts, low) : bisect_left(self.starts, high)]


def report_of(scene: Scene, found: Sequence[Found]) -> Report:
    """Everything in the report that a feature may be made of, in order; without what is quoted."""
    document, made = scene.document, Report(scene, found)
    made.bouts = bouts(document.text, scene.folded, document.lang)
    items: list[Item] = []
    for start, end, names in scored_words(document.lang).classes.find(document.text, scene.folded):
        other = made.bouts.meets(start, end)
        items.extend((start, end, name) for name in names if not (other and name in _COUNTED))
    cities = {}
    for start, end, _ in scene.words.places.find(document.text):
        cities[start] = end
        items.append((start, end, "city"))
    for party in scene.parties:
        if party.mention.start not in cities:
            items.append((party.mention.start, party.mention.end, _kind(party)))
    items.extend(
        (m.start, m.end, "person") for m in document.mentions if m.kind == "person" and not _of(scene, m.start)
    )
    items.extend((mark.start, mark.end, "day") for mark in scene.times if short(mark))
    quotes = [(one.outer_start, one.outer_end) for one in document.quotations]
    made.items = sorted(_unquoted(sorted(items), quotes))
    made.starts = [item[0] for item in made.items]
    return made


def _of(scene: Scene, start: int) -> bool:
    at = bisect_left(scene.starts, start)
    return at < len(scene.starts) and scene.starts[at] == start


def _kind(party: Party) -> str:
    return "person" if party.mention.kind in PEOPLE else "party"


def _unquoted(items: list[Item], quotes: list[tuple[int, int]]) -> Iterator[Item]:
    at = 0
    for item in items:
        while at < len(quotes) and quotes[at][1] <= item[0]:
            at += 1
        if at == len(quotes) or not quotes[at][0] <= item[0]:
            yield item


def singles(made: Report, sentence: Sentence, before: int) -> Told:
    """Of one sentence: its words by class, and what it has as a whole. before: where the one before it begins, -1 where
    it opens the report."""
    items = made.between(sentence.start, sentence.end)
    one = {name: start for start, _, name in reversed(items)}
    both = [name for name, (first, second) in BOTH.items() if first in one and second in one]
    return one | dict.fromkeys([*_whole(made, sentence, before), *both, *_amid_two(made, sentence, items)], -1)


def _amid_two(made: Report, sentence: Sentence, items: list[Item]) -> Iterator[str]:
    """ "see between two": verbs of which somebody of another party stands before than behind."""
    last: Party | None = None
    for party in made.scene.inside(sentence.start, sentence.end):
        if last is not None and party.codes != last.codes and party.mention.start - last.mention.end < _APART:
            low, high = last.mention.end, party.mention.start
            yield from (f"{name} {AMID}" for start, _, name in items if low <= start < high and name in DOING)
        last = party


def side_by_side(made: Report, sentence: Sentence) -> Iterator[tuple[str, int]]:
    """ "crew > gather", and where the second of the two begins; the same may come more than once."""
    items = made.between(sentence.start, sentence.end)
    for index, (_, end, name) in enumerate(items):
        for start, _, other in items[index + 1 : index + 1 + AHEAD]:
            if start - end > REACH:
                break
            if start >= end:
                yield f"{name} > {other}", start


def _whole(made: Report, sentence: Sentence, before: int) -> Iterator[str]:
    scene, low, high = made.scene, sentence.start, sentence.end
    parties = [party for party in scene.inside(low, high) if not scene.quoted(party.start)]
    codes = {code for party in parties for code in party.codes}
    yield from ("no party", "one party")[len(codes) : len(codes) + 1]
    if len({code for party in parties if _kind(party) == "person" for code in party.codes}) > 1:
        yield "people of two parties"
    days = [mark for mark in scene.dates(low, high) if short(mark)]
    yield from _days(scene, days)
    if before < 0:
        yield "first sentence"
    if high - low < _SHORT:
        yield "short sentence"
    if high - low > _LONG:
        yield "long sentence"
    quotes = scene.document.quotations
    near = quotes[bisect_right(quotes, low, key=_END) : bisect_left(quotes, high, key=_START)]
    quoted = sum(min(q.end, high) - max(q.start, low) for q in near)
    if quoted * 2 > high - low:
        yield "mostly quoted"
    yield from _marks(made, sentence, before, codes)


def _days(scene: Scene, days: list[TimeMark]) -> Iterator[str]:
    if not days:
        yield "no day"
    told = scene.document.published.latest
    known = [mark.when.latest for mark in days if mark.when.latest is not None]
    if known and told is not None and all(told - day > _OLD for day in known):
        yield "old day"


def _marks(made: Report, sentence: Sentence, previous: int, codes: set[str]) -> Iterator[str]:
    """What the words of encounter have told so far."""
    low, high = sentence.start, sentence.end
    if any(one.start < high and low < one.end and not one.firm for one in made.found):
        yield "weak mark"
    before = [one for one in made.found if one.start < low and one.firm]
    if not before:
        return
    yield "mark before"
    if before[-1].start >= previous:
        yield "mark just before"
    if codes and codes <= before[-1].parties:
        yield "parties of the mark before"
