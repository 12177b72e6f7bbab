"""The day of the news of each report: by its first words, its story, and those that share its words or its plans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.record.lines import Line
from demarche.record.showings.showing import number

OPENING, OLD_NEWS = 450, 3
"""Code points in which a report names the day of its news; days by which that is older than the report."""
STAMP = re.compile(r"\d \w+ \d{4}$|\w \d+, \d{4}$")
"""A whole date, as stands beside a place at the head of a report."""
BARE = re.compile(r"^(\d+ \w+|\w+ \d+,) \d{4}$")
"""A whole date without a weekday: where it is older than the day before, it tells what led to the news."""
YOUNGER = 14
"""Days by which a report without a day may be younger than the one that it stands beside."""
WIDE = 31
"""Days. A publication interval longer than this tells no day that a stance could be held from."""


def anchored(reports: Mapping[str, Line], ties: Sequence[tuple[str, str, str]]) -> dict[str, Line]:
    """Reports without a day get the first day of their story, else the last of those on which others first told what
    they tell: a report is no older than the youngest words that it shares."""
    days = {name: published(line) for name, line in reports.items()}
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, name, key in ties:
        if days.get(name):
            first[kind, key] = min((days[name], name), first.get((kind, key), ("9", "")))
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for kind, name, key in ties:
        if name in days and not days[name] and (kind, key) in first:
            found[name][kind] = max(first[kind, key], found[name].get(kind, ("", "")))
    return {name: _moved(line, found[name]) if name in found else line for name, line in reports.items()}


def _moved(report: Line, told: Mapping[str, tuple[str, str]]) -> Line:
    """The report on the day of another, which it stands `beside` by a `tie`."""
    tie = "story" if "story" in told else max(told, key=lambda kind: told[kind])
    day, beside = told[tie]
    return {**report, "published": {"earliest": day, "latest": day}, "beside": beside, "tie": tie}


def ties_of(
    reports: Mapping[str, Line], said: Mapping[str, Line], claims: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """(story or claim, report, id of the story or claim)."""
    yield from (("story", name, str(line["story"])) for name, line in reports.items() if line["story"])
    yield from (("claim", str(said[one]["document"]), claim) for one, claim in claims.items() if one in said)


def planned_days(meetings: Iterable[Line]) -> frozenset[tuple[str, str]]:
    """(report, day) of what each tells as planned and of nothing that it tells as held: it lies ahead of the report and
    dates no news."""
    found: set[tuple[str, str]] = set()
    past: set[tuple[str, str]] = set()
    for line in meetings:
        evidence, when = line.get("evidence", ()), line.get("date", {})
        assert isinstance(evidence, list | tuple) and isinstance(when, dict)
        days = {str(when.get("earliest")), str(when.get("latest"))}
        for at in evidence:
            told = {(str(at["document"]), day) for day in days}
            found |= told if at["status"] == "planned" else set()
            past |= told if at["status"] == "held" else set()
    return frozenset(found - past)


def plans_of(meetings: Iterable[Line]) -> Iterator[tuple[str, str, str]]:
    """Reports that tell of one meeting as planned."""
    for line in meetings:
        evidence = line.get("evidence", ())
        assert isinstance(evidence, list | tuple)
        yield from (("plan", str(at["document"]), str(line["id"])) for at in evidence if at["status"] == "planned")


@dataclass(frozen=True, slots=True)
class News:
    """When what a report tells was: the last day and the first. silent: no words of it name the day.
    printed: ISO day of the report, "" where not known. after: only its first day is known, as the
    last one on which others told what the report tells too."""

    day: str
    since: str
    silent: bool
    printed: str
    after: bool


def news_of(
    reports: Mapping[str, Line],
    dates: Iterable[Line],
    ties: Sequence[tuple[str, str, str]],
    planned: Container[tuple[str, str]] = frozenset(),
) -> dict[str, News]:
    """By report, the day that its first words name, where that is the day of publication or shortly before; where only
    what it shares places the report, any day since that is not of a plan. A stamp ("Oslo, May 3, 2015") names none
    where another day follows; a copy tells the news of its story."""
    first: dict[str, tuple[bool, int, str]] = {}
    for line in dates:
        name, at = str(line["document"]), number(line["start"])
        day = str(line["earliest"] or "")
        if not day or day != line["latest"] or at > OPENING or name not in reports:
            continue
        printed = published(reports[name])
        if printed and 0 <= apart(day, printed) <= (1 if BARE.search(str(line["text"])) else OLD_NEWS):
            found = day == printed and bool(STAMP.search(str(line["text"]))), at, day
            first[name] = min(found, first.get(name, found))
        elif printed and _after(reports[name]) and 0 < apart(printed, day) <= YOUNGER and (name, day) not in planned:
            first[name] = min((False, at, day), first.get(name, (False, at, day)))
    named = {name: day for name, (_, _, day) in first.items()}
    days = {name: _day(line, named) for name, line in reports.items()}
    earliest: dict[str, tuple[str, tuple[str, str]]] = {}  # of a story, the day that its first report tells
    for kind, name, key in ties:
        if kind == "story" and days[name][0]:
            found_first = published(reports[name]) or "9", days[name]
            earliest[key] = min(found_first, earliest.get(key, found_first))
    told = {name for name, (stamp, _, _) in first.items() if not stamp}
    of_story = {key: day for key, (_, day) in earliest.items()}
    return {
        name: News(*of_story.get(str(line["story"]), days[name]), name not in told, published(line), _after(line))
        for name, line in reports.items()
    }


def _after(report: Line) -> bool:
    return "beside" in report and report["tie"] != "story"


def _day(report: Line, named: Mapping[str, str]) -> tuple[str, str]:
    """(last, first) day of the news of a report; of one that only what it shares places, no first one is known."""
    if day := named.get(str(report["id"])) or named.get(str(report.get("beside"))):
        return day, day
    when = report["published"]
    assert isinstance(when, dict)
    known = published(report)
    return known, str(when["earliest"]) if known and "beside" not in report else ""


def published(report: Line) -> str:
    when = report["published"]
    assert isinstance(when, dict)
    first, last = str(when["earliest"] or ""), str(when["latest"] or "")
    return last if first and last and apart(first, last) <= WIDE else ""


def earliest(report: Line) -> str:
    """The first day on which it may have appeared, "" where none is known."""
    when = report["published"]
    assert isinstance(when, dict)
    return str(when["earliest"] or "")


def before(day: str) -> str:
    """The day before, "" for no day."""
    return str(date.fromisoformat(day) - timedelta(1)) if day else ""


def apart(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
