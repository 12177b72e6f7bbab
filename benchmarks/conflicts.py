"""Fit the weights by which two places are taken to contradict one another, and print how they do on sets left out.

Each set of reports with its answer, and each pair of short reports of the tests, gives all numbers, all days and all
sentences of which one says no that may be of one thing: right are those that the answer names, wrong all others, but
for those that tell the same as a conflict of the answer in another report, which the answer does not name again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.across.made import Place
from benchmarks.fitting import TESTS, Fit, Manner, left_out, made_of, marked, run, table, weights_lines
from demarche import pipeline
from demarche.annotate import Scheme
from demarche.kept import NOTHING
from demarche.link.calendar import with_days
from demarche.link.claims import spoken
from demarche.link.conflicts import days, numbers
from demarche.link.conflicts.amounts import told_in
from demarche.link.conflicts.contradicted import DENIALS, FLAT
from demarche.link.conflicts.dated import Dated
from demarche.link.conflicts.given import Given
from demarche.link.conflicts.happened import OUTCOMES
from demarche.link.conflicts.look import pairs
from demarche.link.conflicts.matters import adjoin
from demarche.link.conflicts.sides import Marks, Side, Sides
from demarche.link.conflicts.weights import WEIGHTS, surest
from demarche.model import At, Document, Links
from demarche.world.weights import Weights

MANNER = {
    "number": Manner(pull=6.0, least=3, small=0.05, enough=0.3),
    "date": Manner(pull=3.0, least=3, small=0.05, enough=0.0),
    "status": Manner(pull=1.5, least=6, small=0.05, enough=-0.4),
    "claim_denial": Manner(pull=3.0, least=6, small=0.05, enough=-0.7),
}
ONCE: Mapping[str, tuple[Callable[[Any], Iterable[Hashable]], Callable[[Any, Any], bool]]] = {
    "number": (numbers.one_matter, numbers.again),
    "date": (days.one_matter, days.again),
    "status": (OUTCOMES.one_matter, OUTCOMES.again),
    "claim_denial": (DENIALS.one_matter, DENIALS.again),
}
BESIDE = {"status": "claim_denial", "claim_denial": "status"}
"""What the answer calls so may as well be called otherwise."""
NEAR = 60
"""Code points between the words of an answer and a place that is still of it."""
ALIKE = 2
"""Meanings that two sentences share which tell of one thing alike."""
SMALL = "a pair of short reports"
"""A sign of these alone: of the few pairs that they give more are right than in a set of reports."""
STEPS = (-1.5, -1.0, -0.7, -0.4, 0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places with their signs; right: the answer has them; None where it says nothing of them."""

    one: Any
    other: Any
    signs: tuple[str, ...]
    right: bool | None


@dataclass(frozen=True, slots=True)
class Case:
    """A set of reports, by kind of conflict. wanted: conflicts that the answer has."""

    name: str
    pairs: Mapping[str, Sequence[Pair]]
    wanted: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """conflicts: kind and both places; story: by report."""

    conflicts: Sequence[tuple[str, Place, Place]]
    story: Mapping[str, str]


def cases_of(folder: Path) -> list[Case]:
    """A set of reports with its answer."""
    found = marked(folder)
    gold, find = found.gold, found.made.find
    conflicts = [
        (one.kind, find(one.one.report, one.one.words), find(one.other.report, one.other.words))
        for one in gold.conflict
    ]
    story = {name: str(n) for n, one in enumerate(gold.story) for name in one.reports}
    return [_case(folder.name, found.documents, Answer(conflicts, story))]


def _place(texts: Mapping[str, str], report: str, words: str) -> Place:
    start = texts[report].index(words)
    return report, start, start + len(words)


def small_cases() -> Iterator[Case]:
    """The pairs of short reports of the tests."""
    for path in sorted((TESTS / "link" / "conflicts").glob("*.toml")):
        for one in tomllib.loads(path.read_text("utf-8"))["pair"]:
            texts = {"0": one["one"], "1": one["other"]}
            langs = one.get("langs", ("en", "en"))
            documents = [
                pipeline.mark(Document(f"{n:016}", texts[str(n)], (f"{n}.txt",), lang=lang, given=day), Scheme())
                for n, (lang, day) in enumerate(zip(langs, one["days"], strict=True))
            ]
            found = (*one["found"], *one.get("missed", ()))
            conflicts = [(kind, *_both(texts, first, second)) for kind, first, second in found]
            yield _case("", documents, Answer(conflicts, {"0": "0", "1": "1"}))


