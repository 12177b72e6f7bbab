"""Fit the weights by which two tellings are taken for one meeting, and print how they do on sets left out.

Each set of reports with its answer gives all pairs of its tellings of which the answer knows the meeting, three times:
with the days that are given, with a single one, with none.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import msgspec

from benchmarks.across.gold import read_gold
from benchmarks.across.made import Made, Place, dateless, overlap
from benchmarks.fitting import TESTS, Fit, Manner, left_out, made_of, marked, run, shares, table, weights_lines
from demarche import pipeline
from demarche.annotate import Scheme
from demarche.link.calendar import Joined, with_days
from demarche.link.meetings.join import grouped
from demarche.link.meetings.signs import apart, signs
from demarche.link.meetings.telling import Told
from demarche.link.meetings.weights import FAR, WEIGHTS
from demarche.link.people import find_people
from demarche.link.stories import find_stories
from demarche.model import Document
from demarche.world.weights import Weights

CASES = TESTS / "link" / "meetings"
DAYS = ("given", "pinned", "unpinned")
MANNER = Manner(pull=20.0, least=20, small=0.05, enough=-1.00)
NEAR = 60
"""Code points between the words of an answer and a telling that is still of it."""
EXTRA = 20
"""How often a pair of the small cases counts."""

Pair = tuple[int, int, tuple[str, ...] | None]
"""Two indexes and their signs, None where they cannot be one."""


@dataclass(frozen=True, slots=True)
class Case:
    """The tellings of a set; meeting: of which meeting of the answer each is, -1 where that is not known; missed: those
    of the answer that are not read, by their meeting."""

    name: str
    days: str
    told: Sequence[Told]
    meeting: Sequence[int]
    pairs: Sequence[Pair]
    missed: Sequence[int]

    def rows(self) -> Iterator[tuple[tuple[str, ...], bool]]:
        """The pairs of two reports of which the answer knows both: of one report it names the clearest words alone."""
        for one, other, found in self.pairs:
            known = found is not None and self.meeting[one] >= 0 and self.meeting[other] >= 0
            if found is not None and known and self.told[one].at.document != self.told[other].at.document:
                yield found, self.meeting[one] == self.meeting[other]


def cases_of(folder: Path) -> list[Case]:
    return [case_of(folder, days) for days in DAYS]


def case_of(folder: Path, days: str) -> Case:
    """A set of reports with the days that are given, with one, or with none."""
    with tempfile.TemporaryDirectory() as place:
        found = marked(folder, None if days == "given" else dateless(folder, read_gold(folder), days, Path(place)))
    told = [(n, one) for n, meeting in enumerate(found.gold.meeting) for one in meeting.told]
    words = [(n, found.made.find(one.report, one.words)) for n, one in told]
    return _case(folder.name, days, found.documents, found.made, words)


def _case(name: str, days: str, documents: Sequence[Document], made: Made, words: Iterable[tuple[int, Place]]) -> Case:
    """words: the meeting of the answer, and where it is told."""
    told = _told(documents)
    meeting, missed = [-1] * len(told), []
    for n, place in words:
        at = _nearest(place, told, made.names)
        if at is None or meeting[at] not in (-1, n):
            missed.append(n)
        else:
            meeting[at] = n
    pairs = [_pair(told, one, other) for one, other in combinations(range(len(told)), 2)]
    return Case(name, days, told, meeting, pairs, missed)


def _pair(told: Sequence[Told], one: int, other: int) -> Pair:
    first, second = told[one], told[other]
    return one, other, None if apart(first, second) else tuple(signs(first, second))


class _Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lang: str
    text: str
    day: date | None = None
    cut: str = ""


class _Line(msgspec.Struct, frozen=True):
    told: list[str]


class _Small(msgspec.Struct, frozen=True):
    reports: list[_Text]
    meeting: list[_Line]


class _File(msgspec.Struct, frozen=True):
    case: list[_Small]


def small_cases() -> list[Case]:
    """The cases of the tests, of a few sentences each."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        found += [_small(one) for one in msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File).case]
    return found


def _small(case: _Small) -> Case:
    documents = []
    for n, one in enumerate(case.reports):
        document = Document(f"{n:016}", one.text + one.cut, (f"{n}.txt",), lang=one.lang, given=one.day)
        documents.append(pipeline.mark(document, Scheme()))
    made = made_of(documents)
    words = [(n, one.split(": ", 1)) for n, line in enumerate(case.meeting) for one in line.told]
    return _case("", "given", documents, made, [(n, made.find(report, told)) for n, (report, told) in words])


def _told(documents: Sequence[Document]) -> list[Told]:
    people, stories = find_people(documents), find_stories(documents)
    joined = Joined()
    dated, _ = with_days(documents, people, stories, joined)
    return joined.told_of(dated, people, stories)


def _nearest(words: Place, told: Sequence[Told], names: dict[str, str]) -> int | None:
    """The telling that holds most of the words, else the one that stands nearest."""
    found: list[tuple[int, int, int]] = []
    for n, one in enumerate(told):
        spans = [(one.at.start, one.at.end), *((span.start, span.end) for span in one.line.again)]
        for start, end in spans if names[one.at.document] == words[0] else ():
            gap = max(start - words[2], words[1] - end, 0)
            if gap <= NEAR:
                found.append((overlap(words, (words[0], start, end)) or -gap, start - end, -n))
    return -max(found)[2] if found else None


def fitted(cases: Sequence[Case]) -> Weights:
    return MANNER.fitted(row for case in cases for row in case.rows() for _ in range(1 if case.name else EXTRA))


def joined(case: Case, known: Weights, enough: float) -> tuple[int, int, int]:
    """(pairs that both have, pairs made, pairs of the answer)."""
    values = {
        (one, other): FAR if found is None else min(-FAR, max(FAR, known.sum_of(found)))
        for one, other, found in case.pairs
    }
    pairs = ((one, other, value) for (one, other), value in values.items())
    groups = grouped(len(case.told), pairs, lambda one, other: values[min(one, other), max(one, other)], enough)
    right = made = 0
    for group in groups:
        for one, other in combinations([case.meeting[at] for at in group if case.meeting[at] >= 0], 2):
            made, right = made + 1, right + (one == other)
    held = [*case.missed, *(n for n in case.meeting if n >= 0)]
    return right, made, sum(held.count(n) * (held.count(n) - 1) // 2 for n in set(held))


def show(cases: Sequence[Case]) -> None:
    """Each set by weights fitted without it, at several means."""
    known = left_out(cases, lambda case: case.name, fitted)
    table("days", "mean", "precision", "recall", "F1")
    for days in DAYS:
        for enough in (-1.5, -1.2, -0.9, -0.6, -0.3):
            of_days = [case for case in cases if case.name and case.days == days]
            figures = [shares(*joined(case, known[case.name], enough)) for case in of_days]
            p, r, f = (sum(one[n] for one in figures) / len(figures) for n in range(3))
            print(f"| {days} | {enough} | {p:.3f} | {r:.3f} | {f:.3f} |")


HEAD = """\
# By how much each sign makes it likelier that two tellings are of one meeting, in log-odds.
# enough: from which mean of all their pairs two groups of tellings are one meeting.
# Made by python -m benchmarks.joining --write."""


def lines(cases: Sequence[Case]) -> list[str]:
    return [HEAD, *weights_lines(fitted(cases))]


if __name__ == "__main__":
    run(Fit(__doc__, WEIGHTS, cases_of, small_cases, show, lines))
