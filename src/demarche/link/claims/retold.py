"""One utterance told again in other words: turned indirect, cut, as part of a list, or in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from demarche.lang.concepts import CONCEPT, Sense
from demarche.link.claims.course import Course, Look
from demarche.link.sense import meant
from demarche.link.sense.bridge import crossed, reach
from demarche.link.sense.gist import Line as GistLine
from demarche.link.sense.gist import Shared, Weights, figures, shared
from demarche.link.sense.meant import Span, between
from demarche.link.sense.wording import Words, negators
from demarche.model import Statement

DAYS, LATER, LONG_AFTER = 2, 7, 30
"""Days between two reports of one utterance; between those that need more to be taken for such; and much more."""
AGAIN = 21
"""The same for what a body is said to want or offer: later reports tell it as it was."""
PAST = 60
"""Days before a report in which what it tells may have been said; what is older is a matter, no day of the words."""
LEAST = 2
"""Meanings shared by lines that are compared at all; one where the reports carry one text."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What two statements must share at least to be one utterance, see `Shared`."""

    weight: float
    short: float
    long: float
    telling: int

    def met(self, found: Shared) -> bool:
        """Whether they do."""
        parts = found.short >= self.short and found.long >= self.long
        return parts and found.weight >= self.weight and found.telling >= self.telling


PLAIN = 0.85
"""Part of the shorter from which a negation that one language has and the other has not is a manner of speaking."""
STORY = Bar(1.0, 0.42, 0.2, 1)
"""Where the reports carry one text."""
ALIKE, WITHIN = Bar(1.9, 0.6, 0.42, 2), Bar(2.9, 0.8, 0.15, 3)
"""In independent reports: one utterance; a piece of it, or one of a list of demands."""
SURE = Bar(2.9, 0.6, 0.35, 3)
"""The same where one thing speaks against it."""
SUREST = Bar(3.9, 0.6, 0.4, 4)
"""The same where two do."""
RECALLED = Bar(3.9, 0.8, 0.62, 4)
"""Where a report looks back on it after weeks."""
VERBATIM = Bar(1.5, 0.9, 0.85, 2)
"""The same for quotations in two languages."""
ACT, MIXED = 0.1, 0.3
"""What one act for both adds to a match, and what a person for the one and a body for the other takes away."""
ENOUGH = 3
"""So many things that speak against it."""
RUN = 4
"""Words in a row by which a piece of a quotation is known."""
PARTS = frozenset({CONCEPT + "only", CONCEPT + "half"})
OPPOSITES = [
    (CONCEPT + one, CONCEPT + other)
    for one, other in (pair.split() for pair in (
        "old new", "begin end", "open close", "cut raise", "lift impose", "north south", "east west", "accept reject",
        "buy sell", "build destroy", "free detain", "big small", "long short", "true false", "win lose", "come leave",
        "kill wound", "deploy withdraw", "possible impossible", "join leave", "suspend continue",
    ))
]  # fmt: skip
MARGIN = 1.12
"""How much better a match must be than the next best in the same report."""
FOR = frozenset({"accept", "agree", "offer", "promise", "praise", "reassure"})
AGAINST = frozenset({"reject", "deny", "threaten", "accuse", "warn", "express_concern"})
SEEKING = frozenset({"demand", "call_for_dialogue"})
GIVING = frozenset({"accept", "agree", "promise", "deny"})
STANDING = frozenset({"demand", "offer", "reject", "threaten"})
DENYING = frozenset({"reject", "deny"})
"""Acts that hold a negation in themselves."""


class Line(GistLine, meant.Line, Protocol):
    """What is compared of a statement: what `meant` does, and who said it in which words."""

    @property
    def speaker(self) -> str: ...
    @property
    def line(self) -> Statement: ...
    @property
    def words(self) -> Words: ...
    @property
    def dated(self) -> bool: ...


L = TypeVar("L", bound=Line)
Found = tuple[float, int, int]
Scorer = Callable[[L, Sequence[L]], Sequence[float]]
"""Scores of a line with others that were told before it, see `scored`."""


def retold(
    given: Iterable[L], scores: Scorer[L], may_be_one: Callable[[L, L], bool], look: Look
) -> Iterator[tuple[L, L]]:
    """Lines that are one another's clearly best match between their two reports, the best first."""
    course = Retellings.of(given)
    lines = course.lines
    found = [
        (score, other, at)
        for at, others in look(course)
        for other, score in zip(others, scores(lines[at], [lines[other] for other in others]), strict=True)
        if score and may_be_one(lines[other], lines[at])
    ]
    ranked = _ranked(found, lines)
    for score, one, other in sorted(found, key=lambda pair: (-pair[0], lines[pair[1]].key, lines[pair[2]].key)):
        if all(_best(ranked[side, lines[match].key[0]], score) for side, match in ((one, other), (other, one))):
            yield lines[one], lines[other]


def _ranked(found: Sequence[Found], lines: Sequence[Line]) -> Mapping[tuple[int, str], list[float]]:
    """The scores of each line in each other report."""
    ranked: dict[tuple[int, str], list[float]] = {}
    for score, one, other in found:
        ranked.setdefault((one, lines[other].key[0]), []).append(score)
        ranked.setdefault((other, lines[one].key[0]), []).append(score)
    return ranked


def _best(scores: Sequence[float], score: float) -> bool:
    rest = sorted(scores)
    rest.remove(score)
    return not rest or score >= MARGIN * rest[-1]


