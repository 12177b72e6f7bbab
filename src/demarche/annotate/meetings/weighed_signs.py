"""What tells, sign by sign, whether a party takes part in a meeting of which the words leave out a side."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.going import PEOPLE
from demarche.annotate.meetings.scene import Party, groups
from demarche.annotate.meetings.scored_features import Report
from demarche.annotate.meetings.scored_words import scored_words
from demarche.model import Sentence
from demarche.world import bodies, states

MOST = 6
"""Parties that the report names most, which may take part wherever it tells of a meeting."""
_BESIDE = 10
"""Code points between somebody and the word for what he is."""
_WIDEST = 40
_JOINT = {"session", "gather", "pair"}
_CREW = {"crew", "counterpart"}
_SHARES = (0.1, 0.25, 0.5, 0.75)
_HALVES = (0.25, 0.5, 0.75)
_TIMES = (1, 3)
_LAST = 5
"""Rank beyond which none is told apart."""
_MANY = 4


@dataclass(frozen=True)
class About:
    """A report, and all lines of meetings that it tells."""

    report: Report
    lines: Sequence[Found]
    seen: dict[int, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def ranks(self) -> dict[str, int]:
        return {code: rank for rank, (code, _) in enumerate(self.report.scene.ranked())}

    @cached_property
    def roles(self) -> dict[str, frozenset[str]]:
        """What the whole report tells of each party."""
        known: dict[str, set[str]] = {}
        people: Counter[str] = Counter()
        for party in self.report.scene.parties:
            found = set(self._beside(party))
            for code in party.codes:
                known.setdefault(code, set()).update(found)
                people[code] += party.mention.kind in PEOPLE
        says = Counter(code for one in self.report.scene.document.statements for code in one.speaker_party.split("+"))
        shares = self._shares()
        for code, found in known.items():
            found.add(f"its people {_step(people[code], _TIMES)}")
            found.add(f"it speaks {_step(says[code], _TIMES)}")
            found.add(f"where they meet {_step(shares.get(code, 0.0), _HALVES) + (code in shares)}")
        return {code: frozenset(found) for code, found in known.items()}

    def _beside(self, party: Party) -> Iterator[str]:
        if not (self.report.scene.is_city(party) or party.mention.adjectival):
            yield "by its own name"
        for _, end, name in self.report.between(party.start - _WIDEST, party.end + _BESIDE):
            if party.start - end < _BESIDE:
                if name == "broker":
                    yield "beside a broker"
                if name in _CREW:
                    yield "beside a crew"

    def _shares(self) -> dict[str, float]:
        """In what part of the sentences in which people meet it is named."""
        count: Counter[str] = Counter()
        total = 0
        for at, sentence in enumerate(self.report.scene.document.sentences):
            if any(name in _JOINT for _, _, name in self.report.between(sentence.start, sentence.end)):
                named = self.named(at)
                total += bool(named)
                count.update(named)
        return {code: number / total for code, number in count.items()}

    def named(self, at: int) -> frozenset[str]:
        """Codes of those whom a sentence names otherwise than by their towns."""
        if at not in self.seen:
            scene, sentence = self.report.scene, self.report.scene.document.sentences[at]
            near = scene.inside(sentence.start, sentence.end)
            self.seen[at] = frozenset(code for party in near if not scene.is_city(party) for code in party.codes)
        return self.seen[at]

    def sentence(self, at: int) -> int:
        """Number of the sentence in which a code point stands."""
        return max(0, bisect_right(self.report.scene.document.sentences, at, key=lambda one: one.start) - 1)


@dataclass(frozen=True)
class Telling:
    """A line of the report, with what every candidate is held against."""

    about: About
    line: Found

    @cached_property
    def numbers(self) -> list[int]:
        """Of the sentences that tell of it."""
        starts = [self.line.trigger[0], self.line.start, *(span.start for span in self.line.more.spans)]
        return sorted({self.about.sentence(at) for at in starts})

    @cached_property
    def home(self) -> Sentence:
        return self.about.report.scene.document.sentences[self.about.sentence(self.line.trigger[0])]

    @cached_property
    def named(self) -> frozenset[str]:
        return frozenset[str]().union(*(self.about.named(at) for at in self.numbers))

    @cached_property
    def before(self) -> frozenset[str]:
        at = self.about.sentence(self.line.trigger[0])
        return self.about.named(at - 1) if at else frozenset()

    @cached_property
    def towns(self) -> frozenset[str]:
        """Codes of those of whom its sentences name a town."""
        scene = self.about.report.scene
        spans = [scene.document.sentences[at] for at in self.numbers]
        return frozenset(code for one in spans for party in scene.inside(one.start, one.end) for code in party.codes)

    @cached_property
    def host(self) -> str:
        """The state in which it takes place, "" if that is not told."""
        hits = self.about.report.scene.words.places.find(self.line.place) if self.line.place else []
        return self.line.state or (hits[0][2] if hits else "")

    @cached_property
    def met(self) -> list[frozenset[str]]:
        """The sides of the other meetings that the report tells plainly."""
        others = [one for one in self.about.lines if one is not self.line and one.firm and one.explicit]
        return [one.parties for one in others if len(one.parties) > 1]

    @cached_property
    def many(self) -> int:
        """How many its words count: "all four parties"; 0 where they count none."""
        report = self.about.report
        counts, folded = scored_words(report.scene.document.lang).counts, report.scene.folded
        words = [folded[a:b] for a, b, name in report.between(self.home.start, self.home.end) if name == "pair"]
        return max((counts.get(word, 2) for text in words for word in text.split()), default=0)

    def candidates(self) -> list[str]:
        """Codes of all who may take part, in order; nobody of whom the report names towns alone."""
        scene = self.about.report.scene
        most = [code for code, _ in scene.ranked()[:MOST]]
        near = {code for code in (*self.named, *self.towns, *most, self.host) if scene.at_home(code)}
        return sorted(near | self.line.parties)

    def signs(self, code: str) -> Iterator[str]:
        """Each once."""
        yield from self._read(code)
        yield from self._weight(code)
        yield from self._words(code)
        yield from self.about.roles.get(code, ())

    def _read(self, code: str) -> Iterator[str]:
        """What the rules have read."""
        read = "read" if code in self.line.parties else "unread"
        yield f"{read}, of {min(len(self.line.parties), 3)}"
        yield f"{read}, {'firm' if self.line.firm else 'weak'}"
        yield f"{read}, {self.line.kind}"
        if code in self.before:
            yield "in the sentence before"
            yield f"in the sentence before, {read}"
        if code in self.about.report.scene.between():
            yield from ("between the sides", f"between the sides, {read}", f"between the sides, {self.line.kind}")

    def _weight(self, code: str) -> Iterator[str]:
        """How much the report is about it."""
        scene, ranked = self.about.report.scene, self.about.report.scene.ranked()
        rank, two = self.about.ranks.get(code, 9), scene.two_sides()
        yield f"rank {min(rank, _LAST)}"
        yield f"share {_step(ranked[rank][1] / ranked[0][1] if rank < len(ranked) else 0.0, _SHARES)}"
        yield ("of the two" if code in two else "not of the two") if two else "no two"
        if self.line.again:
            yield f"told before, {'of' if code in two else 'not of'} the two"
        if not self.met:
            yield "no others met"
        else:
            yield f"met {_step(sum(code in sides for sides in self.met) / len(self.met), (0.01, 0.5, 1.0))}"
        kind = "state" if code in states() else "body" if code in bodies() else "another"
        yield kind
        yield f"{'state' if code in states() else 'body'}, {self.line.kind}"
        if code in groups():
            yield "group"

    def _words(self, code: str) -> Iterator[str]:
        """What stands in the sentences that tell of it."""
        if code in self.named:
            yield "named"
        else:
            yield "its town alone" if code in self.towns else "not named"
        if self.host:
            yield "host" if code == self.host else "not the host"
        if self.many:
            rank = self.about.ranks.get(code, 9)
            yield f"{min(self.many, _MANY)} counted, {'among' if rank < self.many else 'not among'} the first"


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)