def _both(texts: Mapping[str, str], first: str, second: str) -> tuple[Place, Place]:
    """Where the words of the one side and of the other stand: in two reports, else in one."""
    homes = [[name for name, text in texts.items() if words in text] for words in (first, second)]
    report = homes[0][0]
    other = next((name for name in homes[1] if name != report), homes[1][0])
    if other == report:
        report = next((name for name in homes[0] if name != other), report)
    return _place(texts, report, first), _place(texts, other, second)


def _case(name: str, marks: Sequence[Document], answer: Answer) -> Case:
    links = pipeline.link(marks)
    documents, _ = with_days(sorted(marks, key=lambda one: one.id), links.people, links.stories)
    names = made_of(documents).names
    found = dict(_found(documents, links))
    same: Mapping[str, Callable[[Any, Any], bool]] = {
        "number": _same_number,
        "date": _same_day,
        "status": _same_account,
        "claim_denial": _same_denial,
    }
    read = {
        kind: _answered(pairs, _Side(answer, kind, lines, names, same[kind]), name)
        for kind, (pairs, lines) in found.items()
    }
    return Case(name, read, {kind: sum(one[0] == kind for one in answer.conflicts) for kind in read})


def _found(documents: Sequence[Document], links: Links) -> Iterator[tuple[str, tuple[list[Any], list[Any]]]]:
    """By kind all pairs, and all that may stand in one."""
    told = told_in(documents, links.stories, links.meetings)
    yield "number", (list(numbers.Numbers(told).pairs()), [one for held in told.given.values() for one in held])
    dated = days.dated_of(documents, links.stories, links.meetings)
    yield "date", (list(days.DaysTold(dated, NOTHING, {}).pairs()), [one for held in dated.values() for one in held])
    story_of = {document: story.id for story in links.stories for document in story.documents}
    said = spoken(documents, links.people, links.stories)
    sides = Sides(documents, Marks(said, links.meetings, story_of))
    accounts = [one for held in sides.values() for one in held]
    yield "status", (list(pairs(OUTCOMES, sides)), accounts)
    yield "claim_denial", (list(pairs(DENIALS, sides)), accounts)


def _same_number(one: Given, other: Given) -> bool:
    return one.amount.unit == other.amount.unit and one.amount.meets(other.amount)


def _same_day(one: Dated, other: Dated) -> bool:
    """A day that the answer has is seldom told of another event in nearly the same words."""
    return one.days == other.days and bool(one.whole.met(other.whole))


def _same_account(one: Side, other: Side) -> bool:
    return one is other or one.line.met(other.line) >= ALIKE


def _same_denial(one: Side, other: Side) -> bool:
    """Also the sentence beside it, and what says no of something that both tell."""
    if one.document.id == other.document.id and adjoin(one, other):
        return True
    met = one.line.met(other.line)
    return met >= ALIKE or bool(met and one.of.no & FLAT and other.of.no & FLAT)


def _is_denial(one: Side, line: Side) -> bool:
    """It is that line, or says no beside it."""
    return one is line or (adjoin(one, line) and bool(one.of.no & FLAT and line.of.no & FLAT))


