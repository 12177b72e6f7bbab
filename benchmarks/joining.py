"""Fit the weights by which two tellings are taken for one meeting, and print how they do on sets left out.

Each set of reports with its answer gives all pairs of its tellings of which the answer knows the meeting, three times:
with the days that are given, with a single one, with none.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import msgspec

from benchmarks.across.gold import Gold, read_gold
from benchmarks.across.made import Made, Place, dateless, overlap, report_name
from benchmarks.logistic import fit
from demarche import pipeline
from demarche.annotate import Scheme
from demarche.brief import parse_brief
from demarche.link.calendar import Joined, with_days
from demarche.link.meetings.join import grouped
from demarche.link.meetings.signs import apart, signs
from demarche.link.meetings.telling import Told
from demarche.link.meetings.weights import FAR, WEIGHTS
from demarche.link.people import find_people
from demarche.link.stories import find_stories
from demarche.model import Document
from demarche.read import merge_same

HOME = Path(__file__).resolve().parents[1] / "tests" / "across"
CASES = HOME.parent / "link" / "meetings"
DAYS = ("given", "pinned", "unpinned")
PULL = 10.0
LEAST = 20
"""Pairs that a sign must stand in."""
SMALL = 0.05
"""Weights nearer to nothing than this are left out."""
NEAR = 60
"""Code points between the words of an answer and a telling that is still of it."""
ENOUGH = -0.75
EXTRA = 6
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


def case_of(folder: Path, days: str) -> Case:
    """A set of reports with the days that are given, with one, or with none."""
    gold = read_gold(folder)
    with tempfile.TemporaryDirectory() as place:
        sources = folder / "sources.csv" if days == "given" else dateless(folder, gold, days, Path(place))
        marked = _marked(folder, gold, sources)
    made = Made({}, {one.id: one.text for one in marked}, {one.id: report_name(one.sources[0]) for one in marked})
    words = [(n, made.find(one.report, one.words)) for n, meeting in enumerate(gold.meeting) for one in meeting.told]
    return _case(folder.name, days, marked, made, words)


def _case(name: str, days: str, marked: Sequence[Document], made: Made, words: Iterable[tuple[int, Place]]) -> Case:
    """words: the meeting of the answer, and where it is told."""
    told = _told(marked)
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
    marked = []
    for n, one in enumerate(case.reports):
        document = Document(f"{n:016}", one.text + one.cut, (f"{n}.txt",), lang=one.lang, given=one.day)
        marked.append(pipeline.mark(document, Scheme()))
    made = Made({}, {one.id: one.text for one in marked}, {one.id: str(n) for n, one in enumerate(marked)})
    words = [(n, one.split(": ", 1)) for n, line in enumerate(case.meeting) for one in line.told]
    return _case("", "given", marked, made, [(n, made.find(report, told)) for n, (report, told) in words])


def _marked(folder: Path, gold: Gold, sources: Path) -> list[Document]:
    scheme = pipeline.scheme_of(parse_brief((folder / gold.brief).read_text("utf-8")))
    job = pipeline.Job((str(folder / "reports"),), Path(), sources=sources)
    reports = [one for one in pipeline.read(job) if isinstance(one, Document)]
    marked = [one for one in pipeline.mark_all(merge_same(reports), scheme, 1) if isinstance(one, Document)]
    return sorted(marked, key=lambda one: one.id)


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


def fitted(cases: Sequence[Case]) -> tuple[float, dict[str, float]]:
    rows = [row for case in cases for row in case.rows() for _ in range(1 if case.name else EXTRA)]
    start, found = fit(rows, PULL, LEAST)
    return round(start, 2), {name: round(w, 2) for name, w in found.items() if abs(w) >= SMALL}


def joined(case: Case, known: tuple[float, dict[str, float]], enough: float) -> tuple[int, int, int]:
    """(pairs that both have, pairs made, pairs of the answer)."""
    start, by_sign = known
    values = {
        (one, other): FAR
        if found is None
        else min(-FAR, max(FAR, start + sum(by_sign.get(sign, 0.0) for sign in found)))
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
    names = sorted({case.name for case in cases if case.name})
    known = {name: fitted([case for case in cases if case.name != name]) for name in names}
    print("| days | mean | precision | recall | F1 |", "|---|---|---|---|---|", sep="\n")
    for days in DAYS:
        for enough in (-2.0, -1.5, -1.0, -0.5, 0.0):
            figures = []
            for case in cases:
                if case.name and case.days == days:
                    right, made, wanted = joined(case, known[case.name], enough)
                    p, r = right / max(1, made), right / max(1, wanted)
                    figures.append((p, r, 2 * p * r / (p + r) if right else 0.0))
            p, r, f = (sum(one[n] for one in figures) / len(figures) for n in range(3))
            print(f"| {days} | {enough} | {p:.3f} | {r:.3f} | {f:.3f} |")


def write(path: Path, known: tuple[float, dict[str, float]]) -> None:
    """As `weights` reads them."""
    lines = [HEAD, f"start = {known[0]:.2f}", f"enough = {ENOUGH:.2f}", "", "[signs]"]
    path.write_text("\n".join([*lines, *(f'"{name}" = {w:.2f}' for name, w in sorted(known[1].items()))]) + "\n")


HEAD = """\
# By how much each sign makes it likelier that two tellings are of one meeting, in log-odds.
# enough: from which mean of all their pairs two groups of tellings are one meeting.
# Made by python -m benchmarks.joining --write."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.joining", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="further sets of reports, beside those of tests/across")
    parser.add_argument("--write", type=Path, nargs="?", const=WEIGHTS, help="write weights fitted on all sets")
    parser.add_argument("--try", dest="tried", action="store_true", help="fit without each set in turn, and show")
    parser.add_argument("--without", default="", help="sets that the weights may not see, with commas between")
    asked = parser.parse_args()
    folders = [*sorted(path.parent for path in HOME.glob("*/gold.toml")), *asked.folders]
    left = asked.without.split(",")
    cases = [case_of(folder, days) for folder in folders if folder.name not in left for days in DAYS]
    cases += small_cases()
    if asked.tried:
        show(cases)
    if asked.write:
        write(asked.write, fitted(cases))


if __name__ == "__main__":
    main()