@dataclass(slots=True)
class Retellings(Course[L]):
    """Lines with those before them that they may repeat."""

    FRESH = 40

    _days: list[Span]

    @classmethod
    def of(cls, lines: Iterable[L]) -> Retellings[L]:
        """In whatever order they are given."""
        ordered = sorted(lines, key=lambda line: (line.order, line.key))
        return cls(ordered, len({line.lang for line in ordered}) > 1, [_spoken(line) for line in ordered])

    def _shelves(self, at: int) -> tuple[Sense, Sense]:
        parts = reach(self.lines[at]) if self.abroad else self.lines[at].gist
        return parts, parts

    def _before(self, at: int) -> list[int]:
        one, days = self.lines[at], self._days
        # most share but one meaning: seen first, it costs least
        near = [
            other
            for other, count in self._votes(at).items()
            if self.lines[other].story == one.story
            or (count >= LEAST and _near(one, self.lines[other], (days[at], days[other]), count))
        ]
        return [other for other in near if self.lines[other].key[0] != one.key[0]]


def _near(one: Line, other: Line, days: tuple[Span, Span], count: int) -> bool:
    """In two stories. days: of either utterance; count: meanings that they share."""
    if not (one.dated and other.dated):
        return count >= SUREST.telling
    gap = between(*days)
    if LATER < gap <= LONG_AFTER:
        soon = gap <= AGAIN and (_of_bodies(one, other) or _in_marks(one, other))
        return soon or count >= RECALLED.telling
    return gap <= LATER


def _in_marks(one: Line, other: Line) -> bool:
    """Quotations of one person in two languages: the same words are the same utterance, however late they are told."""
    same = bool(one.speaker) and one.speaker == other.speaker
    return same and one.lang != other.lang and one.line.kind == other.line.kind == "direct"


def days_between(one: Line, other: Line) -> int:
    """Between the two utterances, the fewest that are possible."""
    return between(_spoken(one), _spoken(other))


def _spoken(line: Line) -> Span:
    """The first and last day that it may be of: of its report, or of weeks before where the words tell so."""
    told = line.line.date
    if told.earliest and told.latest:
        last = told.latest.toordinal()
        if line.since - PAST <= last < line.since - DAYS:
            return told.earliest.toordinal(), last
    return line.since, line.order


def _of_bodies(one: Line, other: Line) -> bool:
    """What a party, no person, is told to want: it stands until it changes."""
    return not (one.speaker or other.speaker) and {one.line.act, other.line.act} <= STANDING


def scored(weights: Weights, line: Line, before: Iterable[Line]) -> list[float]:
    """0 where the two cannot be one utterance."""
    return [_score(other, line, weights) for other in before]


def _score(one: Line, other: Line, weights: Weights) -> float:
    """0 where the two cannot be one utterance."""
    found = shared(one, other, weights, crossed(one, other))
    mixed = bool(one.speaker) != bool(other.speaker)
    rank = found.rank + ACT * (one.line.act == other.line.act) - MIXED * mixed
    if one.story == other.story:
        return rank if (ALIKE if mixed else STORY).met(found) else 0.0
    if not any(bar.met(found) for bar in (ALIKE, WITHIN, SURE)) and not _piece(one, other, found):
        return 0.0
    against = doubts(one, other, found)
    if one.dated and other.dated and not _of_bodies(one, other) and days_between(one, other) > LATER:
        same = RECALLED.met(found) or (VERBATIM.met(found) and _in_marks(one, other))
        return rank if against < ENOUGH and same and _denies(one) == _denies(other) else 0.0
    if against == 0 or (against == 1 and _piece(one, other, found)):
        return rank
    return rank if against < ENOUGH and (SURE, SUREST)[against - 1].met(found) else 0.0


def _piece(one: Line, other: Line, found: Shared) -> bool:
    """The same words stand in quotations of both."""
    if one.lang != other.lang or found.telling < 2 or "indirect" in (one.line.kind, other.line.kind):
        return False
    runs = [set(zip(*(line.words[at:] for at in range(RUN)), strict=False)) for line in (one, other)]
    return not runs[0].isdisjoint(runs[1])


def doubts(one: Line, other: Line, found: Shared) -> int:
    """How many things speak against one utterance in two independent reports."""
    numbers = figures(one.gist), figures(other.gist)
    if all(numbers) and not numbers[0] & numbers[1]:
        return ENOUGH
    known = one.dated and other.dated
    far = known and days_between(one, other) > DAYS
    mixed = bool(one.speaker) != bool(other.speaker)
    denied = turned(one, other) and not (one.lang != other.lang and found.short >= PLAIN)
    against = far + _other_acts(one, other) + denied
    return against + 2 * ((not known) + mixed + _opposed(one, other))


def _opposed(one: Line, other: Line) -> bool:
    """Where one says "old", the other says "new"; or one says of a part what the other says of all."""
    ours, theirs = one.gist - other.gist, other.gist - one.gist
    if (ours | theirs) & PARTS:
        return True
    return any((a in ours and b in theirs) or (b in ours and a in theirs) for a, b in OPPOSITES)


def _other_acts(one: Line, other: Line) -> bool:
    acts = {one.line.act, other.line.act}
    if one.line.kind == other.line.kind == "direct":
        return False
    return bool((acts & FOR and acts & AGAINST) or (acts & SEEKING and acts & GIVING))


def turned(one: Line, other: Line) -> bool:
    """One of them denies and the other does not."""
    acts = {one.line.act, other.line.act}
    return _denies(one) != _denies(other) and not acts & DENYING


def _denies(line: Line) -> bool:
    return not negators(line.lang).isdisjoint(line.words)