@dataclass(frozen=True, slots=True)
class _Side:
    """What the answer says of pairs of one kind. lines: all that may stand in a pair; names: of reports."""

    answer: Answer
    kind: str
    lines: Sequence[Any]
    names: Mapping[str, str]
    same: Callable[[Any, Any], bool]

    def of_answer(self, kind: str) -> list[tuple[list[Any], list[Any]]]:
        """The lines that stand nearest to the words of each conflict, for both sides."""
        return [
            (self._near(first), self._near(second)) for called, first, second in self.answer.conflicts if called == kind
        ]

    def _near(self, place: Place) -> list[Any]:
        report, start, end = place
        told = [(one.place, one) for one in self.lines if self._home(one) == report]
        gaps = [(max(0, start - at.end, at.start - end), one) for at, one in told]
        least = min((gap for gap, _ in gaps), default=NEAR + 1)
        return [one for gap, one in gaps if gap == least <= NEAR]

    def _home(self, one: Any) -> str:
        return self.names[one.document.id]

    def right(self, pair: tuple[Any, Any], known: Sequence[tuple[list[Any], list[Any]]]) -> bool | None:
        """None where both tell what a conflict of the answer tells, in other reports."""
        told = False
        for sides in known:
            for one, other in (pair, pair[::-1]):
                if self._told(one, sides[0]) and self._told(other, sides[1]):
                    return True
                told = told or (self._alike(one, sides[0]) and self._alike(other, sides[1]))
        return None if told else False

    def _told(self, one: Any, lines: Sequence[Any]) -> bool:
        """It is one of these lines, or tells the same where the same story is carried."""
        denial = self.kind == "claim_denial"
        if any(_is_denial(one, line) if denial else one is line for line in lines):
            return True
        same = _same_account if denial else self.same
        return self._carries(one, lines) and any(same(one, line) for line in lines)

    def _alike(self, one: Any, lines: Iterable[Any]) -> bool:
        return any(self.same(one, line) for line in lines)

    def _carries(self, one: Any, lines: Iterable[Any]) -> bool:
        """Its report is of the same story."""
        story = self.answer.story
        return any(story[self._home(one)] == story[self._home(line)] for line in lines)


def _answered(found: Iterable[tuple[Any, Any, set[str]]], side: _Side, name: str) -> list[Pair]:
    """name: of the set; "" for a pair of short reports."""
    known, beside = side.of_answer(side.kind), side.of_answer(BESIDE.get(side.kind, ""))
    seen, more = dict[tuple[At, At], Pair](), set() if name else {SMALL}
    for one, other, signs in found:
        key = one.place, other.place
        if key not in seen:
            right = side.right((one, other), known)
            if right is False and side.right((one, other), beside):
                right = None
            seen[key] = Pair(one, other, tuple(sorted(signs | more)), right)
    return list(seen.values())


def fitted(cases: Iterable[Case], kind: str) -> Weights:
    pairs = (one for case in cases for one in case.pairs[kind])
    found = MANNER[kind].fitted((one.signs, one.right) for one in pairs if one.right is not None)
    return Weights(found.start, found.enough, {name: w for name, w in found.signs.items() if name != SMALL})


def shown(case: Case, kind: str, weights: Weights, least: float) -> tuple[int, int]:
    """(right, shown) of a set; what the answer says nothing of is not counted."""
    rows = [(weights.sum_of(one.signs), one) for one in case.pairs[kind]]
    right = {(one.one.place, one.other.place): one.right for _, one in rows}
    kept = surest(((value, one.one, one.other) for value, one in rows if value >= least), *ONCE[kind])
    told = [right[one.place, other.place] for one, other in kept]
    return sum(one is True for one in told), sum(one is not None for one in told)


def show(cases: Sequence[Case]) -> None:
    """Each set by weights fitted without it, at several sums."""
    table("kind", "sum", "shown", "right", "conflicts")
    for kind in MANNER:
        known = left_out(cases, lambda case: case.name, partial(fitted, kind=kind))
        wanted = sum(case.wanted[kind] for case in cases if case.name)
        for least in STEPS:
            figures = [shown(case, kind, known[case.name], least) for case in cases if case.name]
            right, made = (sum(one[n] for one in figures) for n in (0, 1))
            print(f"| {kind} | {least} | {made} | {right} | {wanted} |")


HEAD = """\
# By how much each sign makes it likelier that two places of two reports contradict one another, in log-odds.
# enough: from which sum they are shown. Made by python -m benchmarks.conflicts --write."""


def lines(cases: Sequence[Case]) -> list[str]:
    return [HEAD, *(line for kind in MANNER for line in weights_lines(fitted(cases, kind), kind))]


if __name__ == "__main__":
    run(Fit(__doc__, WEIGHTS, cases_of, small_cases, show, lines))
