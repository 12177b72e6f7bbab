"""What tells, sign by sign, whether a report really tells of a meeting where it seems to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.annotate.meetings.day import same_day
from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.scored import sentences, sum_of
from demarche.annotate.meetings.scored_features import Report, singles
from demarche.annotate.meetings.scored_words import weights
from demarche.annotate.meetings.weighed import chosen, log_odds
from demarche.annotate.meetings.weighed_signs import About, Telling
from demarche.model import Sentence, When
from demarche.world import bodies, states

_SUMS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
_DAYS = (1, 3, 10, 31)
"""Days that a date spans."""
_TIMES = (2, 3, 5)
"""How often the report names the side that it names least."""
_OTHERS = (1, 2, 4)
"""How many sure lines stand beside it."""
_SURE = (-0.5, 0.0, 0.5, 1.0, 2.0)
"""Log-odds of the side that is least likely."""
_MANY = 4
_AGAIN, _OFTEN = 2, 3
"""Times that a report names those who are not named in passing, and those whom it is about."""
_WIDE = 10_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A line, with what it is held against. sum: log-odds of its sentence, to tell of an encounter; heard: a word of
    encounter told it."""

    about: About
    line: Found
    sum: float
    heard: bool
    sentence: Sentence

    def signs(self) -> Iterator[str]:
        """Each once."""
        yield from self._word()
        yield from self._when_and_where()
        yield from self._sides()
        yield from self._more()
        yield from self._beside()

    def _word(self) -> Iterator[str]:
        line, rule = self.line, self._rule()
        yield rule
        yield f"{rule}, {line.kind}"
        yield f"{rule}, {line.status}"
        yield f"sum {bisect_right(_SUMS, self.sum)}"
        yield f"{rule}, sum {bisect_right(_SUMS, self.sum)}"
        if line.again:
            yield "told before"

    def _rule(self) -> str:
        """What the rules make of it."""
        return "weak by its word" if self.heard else "weak by its sum"

    def _when_and_where(self) -> Iterator[str]:
        line = self.line
        width = bisect_right(_DAYS, _days(line.date))
        day = f"days {width}" if line.dated else "no day"
        yield day
        yield f"{day}, {'place' if line.place else 'no place'}"
        yield f"{day}, {line.status}"
        told = self.about.report.scene.document.published.latest
        if told and line.date.latest and (told - line.date.latest).days > _DAYS[-1]:
            yield "long ago"

    def _sides(self) -> Iterator[str]:
        line, named = self.line, dict(self.about.report.scene.ranked())
        sides = "named" if line.explicit else "left out"
        yield f"sides {sides}, {'no ' if not line.dated else ''}day"
        yield f"sides {sides}, {self._rule()}"
        yield f"{min(len(line.parties), _MANY)} sides"
        times = min((named.get(code, 0) for code in line.parties), default=0)
        yield f"named {bisect_right(_TIMES, times)}"
        yield f"named {bisect_right(_TIMES, times)}, {sides}"
        if not line.explicit:
            telling = Telling(self.about, line)
            likely = chosen(telling)
            least = min((log_odds(telling, code) for code in likely), default=_SURE[0] - 1)
            yield f"likely {bisect_right(_SURE, least)}"
            yield f"{min(len(likely), _MANY)} likely"
        if line.loose:
            yield "sides by a word for both"
        if not all(code in states() or code in bodies() for code in line.parties):
            yield "a side that the world does not know"
        two = set(self.about.report.scene.two_sides())
        yield f"sides {'of two' if two and two == line.parties else 'open' if not two else 'of others'}"
        yield f"{min(len(line.people), 2)} people"

    def _more(self) -> Iterator[str]:
        line, more = self.line, self.line.more
        told = {"round": more.round, "level": more.level, "length": more.length, "forum": line.forum, "anew": more.anew}
        yield from (name for name, value in told.items() if value)
        yield f"told {min(1 + len(more.spans), 3)} times"

    def _beside(self) -> Iterator[str]:
        """What else the report tells."""
        line = self.line
        others = [one for one in self.about.lines if one is not line and one.firm]
        yield f"beside {bisect_right(_OTHERS, len(others))}"
        alike = [one for one in others if one.parties & line.parties]
        if any(line.dated and one.dated and same_day(one.date, line.date) for one in alike):
            yield "another on its day"
        if any(one.parties == line.parties and one.start < line.start for one in alike):
            yield "another of its sides before"
        if any(self.sentence.start <= one.start < self.sentence.end for one in others):
            yield "another in its sentence"


def standings(report: Report, lines: Sequence[Found]) -> Iterator[Standing]:
    """Of the lines that the rules find weak, those that tell a day, and not of just anybody in a report of many: of the
    rest too few are what they seem in reports that tell of much else."""
    about = About(report, lines)
    heard = {one.trigger for one in report.found}
    places = list(sentences(report.scene))
    starts = [one.start for one, _ in places]
    for line in lines:
        if line.firm or not line.dated or _anybody(about, line, line.trigger in heard):
            continue
        sentence, before = places[max(0, bisect_right(starts, line.trigger[0]) - 1)]
        yield Standing(about, line, _sum(report, sentence, before), line.trigger in heard, sentence)


def _anybody(about: About, line: Found, heard: bool) -> bool:
    """Whom the report is about does not tell the sides: it names them in passing, or many. Where the words name them, a
    word of encounter is enough, or that they are named again."""
    scene = about.report.scene
    named = dict(scene.ranked())
    if line.explicit:
        return not heard and any(named.get(code, 0) < _AGAIN for code in line.parties)
    likely = chosen(Telling(about, line))
    unknown = not (line.parties or scene.two_sides())
    return (unknown and len(likely) >= _MANY) or any(named.get(code, 0) < _OFTEN for code in likely)


def _sum(report: Report, sentence: Sentence, before: int) -> float:
    """Log-odds of a sentence, to tell of an encounter."""
    return sum_of(report, sentence, singles(report, sentence, before), weights(), whole=True)[0]


def _days(when: When) -> int:
    return (when.latest - when.earliest).days if when.earliest and when.latest else _WIDE
