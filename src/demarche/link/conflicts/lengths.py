"""One encounter that two reports say took longer and shorter: "went on for four hours", "berunding selama enam jam".

Any length in hours or minutes counts that stands with words for meeting or lasting, or with a meeting that was read.
Two lengths are of one encounter where their meetings were joined, or where day, sides and matter are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from demarche.days import appeared
from demarche.link.conflicts.given import last_before
from demarche.link.meetings.telling import Told
from demarche.link.sense.amounts import MINUTE, Amount, amounts
from demarche.link.sense.concepts import CONCEPT, Sense, general, sense_of, shared_tongue
from demarche.link.sense.figures import SHORT
from demarche.link.sense.setting import Days, Setting, beside, meet, sentence_at, setting_of
from demarche.link.sense.wording import Words, words_of
from demarche.model import At, Document, MeetingLine, Sentence

Found = tuple[str, At, At]

ENCOUNTERS = frozenset(CONCEPT + name for name in "talks meeting visit session round phone".split())
DURING = ENCOUNTERS | frozenset(CONCEPT + name for name in "last spend continue search speak".split())
"""What takes time: a length beside one of these is how long something took."""
PART = frozenset({CONCEPT + "session"})
"""A part of a round, which took less than the whole."""
TOUCH = 60
"""Code points between a length and the words for the meeting that took so long."""
BRIEF = 16
"""Words: in a sentence so short, the length is of what it tells wherever it stands."""
TIMES, NEAR = 8, 1.15
"""How much longer the one may be told; and how much at least, or it is rounding."""
SHARED, ALONE = 2, 4
"""Meanings around two lengths of one day that were not joined; and where no day is told."""
CROWD = 24
"""Lengths of one day that are compared."""
SOON = 2
"""Days between reports of which one tells no day."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long something took. meetings: ids of the lines that it belongs to; around: what the sentences beside it are
    about; kinds: words for an encounter among them."""

    document: Document
    story: str
    amount: Amount  # in minutes
    setting: Setting
    meetings: frozenset[str]
    around: Sense
    kinds: Sense

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.document, self.amount.sentence)

    @property
    def part(self) -> bool:
        """Of one session, not of the whole."""
        return not self.kinds.isdisjoint(PART)


def two_lengths(
    told: Sequence[Told],
    meetings: Sequence[MeetingLine],
    documents: Mapping[str, Document],
    read: Callable[[Document], Sequence[Amount]] = amounts,
) -> Iterator[Found]:
    """Both lengths, and the two sentences; one pair for two stories.

    read: gives the amounts of a report."""
    story_of = {one.at.document: one.story for one in told}
    lines: dict[str, list[tuple[At, str]]] = {}
    for meeting in meetings:
        for at, status in meeting.evidence:
            if status in ("held", "ongoing"):
                lines.setdefault(at.document, []).append((at, meeting.id))
    found = [
        length
        for name in sorted(story_of)
        for length in _lengths(documents[name], story_of[name], lines.get(name, ()), read(documents[name]))
    ]
    seen: set[tuple[str, str]] = set()
    for shelf in _shelves(found):
        for one, other in combinations(shelf[:CROWD], 2):
            stories = min(one.story, other.story), max(one.story, other.story)
            if stories[0] != stories[1] and stories not in seen and _contradict(one, other):
                seen.add(stories)
                low, high = sorted(side.amount.middle for side in (one, other))
                yield f"{low:g} / {high:g} minute", one.place, other.place


def _shelves(found: Sequence[Length]) -> Iterator[list[Length]]:
    """Those of one meeting, then those of one day."""
    shelves: dict[tuple[int, str], list[Length]] = {}
    for one in found:
        for name in one.meetings:
            shelves.setdefault((0, name), []).append(one)
        published = appeared(one.document.published)
        days = {day for span in one.setting.when for day in span} or ({published} if published else set())
        for day in days:
            shelves.setdefault((1, day.isoformat()), []).append(one)
    for _, shelf in sorted(shelves.items(), key=lambda one: one[0]):
        yield shelf


def _lengths(
    document: Document, story: str, meetings: Sequence[tuple[At, str]], told: Iterable[Amount]
) -> Iterator[Length]:
    for one in told:
        if one.unit != MINUTE or one.changing or one.old or one.rate:
            continue
        near, sense = sense_of(one.near, document.lang), sense_of(one.words, document.lang)
        held = _belongs(document, one, meetings, sense)
        beside = sense if len(one.words) <= BRIEF else near
        if held or beside & DURING:
            setting, around = setting_of(document, one.sentence), _around(document, one.sentence)
            kinds = sense_of(one.kin, document.lang) & ENCOUNTERS or beside & ENCOUNTERS
            yield Length(document, story, one, setting, held, around, kinds)


def _text(document: Document, one: Sentence) -> str:
    return document.text[one.start : one.end]


def _belongs(document: Document, one: Amount, meetings: Sequence[tuple[At, str]], sense: Sense) -> frozenset[str]:
    """The meetings whose words touch the length; else the last one told before it."""
    near = [ident for at, ident in meetings if at.start - TOUCH <= one.end and one.start <= at.end + TOUCH]
    if near:
        return frozenset(near)
    return last_before(document, one.sentence, one.start, meetings) if sense & DURING else frozenset()


def _around(document: Document, sentence: int) -> Sense:
    beside = document.sentences[max(0, sentence - 1) : sentence + 2]
    words: Words = words_of(_text(document, Sentence(beside[0].start, beside[-1].end, 0)))
    return sense_of(words, document.lang)


def _contradict(one: Length, other: Length) -> bool:
    low, high = sorted((one.amount, other.amount), key=lambda side: side.middle)
    if not low.high * NEAR < high.low or high.middle > TIMES * low.middle or one.part != other.part:
        return False  # one may be rounded, or told as a limit
    days = one.setting.when, other.setting.when
    if all(days) and not (meet(*days) or beside(*days)):
        return False
    return bool(one.meetings & other.meetings) or _one_matter(one, other, days)


def _one_matter(one: Length, other: Length, days: tuple[Days, Days]) -> bool:
    """One day, one side, and meanings around both; or without a day in reports of the days around."""
    forms = one.setting.forms | other.setting.forms | general() | ENCOUNTERS | SHORT
    common = len(shared_tongue(one.around, other.around)[0] - forms)
    sides = len(one.setting.around & other.setting.around)
    if all(days):
        return meet(*days) and bool(sides) and common >= SHARED
    first, second = (appeared(side.document.published) for side in (one, other))
    soon = bool(first and second and abs((first - second).days) <= SOON)
    return soon and sides > 1 and common >= ALONE
