"""What may tell of a meeting of which other reports tell: sentences, and what lines leave of them, too faint for a line
and nothing by themselves. Whether they do is weighed beside all reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.annotate.meetings.day import day_of, short
from demarche.annotate.meetings.details import level_of, round_of
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.scene import Scene, Trigger
from demarche.annotate.meetings.scored import ANCHORS, sentences, sum_of
from demarche.annotate.meetings.scored_features import Item, Report, singles
from demarche.annotate.meetings.scored_told import place_in
from demarche.annotate.meetings.scored_words import weights
from demarche.annotate.meetings.status import status_of
from demarche.model import Meeting, Sentence, Span, When

FAINT = -4.0
"""Log-odds of a sentence, to tell of an encounter, below which nobody looks at it."""
LEAST = 16
"""Code points that a piece of a sentence has."""
_WHERE = ("day", "city", "venue", "pair", "off", "ordinal", "ahead", "visit")
"""Classes of words that may be all that stands there of a meeting told elsewhere."""
_MARKS = ' ,.;:\n"”“—–-'


def hints(made: Report, lines: Sequence[Found]) -> Iterator[Meeting]:
    """In the order of the text."""
    taken = sorted((span for line in lines for span in _spans(line)), key=lambda span: span.start)
    for sentence, before in sentences(made.scene):
        for start, end in _left(made.scene.document.text, sentence, taken):
            piece = replace(sentence, start=start, end=end)
            odds = round(sum_of(made, piece, singles(made, piece, before), weights())[0], 2)
            if odds >= FAINT and (hint := _hint(made, piece, odds)) is not None:
                yield hint


def _spans(line: Found) -> list[Span]:
    return [Span(line.start, line.end), *line.more.spans]


def _left(text: str, sentence: Sentence, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What the lines leave of a sentence."""
    low = sentence.start
    for span in (*taken, Span(sentence.end, sentence.end)):
        if span.end <= low and span.start < sentence.end:
            continue
        high = min(max(span.start, low), sentence.end)
        if (piece := _closed(text, low, high))[1] - piece[0] >= LEAST:
            yield piece
        low = max(low, span.end)
        if span.start >= sentence.end:
            return


def _closed(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in _MARKS:
        low += 1
    while low < high and text[high - 1] in _MARKS:
        high -= 1
    return low, high


def _hint(made: Report, sentence: Sentence, odds: float) -> Meeting | None:
    """None where no word stands there that may be of a meeting."""
    scene, low, high = made.scene, sentence.start, sentence.end
    items = made.between(low, high)
    anchor = _anchor(items)
    if anchor is None:
        return None
    start, end, name = anchor
    trigger = Trigger(start, end, "meet", True, low, high)
    scene.enter(sentence)
    mark = day_of(scene, sentence, trigger, None)
    if mark is None or not low <= mark.start < high:
        mark = next((one for one in scene.dates(low, high) if short(one) and not (one.terms and one.terms.stamp)), None)
    when = mark.when if mark is not None else When(why="the report tells no day for it")
    sides = [party for party in scene.inside(low, high) if not (scene.is_city(party) or scene.quoted(party.start))]
    return Meeting(
        start=low,
        end=high,
        what=scene.document.text[start:end],
        parties=tuple(sorted({code for party in sides for code in party.codes})),
        people=tuple(sorted({party.key for party in sides if party.key})),
        place=_place(scene, sentence, trigger, items),
        date=when,
        status=status_of(scene, trigger, when),
        kind=name,
        round=round_of(scene, trigger),
        level=level_of(scene, trigger, sides),
        sure=False,
        filled=True,
        odds=odds,
    )


def _anchor(items: Sequence[Item]) -> Item | None:
    """The word of an encounter that says most, else the first of what may be all that stands there."""
    first = min(
        (item for item in items if item[2] in ANCHORS), key=lambda one: (-ANCHORS[one[2]], one[0]), default=None
    )
    return first or next((item for item in items if item[2] in _WHERE), None)


def _place(scene: Scene, sentence: Sentence, trigger: Trigger, items: Sequence[Item]) -> str:
    place = place_in(scene, sentence, trigger)[0]
    if place:
        return place
    towns = {scene.document.text[start:end] for start, end, name in items if name == "city"}
    return min(towns) if len(towns) == 1 else ""
